"""The importer of IDISE, on a fixture with invented values: the real file is not at hand."""

from pathlib import Path

import openpyxl
import pytest

from base.limits import Limits
from base.problem import RefusedError
from data.catalogue.card import read_card
from data.importers import area_of, whole_number
from data.importers.idise import proposal
from data.importers.workbook import letter

FIXTURE = Path(__file__).parents[1] / "fixtures" / "idise_fixture.xlsx"
SHEET = "FIXTURE ASC"
HEADER, FIRST = 3, 4
CODE, INDEX = "C", "N"


def row_of(area):
    return FIRST + area - 1


@pytest.fixture
def changed(tmp_path):
    """Write a copy of the fixture changed by a function of its workbook; return its path."""

    def write(change, name="changed_fixture.xlsx"):
        book = openpyxl.load_workbook(FIXTURE)
        change(book)
        book.save(tmp_path / name)
        return tmp_path / name

    return write


def put(**cells):
    """A change that writes cells of the sheet of areas."""

    def change(book):
        for cell, value in cells.items():
            book[SHEET][cell] = value

    return change


def refusal(path):
    with pytest.raises(RefusedError) as refused:
        proposal.propose(path)
    return refused.value.problems


def test_fixture_says_that_it_is_one():
    book = openpyxl.load_workbook(FIXTURE)
    assert all("FIXTURE" in name for name in book.sheetnames)
    assert book[SHEET]["A1"].value.startswith("FIXTURE: invented values")


def test_columns_are_found_and_shown_for_confirmation():
    mapping = proposal.propose(FIXTURE)
    assert (mapping.sheet, mapping.header) == (SHEET, HEADER - 1)
    assert mapping.code.said == "C «COD_ASC»"
    assert mapping.name.said == "D «DEN_ASC»"
    assert mapping.index.said == "N «IDISE»"
    assert [column.heading for column in mapping.others] == [
        *(f"FIXTURE_{place}" for place in range(1, 10)),
        "FIXTURE_CONTEXT",
    ]


def test_words_of_the_proposal_name_columns_extremes_and_areas_without_index():
    said = [words.en for words in proposal.propose(FIXTURE).words()]
    assert said[1] == "Code of the area: column C «COD_ASC», 88 NIL of Milan."
    assert said[2] == "Index: column N «IDISE», from 90.0 to 110.0."
    assert said[4] == "NIL without an index: 3, 8."
    assert "never tried on the real file" in said[5]


def test_italian_words_write_numbers_the_italian_way():
    assert "da 90,0 a 110,0" in proposal.propose(FIXTURE).words()[2].it


def test_loaded_table_has_a_row_for_each_area_and_leaves_blanks_missing():
    table = proposal.load(FIXTURE, proposal.propose(FIXTURE)).set_index("area_id")
    assert list(table.index) == list(range(1, 89))
    assert set(table["year"]) == {2021}
    assert table.loc[57, "idise"] == 90 + (57 * 7 % 41) * 0.5
    assert table.loc[57, "FIXTURE_2"] == 57 * 2 % 50 + 0.2
    assert table.index[table["idise"].isna()].tolist() == [3, 8]


def test_columns_may_stand_in_any_order(changed):
    def turn(book):
        for row in book[SHEET].iter_rows(min_row=HEADER):
            values = [cell.value for cell in row]
            for cell, value in zip(row, reversed(values), strict=True):
                cell.value = value

    path = changed(turn)
    mapping = proposal.propose(path)
    assert (mapping.code.said, mapping.index.said) == ("M «COD_ASC»", "B «IDISE»")
    assert proposal.load(path, mapping)["idise"].equals(
        proposal.load(FIXTURE, proposal.propose(FIXTURE))["idise"]
    )


@pytest.mark.parametrize("stored", [str, float, lambda code: f"0{code}"])
def test_codes_may_be_stored_in_any_form(changed, stored):
    def store(book):
        for area in range(1, 89):
            book[SHEET][f"{CODE}{row_of(area)}"] = stored(15146000 + area)

    assert proposal.propose(changed(store)).code.said == "C «COD_ASC»"


