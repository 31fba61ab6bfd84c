import re
import struct
import xml.etree.ElementTree as ET
from dataclasses import replace
from html import unescape

import pytest

from atlas.provenance.papers import Papers
from render.documents import picture as sheets
from render.documents.picture import SLIDES, picture, sheet, slide, slide_svg
from render.documents.typst import font_folder
from render.maps.static_map import map_svg
from render.style.palette import LIGHT, class_colours

SVG = "{http://www.w3.org/2000/svg}"
LEGEND = '<svg viewBox="0 0 360 196" width="100%"><text fill="currentColor">Legenda</text></svg>'

PAPERS = {
    "it": Papers(
        "Ultraottantenni che vivono soli, 2024",
        "Nel 2024, nel quartiere Alba, la quota era pari al 50,0\u00a0%. " * 4,
        "Fonte: Comune di Milano. Licenza CC BY 4.0. Metodo, versione 1.0.",
        "Avvertenza: L'anagrafe registra la convivenza, non l'aiuto. " * 8,
        "Atlante dell'esclusione sociale di Milano, 23 novembre 2026",
        (),
        "it",
    ),
    "en": Papers(
        "People aged 80 and over living alone, 2024",
        "In 2024, in Alba, the share was 50.0%.",
        "Source: Comune di Milano. Licence CC BY 4.0. Method, version 1.0.",
        "Caveat: The register records who shares a household, not who helps.",
        "Milan Social Exclusion Atlas, 23 November 2026",
        (),
        "en",
    ),
}


@pytest.fixture(scope="module")
def drawing(toy):
    scene = toy.scene(area=1)
    colours = class_colours(scene, LIGHT)
    return map_svg(scene, toy.layer, toy.outline, toy.places, colours=colours)


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - a drawing of our own


def written(svg: str) -> str:
    """All the text of a drawing, as one line."""
    return " ".join(" ".join(node.itertext()) for node in parsed(svg).iter(f"{SVG}text"))


@pytest.mark.parametrize("language", ["it", "en"])
def test_the_sheet_has_all_its_papers_as_real_text(drawing, language):
    papers = PAPERS[language]
    said = " ".join(written(sheet(drawing, LEGEND, papers)).split())
    for part in (papers.title, papers.sentence, papers.source, papers.made_on, "Legenda", "2 km"):
        assert " ".join(part.split()) in said
    heading, _, caveat = papers.caveat.partition(": ")
    assert f"{heading} {' '.join(caveat.split())}" in said


def test_the_sheet_is_named_for_those_who_do_not_see_it(drawing):
    root = parsed(sheet(drawing, LEGEND, PAPERS["it"]))
    assert root.get("role") == "img"
    assert root.find(f"{SVG}title").text == PAPERS["it"].title
    assert root.find(f"{SVG}desc").text == PAPERS["it"].sentence


def test_the_sheet_refers_to_nothing_outside_itself(drawing):
    svg = sheet(drawing, LEGEND, PAPERS["it"])
    assert set(re.findall(r"https?://[^\"' <)]+", svg)) == {"http://www.w3.org/2000/svg"}
    assert not re.search(r"href|@import|<image|<script|url\((?!#)", svg)


def test_no_line_runs_over_the_margin(drawing):
    long = replace(PAPERS["it"], title="Parole " * 30, source="Fonte: registro anagrafico " * 20)
    root = parsed(sheet(drawing, LEGEND, long))
    for node in root.findall(f"{SVG}text"):
        for line in node.findall(f"{SVG}tspan"):
            width = len(line.text) * 0.43 * int(node.get("font-size"))
            assert float(line.get("x")) + width <= sheets.WIDTH - sheets.MARGIN + 1


def test_a_longer_text_makes_a_taller_sheet_and_never_a_crowded_one(drawing):
    def bottoms(papers):
        root = parsed(sheet(drawing, LEGEND, papers))
        lines = [float(line.get("y")) for line in root.findall(f"{SVG}text/{SVG}tspan")]
        return max(lines), float(root.get("height"))

    short, long = (bottoms(replace(PAPERS["it"], caveat=f"Avvertenza: {'parola ' * many}"))
                   for many in (5, 600))  # fmt: skip
    assert short[0] < short[1] < long[0] < long[1]


def test_numbers_and_their_units_stay_on_one_line(drawing):
    lines = [line.text for line in parsed(sheet(drawing, LEGEND, PAPERS["it"])).iter(f"{SVG}tspan")]
    assert not [line for line in lines if line.startswith("%")]


def test_a_scene_without_values_has_a_sheet_without_legend(drawing):
    assert "Legenda" not in sheet(drawing, "", PAPERS["it"])


def test_words_cannot_be_markup(drawing):
    nasty = "</text><script>alert(1)</script> & "
    svg = sheet(drawing, LEGEND, Papers(*[nasty] * 5, notes=(), language="it"))
    parsed(svg)
    assert "<script" not in svg
    assert "alert(1)" in unescape(svg)


def test_something_that_is_no_drawing_of_ours_is_refused():
    with pytest.raises(ValueError, match="viewBox"):
        sheet("<p>", "", PAPERS["it"])


def test_the_svg_is_the_sheet_itself(drawing):
    made = picture(drawing, LEGEND, PAPERS["en"], kind="svg")
    assert made.decode() == sheet(drawing, LEGEND, PAPERS["en"])


@pytest.mark.parametrize("language", ["it", "en"])
def test_the_png_is_a_page_at_printing_size(drawing, language):
    made = picture(drawing, LEGEND, PAPERS[language], kind="png")
    assert made.startswith(b"\x89PNG\r\n\x1a\n")
    assert len(made) > 100_000
    width, height = struct.unpack(">II", made[16:24])
    assert width == pytest.approx(29.7 / 2.54 * 200, abs=1)
    root = parsed(sheet(drawing, LEGEND, PAPERS[language]))
    assert height / width == pytest.approx(float(root.get("height")) / sheets.WIDTH, rel=0.002)


@pytest.mark.parametrize("size", SLIDES)
def test_a_slide_has_the_pixels_it_is_asked_for(drawing, size):
    made = slide(drawing, LEGEND, PAPERS["it"], size=size)
    assert struct.unpack(">II", made[16:24]) == size


@pytest.mark.parametrize("legend", [LEGEND, ""])
def test_a_slide_says_sentence_source_and_caveat(drawing, legend):
    said = " ".join(written(slide_svg(drawing, legend, PAPERS["en"], height=630)).split())
    papers = PAPERS["en"]
    for part in (papers.sentence, papers.source, papers.made_on, papers.caveat.split(": ")[1]):
        assert " ".join(part.split()) in said


def test_a_caveat_too_long_for_a_slide_says_where_the_rest_is(drawing):
    long = replace(PAPERS["it"], caveat=f"Avvertenza: Primo limite. {'Un limite in più. ' * 90}")
    root = parsed(slide_svg(drawing, LEGEND, long, height=630))
    said = " ".join(" ".join(node.itertext()) for node in root.iter(f"{SVG}text"))
    assert "Primo limite." in said
    assert "«Dati e metodo»" in said
    lines = [float(line.get("y")) for line in root.findall(f"{SVG}text/{SVG}tspan")]
    assert max(lines) < 630


def test_the_typeface_travels_with_the_app():
    assert {
        "SourceSansPro-Regular.otf",
        "SourceSansPro-Semibold.otf",
        "SourceSansPro-Bold.otf",
    } <= {path.name for path in font_folder().iterdir()}
