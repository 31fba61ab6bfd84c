"""A sheet to take away and a slide: sentence, drawing, legend, caveat, source, as SVG or PNG. Pure.

The sheet is one flat SVG with real text, so that it can be searched, edited and printed. The PNG
is the same sheet set by Typst with the one typeface of our pictures: the server needs no browser.
Lengths are in drawing units, ``WIDTH`` across.
"""

import re
import textwrap
from html import escape
from typing import Literal

from atlas.provenance.papers import Papers
from atlas.wording import text
from render.documents.typst import POINTS_PER_INCH, png
from render.figures.class_legend import MARGIN as LEGEND_MARGIN
from render.figures.class_legend import WIDTH as LEGEND_WIDTH
from render.style.palette import LIGHT
from render.style.web import FONTS

WIDTH, MARGIN = 1400, 56
MAP_WIDTH, GUTTER = 848, 52
COLUMN = WIDTH - 2 * MARGIN - MAP_WIDTH - GUTTER
PNG_WIDTH_PT, PNG_PPI = 29.7 / 2.54 * POINTS_PER_INCH, 200

SLIDES = ((1200, 630), (1920, 1080))
"""Pixels of a slide: as a link's card is, and as a projector is."""
SLIDE_WIDTH, SLIDE_MARGIN, SIDE_WIDTH = 1200, 36, 330

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


def slide(drawing: str, legend: str, papers: Papers, *, size: tuple[int, int]) -> bytes:
    """The slide as PNG of ``size``, width and height in pixels."""
    width, height = size
    drawn = slide_svg(drawing, legend, papers, height=SLIDE_WIDTH * height / width)
    return png(drawn, width_pt=width, height_pt=height, pixels_per_inch=POINTS_PER_INCH)


def slide_svg(drawing: str, legend: str, papers: Papers, *, height: float) -> str:
    """The slide as SVG, ``SLIDE_WIDTH`` across: sentence, drawing, legend and caveat, source.

    The drawing takes what room is left, as large as it goes; without a legend all the width, and
    the caveat stands with the source.
    """
    across, x = SLIDE_WIDTH - 2 * SLIDE_MARGIN, SLIDE_MARGIN
    size = next(
        (size for size in (34, 30, 26) if len(_lines(papers.sentence, across, size)) < 3), 22
    )
    lines = _lines(papers.sentence, across, size)
    below = papers.source if legend else f"{papers.caveat} {papers.source}"
    foot = [*_lines(below, across, 15), papers.made_on]
    top = 24 + round(size * 1.32) * len(lines) + 12
    bottom = height - 22 * len(foot) - 22
    beside = across - SIDE_WIDTH - 40 if legend else across
    parts = [
        _text(lines, x, 24 + size, size=size, weight=700),
        _fitted(drawing, x, top, beside, bottom - top),
        _slide_side(legend, papers, x + beside + 40, top, bottom) if legend else "",
        _text(foot, x, bottom + 28, size=15, fill=LIGHT.quiet),
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SLIDE_WIDTH} {height:.0f}" '
        f'font-family="{FONTS}"><rect width="100%" height="100%" fill="{LIGHT.ground}"/>'
        f"{''.join(parts)}</svg>"
    )


def _fitted(drawing: str, x: float, y: float, width: float, height: float) -> str:
    """A drawing as large as it goes in a box, in its middle."""
    head = OPENING.match(drawing)
    if head is None:
        raise ValueError("not a drawing of ours: it has no viewBox")
    wide, high = float(head["width"]), float(head["height"])
    scale = min(width / wide, height / high)
    left, top = x + (width - scale * wide) / 2, y + (height - scale * high) / 2
    return _placed(drawing.replace("currentColor", LIGHT.ink), left, top, scale * wide)[0]


def _slide_side(legend: str, papers: Papers, x: float, top: float, bottom: float) -> str:
    """What is measured, its legend, and as many sentences of its caveat as have room."""
    title = _lines(papers.title, SIDE_WIDTH, 19)
    drawn, y = _legend(legend, x, top + 25 * len(title) + 8, SIDE_WIDTH)
    heading, _, caveat = papers.caveat.partition(": ")
    lines = _lines(
        _beginning(caveat, int((bottom - y - 30) / 20), text(papers.language)("share.more_limits")),
        SIDE_WIDTH,
        15,
    )
    return (
        _text(title, x, top + 19, size=19, weight=700)
        + drawn
        + _text([heading], x, y + 15, size=15, weight=700)
        + _text(lines, x, y + 37, size=15)
    )


def _beginning(caveat: str, most: int, rest: str) -> str:
    """The first sentences of a caveat, in at most that many lines; ``rest`` says there are more."""
    sentences = re.split(r"(?<=[.;:]) (?=[A-ZÀÈÉÌÒÙ])", caveat)
    for count in range(len(sentences), 0, -1):
        told = " ".join(
            sentences[:count] if count == len(sentences) else [*sentences[:count], rest]
        )
        if len(_lines(told, SIDE_WIDTH, 15)) <= most:
            return told
    return rest


def _legend(legend: str, x: float, y: float, width: float) -> tuple[str, float]:
    """The legend on paper, its text in line with what stands below; and where that begins."""
    if not legend:
        return "", y
    inset = LEGEND_MARGIN * width / LEGEND_WIDTH
    on_paper = legend.replace("currentColor", LIGHT.ink)
    drawn, height = _placed(on_paper, x - inset, y, width + 2 * inset)
    return drawn, y + height + 44


def _side(legend: str, caveat: str, top: float) -> tuple[str, float]:
    """The column beside the map: the legend, below it the caveat under its heading."""
    x = MARGIN + MAP_WIDTH + GUTTER
    drawn, y = _legend(legend, x, top, COLUMN)
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
