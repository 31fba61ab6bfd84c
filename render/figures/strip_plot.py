"""Strips: every measure as one line of ticks, one for each area, with "you are here". Pure.

The axis of a measure of which one end is worse is turned so that worse is on the right, and its
ends are written. Marks that would cover each other step down. A verdict is a shape and a word,
a compared area a shape and a colour: never a colour alone.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from indicators.engine.city_test import Verdict
from indicators.spec import Polarity
from render.style.palette import Theme

Across = Callable[[float], float]

WIDTH, INSET, AXIS = 400, 8.0, 12.0
STEP, APART = 13.0, 12.0
"""How far a mark steps down, and how near two may be before one does."""

SHAPES = {
    Verdict.WORSE: '<path d="M0-5 5.6 4.6H-5.6Z"/>',
    Verdict.BETTER: '<path d="M0 5 5.6-4.6H-5.6Z"/>',
    Verdict.HIGHER: '<path d="M0-5 5.6 4.6H-5.6Z" fill="none"/>',
    Verdict.LOWER: '<path d="M0 5 5.6-4.6H-5.6Z" fill="none"/>',
    Verdict.SIMILAR: '<path d="M-5.4-2.6H5.4M-5.4 2.6H5.4" fill="none"/>',
    Verdict.NOT_TESTED: '<circle r="4.4" fill="none" stroke-dasharray="2 2"/>',
    Verdict.NO_VALUE: '<path d="M-4.6 0H4.6" fill="none"/>',
}
"""Shape of each verdict around the origin, to be filled and stroked by its group."""

UNTOLD = (Verdict.NOT_TESTED, Verdict.NO_VALUE)
"""Of these nothing is told beside each strip: what is missing is said once."""

PLACES = (
    '<circle r="6.4"/>',
    '<path d="M-5.6-5.6H5.6V5.6H-5.6Z"/>',
    '<path d="M0-7.4 7.4 0 0 7.4-7.4 0Z"/>',
    '<path d="M-2.4-7H2.4V-2.4H7V2.4H2.4V7H-2.4V2.4H-7V-2.4H-2.4Z"/>',
)
"""Shape of the chosen area and of those set beside it, around the origin."""


@dataclass(frozen=True, slots=True)
class StripMark:
    """An area on a strip with its interval; missing numbers are NaN. ``written`` has no unit."""

    area: int
    value: float
    lower: float
    upper: float
    written: str


@dataclass(frozen=True, slots=True)
class Strip:
    """What one strip shows: the chosen area first among ``marks``, all areas by ``area_id``.

    ``low`` and ``high`` are the ends of its axis (see :func:`ends`), ``scale`` the same as written
    from left to right; ``unit`` stands under the title, ``part`` says of how many areas the city's
    value is.
    """

    key: str
    title: str
    unit: str
    address: str
    values: Mapping[int, float]
    written: Mapping[int, str]
    polarity: Polarity
    marks: tuple[StripMark, ...]
    alike: tuple[int, ...]
    city: float
    city_written: str
    part: str
    low: float
    high: float
    scale: tuple[str, str]
    verdict: Verdict
    verdict_written: str
    sentence: str


def ends(
    values: Mapping[int, float], faint: frozenset[int], city: float, marks: Sequence[StripMark]
) -> tuple[float, float]:
    """The ends of an axis: reliable values, the city, and what is drawn with its intervals."""
    sure = [value for area, value in values.items() if area not in faint]
    drawn = [end for mark in marks for end in (mark.value, mark.lower, mark.upper)]
    known = [value for value in (*(sure or values.values()), city, *drawn) if math.isfinite(value)]
    low, high = (min(known), max(known)) if known else (0.0, 1.0)
    return low, high if high > low else low + 1.0


def positions(strip: Strip) -> dict[int, float]:
    """Where each area lies on its strip, in drawing units; beyond the ends it is held there."""
    across = _across(strip)
    return {area: round(across(value), 1) for area, value in strip.values.items()}


def _across(strip: Strip) -> Across:
    turned = strip.polarity is Polarity.LOWER_IS_WORSE

    def across(value: float) -> float:
        share = min(max((value - strip.low) / (strip.high - strip.low), 0.0), 1.0)
        return INSET + (WIDTH - 2 * INSET) * (1 - share if turned else share)

    return across


def steps(places: Sequence[float]) -> list[int]:
    """How many steps down each mark stands, the first one highest."""
    down: list[int] = []
    for number, place in enumerate(places):
        near = {
            step
            for other, step in zip(places[:number], down, strict=True)
            if abs(other - place) < APART
        }
        down.append(next(step for step in range(number + 1) if step not in near))
    return down


def strip_svg(strip: Strip, theme: Theme, *, hidden: bool = False, scale: bool = True) -> str:
    """One strip as SVG; ``hidden`` from screen readers where the words stand beside it, ``scale``
    with its ends written."""
    across, at = _across(strip), positions(strip)
    there = [mark for mark in strip.marks if math.isfinite(mark.value)]
    down = steps([across(mark.value) for mark in there])
    foot = AXIS + STEP * max(down, default=0) + (19 if scale else 6)
    others = "".join(f"M{x:g} {AXIS - 5:g}v10" for x in at.values())
    alike = "".join(f"M{at[area]:g} {AXIS - 6:g}v12" for area in strip.alike if area in at)
    label = 'aria-hidden="true"' if hidden else f'role="img" aria-label="{escape(strip.sentence)}"'
    numbers = [strip.marks.index(mark) for mark in there]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {foot + 4:g}" width="100%" '
        f'class="strip" {label}>',
        f'<path d="M{INSET:g} {AXIS:g}H{WIDTH - INSET:g}" stroke="{theme.line}"/>',
        f'<path d="{others}" stroke="{theme.quiet}" opacity=".45"/>' if others else "",
        f'<path d="{alike}" stroke="{theme.accent}" stroke-width="1.8"/>' if alike else "",
        *(_interval(mark, number, across, theme)
          for number, mark in zip(numbers, there, strict=True)),
        _city(across(strip.city), theme) if math.isfinite(strip.city) else "",
        *(_mark(mark, number, across(mark.value), AXIS + STEP * step, theme)
          for number, mark, step in reversed([*zip(numbers, there, down, strict=True)])),
        *(_end(x, foot, anchor, words, theme) for x, anchor, words in
          zip((0, WIDTH), ("start", "end"), strip.scale, strict=True) if scale),
        "</svg>",
    ]  # fmt: skip
    return "".join(parts)


def _city(x: float, theme: Theme) -> str:
    return f'<path d="M{x:.1f} 1V23" stroke="{theme.ink}" stroke-width="2" stroke-dasharray="3 2"/>'


def _interval(mark: StripMark, number: int, across: Across, theme: Theme) -> str:
    """The chosen area's on the axis, the others' thinner above and below it."""
    if not math.isfinite(mark.lower):
        return ""
    low, high = sorted((across(mark.lower), across(mark.upper)))
    y, thick = ((AXIS, 5), (AXIS - 5, 2), (AXIS + 5, 2), (AXIS - 8, 2))[number]
    return (
        f'<path d="M{low:.1f} {y:g}H{max(high, low + 0.5):.1f}" stroke="{colour(number, theme)}" '
        f'stroke-width="{thick}" opacity="{".55" if number == 0 else ".8"}" pointer-events="none"/>'
    )


def _mark(mark: StripMark, number: int, x: float, y: float, theme: Theme) -> str:
    return (
        f'<g transform="translate({x:.1f} {y:g})" fill="{colour(number, theme)}" '
        f'stroke="{theme.ground}" stroke-width="1.6" paint-order="stroke" '
        f'data-area="{mark.area}">{PLACES[number]}</g>'
    )


def _end(x: float, y: float, anchor: str, words: str, theme: Theme) -> str:
    return (
        f'<text x="{x}" y="{y:g}" font-size="12" fill="{theme.quiet}" '
        f'text-anchor="{anchor}">{escape(words)}</text>'
    )


def colour(number: int, theme: Theme) -> str:
    """Colour of the chosen area (0) and of those set beside it."""
    return (theme.accent, *theme.compared)[number]


def shape_svg(verdict: Verdict, ink: str) -> str:
    """The shape of a verdict as a drawing of its own."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-7 -7 14 14" width="14" height="14" '
        f'aria-hidden="true"><g fill="{ink}" stroke="{ink}" stroke-width="1.6" '
        f'stroke-linejoin="round">{SHAPES[verdict]}</g></svg>'
    )


