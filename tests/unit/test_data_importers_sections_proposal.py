"""The importer of ISTAT's 2021 sections, on a fixture with invented values."""

from pathlib import Path
from types import SimpleNamespace

import geopandas as gpd
import openpyxl
import pandas as pd
import pytest
import shapely

from base.limits import LARGE_TABLE, Limits
from base.problem import RefusedError
from data.catalogue.card import read_card
from data.importers import jobs
from data.importers.sections import proposal
from data.importers.sections import table as sections_table
from geo.crs import METRIC, WEB
from tests.attacks import TABLES

FIXTURE = Path(__file__).parents[1] / "fixtures" / "sections_fixture.csv"
PEOPLE = sum(area * 10 + 1 + area * 10 + 2 for area in range(1, 89))
"""Two sections in each area, of 10 x area + 1 and 10 x area + 2 residents."""


@pytest.fixture
def changed(tmp_path):
    """Write the fixture changed by a function of its table; return its path."""

    def write(change, name="changed_fixture.csv"):
        table = pd.read_csv(FIXTURE, sep=";", dtype=str, keep_default_na=False)
        change(table).to_csv(tmp_path / name, sep=";", index=False)
        return tmp_path / name

    return write


@pytest.fixture
def drawn(tmp_path):
    """Write the outlines of the fixture's sections, small squares; return the path."""

    def write(name="outlines_fixture.gpkg", *, crs=METRIC, skip=(), heading="SEZ21_ID", shift=0):
        ids = [151460000000 + number for number in range(1, 177) if number not in skip]
        west = [510_000 + shift + 10 * (number % 100_000) for number in ids]
        squares = [shapely.box(x, 5_034_000, x + 10, 5_034_010) for x in west]
        layer = gpd.GeoDataFrame({heading: ids}, geometry=squares, crs=METRIC)
        layer.to_crs(crs).to_file(tmp_path / name)
        return tmp_path / name

    return write


def put(column, value, *, of):
    """A change of one cell, in the row of the section ``of``."""

    def change(table):
        return table.assign(**{column: table[column].mask(table["SEZ21_ID"] == str(of), value)})

    return change


def refusal(path, **options):
    with pytest.raises(RefusedError) as refused:
        proposal.load(path, proposal.propose(path), **options)
    return refused.value.problems[0]


def test_fixture_says_that_it_is_one():
    text = FIXTURE.read_text(encoding="utf-8").splitlines()
    assert all("FIXTURE" in line for line in text[1:])


def test_sections_of_milan_are_read_with_their_area():
    table = proposal.load(FIXTURE, proposal.propose(FIXTURE))
    assert list(table.columns) == ["section_id", "area_id", "P1", "P2", "PF1"]
    assert (len(table), table["area_id"].nunique()) == (176, 88)
    assert table.iloc[112].tolist() == [151460000113, 57, 571, 285, 229]


def test_residents_are_conserved_and_those_without_a_place_are_counted():
    mapping = proposal.propose(FIXTURE)
    table = proposal.load(FIXTURE, mapping)
    assert (mapping.people, mapping.people_left_out) == (PEOPLE, 99)
    assert table["P1"].sum() == PEOPLE


def test_words_of_the_proposal_name_columns_and_totals():
    said = proposal.propose(FIXTURE).words()
    assert said[0].en == "File sections_fixture.csv: sections in SEZ21_ID, NIL in COM_ASC2."
    assert said[1].it == "176 sezioni in 88 NIL, 78.584 residenti (P1)."
    assert said[2].en == "Fictitious sections, without a place, left out: 1, 99 residents (P1)."
    assert said[3].en == "Columns of counts: P1, P2, PF1."
    assert "never tried on the real file" in said[4].en


@pytest.mark.parametrize(
    ("mark", "encoding"), [(",", "utf-8-sig"), ("\t", "utf-8"), (";", "latin-1")]
)
def test_marks_and_encodings_of_a_csv_are_recognised(tmp_path, mark, encoding):
    table = pd.read_csv(FIXTURE, sep=";", dtype=str, keep_default_na=False)
    path = tmp_path / "other_fixture.csv"
    table.assign(COMUNE="FIXTURE è").to_csv(path, sep=mark, encoding=encoding, index=False)
    assert proposal.propose(path).people == PEOPLE


def test_workbook_is_read_like_the_csv(tmp_path):
    book = openpyxl.Workbook()
    for line in FIXTURE.read_text(encoding="utf-8").splitlines():
        book.active.append(
            [int(cell) if cell.isdigit() else cell or None for cell in line.split(";")]
        )
    path = tmp_path / "sections_fixture.xlsx"
    book.save(path)
    table = proposal.load(path, proposal.propose(path))
    pd.testing.assert_frame_equal(table, proposal.load(FIXTURE, proposal.propose(FIXTURE)))


