"""The posters: one large page, vector only, type sized for the wall, plain errors."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from math import atan, degrees

import pypdf
import pytest

from render.documents.__main__ import main, read_arguments
from render.documents.commands.poster import requested_poster
from render.documents.poster import (
    FLUENT_DEGREES,
    LEAST_DEGREES,
    MM_PER_POINT,
    SIZES,
    X_HEIGHT,
    contents,
    poster_pdf,
)
from render.documents.poster_content import index_poster

DAY = "2026-11-28"
PUBLIC = "https://atlante.example.org/milano"
ASKED = {
    "value": ("--indicator", "elderly_alone"),
    "change": ("--indicator", "elderly_alone", "--since", "2019", "--area", "76", "--lang", "en"),
    "score": ("--index", "deprivation_2"),
    "robust": ("--index", "fragility", "--reading", "robust", "--lang", "en"),
}


def poster(*arguments, public=None):
    return requested_poster(
        read_arguments(["poster", "x.pdf", "--date", DAY, *arguments]), public=public
    )


@pytest.fixture(scope="module", params=list(ASKED))
def made(request):
    shown = poster(*ASKED[request.param])
    return shown, pypdf.PdfReader(io.BytesIO(poster_pdf(shown, "a0")))


def said(reader):
    return " ".join(reader.pages[0].extract_text().split())


def printed_sizes(page):
    """Size on paper, in points, of every piece of text."""
    sizes = []

    def seen(text, outer, inner, _font, size):
        if text.strip():
            sizes.append(abs(size * inner[3] * outer[3]))

    page.extract_text(visitor_text=seen)
    return sizes


def test_a_poster_is_one_page_of_its_size_without_a_single_pixel(made):
    (page,) = made[1].pages
    assert [float(side) / 72 * 25.4 for side in page.mediabox[2:]] == pytest.approx(
        [841, 1189], abs=0.5
    )
    assert list(page.images) == []


def test_a_poster_says_title_sentence_premises_caveat_and_source(made):
    shown, reader = made
    found = said(reader)
    for part in (shown.title, shown.sentence, shown.data, shown.source, shown.caveat[12:60]):
        assert " ".join(part.split()) in found
    for place in shown.places:
        assert found.count(place.name) >= 2


def test_a_poster_is_tagged_and_its_drawings_have_words(made):
    _, reader = made
    metadata = reader.root_object["/Metadata"].get_object().get_data()
    assert b"<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert reader.root_object["/Lang"] == made[0].language


def test_the_smallest_print_is_legible_from_the_reading_distance(made):
    smallest = min(printed_sizes(made[1].pages[0]))
    seen_under = degrees(atan(smallest * MM_PER_POINT * X_HEIGHT / 2000))
    assert seen_under >= LEAST_DEGREES * 0.99


@pytest.mark.parametrize(("size", "points"), [("a0", 40.7), ("a3", 14.3)])
def test_running_text_is_read_fluently_from_where_the_sheet_hangs(size, points):
    assert SIZES[size].points(FLUENT_DEGREES) == pytest.approx(points, abs=0.1)


def test_both_sizes_have_the_same_words():
    shown = poster(*ASKED["value"])
    a3, a0 = (said(pypdf.PdfReader(io.BytesIO(poster_pdf(shown, size)))) for size in SIZES)
    assert a3 == a0


def test_a_code_is_printed_only_where_the_public_address_is_known():
    assert contents(poster(), "a3")["qr"] is None
    given = contents(poster(*ASKED["robust"], public=PUBLIC), "a3")
    assert given["address"].startswith(f"{PUBLIC}/indice?disegno=fragility&lettura=robusta")
    assert "<svg" in given["qr"]


def test_the_index_counts_only_areas_with_enough_residents():
    shown = index_poster(
        "deprivation_2", "en", reading="robust", year=None, as_of=date.fromisoformat(DAY)
    )
    counts = [int(found) for found in re.findall(r"\d+", shown.sentence.replace(",", ""))]
    areas, few, always, never, depends = counts
    assert (areas, few) == (always + never + depends, 1200)
    assert shown.title == "Snapshot of deprivation, version 2: how sure it is"


def test_only_the_depending_areas_are_lined_on_the_robust_map():
    shown = poster("--index", "deprivation_2", "--reading", "robust")
    assert ">dipende<" in shown.map
    assert "poche persone" not in shown.map


def test_the_shapes_are_explained_once_beside_the_map():
    shown = poster()
    assert "Lavori" not in shown.map
    assert [line[1] for line in contents(shown, "a3")["places"]][-1] == "posizione stimata"
    none = contents(replace(shown, places=()), "a3")
    assert none["places"] == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--indicator", "elderly"), "elderly_alone"),
        (("--indicator", "elderly_alone", "--year", "1999"), "2011"),
        (("--indicator", "elderly_alone", "--since", "2024"), "2024 → 2024"),
        (("--indicator", "low_education", "--since", "2001"), "2001"),
        (("--area", "99"), "99"),
        (("--index", "deprivazione"), "deprivation_2"),
        (("--index", "deprivation_2", "--year", "2020"), "2020"),
        (("--size", "a4"), "a3, a0"),
        (("--since", "2019"), "--indicator"),
    ],
)
@pytest.mark.parametrize("language", ["it", "en"])
def test_what_cannot_be_had_is_said_and_nothing_is_written(
    arguments, words, language, tmp_path, capsys
):
    out = tmp_path / "poster.pdf"
    assert main(["poster", str(out), *arguments, "--lang", language]) == 1
    assert words in capsys.readouterr().err
    assert not out.exists()


def test_a_public_address_nobody_could_open_and_a_missing_folder_are_refused(
    tmp_path, monkeypatch, capsys
):
    assert main(["poster", str(tmp_path / "none" / "x.pdf")]) == 1
    monkeypatch.setenv("ATLAS_PUBLIC_URL", "atlante")
    assert main(["poster", str(tmp_path / "x.pdf")]) == 1
    assert "ATLAS_PUBLIC_URL" in capsys.readouterr().err


def test_a_poster_without_a_place_is_refused(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["poster"])
    assert ended.value.code == 2
    assert "OUT.pdf is missing" in capsys.readouterr().err


def test_the_command_writes_one_file_and_lists_what_there_is(tmp_path, capsys):
    assert main(["poster", str(tmp_path / "x.pdf"), "--date", DAY]) == 0
    assert (tmp_path / "x.pdf").read_bytes().startswith(b"%PDF")
    assert main(["poster", "--list", "--lang", "en"]) == 0
    assert "--index fragility" in capsys.readouterr().out