@pytest.mark.parametrize("heading", ["idise", "IDISE 2021", "Indice IDISE", " IDISE_2021 "])
def test_heading_of_the_index_may_be_written_in_several_ways(changed, heading):
    path = changed(put(**{f"{INDEX}{HEADER}": heading}))
    assert proposal.propose(path).index.place == 13


def test_column_that_only_mentions_the_index_stands_aside(changed):
    path = changed(put(**{f"O{HEADER}": "Graduatoria IDISE"}))
    assert proposal.propose(path).index.said == "N «IDISE»"


def test_column_of_municipi_does_not_pass_for_the_areas(changed):
    def municipi(book):
        for area in range(1, 89):
            book[SHEET][f"A{row_of(area)}"] = 15146001 + area % 9

    assert proposal.propose(changed(municipi)).code.said == "C «COD_ASC»"


def test_row_of_the_whole_city_is_not_an_area(changed):
    path = changed(put(A92=15146, B92="Milano", C92=15146, D92="Totale", N92=100))
    assert len(proposal.load(path, proposal.propose(path))) == 88


def test_small_area_may_be_absent(changed):
    path = changed(lambda book: book[SHEET].delete_rows(row_of(8)))
    mapping = proposal.propose(path)
    assert mapping.absent == (8,)
    assert proposal.load(path, mapping).set_index("area_id").loc[8].isna().sum() == 11


WRONG = {
    "another city": (
        lambda book: [book[SHEET].__setitem__(f"C{row_of(a)}", 58091000 + a) for a in range(1, 89)],
        "municipality 58091; Milan is 15146",
        "File: changed_fixture.xlsx",
    ),
    "no codes": (
        lambda book: book[SHEET].delete_cols(3),
        "No column holds the codes",
        "File: changed_fixture.xlsx",
    ),
    "an area missing": (
        lambda book: book[SHEET].delete_rows(row_of(57)),
        "Missing NIL (1): 57",
        "FIXTURE ASC",
    ),
    "the Municipi": (
        lambda book: book[SHEET].delete_rows(row_of(10), 79),
        "Missing NIL (79)",
        "Municipi (first level)",
    ),
    "a code twice": (put(C60=15146056), "appears more than once", "C59, C60"),
    "a code beyond 88": (put(C60=15146089), "not those of a NIL of Milan", "C60"),
    "a code of another city": (put(C60=58091057), "not those of a NIL of Milan", "C60"),
    "no heading of the index": (put(N3="PUNTEGGIO"), "no column is headed IDISE", "FIXTURE ASC"),
    "two indices": (put(O3="IDISE"), "Several columns may be the index", "N «IDISE», O «IDISE»"),
    "commas": (put(N60="103,4"), "written as text", "N60"),
    "points as text": (put(F60="3.4"), "written as text", "F60"),
    "words": (put(N60="alto"), "not numbers", "N60"),
    "a count": (put(N60=1034), "outside 60-150", "N60"),
    "just under": (put(N60=59.9), "outside 60-150", "N60"),
    "just over": (put(N60=150.1), "outside 60-150", "N60"),
}


@pytest.mark.parametrize("case", WRONG)
def test_file_that_is_wrong_is_refused_saying_what_and_where(changed, case):
    change, what, where = WRONG[case]
    found = refusal(changed(change))
    assert what in found[0].text("en")
    assert where in found[0].text("en")


@pytest.mark.parametrize("value", [60, 150])
def test_values_at_the_ends_of_the_range_are_accepted(changed, value):
    assert proposal.propose(changed(put(N60=value)))


def test_all_values_above_the_mean_are_not_an_index_of_mean_100(changed):
    def lift(book):
        for area in range(1, 89):
            book[SHEET][f"{INDEX}{row_of(area)}"] = 101 + area % 7

    assert "one side of 100" in refusal(changed(lift))[0].what.en


