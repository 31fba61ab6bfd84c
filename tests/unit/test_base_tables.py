"""People's tables: every usual dialect is read, what reads in two ways is refused."""

import datetime
import io
import math
import tracemalloc

import openpyxl
import pytest

from base.limits import Limits
from base.problem import RefusedError
from base.tables import Asked, read_table
from base.tables.text import decoded

HEAD = "id;nome;Totale\n"


def read(content, **asked):
    content = content if isinstance(content, bytes) else content.encode()
    return read_table(content, "t.csv", options=Asked(**asked))


def values(content, column="Totale", **asked):
    table = read(content, **asked)
    decimal = asked.get("decimal") or table.decimal([column])
    found = table.numbers(column, decimal)
    assert found.problems == ()
    return found.values


def refusal(make, *arguments, **named):
    with pytest.raises(RefusedError) as refused:
        make(*arguments, **named)
    return refused.value


def workbook(rows, **formats):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for cell, form in formats.items():
        book.active[cell].number_format = form
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe"), ("utf-16-le", b""),
     ("utf-16-be", b"\xfe\xff"), ("utf-16-be", b""), ("cp1252", b""), ("mac_roman", b"")],
)  # fmt: skip
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_table_is_read_whatever_its_separator_encoding_and_line_ends(
    separator, encoding, mark, end
):
    lines = [separator.join(row) for row in (["id", "Città"], ["015", "è così"], ["2", "perché"])]
    table = read(mark + end.join([*lines, ""]).encode(encoding))
    assert table.header == ("id", "Città")
    assert table.columns == (("015", "2"), ("è così", "perché"))
    assert table.rows == (2, 3)


@pytest.mark.parametrize(
    ("cells", "numbers"),
    [
        (["1,5", "17.027"], [1.5, 17027]),
        (["1.5", "17.027"], [1.5, 17.027]),
        (["1.234,5", "-2,0"], [1234.5, -2]),
        (["1,234.5", "2"], [1234.5, 2]),
        (["1 234", "1'234", "1\u00a0234\u00a0567"], [1234, 1234, 1234567]),
        (["1.0", "2015.0"], [1, 2015]),
        (["12%", "3,5 %"], [12, 3.5]),
        (["€ 5", "5,5 €", "7 EUR"], [5, 5.5, 7]),
        (["\u22123", "+4", "–5"], [-3, 4, -5]),
        (["1,5E+03", "2e-1"], [1500, 0.2]),
        (["0.125", "17.027"], [0.125, 17.027]),
        (["1.234.567", "17.027"], [1234567, 17027]),
        ([",5", "2,25"], [0.5, 2.25]),
    ],
)
def test_numbers_are_read_as_the_whole_table_writes_them(cells, numbers):
    rows = "".join(f"{n};a;{cell}\n" for n, cell in enumerate(cells))
    assert values(HEAD + rows) == tuple(numbers)


@pytest.mark.parametrize("cell", ["", "n.d.", "N.D.", "-", "..", "…", "NA", "#N/D", "null", "nan"])
def test_a_cell_that_says_no_value_is_missing(cell):
    assert math.isnan(values(f"{HEAD}1;a;{cell}\n2;b;3\n")[0])


@pytest.mark.parametrize(
    "cell",
    [
        "molto",
        "1_000",
        "１２",
        "1.2.3",
        "12 34",
        "1,23,4",
        "(5)",
        "12*",
        "0x1F",
        "1e999",
        "#DIV/0!",
    ],
)
def test_what_is_no_number_is_named_by_its_cell(cell):
    table = read(f"{HEAD}1;a;3,5\n2;b;{cell}\n")
    (problem,) = table.numbers("Totale", "comma").problems
    assert problem.text("it").startswith(f"riga 3, colonna «Totale» (C3): «{cell}» non è un numero")
    assert problem.text("en").startswith(f"row 3, column “Totale” (C3): “{cell}” is not a ")


