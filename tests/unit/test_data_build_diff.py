"""What the comparison of two builds says, on copies of the shipped tables changed by hand."""

import shutil

import pandas as pd
import pytest

from data.build.diff import changed_values, main
from data.build.pipeline import write_table
from data.build.snapshot import UnreadableBuildError, changed_tables, differs, read_build
from data.catalogue.card import PROCESSED, dataset
from indicators.engine.table import CITY

TABLES = ("population_register", "education_2011", "nil_areas", "missing_values", "class_breaks")


@pytest.fixture
def earlier(tmp_path):
    """A folder with the shipped tables a test may change."""
    folder = tmp_path / "earlier"
    folder.mkdir()
    for key in TABLES:
        shutil.copy(PROCESSED / dataset(key).file, folder)
    return folder


@pytest.fixture(scope="module")
def shipped(tmp_path_factory):
    """The build of :func:`earlier`, read once."""
    folder = tmp_path_factory.mktemp("shipped")
    for key in TABLES:
        shutil.copy(PROCESSED / dataset(key).file, folder)
    return read_build(folder)


@pytest.fixture
def later(earlier, tmp_path):
    """The same folder again."""
    return shutil.copytree(earlier, tmp_path / "later")


def rewrite(folder, key, change):
    """Change one table of a folder and write it as the build would."""
    path = folder / dataset(key).file
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    change(table).to_csv(path, index=False, lineterminator="\n")


def put(column, value, **where):
    """A change of the cells of ``column`` in the rows where each named column says so."""

    def change(table):
        rows = pd.Series(True, table.index)
        for name, wanted in where.items():
            rows &= table[name] == str(wanted)
        assert rows.any(), where
        return table.assign(**{column: table[column].mask(rows, str(value))})

    return change


