"""The city's series of citizenship, built again from the publishers' files."""

from pathlib import Path

import pytest

from data.build.steps import city_context
from data.catalogue.card import dataset
from data.catalogue.contract import check
from data.catalogue.read import read_table

RAW = Path(__file__).parents[3] / "shared" / "data"
pytestmark = pytest.mark.skipif(
    not RAW.is_dir(), reason="the publishers' files (../shared/data) are not on this machine"
)
YEARS = list(range(1987, 2025))


@pytest.fixture(scope="module")
def tables():
    return city_context.build(RAW, {"population_register": read_table("population_register")})


@pytest.fixture(scope="module")
def foreigners(tables):
    return tables["city_foreigners"]


@pytest.fixture(scope="module")
def totals(foreigners):
    return foreigners[foreigners["citizenship"] == "total"].set_index("year")["residents"]


@pytest.fixture(scope="module")
def pupils(tables):
    return tables["city_pupils"]


@pytest.mark.parametrize("key", ["city_foreigners", "city_pupils"])
def test_table_fits_its_card(tables, key):
    assert check(tables[key], dataset(key)) is None


def test_every_year_has_one_total_and_one_rest(foreigners):
    for citizenship in ("total", "other"):
        assert foreigners[foreigners["citizenship"] == citizenship]["year"].tolist() == YEARS


def test_citizenships_add_up_to_the_total_of_each_year(foreigners, totals):
    parts = foreigners[foreigners["citizenship"] != "total"].groupby("year")["residents"].sum()
    assert parts.to_dict() == totals.to_dict()


def test_women_and_men_make_the_residents_of_every_row(foreigners):
    assert (foreigners["women"] + foreigners["men"] == foreigners["residents"]).all()


def test_totals_are_those_of_the_register_in_all_fourteen_years(totals):
    by_area = read_table("population_register").groupby("year")["foreign_residents"].sum()
    assert len(by_area) == 14
    assert totals[by_area.index].tolist() == by_area.tolist()


@pytest.mark.parametrize(
    ("before", "after", "on_the_card"),
    [(1990, 1991, "from 39,729 to 26,506"), (2002, 2003, "from 134,817 to 108,289")],
)
def test_falls_of_the_total_are_those_on_the_card(totals, before, after, on_the_card):
    assert on_the_card == f"from {totals[before]:,} to {totals[after]:,}"
    assert on_the_card in dataset("city_foreigners").limitations.en


def test_the_two_falls_on_the_card_are_the_only_ones_beyond_ten_percent(totals):
    change = totals.pct_change()
    assert change.index[change < -0.1].tolist() == [1991, 2003]


def test_first_three_citizenships_of_the_latest_year(foreigners):
    of_2024 = foreigners[(foreigners["year"] == 2024) & (foreigners["citizenship"] != "other")]
    first = of_2024.set_index("citizenship")["residents"].nlargest(4)
    assert first.to_dict() == {
        "total": 300_595,
        "egypt": 44_406,
        "china": 37_737,
        "philippines": 37_310,
    }


def test_twenty_citizenships_are_told_apart(foreigners):
    assert foreigners["citizenship"].nunique() == 20 + 2


def test_seventeen_school_years_have_five_courses_and_three_citizenships(pupils):
    assert (len(pupils), pupils["year"].nunique()) == (17 * 5 * 3, 17)
    assert (pupils["school_year"].str[5:].astype(int) == pupils["year"] + 1).all()


def test_no_course_changes_by_more_than_a_third_from_one_year_to_the_next(pupils):
    series = pupils.sort_values("year").groupby(["citizenship", "course_year"])["pupils"]
    change = series.pct_change().dropna()
    large = pupils.loc[change.index[abs(change) > 1 / 3], ["year", "course_year", "citizenship"]]
    assert set(large["citizenship"]) <= {"foreign_born_in_italy"}


def test_pupils_of_the_first_and_the_last_school_year(pupils):
    all_pupils = pupils.groupby("year")["pupils"].sum()
    assert all_pupils[[2007, 2023]].tolist() == [63_740, 74_830]