@pytest.mark.parametrize("separator", [",", ";"])
def test_a_column_of_thousands_or_decimals_is_refused_until_somebody_says_which(separator):
    content = f"id{separator}Totale\n1{separator}17.027\n2{separator}18.101\n"
    refused = refusal(values, content)
    assert refused.codes == ("decimal",)
    assert "«17.027» può essere 17027 o 17,027" in str(refused)
    assert values(content, decimal="comma") == (17027, 18101)
    assert values(content, decimal="point") == (17.027, 18.101)


def test_another_column_of_the_table_may_tell_the_decimal_mark():
    assert values("id;Totale;quota\n1;17.027;3,5\n2;18.101;4,5\n") == (17027, 18101)


def test_a_table_with_both_decimal_marks_names_one_cell_of_each():
    refused = refusal(values, f"{HEAD}1;a;3,5\n2;b;4.5\n")
    assert refused.codes == ("decimal_both",)
    assert "(C2)" in str(refused)
    assert "(C3)" in str(refused)


def test_a_per_cent_sign_in_some_cells_only_is_refused():
    found = read(f"{HEAD}1;a;12%\n2;b;13\n").numbers("Totale", None)
    assert [one.code for one in found.problems] == ["percent"]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("2;b;1;9", "riga 3: 4 celle, ma l'intestazione (riga 1) ne ha 3"),
        ("2;b", "riga 3: 2 celle"),
    ],
)
def test_a_ragged_row_is_refused_with_its_number_and_shifts_nothing(row, words):
    refused = refusal(read, f"{HEAD}1;a;1\n{row}\n3;c;2\n")
    assert refused.codes == ("ragged",)
    assert words in str(refused)


def test_titles_notes_and_ghosts_are_left_out_and_said():
    table = read(
        "# Titolo, \"dell'atlante\nsep=;\nPopolazione residente;;;;\n;;;;\nid;nome;Totale;;\n"
        "1;a;1,5;;\n;;;;\n2;b;2,5;;\n;;;;\nFonte: Comune di Milano;;;;\nElaborazione nostra;;;;\n"
    )
    assert (table.header, table.rows, table.header_row) == (("id", "nome", "Totale"), (6, 8), 5)
    assert table.left_out == (3, 10, 11)
    said = table.understood(table.decimal(["Totale"]))
    assert said.it == (
        "virgola decimale, 3 colonne, 2 righe, separatore ;, codifica UTF-8, righe lasciate fuori "
        "perché titoli o note: 3, 10, 11"
    )
    assert said.en.startswith("decimal comma, 3 columns, 2 rows, separator ;, encoding UTF-8")


def test_a_last_row_with_an_id_alone_is_a_row_and_no_note():
    assert read(f"{HEAD}1;a;1\n88;;\n").rows == (2, 3)


def test_names_that_stand_twice_or_are_blank_matter_only_where_they_are_used():
    table = read("id;a;a;\n1;2;3;x\n2;3;4;y\n")
    assert table.texts("id") == ("1", "2")
    assert refusal(table.texts, "a").codes == ("column_twice",)
    near = refusal(table.texts, "ids")
    assert near.codes == ("no_column",)
    assert "(forse «id»?)" in str(near)


def test_columns_that_are_expected_tell_the_header_below_titles():
    content = b"Anno;2023;fonte\nid;nome;Totale\n1;a;2\n2;b;3\n"
    assert read_table(content, "t", expects=["id", "Totale"]).header == ("id", "nome", "Totale")


def test_cells_hold_separators_quotes_and_lines_where_they_are_quoted():
    table = read('id;nome\n1;"a;b\nc ""d"""\n2; "e"\n')
    assert table.texts("nome") == ('a;b\nc "d"', "e")
    assert table.rows == (2, 4)


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        (b"", "empty", "vuoto"),
        (b" \n\n", "empty", "vuoto"),
        (b"%PDF-1.7 ...", "kind", "un PDF"),
        (b"<!DOCTYPE html><table>", "kind", "una pagina web (HTML)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "kind", "(.xls)"),
        (b"PK\x03\x04junk", "kind", "un archivio zip"),
        (b'{"type": "FeatureCollection"}', "kind", "un file JSON"),
        (b"\x89PNG\r\n", "kind", "un'immagine"),
        (b"id;a\n1;2\0\n", "nul", "riga 2"),
        (b'id;a\n1;"2\n3;4\n', "quotes", "riga 2"),
        (b"1;2\n3;4\n", "no_header", "riga 1"),
        (b"id;a\n", "no_rows", "non ci sono righe"),
        ("id;a\n1;Città\n".encode() + "2;perché\n".encode("cp1252"), "encoding", "codifica"),
        (b"a,b;c\n1,2;3\n4,5;6\n", "separator", "due modi"),
    ],
)
def test_what_is_no_table_is_told_in_one_sentence(content, code, words):
    refused = refusal(read, content)
    assert refused.codes == (code,)
    assert words in str(refused)


