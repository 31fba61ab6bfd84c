"""Releases: frozen once, read as they were, compared with each other."""

from datetime import date

import pandas as pd
import pytest

from base.problem import RefusedError
from data.build import release as freezing
from data.build.release import freeze, main
from data.build.snapshot import Build, read_build
from data.catalogue.card import PROCESSED
from data.catalogue.read import ShippedDataError, read_table
from data.releases import LIST, SNAPSHOT, moved, read_release, releases
from indicators import REGISTRY
from indicators.engine.table import CITY

ROWS = pd.DataFrame(
    {
        "measure": ["minors", "minors", "index_deprivation"],
        "area_id": pd.array([1, 2, 1], dtype="int16"),
        "year": pd.array([2024, 2024, SNAPSHOT], dtype="int16"),
        "value": [12.5, 20.0, 101.0],
        "rank": pd.array([2, 1, 1], dtype="Int16"),
    }
)

BUILD = Build({}, {})


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder without a release, and a build that has three rows."""
    (tmp_path / LIST.name).write_text("licence: CC0\nattribution: {it: noi, en: us}\nreleases:\n")
    monkeypatch.setattr(freezing, "release_rows", lambda _: ROWS)
    monkeypatch.setattr("data.releases.FOLDER", tmp_path)
    return tmp_path


def test_a_release_is_frozen_and_read_as_it_was(folder):
    first = freeze("0.3.0", date(2027, 11, 2), BUILD, folder)
    assert releases(folder / LIST.name) == (first,)
    assert (first.version, first.released_on, first.rows) == ("0.3.0", date(2027, 11, 2), 3)
    pd.testing.assert_frame_equal(read_release(first), ROWS.astype({"measure": "str"}))
    assert sorted(path.name for path in folder.iterdir()) == ["0.3.0.parquet", "releases.yml"]


@pytest.mark.parametrize(
    ("version", "day"),
    [
        ("0.3.0", "2027-11-02"),
        ("0.2.9", "2027-11-03"),
        ("0.4.0", "2027-11-01"),
        ("../x", "2028-01-01"),
    ],
    ids=["there already", "older", "earlier", "no version"],
)
def test_what_is_no_later_release_is_refused_and_nothing_is_written(folder, version, day):
    freeze("0.3.0", date(2027, 11, 2), BUILD, folder)
    before = {path: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(RefusedError):
        freeze(version, date.fromisoformat(day), BUILD, folder)
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_a_file_that_somebody_changed_is_not_read(folder):
    first = freeze("0.3.0", date(2027, 11, 2), BUILD, folder)
    first.path.write_bytes(first.path.read_bytes() + b"x")
    with pytest.raises(ShippedDataError, match=r"0\.3\.0"):
        read_release(first)


def test_a_correction_is_dated_and_in_both_languages(folder):
    freeze("0.3.0", date(2027, 11, 2), BUILD, folder)
    with (folder / LIST.name).open("a") as file:
        file.write(
            '    corrections:\n      - told_on: "2027-12-01"\n'
            "        sentence: {it: Sbagliato., en: Wrong.}\n"
        )
    (release,) = releases(folder / LIST.name)
    assert release.corrections[0].told_on == date(2027, 12, 1)
    assert release.corrections[0].sentence.en == "Wrong."


def test_what_moved_is_a_value_or_a_rank_that_is_another():
    later = ROWS.assign(value=[12.5, 21.0, 101.0]).iloc[[0, 1]]
    rows = moved(ROWS, later).set_index("measure")
    assert rows.loc["minors", ["area_id", "value_old", "value_new"]].tolist() == [2, 20.0, 21.0]
    assert rows["value_new"].isna().tolist() == [
        measure == "index_deprivation" for measure in rows.index
    ]
    assert moved(ROWS, ROWS).empty


def test_the_command_tells_the_file_or_why_not(folder, monkeypatch, capsys):
    monkeypatch.setattr(freezing, "read_build", lambda _: None)
    monkeypatch.setattr(
        freezing, "freeze", lambda version, day, build: freeze(version, day, build, folder)
    )
    assert main(["0.3.0", "--date", "2027-11-02"]) == freezing.DONE
    assert "0.3.0.parquet: 3 rows" in capsys.readouterr().out
    assert main(["0.3.0", "--date", "2027-11-02"]) == freezing.REFUSED
    assert "le edizioni vanno dalla prima all'ultima" in capsys.readouterr().err
    with pytest.raises(SystemExit) as ended:
        main(["0.3.0", "--date", "tomorrow"])
    assert ended.value.code == freezing.WRONG_CALL


def test_every_release_of_the_changelog_is_kept():
    root = LIST.parents[2]
    heads = [line.split() for line in (root / "CHANGELOG.md").read_text().splitlines()
             if line.startswith("## ") and " - " in line]  # fmt: skip
    published = {(version, day) for _, version, _, day in heads if version >= "0.2.0"}
    assert published == {(r.version, r.released_on.isoformat()) for r in releases()}


@pytest.mark.parametrize("release", releases(), ids=lambda release: release.version)
def test_a_release_has_values_ranks_and_index_in_their_places(release):
    rows = read_release(release)
    assert len(rows) == release.rows
    assert not rows.duplicated(["measure", "area_id", "year"]).any()
    assert rows["value"].notna().all()
    assert rows.loc[rows["area_id"] == CITY, "rank"].isna().all()
    assert {"index_deprivation", "index_fragility"} < set(rows["measure"])
    index = rows[rows["measure"] == "index_deprivation"]
    assert set(index["year"]) == {SNAPSHOT}
    assert index["rank"].min() == 1


def test_the_first_release_has_the_places_its_paper_names():
    """docs/deprivation-index.md of 0.2.0: Ponte Lambro 126.2 and first, San Siro 25th."""
    rows = read_release(releases()[0])
    index = rows[rows["measure"] == "index_deprivation"].set_index("area_id")
    assert index["value"].round(1)[31] == 126.2
    assert index.loc[[31, 57], "rank"].tolist() == [1, 25]


def test_the_first_release_has_the_figure_worked_out_from_the_register():
    rows = read_release(releases()[0]).set_index(["measure", "area_id", "year"])
    register = read_table("population_register").set_index(["area_id", "year"])
    share = 100 * register["minors"] / register["residents"]
    assert rows.at[("minors", 57, 2011), "value"] == pytest.approx(share[57, 2011])
    assert len(set(rows.index.get_level_values("measure"))) >= len(REGISTRY) / 2


def test_the_shipped_tables_give_what_a_release_holds():
    rows = freezing.release_rows(read_build(PROCESSED))
    assert list(rows.columns) == ["measure", "area_id", "year", "value", "rank"]
    assert {indicator.key for indicator in REGISTRY} < set(rows["measure"])
    assert not rows.duplicated(["measure", "area_id", "year"]).any()