@pytest.mark.parametrize("code", ["015146057", "15146057.0", " 15146057 "])
def test_code_of_the_area_may_be_stored_in_any_form(changed, code):
    path = changed(put("COM_ASC2", code, of=151460000001))
    table = proposal.load(path, proposal.propose(path)).set_index("section_id")
    assert table.loc[151460000001, "area_id"] == 57


WRONG = {
    "an unknown code": (
        put("COM_ASC2", "15146089", of=151460000009),
        "not that of a NIL: 1",
        "15146089",
    ),
    "no code": (put("COM_ASC2", "", of=151460000009), "not that of a NIL", "«»"),
    "another city's code": (
        put("COM_ASC2", "58091057", of=151460000009),
        "not that of a NIL: 1",
        "58091057",
    ),
    "a section twice": (
        put("SEZ21_ID", "151460000001", of=151460000002),
        "more than once",
        "151460000001",
    ),
    "an area without sections": (
        lambda table: table[table["COM_ASC2"] != "15146057"],
        "NIL without sections (1): 57",
        "File",
    ),
    "the Municipi in place of the NIL": (
        lambda table: table.assign(COM_ASC2=table["COM_ASC1"]),
        "NIL without sections (79)",
        "nine Municipi",
    ),
    "the sections of 2011": (
        lambda table: table.drop(columns=["COM_ASC1", "COM_ASC2", "COM_ASC3"]),
        "COM_ASC2 are missing",
        "columns found: CODREG",
    ),
    "another region": (
        lambda table: table[table["PROCOM"] != "15146"],
        "No section is in Milan",
        "File",
    ),
    "a count below zero": (put("P2", "-1", of=151460000009), "negative or not whole", "P2"),
    "thousands with a point": (put("P1", "1.234", of=151460000009), "not whole", "P1"),
}


@pytest.mark.parametrize("case", WRONG)
def test_file_that_is_wrong_is_refused_saying_what_and_where(changed, case):
    change, what, where = WRONG[case]
    found = refusal(changed(change))
    assert what in found.what.en
    assert where in found.text("en")
    assert found.text("it") != found.text("en")


@pytest.mark.parametrize("code", ["", "0"])
def test_only_fictitious_sections_may_have_no_code(changed, code):
    path = changed(put("COM_ASC2", code, of=151468888880))
    assert proposal.propose(path).left_out == 1


def test_fictitious_section_with_a_code_is_kept(changed):
    path = changed(put("COM_ASC2", "15146057", of=151468888880))
    mapping = proposal.propose(path)
    assert (mapping.sections, mapping.people, mapping.left_out) == (177, PEOPLE + 99, 0)


@pytest.mark.parametrize(
    ("name", "content"), [("a.csv", b""), ("a.xlsx", b"PK\x03\x04"), ("a.xlsx", b"")]
)
def test_file_that_is_no_table_is_refused(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    assert "cannot be read as a table" in refusal(path).what.en


def test_file_that_is_not_there_is_refused(tmp_path):
    assert "nowhere.csv" in refusal(tmp_path / "nowhere.csv").where.en


def test_file_changed_after_the_confirmation_is_refused(changed):
    mapping = proposal.propose(FIXTURE)
    with pytest.raises(RefusedError, match="no longer the one confirmed"):
        proposal.load(changed(put("P1", "5", of=151460000009)), mapping)


@pytest.mark.parametrize(
    ("name", "crs"),
    [("outlines_fixture.gpkg", METRIC), ("outlines_fixture.geojson", WEB)],
)
def test_outlines_are_joined_by_section_and_come_in_degrees(drawn, name, crs):
    layer = proposal.load(FIXTURE, proposal.propose(FIXTURE), outlines=drawn(name, crs=crs))
    assert layer.crs.to_epsg() == WEB
    assert len(layer) == 176
    first = layer.to_crs(METRIC).geometry.iloc[0].centroid
    assert (round(first.x), round(first.y)) == (510_015, 5_034_005)


def test_section_people_live_in_must_have_an_outline(drawn):
    found = refusal(FIXTURE, outlines=drawn(skip={113}))
    assert "have no outline" in found.what.en
    assert "151460000113" in found.where.en


def test_section_nobody_lives_in_may_have_no_outline(changed, drawn):
    path = changed(put("P1", "0", of=151460000113))
    layer = proposal.load(path, proposal.propose(path), outlines=drawn(skip={113}))
    assert len(layer) == 175


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ({"heading": "ID"}, "do not have the column SEZ21_ID"),
        ({"shift": 200_000}, "fall outside Milan"),
    ],
)
def test_outlines_that_cannot_be_used_are_refused(drawn, options, complaint):
    assert complaint in refusal(FIXTURE, outlines=drawn(**options)).what.en