def test_open_documents_and_numbers_are_called_by_their_name():
    import zipfile

    for name, inside, words in (
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "OpenDocument"),
        ("Index/Document.iwa", "x", "Numbers"),
        ("word/document.xml", "x", "Word"),
    ):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr(name, inside)
        assert words in str(refusal(read, file.getvalue()))


SMALL = Limits(size=10_000, unpacked=100_000, rows=3, columns=4, cells=10, cell=20)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"a" * 10_001, "size"),
        (b"id;a\n" + b"1;2\n" * 4, "rows"),
        (b"a;b;c;d;e\n1;2;3;4;5\n", "columns"),
        (b"a;b;c;d\n" + b"1;2;3;4\n" * 2, "cells"),
        (b"id;a\n1;" + b"x" * 21, "cell"),
    ],
)
def test_a_table_beyond_the_limits_is_refused(content, code):
    assert code in refusal(read_table, content, "t.csv", limits=SMALL).codes


def test_hundreds_of_thousands_of_columns_are_refused_by_a_look_at_the_first_line(monkeypatch):
    monkeypatch.setattr("csv.reader", lambda *_, **__: pytest.fail("the table was taken apart"))
    assert refusal(read, b"a," * 300_000 + b"a\n").codes == ("columns",)


def test_a_workbook_is_read_with_its_numbers_days_and_per_cents():
    rows = [
        ["Popolazione"], [], ["id", "n", "testo", "giorno", "quota", "sì"],
        ["015", 17.027, "17.027", datetime.date(2024, 5, 1), 0.125, True],
        ["16", 2015.0, "18,5", None, 0.5, False],
    ]  # fmt: skip
    table = read(workbook(rows, E4="0.0%", E5="0.0%"))
    assert (table.header_row, table.rows) == (3, (4, 5))
    assert table.texts("id") == ("015", "16")
    assert table.texts("giorno") == ("2024-05-01", "")
    assert table.texts("sì") == ("true", "false")
    decimal = table.decimal(["n", "testo"])
    assert table.numbers("n", decimal).values == (17.027, 2015)
    assert table.numbers("testo", decimal).values == (17027, 18.5)
    assert table.numbers("quota", decimal).values == (12.5, 50)
    (day,) = table.numbers("giorno", decimal).problems
    assert "(D4)" in day.text("it")
    assert table.understood(decimal).it == (
        "virgola decimale, 6 colonne, 2 righe, foglio «Sheet», righe lasciate fuori perché titoli "
        "o note: 1"
    )


def test_the_first_sheet_that_holds_something_is_read_or_the_one_that_is_named():
    book = openpyxl.Workbook()
    for name, cell in (("dati", 1), ("altro", 2)):
        sheet = book.create_sheet(name)
        sheet.append(["id", "x"])
        sheet.append(["a", cell])
    file = io.BytesIO()
    book.save(file)
    first = read(file.getvalue())
    assert (first.texts("x"), first.written.sheet, first.written.sheets) == (
        ("1",), "dati", ("altro",)
    )  # fmt: skip
    assert read(file.getvalue(), sheet="altro").texts("x") == ("2",)
    assert refusal(read, file.getvalue(), sheet="no").codes == ("no_sheet",)


def test_a_formula_without_its_result_is_no_missing_value():
    refused = refusal(read, workbook([["id", "x"], ["a", 1], ["b", "=1+1"]]))
    assert refused.codes == ("no_result",)
    assert "(B3)" in str(refused)


