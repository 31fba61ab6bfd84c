import pandas as pd
import pytest

from data.build.raw import SourceChangedError
from data.build.steps import population
from data.build.steps.population import COLUMNS

YEARS = (2017, 2018)
TYPICAL = {
    "residents": 1000,
    "men": 480,
    "women": 520,
    "aged_80_plus": 90,
    "aged_80_plus_alone": 40,
    "births": 8,
    "births_foreign_parent": 3,
}


@pytest.fixture(autouse=True)
def toy_size(monkeypatch):
    monkeypatch.setattr(population, "AREAS", 2)
    monkeypatch.setattr(population, "FIRST_YEAR", YEARS[0])
    monkeypatch.setattr(population, "LAST_YEAR", YEARS[-1])


def register(**changes):
    """Two areas by two years; ``changes`` maps ``column`` to {(area, year): value}."""
    rows = [{"area_id": area, "year": year} for area in (1, 2) for year in YEARS]
    frame = pd.DataFrame([dict.fromkeys(COLUMNS.values(), 1) | TYPICAL | row for row in rows])
    frame["births_foreign_parent"] = frame["births"].where(frame["year"] == 2017, 3)
    for column, cells in changes.items():
        frame[column] = frame[column].astype("float64")
        for (area, year), value in cells.items():
            frame.loc[(frame["area_id"] == area) & (frame["year"] == year), column] = value
    return frame


def built(folder, frame):
    path = folder / population.REGISTER_FILE
    path.parent.mkdir()
    published = {ours: theirs for theirs, ours in COLUMNS.items()}
    frame.rename(columns=published).to_csv(path, index=False)
    return population.build(folder, {})


def cells(table):
    columns = ["area_id", "year", "column", "reason"]
    return set(table[columns].itertuples(index=False, name=None))


NO_2017 = {(area, 2017, "births_foreign_parent", "source_error") for area in (1, 2)}


def test_births_with_a_foreign_parent_of_2017_are_emptied_with_the_reason(tmp_path):
    tables = built(tmp_path, register())
    found = tables["population_register"].set_index(["area_id", "year"])["births_foreign_parent"]
    assert found.isna().tolist() == [True, False, True, False]
    assert found[(1, 2018)] == 3
    assert cells(tables["missing_values"]) == NO_2017


def test_no_old_people_but_some_alone_is_an_error_of_the_source(tmp_path):
    tables = built(tmp_path, register(aged_80_plus={(2, 2018): 0}))
    found = tables["population_register"].set_index(["area_id", "year"])
    assert pd.isna(found.loc[(2, 2018), "aged_80_plus"])
    assert found.loc[(2, 2018), "aged_80_plus_alone"] == 40
    assert (2, 2018, "aged_80_plus", "source_error") in cells(tables["missing_values"])


def test_one_old_person_and_more_alone_is_left_to_the_indicator(tmp_path):
    tables = built(tmp_path, register(aged_80_plus={(2, 2018): 1}))
    found = tables["population_register"].set_index(["area_id", "year"])
    assert found.loc[(2, 2018), "aged_80_plus"] == 1
    assert cells(tables["missing_values"]) == NO_2017


def test_no_old_people_and_none_alone_is_a_zero(tmp_path):
    none = {(2, 2018): 0}
    tables = built(tmp_path, register(aged_80_plus=none, aged_80_plus_alone=none))
    found = tables["population_register"].set_index(["area_id", "year"])
    assert found.loc[(2, 2018), "aged_80_plus"] == 0
    assert cells(tables["missing_values"]) == NO_2017


def test_blank_cell_is_not_published(tmp_path):
    tables = built(tmp_path, register(registrations_in={(1, 2018): None}))
    blank = (1, 2018, "registrations_in", "not_published")
    assert cells(tables["missing_values"]) == NO_2017 | {blank}


def test_part_larger_than_its_whole_is_left_as_published(tmp_path):
    tables = built(tmp_path, register(births_outside_marriage={(1, 2018): 9}))
    found = tables["population_register"].set_index(["area_id", "year"])
    assert found.loc[(1, 2018), ["births", "births_outside_marriage"]].tolist() == [8, 9]


def test_rows_are_sorted_and_counts_are_whole_numbers(tmp_path):
    shuffled = register(births_outside_marriage={(1, 2018): None}).iloc[::-1]
    found = built(tmp_path, shuffled)["population_register"]
    assert found[["area_id", "year"]].to_numpy().tolist() == [
        [1, 2017],
        [1, 2018],
        [2, 2017],
        [2, 2018],
    ]
    assert set(found.dtypes.drop(["area_id", "year"]).astype(str)) == {"Int64"}


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        (register().iloc[1:], "3 rows"),
        (register().assign(area_id=1), "4 rows"),
        (register().assign(men=481), r"men \+ women"),
    ],
    ids=["row missing", "row repeated", "sexes do not add up"],
)
def test_register_that_does_not_add_up_is_refused(broken, why):
    with pytest.raises(SourceChangedError, match=why):
        population.require_complete(broken)


def test_2017_put_right_by_the_source_asks_to_look_again():
    mended = register().assign(births_foreign_parent=3)
    with pytest.raises(SourceChangedError, match="look again"):
        population.known_errors(mended)


def test_register_without_blanks_has_no_blank_cells():
    assert population.blank_cells(register()).empty
