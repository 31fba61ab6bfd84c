import pandas as pd
import pytest

from data.build.raw import SourceChangedError
from data.build.steps import households

AREAS = pd.DataFrame({"area_id": [1, 2]})
REGISTER = pd.DataFrame(
    {
        "area_id": [1, 2, 1],
        "year": [2021, 2021, 2020],
        "one_person_households": [60, 9, 58],
        "households": [105, 12, 104],
    }
)
OLDEST = dict(zip(households.HEAD_AGES["head_aged_65_plus"], (20, 15), strict=True))
BLOCKS = [
    dict.fromkeys(households.TYPES, 10),
    {"classiEta: Da 18 a 34 anni": 25, "classiEta: Da 35 a 64 anni": 40} | OLDEST,
    dict.fromkeys(households.CITIZENSHIPS, 5) | {"cittadinanza: Italia": 65},
]
"""Area 1 in 2021: 100 households, parted in three ways."""

SERIES = [(1, 2007, 90), (1, 2021, 100), (2, 2021, 10)]
LATER = [(1, 2025, 111), (2, 2025, 11)]


def row(area, year, **changes):
    parts = {name: count for block in BLOCKS for name, count in block.items()}
    return {"id_nil": area, "anno": year, "famiglie": 100} | parts | changes


def write(folder, name, frame):
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    frame.to_csv(path, index=False)


def built(folder, series=SERIES, types=()):
    columns = ["id_nil", "anno", "famiglie"]
    write(folder, households.SERIES_FILE, pd.DataFrame(series, columns=columns))
    later = [(area, count) for area, _, count in LATER]
    columns = ["id_nil", "famiglie_2025_ds1440"]
    write(folder, households.LATER_FILE, pd.DataFrame(later, columns=columns))
    write(folder, households.TYPES_FILE, pd.DataFrame(types or [row(1, 2021), row(2, 2019)]))
    return households.build(folder, {"nil_areas": AREAS, "population_register": REGISTER})


def test_every_area_has_sixteen_years_and_the_last_is_of_another_definition(tmp_path):
    table = built(tmp_path)["households_by_year"].set_index(["area_id", "year"])
    assert len(table) == 2 * 16
    assert table.loc[(1, 2021)].tolist() == [100, "series_2007_2021"]
    assert table.loc[(1, 2025)].tolist() == [111, "count_2025"]


def test_no_year_has_both_definitions(tmp_path):
    table = built(tmp_path)["households_by_year"]
    assert (table.groupby("year")["definition"].nunique() == 1).all()


@pytest.mark.parametrize("odd", [(1, 2007, 91), (3, 2021, 5), (1, 2022, 100)])
def test_a_count_that_is_repeated_or_was_not_foreseen_is_refused(tmp_path, odd):
    with pytest.raises(SourceChangedError, match="twice, or unforeseen"):
        built(tmp_path, series=[*SERIES, odd])


def test_the_two_oldest_classes_of_heads_are_given_together(tmp_path):
    table = built(tmp_path)["household_types_2021"].set_index("area_id")
    assert table.loc[1, "head_aged_65_plus"] == 20 + 15
    assert [name for name in table if "80" in name] == []


def test_a_row_of_another_year_is_left_empty(tmp_path):
    table = built(tmp_path)["household_types_2021"].set_index("area_id")
    assert table.loc[2].drop("year").isna().all()
    assert table.loc[1, ["households", "one_person", "head_italy"]].tolist() == [100, 10, 65]


@pytest.mark.parametrize("column", ["tipologie: Single", "cittadinanza: Cina", *OLDEST])
def test_a_block_that_does_not_make_the_households_is_refused(tmp_path, column):
    with pytest.raises(SourceChangedError, match="do not make the households"):
        built(tmp_path, types=[row(1, 2021, **{column: 99})])


def test_the_two_counts_of_one_person_stand_side_by_side(tmp_path):
    table = built(tmp_path)["one_person_counts_2021"].set_index("area_id")
    assert table.loc[1].tolist() == [2021, 60, 105, 10, 100]
    assert table.loc[2, ["one_person_register", "households_register"]].tolist() == [9, 12]
    assert table.loc[2, ["one_person_ds1440", "households_ds1440"]].isna().all()


def test_every_empty_cell_has_its_reason(tmp_path):
    tables = built(tmp_path)
    reasons = tables.pop("missing_values")
    assert set(reasons["reason"]) == {"not_published"}
    assert reasons.groupby("dataset").size().to_dict() == {
        key: int(table.isna().sum().sum()) for key, table in tables.items()
    }