def test_a_damaged_workbook_is_called_so():
    content = workbook([["id", "x"], ["a", 1]])
    assert "archivio zip" in str(refusal(read, content[:-30]))
    assert refusal(read, content[:60] + b"xxxx" + content[64:]).codes == ("damaged_archive",)


def test_a_workbook_that_unpacks_beyond_the_limit_is_not_unpacked():
    content = workbook([["id", "x"], *([["a" * 50, 1]] * 1000)])
    small = Limits(size=1_000_000, unpacked=5_000)
    assert refusal(read_table, content, "t.xlsx", limits=small).codes == ("unpacked",)


def test_codes_are_text_and_none_is_blank():
    table = read("id;x\n015;1\nNA;2\n-;3\n")
    assert table.codes("id") == ("015", "NA", "-")
    assert read("id;x\n1.0;1\n2.0;2\n").codes("id") == ("1", "2")
    assert read("id;x\n1.0;1\n2.5;2\n").codes("id") == ("1.0", "2.5")
    blank = refusal(read("id;x\n1;1\n;2\n").codes, "id")
    assert blank.codes == ("blank_code",)
    assert "riga 3" in str(blank)
    assert refusal(read("id;x\n1,5146E+11;1\n2;2\n").codes, "id").codes == ("scientific_code",)


@pytest.mark.parametrize("name", ["Totale", "TOTALE COMUNE", "Tot. città", "Milano - Totale"])
def test_a_row_of_the_total_is_seen(name):
    assert [one.code for one in read(f"id;x\na;1\n{name};1\n").totals("id")] == ["total_row"]


@pytest.mark.parametrize("name", ["Totila", "Totalità", "Grand Place"])
def test_an_area_that_begins_alike_is_no_total(name):
    assert read(f"id;x\na;1\n{name};1\n").totals("id") == ()


@pytest.mark.parametrize("head", ["id,x,", "id,x,,"])
def test_decimal_commas_that_fall_into_a_column_without_a_name_are_refused(head):
    ghost = "," * (head.count(",") - 2)
    refused = refusal(read, f"{head}\na,1,5{ghost}\nb,2,7{ghost}\n")
    assert refused.codes == ("nameless",)
    assert "(C2)" in refused.problems[0].text("it")


def test_many_problems_are_counted_after_the_first():
    refused = refusal(read, HEAD + "1;2;3\n" * 2 + "1\n" * 0 + "1;2;3;4\n" * 20 + "1;2;3\n" * 30)
    assert refused.codes == (*["ragged"] * 8, "more")
    assert "E altri 12" in str(refused)


def test_what_is_asked_wins_over_what_the_file_shows():
    assert read("id;a,b\n1;2,3\n", separator=",").header == ("id;a", "b")
    assert read("id;è\n1;2\n".encode("cp1252"), encoding="cp1252").header == ("id", "è")
    assert refusal(read, b"\xe8;a\n1;2\n", encoding="utf-8").codes == ("encoding_asked",)
    assert refusal(read, b"a;b\n1;2\n", encoding="none-such").codes == ("encoding_asked",)


@pytest.mark.parametrize("content", [";,|\t" * 100_000, "id;a\n1;2\n" + ";" * 100_000])
def test_a_line_of_nothing_but_separators_is_refused_before_it_is_taken_apart(content):
    assert refusal(read, content).codes == ("columns",)


@pytest.mark.parametrize("text", ['"' * 2_000_000, "\u00e9\u00e8;\u00e0\n" * 400_000])
def test_what_is_refused_is_not_held_in_memory_many_times(text):
    content = text.encode("cp1252")
    tracemalloc.start()
    try:
        with pytest.raises(RefusedError):
            read_table(content, "t.csv", limits=Limits(size=len(content), unpacked=0, rows=100))
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert most < 12 * len(content)


def test_a_space_that_does_not_break_tells_windows_1252() -> None:
    text, encoding = decoded("nome;x\nAlba;1\N{NO-BREAK SPACE}000\n".encode("cp1252"))
    assert encoding == "Windows-1252"
    assert text.endswith("1\N{NO-BREAK SPACE}000\n")
