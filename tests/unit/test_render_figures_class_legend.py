import re
import xml.etree.ElementTree as ET
from itertools import pairwise

import numpy as np
import pytest

from atlas.wording import text
from indicators import REGISTRY
from render.figures import class_legend
from render.figures.class_legend import LegendWords, legend_svg, stack
from render.style.palette import DARK, LIGHT, class_colours

WORDS = LegendWords(title="Legenda", city="Milano", square="Un quadratino = un quartiere")
VALUES = np.array([10.0, 20.0, 20.0, 35.0, 50.0])
FIGURE = 6.0
"""Width of a figure at size 12: half an em in Source Sans, as in most typefaces."""


def drawn(values=VALUES, classes=(0, 1, 1, 1, 2), **how):
    how = {
        "breaks": (15.0, 40.0), "palette": ("#aaaaaa", "#bbbbbb", "#cccccc"), "theme": LIGHT,
        "city": 30.0, "selected": None, "write": "{:g} €".format, "write_limit": "{:g}".format,
        "words": WORDS,
    } | how  # fmt: skip
    return legend_svg(np.asarray(values, dtype=float), np.asarray(classes), **how)


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - a drawing of our own


def squares(svg: str) -> int:
    return sum(path.count("z") for path in re.findall(r'<path d="(M[^"]*)" fill="#', svg))


def legend_of(shown, *, selected=None) -> str:
    known = shown.classes >= 0
    words = text(shown.selection.language)
    return legend_svg(
        shown.rows["value"].to_numpy()[known],
        shown.classes[known],
        breaks=shown.breaks,
        palette=class_colours(shown, LIGHT),
        theme=LIGHT,
        city=shown.city,
        selected=selected,
        write=shown.write,
        write_limit=shown.write_limit,
        words=LegendWords("Legenda", "Milano", words("map.legend_square", unit=shown.unit())),
    )


def boxes(svg: str, size: str) -> list[tuple[float, float]]:
    """Left and right end of the written labels of one size, from left to right."""
    found = []
    for node in parsed(svg).iter("text"):
        if node.get("font-size") == size and node.get("text-anchor") == "middle":
            half = len(node.text) * FIGURE / 2
            found.append((float(node.get("x")) - half, float(node.get("x")) + half))
    return sorted(found)


def test_one_square_is_one_area_in_the_colour_of_its_class():
    svg = drawn()
    assert squares(svg) == 5
    coloured = dict(re.findall(r'<path d="(M[^"]*)" fill="(#[a-c]+)"', svg))
    counts = {colour: path.count("z") for path, colour in coloured.items()}
    assert counts == {"#aaaaaa": 1, "#bbbbbb": 3, "#cccccc": 1}


def test_squares_of_one_value_are_stacked():
    columns, heights = stack(np.array([8.0, 8.5, 20.0, 16.9]))
    assert columns.tolist() == [0, 0, 1, 0]
    assert heights.tolist() == [0, 1, 0, 2]


def test_the_selected_square_alone_is_outlined_and_seen_on_any_class():
    assert "chosen" not in drawn()
    svg = drawn(selected=3)
    assert re.findall(r'class="(\w+)"', svg) == ["casing", "chosen"]
    assert f'stroke="{LIGHT.accent}"' in svg


def test_the_city_s_value_is_written_over_its_place():
    svg = drawn()
    assert "Milano 30 €" in svg
    assert float(re.search(r'<line x1="([\d.]+)"', svg)[1]) == pytest.approx(8 + 335 / 2, abs=0.1)


def test_a_city_without_value_has_no_mark():
    assert "<line" not in drawn(city=float("nan"))


def test_every_limit_and_the_city_lie_inside_the_drawing():
    svg = drawn(breaks=(-100.0, 900.0), city=1000.0)
    ends = [float(x) for x in re.findall(r'<rect x="([\d.]+)" y="145"', svg)]
    assert len(ends) == 3
    assert ends == sorted(ends)
    assert class_legend.MARGIN <= ends[0] <= ends[-1] <= class_legend.WIDTH - class_legend.MARGIN


def test_no_value_gives_no_legend():
    assert drawn(values=[], classes=[]) == ""


@pytest.mark.parametrize("values", [[7.0], [7.0, 7.0]])
def test_values_that_are_all_equal_have_a_legend_too(values):
    svg = drawn(values=values, classes=[0] * len(values), breaks=(), palette=("#aaaaaa",), city=7.0)
    assert squares(svg) == len(values)


def test_words_cannot_be_markup():
    nasty = LegendWords(title='"><script>', city="<b>&", square="</svg><i>")
    svg = drawn(words=nasty, write="<{:g}>".format, write_limit="&{:g}".format)
    parsed(svg)
    assert "<script" not in svg
    assert "<b>" not in svg
    assert "<i>" not in svg


def test_the_drawing_is_named_and_takes_the_page_s_ink():
    svg = parsed(drawn(theme=DARK))
    assert (svg.get("role"), svg.get("aria-label")) == ("img", "Legenda")
    assert 'fill="currentColor"' in drawn(theme=DARK)


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("one", REGISTRY, ids=lambda one: one.key)
def test_every_legend_counts_its_areas_and_writes_all_its_limits_apart(milan, one, language):
    shown = milan.scene(one, language=language)
    svg = legend_of(shown, selected=0)
    parsed(svg)
    assert squares(svg) == (shown.classes >= 0).sum()
    labels = boxes(svg, "12")
    assert len(labels) == len(shown.breaks)
    assert all(right < left for (_, right), (left, _) in pairwise(labels))
    assert all(left >= -0.1 and right <= class_legend.WIDTH + 0.1 for left, right in labels)


def test_the_legend_of_a_change_shows_zero(milan):
    one = next(one for one in REGISTRY if one.key == "elderly_alone")
    shown = milan.scene(one, since=2015)
    svg = legend_of(shown)
    assert ">0,0<" in svg
    assert squares(svg) == (shown.classes >= 0).sum()


def test_a_class_lights_its_areas_from_its_squares_and_from_its_band():
    svg = drawn(areas=(11, 12, 13, 14, 15))
    assert re.findall(r'data-areas="([\d,]+)"', svg) == ["11", "12,13,14", "15"] * 2
    assert "data-areas" not in drawn()