def place_svg(number: int, theme: Theme) -> str:
    """The shape of a compared area as a drawing of its own."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-8 -8 16 16" width="16" height="16" '
        f'aria-hidden="true"><g fill="{colour(number, theme)}">{PLACES[number]}</g></svg>'
    )


@dataclass(frozen=True, slots=True)
class StripWords:
    """Words around the strips, already in the reader's language; ``names`` as the marks are."""

    label: str
    measure: str
    less: str
    more: str
    names: tuple[str, ...]
    city: str
    verdict: str
    missing: str
    reading: str


def strips_html(
    groups: Sequence[tuple[str, Sequence[Strip]]], theme: Theme, words: StripWords
) -> str:
    """All strips as one table, under the heading of their group; a group may have none."""
    line = '<svg width="4" height="16" aria-hidden="true"><path d="M2 0V16" stroke="currentColor" '
    line += 'stroke-width="2" stroke-dasharray="3 2"/></svg>'
    heads = [
        f'<th scope="col" class="value">{place_svg(number, theme)}<span>{escape(name)}</span></th>'
        for number, name in enumerate(words.names)
    ]
    columns = len(heads) + 4
    parts = [
        '<p class="pointed-name" aria-hidden="true"></p>'
        f'<table class="strips" data-places="{len(heads)}"><caption>{escape(words.label)}</caption>'
        f'<thead><tr><th scope="col">{escape(words.measure)}</th>'
        f'<th scope="col" class="scale"><span>← {escape(words.less)}</span>'
        f"<span>{escape(words.more)} →</span></th>",
        *heads,
        f'<th scope="col" class="value">{line}<span>{escape(words.city)}</span></th>'
        f'<th scope="col" class="verdict">{escape(words.verdict)}</th></tr></thead><tbody>',
    ]
    for heading, strips in groups:
        if heading:
            parts.append(
                f'<tr class="group"><th scope="colgroup" colspan="{columns}">'
                f"{escape(heading)}</th></tr>"
            )
        parts += [_line(strip, theme, words) for strip in strips]
    return "".join([*parts, f'</tbody></table><p class="reading">{escape(words.reading)}</p>'])


