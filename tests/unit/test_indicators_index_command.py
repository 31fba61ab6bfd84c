"""The command of the index on people's tables: read in any dialect, or refused with the cell."""

from __future__ import annotations

import io
import os

import openpyxl
import pandas as pd
import pytest

from indicators.index.__main__ import main

DESIGN = """\
schema: 1
name: Prova
normalisation: min_max
index:
  key: score
  aggregation: arithmetic
  elements:
    - {indicator: poveri, direction: 1}
    - {indicator: reddito, direction: -1}
"""
ROWS = [("015", "1.5", "17027"), ("NA", "2.5", "18000"), ("-", "3.5", "19500")]


def table(separator=";", decimal=",", thousands="."):
    def written(cell):
        whole, _, part = cell.partition(".")
        grouped = f"{int(whole):,}".replace(",", thousands)
        return grouped + (decimal + part if part else "")

    lines = [["id", "poveri", "reddito"], *([area, written(p), written(r)] for area, p, r in ROWS)]
    return "\n".join(separator.join(line) for line in lines) + "\n"


@pytest.fixture
def run(tmp_path, capsys):
    def scored(content, design=DESIGN, *options, name="table.csv"):
        (tmp_path / "design.yml").write_text(design, encoding="utf-8")
        content = content if isinstance(content, bytes) else content.encode()
        (tmp_path / name).write_bytes(content)
        status = main([str(tmp_path / "design.yml"), str(tmp_path / name), *options])
        said = capsys.readouterr()
        return status, said.out, said.err

    return scored


def test_a_table_in_italian_gives_the_scores_of_one_in_english_and_says_what_it_read(run):
    status, english, said = run(table(",", ".", ""))
    assert status == 0
    assert "decimal point, 3 columns, 3 rows" in said
    status, italian, said = run(table(), DESIGN, "--language", "it")
    assert (status, italian) == (0, english)
    assert said.rstrip().endswith(
        "virgola decimale, 3 colonne, 3 righe, separatore ;, codifica UTF-8"
    )


def test_ids_are_text_and_keep_their_zeros(run):
    _, out, _ = run(table())
    read = pd.read_csv(io.StringIO(out), dtype=str, keep_default_na=False)
    assert read["id"].tolist() == ["015", "NA", "-"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_of_a_spreadsheet_changes_nothing(run, encoding):
    content = table().replace("015", "Città")
    assert run(content.encode(encoding))[:2] == run(content)[:2]


def test_a_workbook_is_a_table_like_another(run):
    book = openpyxl.Workbook()
    book.active.append(["Titolo"])
    book.active.append(["id", "poveri", "reddito"])
    for area, share, income in ROWS:
        book.active.append([area, float(share), int(income)])
    file = io.BytesIO()
    book.save(file)
    assert run(file.getvalue(), name="t.xlsx")[:2] == run(table())[:2]
    assert run(file.getvalue(), name="t.csv")[:2] == run(table())[:2]


def test_a_sheet_that_begins_in_its_second_column_has_its_ids_there(run):
    book = openpyxl.Workbook()
    for row in (["id", "poveri", "reddito"], *ROWS):
        book.active.append([None, *row])
    file = io.BytesIO()
    book.save(file)
    assert run(file.getvalue(), name="t.xlsx")[:2] == run(table())[:2]


@pytest.mark.parametrize(
    ("was", "wrong", "words"),
    [
        ("015;1,5;17.027", "015;1,5;17.027;9", "row 2: 4 cells, but the header (row 1) has 3"),
        ("015;1,5;17.027", "015;1,5", "row 2: 2 cells"),
        ("015;1,5;17.027", ";1,5;17.027", "row 2, column “id” (A2): the id is missing"),
        ("015;1,5;17.027", "015;uno;17.027", "row 2, column “poveri” (B2): “uno” is not a number"),
        ("015;1,5;17.027", "015;1.5;17.027", "(B3): “2,5” has a decimal comma and “1.5” (B2)"),
        ("015;1,5;17.027", "Totale;1,5;17.027", "“Totale” looks like the row of the total"),
        ("NA;", "Totale Milano;", "row 3, column “id” (A3): “Totale Milano” looks like the row of"),
        ("id;poveri", "id;ricchi", "no column “poveri”"),
        ("id;poveri;reddito", "id;poveri;poveri", "The column “poveri” stands there more than"),
        ("015;", "1,5146E+11;", "“1,5146E+11” is a code that a spreadsheet has turned into a n"),
    ],
)
def test_a_wrong_table_is_refused_with_its_cell_and_nothing_is_written(run, was, wrong, words):
    status, out, said = run(table().replace(was, wrong))
    assert (status, out) == (1, "")
    assert words in said


def test_limits_that_are_swapped_are_refused_with_their_cell(run):
    limits = ["poveri_lower;poveri_upper", "1,8;1,2", "2;3", "3;4"]
    lines = [f"{line};{more}" for line, more in zip(table().splitlines(), limits, strict=True)]
    status, out, said = run("\n".join(lines))
    assert (status, out) == (1, "")
    assert "row 2, column “poveri_lower” (D2): the lower limit is above the upper one" in said


def test_a_table_of_thousands_or_decimals_is_refused_until_the_mark_is_stated(run):
    content = table().replace("1,5", "1").replace("2,5", "2").replace("3,5", "3")
    content = content.replace("18.000", "18.100").replace("19.500", "19.501")
    status, _, said = run(content)
    assert status == 1
    assert "“17.027” may be 17027 or 17.027" in said
    assert "--decimal comma" in said
    assert run(content, DESIGN, "--decimal", "comma")[0] == 0


def test_columns_a_design_does_not_use_may_be_empty_repeated_or_anything(run):
    lines = table().splitlines()
    more = [f"{line};{'nota' if n == 0 else 'x.y'};{'nota' if n == 0 else ''};"
            for n, line in enumerate(lines)]  # fmt: skip
    assert run("\n".join(more))[:2] == run(table())[:2]


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"%PDF-1.4\n1 0 obj\n", "Questo è un PDF"), (b"<html><table>", "una pagina web"),
     (b"PK\x03\x04", "un archivio zip"), (b"", "Il file è vuoto")],
)  # fmt: skip
def test_a_file_of_another_kind_gets_one_sentence(run, content, words):
    status, _, said = run(content, DESIGN, "--language", "it")
    assert status == 1
    assert words in said
    assert len(said.splitlines()) == 1


