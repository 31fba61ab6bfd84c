"""A sheet to take away: title, sentence, map, legend, caveat and source, as SVG or PNG. Pure.

The sheet is one flat SVG with real text, so that it can be searched, edited and printed. The PNG
is the same sheet set by Typst with the one typeface of our pictures: the server needs no browser.
Lengths are in drawing units, ``WIDTH`` across.
"""

from __future__ import annotations

import re
import textwrap
from html import escape
from typing import Literal

from atlas.provenance.papers import Papers
from render.documents.typst import POINTS_PER_INCH, png
from render.figures.class_legend import MARGIN as LEGEND_MARGIN
from render.figures.class_legend import WIDTH as LEGEND_WIDTH
from render.maps.static_map import FONTS
from render.style.palette import LIGHT

WIDTH, MARGIN = 1400, 56
MAP_WIDTH, GUTTER = 848, 52
COLUMN = WIDTH - 2 * MARGIN - MAP_WIDTH - GUTTER
PNG_WIDTH_PT, PNG_PPI = 29.7 / 2.54 * POINTS_PER_INCH, 200

LETTER = 0.44
"""Width of a letter over its size: 0.40 in Source Sans, more in the typefaces that may stand in."""


def picture(map_drawing: str, legend: str, papers: Papers, *, kind: Literal["png", "svg"]) -> bytes:
    """The sheet as ``"svg"``, or as ``"png"`` of 29.7 cm at 200 dots per inch.

    ``map_drawing`` and ``legend`` are SVG; an empty legend is left out.
    """
    drawing = sheet(map_drawing, legend, papers)
    if kind == "svg":
        return drawing.encode()
    return png(drawing, width_pt=PNG_WIDTH_PT, pixels_per_inch=PNG_PPI)


def sheet(map_drawing: str, legend: str, papers: Papers) -> str:
    """The sheet as SVG. Its height follows its contents."""
    title = _lines(papers.title, WIDTH - 2 * MARGIN, 42)
    sentence = _lines(papers.sentence, WIDTH - 2 * MARGIN, 24)
    parts = [_text(title, MARGIN, 88, size=42, weight=700)]
    y = 88.0 + 50 * (len(title) - 1) + 46
    parts.append(_text(sentence, MARGIN, y, size=24))
    y += 32 * (len(sentence) - 1) + 44
    map_part, map_height = _placed(map_drawing, MARGIN, y, MAP_WIDTH)
    side, side_bottom = _side(legend, papers.caveat, y)
    y = max(y + map_height, side_bottom) + 36
    parts += [map_part, side, _rule(y)]
    foot = [*_lines(papers.source, WIDTH - 2 * MARGIN, 17), papers.made_on]
    parts.append(_text(foot, MARGIN, y + 34, size=17, fill=LIGHT.quiet))
    height = y + 34 + 24 * len(foot) + 20
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" '
        f'width="{WIDTH}" height="{height:.0f}" role="img" font-family="{FONTS}">'
        f"<title>{escape(papers.title)}</title><desc>{escape(papers.sentence)}</desc>"
        f'<rect width="100%" height="100%" fill="{LIGHT.ground}"/>{"".join(parts)}</svg>'
    )


def _side(legend: str, caveat: str, top: float) -> tuple[str, float]:
    """The column beside the map: the legend, below it the caveat under its heading."""
    x, y, drawn = MARGIN + MAP_WIDTH + GUTTER, top, ""
    if legend:
        inset = LEGEND_MARGIN * COLUMN / LEGEND_WIDTH
        on_paper = legend.replace("currentColor", LIGHT.ink)
        drawn, height = _placed(on_paper, x - inset, y, COLUMN + 2 * inset)
        y += height + 44
    heading, _, sentences = caveat.partition(": ")
    lines = _lines(sentences, COLUMN, 17)
    drawn += _text([heading], x, y + 16, size=17, weight=700)
    drawn += _text(lines, x, y + 42, size=17)
    return drawn, y + 42 + 24 * len(lines)


def _lines(paragraph: str, width: float, size: float) -> list[str]:
    """Lines of a paragraph; a no-break space holds its two words together."""
    return textwrap.wrap(
        paragraph, int(width / size / LETTER), break_long_words=False, break_on_hyphens=False
    )


def _text(  # noqa: PLR0913 - a drawing has many plain inputs
    lines: list[str], x: float, y: float, *, size: int, weight: int = 400, fill: str = LIGHT.ink
) -> str:
    step = 24 if size == 17 else round(size * 1.32)
    written = "".join(
        f'<tspan x="{x}" y="{y + step * number:.1f}">{escape(line)}</tspan>'
        for number, line in enumerate(lines)
    )
    return f'<text font-size="{size}" font-weight="{weight}" fill="{fill}">{written}</text>'


def _rule(y: float) -> str:
    return (
        f'<path d="M{MARGIN} {y:.1f}H{WIDTH - MARGIN}" stroke="{LIGHT.line}" stroke-width="1.5"/>'
    )


OPENING = re.compile(r'<svg\b[^>]*\bviewBox="0 0 (?P<width>[\d.]+) (?P<height>[\d.]+)"[^>]*>')


def _placed(drawing: str, x: float, y: float, width: float) -> tuple[str, float]:
    """One of our drawings at a place and width, and the height it takes there."""
    head = OPENING.match(drawing)
    if head is None:
        raise ValueError("not a drawing of ours: it has no viewBox")
    height = float(head["height"]) * width / float(head["width"])
    opening = (
        f'<svg x="{x}" y="{y:.1f}" width="{width}" height="{height:.1f}" overflow="visible" '
        f'viewBox="0 0 {head["width"]} {head["height"]}">'
    )
    return f"{opening}{drawing[head.end() :]}", height