def test_outlines_drawn_twice_are_refused(drawn, tmp_path):
    layer = gpd.read_file(drawn())
    path = tmp_path / "twice_fixture.gpkg"
    pd.concat([layer, layer.head(1)]).to_file(path)
    assert "more than one outline" in refusal(FIXTURE, outlines=path).what.en


@pytest.mark.filterwarnings("ignore:'crs' was not provided")
def test_outlines_without_a_coordinate_system_are_refused(drawn, tmp_path):
    path = tmp_path / "bare_fixture.gpkg"
    gpd.read_file(drawn()).set_crs(None, allow_override=True).to_file(path)
    assert "do not declare a coordinate system" in refusal(FIXTURE, outlines=path).what.en


def test_outlines_that_cannot_be_read_are_refused(tmp_path):
    path = tmp_path / "torn_fixture.gpkg"
    path.write_bytes(b"torn")
    assert "cannot be read as GeoJSON, GeoPackage" in refusal(FIXTURE, outlines=path).what.en


def test_card_says_that_it_was_never_tried_on_the_real_file():
    card = read_card(Path(proposal.__file__).with_name("card.yml"))
    assert "never tried on the real file" in card.limitations.en
    assert "mai provato sul file vero" in card.limitations.it


@pytest.mark.parametrize("case", TABLES)
def test_hostile_table_is_refused_in_a_worker_in_few_words(tmp_path, case):
    name, make = TABLES[case]
    (tmp_path / name).write_bytes(make())
    with pytest.raises(RefusedError) as refused:
        jobs.propose("sections", jobs.opened(tmp_path / name, "sections")).result()
    for problem in refused.value.problems:
        assert problem.text("it") != problem.text("en")
        assert len(problem.text("it")) < 1200


@pytest.mark.parametrize("case", ["300,000 columns", "headings without an end", "NUL"])
def test_table_that_is_none_is_refused_before_it_is_parsed(tmp_path, monkeypatch, case):
    def never(*_, **__):
        raise AssertionError("parsed")

    monkeypatch.setattr("data.importers.sections.table.pd.read_csv", never)
    (tmp_path / "a.csv").write_bytes(TABLES[case][1]())
    with pytest.raises(RefusedError):
        proposal.propose(tmp_path / "a.csv")


def test_table_too_large_is_refused_unread(tmp_path, monkeypatch):
    monkeypatch.setitem(jobs.FILE_LIMITS, "sections", Limits(size=100, unpacked=100))
    with pytest.raises(RefusedError) as refused:
        jobs.opened(FIXTURE, "sections")
    assert refused.value.codes == ("too_large",)


def test_worker_reads_table_and_outlines_as_the_importer_does(drawn):
    file, layer = jobs.opened(FIXTURE, "sections"), jobs.opened(drawn(), "outlines")
    mapping = jobs.propose("sections", file).result()
    assert mapping == proposal.propose(FIXTURE)
    found = jobs.load("sections", file, mapping, layer).result()
    assert len(found) == 176
    assert found.crs.to_epsg() == WEB


def test_outlines_without_geometry_are_refused_in_words(drawn, tmp_path):
    layer = gpd.read_file(drawn())
    layer.loc[3, "geometry"] = None
    layer.to_file(tmp_path / "bare_fixture.gpkg")
    found = refusal(FIXTURE, outlines=tmp_path / "bare_fixture.gpkg")
    assert "no outline (polygon)" in found.what.en
    assert "151460000004" in found.where.en


@pytest.mark.parametrize("change", [lambda line: f"{line};9", lambda line: line.rpartition(";")[0]])
@pytest.mark.parametrize("which", [1, 3])
def test_a_row_with_a_cell_too_many_or_too_few_shifts_nothing(tmp_path, change, which):
    lines = FIXTURE.read_text(encoding="utf-8").splitlines()
    lines[which] = change(lines[which])
    path = tmp_path / "ragged_fixture.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    assert refusal(path).where.it == f"riga {which + 1}:"


def test_a_workbook_without_a_sheet_or_with_too_many_columns_is_refused(monkeypatch):
    sheet = SimpleNamespace(width=LARGE_TABLE.columns + 1, height=2)
    for sheets, code in (([], "unreadable"), ([("a", False, sheet)], "too_wide")):
        monkeypatch.setattr(sections_table, "open_sheets", lambda *_, found=sheets: iter(found))
        with pytest.raises(RefusedError) as refused:
            next(sections_table._workbook_pieces(b"", "a.xlsx"))
        assert refused.value.codes == (code,)


def test_a_workbook_s_bytes_are_no_text_of_a_table():
    with pytest.raises(RefusedError) as refused:
        sections_table._written_as(b"PK\x03\x04" + b"\0" * 99, "a.csv")
    assert refused.value.codes == ("unreadable",)