def _line(strip: Strip, theme: Theme, words: StripWords) -> str:
    values = "".join(
        f'<td class="value">{place_svg(number, theme)}{_value(mark, words.missing)}</td>'
        for number, mark in enumerate(strip.marks)
    )
    part = f" <small>{escape(strip.part)}</small>" if strip.part else ""
    verdict = ""
    if strip.verdict not in UNTOLD:
        verdict = (
            f"{shape_svg(strip.verdict, theme.ink)}<span>{escape(strip.verdict_written)}</span>"
        )
    return (
        f'<tr data-strip="{escape(strip.key)}"><th scope="row">'
        f'<a href="{escape(strip.address)}">{escape(strip.title)}</a>'
        f"<small>{escape(strip.unit)}</small></th>"
        f'<td class="line">{strip_svg(strip, theme, hidden=True)}</td>{values}'
        f'<td class="value city">{escape(strip.city_written)}{part}</td>'
        f'<td class="verdict">{verdict}</td></tr>'
    )


def _value(mark: StripMark, missing: str) -> str:
    if not math.isfinite(mark.value):
        return f"<small>{escape(missing)}</small>"
    return f"<b>{escape(mark.written)}</b>"


TITLE_WIDTH, VALUE_WIDTH, VERDICT_WIDTH, GAP = 340, 106, 190, 24


def strips_drawing(strips: Sequence[Strip], theme: Theme, words: StripWords) -> str:
    """All strips as one SVG, to be taken away: the same marks, the words drawn."""
    plot, values = TITLE_WIDTH, TITLE_WIDTH + WIDTH + GAP
    city = values + VALUE_WIDTH * len(words.names)
    verdict = city + VALUE_WIDTH + GAP
    y, parts = 52.0, [_written(plot, 16, words.reading, theme.quiet, 13)]
    for number, name in enumerate(words.names):
        x = values + VALUE_WIDTH * number
        parts.append(_shape(PLACES[number], x + 8, 12, colour(number, theme)))
        parts.append(_written(x, 38, name, theme.ink, 13))
    parts += [_city(city + 8, theme), _written(city, 38, words.city, theme.ink, 13)]
    for strip in strips:
        drawn = strip_svg(strip, theme, hidden=True)
        height = float(drawn.split('viewBox="0 0 400 ')[1].split('"')[0])
        placed = f'x="{plot}" y="{y:g}" width="{WIDTH}" height="{height:g}"'
        parts += [
            _written(0, y + 17, strip.title, theme.ink, 15),
            _written(0, y + 32, strip.unit, theme.quiet, 12),
            drawn.replace('width="100%"', placed, 1),
            *(_written(values + VALUE_WIDTH * number, y + 17,
                       mark.written if math.isfinite(mark.value) else words.missing,
                       theme.ink, 15, bold=number == 0)
              for number, mark in enumerate(strip.marks)),
            _written(city, y + 17, strip.city_written, theme.ink, 15),
        ]  # fmt: skip
        if strip.verdict not in UNTOLD:
            parts.append(_shape(SHAPES[strip.verdict], verdict, y + 12, theme.ink))
            parts.append(_written(verdict + 14, y + 17, strip.verdict_written, theme.ink, 15))
        y += height + 6
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" '
        f'viewBox="0 0 {verdict + VERDICT_WIDTH} {y:g}" '
        f'role="img" aria-label="{escape(words.label)}">{"".join(parts)}</svg>'
    )


def _shape(drawn: str, x: float, y: float, ink: str) -> str:
    return (
        f'<g transform="translate({x:g} {y:g})" fill="{ink}" stroke="{ink}" '
        f'stroke-width="1">{drawn}</g>'
    )


def _written(  # noqa: PLR0913, PLR0917 - a drawing has many plain inputs
    x: float, y: float, label: str, ink: str, size: int, bold: bool = False
) -> str:
    weight = ' font-weight="700"' if bold else ""
    return f'<text x="{x}" y="{y:g}" font-size="{size}" fill="{ink}"{weight}>{escape(label)}</text>'


def links_of(strips: Sequence[Strip], areas: Sequence[int]) -> list[list[float | None]]:
    """For each strip the position of each area, ``None`` where it has no value: for the links."""
    rows = []
    for strip in strips:
        at = positions(strip)
        rows.append([at.get(area) for area in areas])
    return rows
