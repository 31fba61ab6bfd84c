import pandas as pd
import pytest

from data.build.steps import births

COLUMNS = ["area_id", "year", *births.COUNTS]
ROWS = [
    (1, 2011, 10, 4, 1),
    (1, 2012, 20, 6, 2),
    (1, 2013, 30, 8, 3),
    (1, 2014, 40, 9, None),
    (1, 2015, 50, 9, 5),
    *((2, year, 1, 1, 1) for year in range(2011, 2016)),
]
REGISTER = pd.DataFrame(ROWS, columns=COLUMNS).sample(frac=1, random_state=1)
REASONS = pd.DataFrame(
    [
        ("population_register", 1, 2014, "births_foreign_parent", "source_error"),
        ("population_register", 1, 2014, "aged_80_plus", "source_error"),
        ("education_2011", 1, 2014, "births_foreign_parent", "not_decoded"),
    ],
    columns=["dataset", "area_id", "year", "column", "reason"],
)


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    built = {"population_register": REGISTER, "missing_values": REASONS}
    return births.build(tmp_path_factory.mktemp("unused"), built)


@pytest.fixture(scope="module")
def sums(tables):
    return tables["births_three_years"].set_index(["area_id", "year"])


def test_each_year_is_summed_with_the_two_before_it(sums):
    assert sums.loc[(1, 2013)].tolist() == [10 + 20 + 30, 4 + 6 + 8, 1 + 2 + 3]
    assert sums.loc[(1, 2015), "births_3y"] == 30 + 40 + 50


def test_the_first_sum_is_that_of_the_third_year_in_every_area(sums):
    assert sums.index.tolist() == [(area, year) for area in (1, 2) for year in (2013, 2014, 2015)]


def test_no_sum_reaches_into_another_area(sums):
    assert sums.loc[2].to_numpy().tolist() == [[3, 3, 3]] * 3


def test_a_sum_that_holds_an_empty_cell_is_empty_with_that_cells_reason(tables, sums):
    assert sums["births_foreign_parent_3y"].isna().tolist() == [False, True, True, *[False] * 3]
    assert tables["missing_values"].to_numpy().tolist() == [
        ["births_three_years", 1, year, "births_foreign_parent_3y", "source_error"]
        for year in (2014, 2015)
    ]