def test_index_that_is_nearly_empty_is_refused(changed):
    def empty(book):
        for area in range(1, 50):
            book[SHEET][f"{INDEX}{row_of(area)}"] = None

    assert "missing in 49 of 88" in refusal(changed(empty))[0].what.en


def test_hidden_sheet_with_codes_is_refused_and_one_without_is_not(changed):
    def hide(name):
        def change(book):
            book[name].sheet_state = "hidden"

        return change

    assert "hidden sheet holds codes" in refusal(changed(hide(SHEET)))[0].what.en
    assert proposal.propose(changed(hide("FIXTURE notes")))


def test_hidden_copy_of_the_areas_is_refused(changed):
    def copy(book):
        book.copy_worksheet(book[SHEET]).sheet_state = "veryHidden"

    assert "hidden sheet holds codes" in refusal(changed(copy))[0].what.en


def test_two_visible_sheets_of_areas_are_refused(changed):
    assert "Several sheets" in refusal(changed(lambda book: book.copy_worksheet(book[SHEET])))[
        0
    ].text("en")


def test_every_fault_of_the_codes_is_said_at_once(changed):
    def change(book):
        put(C60=15146056, C61=15146099)(book)

    assert len(refusal(changed(change))) == 3


@pytest.mark.parametrize("content", [b"", b"COD_ASC;IDISE\n15146001;100\n", b"PK\x03\x04 torn"])
def test_file_that_is_no_workbook_is_refused(tmp_path, content):
    path = tmp_path / "torn_fixture.xlsx"
    path.write_bytes(content)
    assert "not a readable Excel workbook" in refusal(path)[0].what.en


def test_file_that_is_not_there_is_refused(tmp_path):
    assert "nowhere.xlsx" in refusal(tmp_path / "nowhere.xlsx")[0].where.it


def test_file_too_large_is_refused_unread(tmp_path, monkeypatch):
    monkeypatch.setattr("data.importers.workbook.LIMITS", Limits(size=100, unpacked=100))
    assert refusal(FIXTURE)[0].code == "too_large"


def test_file_changed_after_the_confirmation_is_refused(changed):
    mapping = proposal.propose(FIXTURE)
    with pytest.raises(RefusedError, match="no longer the one confirmed"):
        proposal.load(changed(put(N60=101)), mapping)


def test_every_refusal_speaks_both_languages(changed):
    for change, _, _ in WRONG.values():
        for problem in refusal(changed(change)):
            assert problem.text("it") != problem.text("en")
            assert problem.what.it != problem.what.en
            assert problem.mend.it != problem.mend.en


def test_headings_that_repeat_or_are_ours_bear_their_letter(changed):
    path = changed(put(E3="FIXTURE_2", O3="year"))
    names = list(proposal.load(path, proposal.propose(path)).columns)
    assert {"FIXTURE_2 (E)", "FIXTURE_2 (F)", "year (O)"} <= set(names)


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (15146057, 15146057),
        (15146057.0, 15146057),
        ("015146057", 15146057),
        (" 15146057.0 ", 15146057),
        (15146057.5, None),
        ("NIL 57", None),
        (True, None),
        (None, None),
    ],
)
def test_whole_number_is_read_however_it_is_stored(cell, number):
    assert whole_number(cell) == number


@pytest.mark.parametrize(
    ("code", "area"),
    [(15146001, 1), (15146088, 88), (15146000, None), (15146089, None), (1272001, None)],
)
def test_area_of_a_code_is_its_nil(code, area):
    assert area_of(code) == area


@pytest.mark.parametrize(
    ("place", "name"), [(0, "A"), (13, "N"), (25, "Z"), (26, "AA"), (701, "ZZ")]
)
def test_columns_have_the_letters_of_a_spreadsheet(place, name):
    assert letter(place) == name


def test_card_says_that_it_was_never_tried_on_the_real_file():
    card = read_card(Path(proposal.__file__).with_name("card.yml"))
    assert "never tried on the real file" in card.limitations.en
    assert "mai provato sul file vero" in card.limitations.it