def test_two_equal_folders_have_nothing_to_say(earlier, later, capsys):
    assert main([str(earlier), str(later)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Tables: 0 of")
    assert "Indicators: 0 of" in said


def test_one_cell_moves_its_value_the_ranks_of_others_and_the_city(earlier, later, shipped):
    residents = put("aged_80_plus", 2_000, area_id=57, year=2024)
    rewrite(later, "population_register", residents)
    moved = changed_values(shipped, read_build(later))
    own = moved[(moved["indicator"] == "aged_80_plus_share") & (moved["area_id"] == 57)].iloc[0]
    assert own["value_new"] == pytest.approx(100 * 2_000 / 26_072)
    assert set(moved["year"]) == {2024}
    assert {"aged_80_plus_share", "elderly_alone"} <= set(moved["indicator"])
    others = moved[~moved["area_id"].isin([57, CITY])]
    assert (others["rank_old"] != others["rank_new"]).any()
    assert moved[moved["area_id"] == CITY]["value_new"].notna().all()


def test_change_of_breaks_alone_moves_classes_and_no_value(earlier, later, shipped):
    where = {"indicator": "elderly_alone", "scheme": "jenks", "year": 2024}
    rewrite(later, "class_breaks", put("b1", 1.0, **where))
    moved = changed_values(shipped, read_build(later))
    assert set(moved["indicator"]) == {"elderly_alone"}
    assert (moved["class_jenks_old"] == 0).all()
    assert (moved["class_jenks_new"] == 1).all()
    assert (moved["value_old"] == moved["value_new"]).all()


def test_text_names_the_value_that_moved_most_and_the_csv_holds_every_row(
    earlier, later, tmp_path, capsys
):
    rewrite(later, "population_register", put("minors", 0, area_id=57, year=2024))
    written = tmp_path / "changes.csv"
    assert main([str(earlier), str(later), "--csv", str(written)]) == 1
    said = capsys.readouterr().out
    assert "population_register: changed, 1 cells changed, 0 rows added, 0 removed" in said
    assert "NIL 57, 2024: 15.5838 -> 0, rank" in said
    rows = pd.read_csv(written)
    assert {"value_old", "value_new", "rank_old", "class_jenks_new"} <= set(rows.columns)
    assert len(rows) > 80


def test_table_the_earlier_build_did_not_have_is_added_and_its_values_appear(earlier, later):
    (earlier / dataset("education_2011").file).unlink()
    old, new = read_build(earlier), read_build(later)
    status = changed_tables(old, new).set_index("table").loc["education_2011"]
    assert status.tolist() == ["added", 88, 0, 0]
    moved = changed_values(old, new)
    assert set(moved["indicator"]) == {"low_education"}
    assert moved["value_old"].isna().all()


def test_indicator_that_appears_or_goes_is_called_so(earlier, later, capsys):
    (earlier / dataset("education_2011").file).unlink()
    main([str(earlier), str(later)])
    assert "low_education: appeared, " in capsys.readouterr().out
    main([str(later), str(earlier)])
    assert "low_education: gone, " in capsys.readouterr().out


def test_rows_added_and_removed_are_counted(earlier, later):
    def without_2024(table):
        return table[table["year"] != "2024"]

    rewrite(later, "population_register", without_2024)
    tables = changed_tables(read_build(earlier), read_build(later)).set_index("table")
    counted = tables.loc["population_register", ["rows_added", "rows_removed", "cells_changed"]]
    assert counted.tolist() == [0, 88, 0]


def test_geometry_is_compared_too(tmp_path):
    for name in ("earlier", "later"):
        (tmp_path / name).mkdir()
        shutil.copy(PROCESSED / dataset("nil_boundaries").file, tmp_path / name)
    card = dataset("nil_boundaries")
    import geopandas as gpd

    moved = gpd.read_parquet(tmp_path / "later" / card.file)
    moved.loc[0, "geometry"] = moved.geometry[0].buffer(0.001)
    moved.to_parquet(tmp_path / "later" / card.file)
    tables = changed_tables(read_build(tmp_path / "earlier"), read_build(tmp_path / "later"))
    assert tables.set_index("table").loc["nil_boundaries", "cells_changed"] == 1


@pytest.mark.parametrize(
    ("old", "new", "different"),
    [
        ([1.0, None], [1.0, None], [False, False]),
        ([1.0, 2.0], [1.0 + 1e-12, 2.1], [False, True]),
        ([1.0, None], [None, 1.0], [True, True]),
        (["uk", None], ["UK", None], [True, False]),
        (["uk", "uk"], ["uk", None], [False, True]),
    ],
)
def test_cells_differ_beyond_the_last_digit_and_missing_equals_missing(old, new, different):
    assert differs(pd.Series(old), pd.Series(new)).tolist() == different


def test_folder_that_is_not_there_is_said_and_exits_with_two(tmp_path, earlier, capsys):
    assert main([str(tmp_path / "nowhere"), str(earlier)]) == 2
    assert "is not a folder of shipped tables" in capsys.readouterr().err


def test_folder_without_any_table_is_refused(tmp_path):
    with pytest.raises(UnreadableBuildError, match="holds none of the tables"):
        read_build(tmp_path)


def test_folder_without_areas_is_refused(earlier, later, capsys):
    (later / dataset("nil_areas").file).unlink()
    assert main([str(earlier), str(later)]) == 2
    assert "without it there are no areas" in capsys.readouterr().err


def test_number_that_is_not_one_is_named_with_its_file(earlier):
    rewrite(earlier, "population_register", put("minors", "many", area_id=57, year=2024))
    with pytest.raises(UnreadableBuildError, match=r"population_register\.csv"):
        read_build(earlier)


def test_two_rows_with_one_key_are_refused(earlier):
    rewrite(earlier, "population_register", put("year", 2023, year=2024))
    with pytest.raises(UnreadableBuildError, match="several rows have the same area_id, year"):
        read_build(earlier)


def test_table_written_by_the_build_is_read_as_the_same(earlier, later, monkeypatch):
    before = read_build(earlier)
    monkeypatch.setattr("data.catalogue.card.PROCESSED", later)
    write_table(before.tables["population_register"], dataset("population_register"))
    status = changed_tables(before, read_build(later)).set_index("table")["status"]
    assert status["population_register"] == "same"
