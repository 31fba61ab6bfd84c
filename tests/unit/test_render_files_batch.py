"""A list in, a comparison out; what is not understood is named by its line."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pypdf
import pytest

from atlas import repository
from atlas.neighbourhood.area_list import ListError, read_list
from base.problem import RefusedError
from render.documents.__main__ import main
from render.files import batch
from render.files.batch import areas_named, line_table, plain, resolve

NAMES = {1: "Quarto Oggiaro – Vialba – Musocco", 2: "Maggiore – Musocco – Certosa",
         3: "Comasina", 4: "Città Studi"}  # fmt: skip
LIST = "Indirizzo\nviale Omero 15\n\nComasina\nvia Monti\nvia Padova\nQuarto Oggiaro\n=2+2\n"


def test_lines_keep_the_number_they_have_in_the_file():
    assert [(one.number, one.typed) for one in read_list("\n a \n\nb")[0]] == [(2, "a"), (4, "b")]


def test_a_heading_is_no_line():
    assert [one.number for one in read_list("Quartiere\nComasina")[0]] == [2]


@pytest.mark.parametrize(
    ("content", "typed"),
    [
        (b"\xef\xbb\xbfviale Omero 15;x\n", "viale Omero 15"),
        (b'"viale Omero, 15",x\n', "viale Omero, 15"),
        (b"viale Omero, 15\n", "viale Omero 15"),
        (b"viale Omero,nord\n", "viale Omero"),
    ],
)
def test_the_first_column_of_a_csv_is_read_and_a_house_number_joined(content, typed):
    assert read_list(content, "a.csv")[0][0].typed == typed


@pytest.mark.parametrize(
    ("content", "why"),
    [(" \n \n", "batch.empty"), ("indirizzo", "batch.empty"),
     ("a\n" * 501, "batch.too_long")],
)  # fmt: skip
def test_a_list_that_cannot_be_read_says_why(content, why):
    with pytest.raises(ListError, match=why):
        read_list(content)


@pytest.mark.parametrize(
    ("typed", "areas"),
    [("comasina", (3,)), ("CITTA STUDI", (4,)), ("quartiere Comasina", (3,)), ("Vialba", (1,)),
     ("Musocco", (1, 2)), ("Oggiaro", ()), ("", ())],
)  # fmt: skip
def test_a_neighbourhood_is_known_by_its_name_or_one_of_its_names(typed, areas):
    assert areas_named(typed, NAMES) == areas


def test_names_are_compared_without_accents_and_dashes():
    assert plain("Città  Studi – Ponte") == "citta studi ponte"


@pytest.fixture(scope="module")
def resolved():
    names = {int(str(area)): str(name) for area, name in repository.areas()["name"].items()}
    found, doubts = resolve(read_list(LIST)[0], names, repository.address_book(), "it")
    return names, found, doubts


def test_addresses_and_areas_are_found_and_the_rest_is_named_by_line(resolved):
    _, found, doubts = resolved
    assert [(one.line.number, one.area) for one in found] == [(2, 35), (4, 82), (7, 76)]
    assert [one.line.number for one in doubts] == [5, 6, 8]
    assert "via Padre Luigi Monti" in doubts[0].why
    assert "numero civico" in doubts[1].why


def test_the_two_reports_hold_the_lines_and_the_areas(resolved):
    names, found, doubts = resolved
    profiles = batch.compare(found, "it")
    lines = line_table(found, doubts, names, "it")
    assert lines["Riga"].tolist() == [2, 4, 5, 6, 7, 8]
    day = date(2026, 11, 28)
    book = openpyxl.load_workbook(io.BytesIO(batch.report_xlsx(lines, profiles, as_of=day)))
    assert book["Sintesi"].max_row == 4
    assert book["Righe"]["B7"].value == "'=2+2"
    reader = pypdf.PdfReader(io.BytesIO(batch.report_pdf(lines, profiles, as_of=day)))
    said = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert "Confronto fra 3 quartieri" in said
    assert reader.root_object["/MarkInfo"]["/Marked"]


def test_the_command_names_the_lines_and_writes_both_files(tmp_path, capsys):
    (tmp_path / "list.txt").write_text("Comasina\nvia Monti\n", encoding="utf-8")
    assert main(["batch", str(tmp_path / "list.txt"), "-o", str(tmp_path / "out")]) == 0
    assert "list.txt: testo, codifica UTF-8\nRiga 2, «via Monti»: " in capsys.readouterr().err
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "confronto.pdf", "confronto.xlsx"
    }  # fmt: skip


def test_the_command_says_that_a_file_is_not_there(tmp_path, capsys):
    assert main(["batch", str(tmp_path / "no.txt"), "-o", str(tmp_path)]) == 1
    assert "no.txt" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "name", "lines"),
    [
        ("id;nome;indirizzo;civico\n1;Ada;via Padova;3\n2;Ugo;viale Omero;15.0\n", "a.csv",
         [(2, "via Padova 3"), (3, "viale Omero 15")]),
        ("Utenti\n\nNome;Via;Nota\nAda;via Padova 3;x\n", "a.csv", [(4, "via Padova 3")]),
        ("1,Ada,via Padova 3\n2,Ugo,Comasina\n", "a.csv", [(1, "via Padova 3"), (2, "Comasina")]),
        ("# dall'atlante, \"x\"\narea_id,area,value\n82,Comasina,1\n", "a.csv", [(3, "Comasina")]),
        ("Riga;Scritto;Quartiere;Nota\n2;via Padova 3;Padova;n\n", "a.csv", [(2, "via Padova 3")]),
        ("via Padova, 3\ncittà, 4\n", "a.txt", [(1, "via Padova, 3"), (2, "città, 4")]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_the_column_of_the_addresses_is_found_in_any_table(content, name, lines, encoding):
    found, _ = read_list(content.encode(encoding), name, known=NAMES.values())
    assert [(one.number, one.typed) for one in found] == lines


def test_a_workbook_is_a_list(tmp_path):
    book = openpyxl.Workbook()
    for row in (["Elenco"], [], ["Nome", "Indirizzo", "Civico"], ["Ada", "via Padova", 3]):
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    found, said = read_list(file.getvalue(), "a.xlsx")
    assert [(one.number, one.typed) for one in found] == [(4, "via Padova 3")]
    assert said.it == "foglio «Sheet»"


@pytest.mark.parametrize("name", ["a.csv", "a.txt", "a.xlsx"])
def test_a_file_of_another_kind_is_called_by_its_name(name):
    with pytest.raises(RefusedError, match="Questo è un PDF"):
        read_list(b"%PDF-1.4", name)


def test_the_report_does_not_overwrite_the_list(tmp_path, capsys):
    path = tmp_path / "confronto.xlsx"
    path.write_text("Comasina\n", encoding="utf-8")
    assert main(["batch", str(path), "-o", str(tmp_path)]) == 1
    assert path.read_text(encoding="utf-8") == "Comasina\n"
    assert "finirebbe sopra confronto.xlsx" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["list.txt", "list.csv"])
@pytest.mark.parametrize("kind", [bytes, str])
def test_a_list_over_its_limit_is_refused_before_it_is_taken_apart(name, kind):
    content = "\n" * 1_000_001
    with pytest.raises(RefusedError, match="1 MB"):
        read_list(content.encode() if kind is bytes else content, name)