WHERE = DESIGN + "rows: {comune: [%s]}\n"
CITIES = "id;comune;poveri;reddito\na;015146;1;10\nb;015146;2;20\nc;015146;4;30\nd;015147;8;40\n"


def test_a_code_with_a_leading_zero_in_a_design_is_what_is_written_there(run):
    _, out, _ = run(CITIES, WHERE % "015146")
    assert pd.read_csv(io.StringIO(out))["id"].tolist() == ["a", "b", "c"]


@pytest.mark.parametrize("where", ["rows", "base: {where", "rank: {where", "rank: {among"])
def test_a_value_that_no_row_has_is_an_error_with_the_nearest(run, where):
    design = f"{DESIGN}{where}: {{comune: [015149]}}{'}' if '{' in where else ''}\n"
    status, out, said = run(CITIES, design, "--language", "en")
    assert (status, out) == (1, "")
    assert "no row has '015149'; the nearest values: 01514" in said


def test_a_missing_denominator_gives_a_missing_value(run):
    design = DESIGN.replace("indicator: poveri,", "indicator: poveri, denominator: tutti,")
    content = "id;poveri;tutti;reddito\na;1;10;1\nb;2;;2\nc;3;10;3\nd;4;10;4\n"
    status, out, _ = run(content, design)
    assert status == 0
    scores = pd.read_csv(io.StringIO(out)).set_index("id")["score"]
    assert scores.isna().tolist() == [False, True, False, False]
    status, _, said = run(content.replace("b;2;;2", "b;2;0;2"), design)
    assert status == 1
    assert "zero or negative (b)" in said


@pytest.mark.parametrize("link", ["same", "symlink", "hardlink", "relative"])
@pytest.mark.parametrize("target", ["table.csv", "design.yml"])
def test_the_output_may_not_be_what_is_read(run, tmp_path, monkeypatch, link, target):
    run(table())
    path, out = tmp_path / target, tmp_path / "out.csv"
    if link == "symlink":
        out.symlink_to(path)
    elif link == "hardlink":
        os.link(path, out)
    else:
        (tmp_path / "in").mkdir()
        monkeypatch.chdir(tmp_path / "in")
        out = path if link == "same" else f"../{target}"
    before = path.read_bytes()
    status, _, said = run(table(), DESIGN, "-o", str(out))
    assert status == 2
    assert "the result would overwrite" in said.lower()
    assert path.read_bytes() == before


def test_a_refused_table_leaves_the_old_output_whole(run, tmp_path):
    out = tmp_path / "scores.csv"
    assert run(table(), DESIGN, "-o", str(out))[0] == 0
    before = out.read_bytes()
    assert run(table().replace("1,5", "uno"), DESIGN, "-o", str(out))[0] == 1
    assert out.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "design.yml", "scores.csv", "table.csv"
    ]  # fmt: skip


@pytest.mark.parametrize("dialect", [(",", ".", ""), (";", ",", "")])
def test_a_table_taken_away_from_the_atlas_is_read_with_its_comments(run, dialect):
    above = '\ufeff# Titolo, «a», "b\n# Una frase; due\n# Fonte: Comune, 2024\n'
    assert run(above + table(*dialect))[:2] == run(table())[:2]
