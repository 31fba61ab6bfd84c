"""Strips: every indicator as one line of dots with "you are here". Pure.

On a strip each dot is an area; the axis of an indicator of which one end is worse is turned so
that worse is on the right. A verdict is a shape and a word, never a colour alone.
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

WIDTH, HEIGHT = 400, 22
INSET = 8.0
AXIS = 10.0

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


@dataclass(frozen=True, slots=True)
class Strip:
    """What one strip shows; missing numbers are NaN, areas are keyed by ``area_id``."""

    key: str
    title: str
    values: Mapping[int, float]
    faint: frozenset[int]
    polarity: Polarity
    city: float
    municipio: float
    area: int
    alike: tuple[int, ...]
    lower: float
    upper: float
    verdict: Verdict
    value: str
    interval: str
    city_bare: str
    city_written: str
    municipio_written: str
    verdict_written: str
    note: str
    sentence: str


def positions(strip: Strip) -> dict[int, float]:
    """Where each area lies on its strip, in drawing units; beyond the ends it is held there."""
    across = _across(strip)
    return {area: round(across(value), 1) for area, value in strip.values.items()}


def _across(strip: Strip) -> Across:
    sure = [value for area, value in strip.values.items() if area not in strip.faint]
    values = [*(sure or strip.values.values()), strip.city]
    values.append(strip.values.get(strip.area, math.nan))
    known = [value for value in values if math.isfinite(value)]
    low, high = (min(known), max(known)) if known else (0.0, 1.0)
    span = (high - low) or 1.0
    turned = strip.polarity is Polarity.LOWER_IS_WORSE

    def across(value: float) -> float:
        share = min(max((value - low) / span, 0.0), 1.0)
        return INSET + (WIDTH - 2 * INSET) * (1 - share if turned else share)

    return across


def strip_svg(strip: Strip, theme: Theme, *, hidden: bool = False) -> str:
    """One strip as SVG; ``hidden`` from screen readers where the words stand beside it."""
    across, at = _across(strip), positions(strip)
    others = "".join(
        f"M{x:g} {AXIS:g}h0" for area, x in at.items() if area not in (strip.area, *strip.alike)
    )
    label = 'aria-hidden="true"' if hidden else f'role="img" aria-label="{escape(strip.sentence)}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="100%" '
        f'class="strip" {label}>',
        f'<path d="M{INSET:g} {AXIS:g}H{WIDTH - INSET:g}" stroke="{theme.line}"/>',
        f'<path d="{others}" stroke="{theme.quiet}" stroke-width="6" stroke-linecap="round" '
        'opacity=".38"/>',
        _city(across(strip.city), theme) if math.isfinite(strip.city) else "",
        _municipio(across(strip.municipio), theme) if math.isfinite(strip.municipio) else "",
        *(_nearest(at[area], theme, area) for area in strip.alike if area in at),
        _here(strip, across, theme),
        "</svg>",
    ]
    return "".join(parts)


def _city(x: float, theme: Theme) -> str:
    return f'<path d="M{x:.1f} 0V20" stroke="{theme.ink}" stroke-width="2" stroke-dasharray="3 2"/>'


def _municipio(x: float, theme: Theme) -> str:
    return (
        f'<path d="M{x:.1f} 15.5l4.6 6h-9.2Z" fill="{theme.ink}" stroke="{theme.ground}" '
        'stroke-width=".8"/>'
    )


def _nearest(x: float, theme: Theme, area: int) -> str:
    return (
        f'<circle cx="{x:g}" cy="{AXIS:g}" r="4.4" fill="{theme.ground}" stroke="{theme.accent}" '
        f'stroke-width="1.8" data-area="{area}"/>'
    )


def _here(strip: Strip, across: Across, theme: Theme) -> str:
    value = strip.values.get(strip.area, math.nan)
    if not math.isfinite(value):
        return ""
    x, bar = across(value), ""
    if math.isfinite(strip.lower):
        low, high = sorted((across(strip.lower), across(strip.upper)))
        bar = (
            f'<path d="M{low:.1f} {AXIS:g}H{max(high, low + 0.5):.1f}" stroke="{theme.accent}" '
            'stroke-width="4" opacity=".55" pointer-events="none"/>'
        )
    return (
        f'{bar}<circle cx="{x:.1f}" cy="{AXIS:g}" r="6.6" fill="{theme.accent}" '
        f'stroke="{theme.ground}" stroke-width="2" data-area="{strip.area}"/>'
    )


def shape_svg(verdict: Verdict, colour: str) -> str:
    """The shape of a verdict as a drawing of its own."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-7 -7 14 14" width="14" height="14" '
        f'aria-hidden="true"><g fill="{colour}" stroke="{colour}" stroke-width="1.6" '
        f'stroke-linejoin="round">{SHAPES[verdict]}</g></svg>'
    )


@dataclass(frozen=True, slots=True)
class StripWords:
    """Words of the whole drawing, already in the reader's language."""

    label: str
    here: str
    city: str
    municipio: str
    alike: str
    others: str
    reading: str


def strips_html(
    groups: Sequence[tuple[str, Sequence[Strip]]], theme: Theme, words: StripWords
) -> str:
    """All strips, under the heading of their theme; the words are text, each line is a picture."""
    parts = [
        f'<div class="strips" role="group" aria-label="{escape(words.label)}">',
        '<p class="pointed-name" aria-hidden="true"></p>',
        key_html(theme, words),
    ]
    for heading, strips in groups:
        parts.append(f"<h3>{escape(heading)}</h3>")
        parts += [_line(strip, theme) for strip in strips]
    return "".join([*parts, "</div>"])


def _line(strip: Strip, theme: Theme) -> str:
    interval = f" <small>({escape(strip.interval)})</small>" if strip.interval else ""
    note = f'<div class="note">{escape(strip.note)}</div>' if strip.note else ""
    others = " · ".join(
        escape(words) for words in (strip.city_written, strip.municipio_written) if words
    )
    return (
        f'<div class="row {strip.verdict.value}" data-strip="{escape(strip.key)}">'
        f'<div class="name"><a href="#" data-indicator="{escape(strip.key)}">'
        f"{escape(strip.title)}</a>"
        f"</div><div class='line'>{strip_svg(strip, theme, hidden=True)}</div>"
        f'<div class="value"><b>{escape(strip.value)}</b>{interval}'
        f'<div class="note">{others}</div></div>'
        f'<div class="verdict">{shape_svg(strip.verdict, theme.ink)}'
        f"<span>{escape(strip.verdict_written)}</span>{note}</div></div>"
    )


def key_html(theme: Theme, words: StripWords) -> str:
    """What the marks on a strip mean, and how it is read."""
    marks = (
        (f'<circle cx="9" cy="8" r="6" fill="{theme.accent}"/>', words.here),
        (f'<path d="M9 0V16" stroke="{theme.ink}" stroke-width="2" stroke-dasharray="3 2"/>',
         words.city),
        (f'<path d="M9 4l5 7h-10Z" fill="{theme.ink}"/>', words.municipio),
        (f'<circle cx="9" cy="8" r="4.6" fill="{theme.ground}" stroke="{theme.accent}" '
         'stroke-width="1.8"/>', words.alike),
        (f'<circle cx="9" cy="8" r="3.2" fill="{theme.quiet}" opacity=".6"/>', words.others),
    )  # fmt: skip
    items = "".join(
        f'<li><svg width="18" height="16" aria-hidden="true">{drawn}</svg>{escape(label)}</li>'
        for drawn, label in marks
        if label
    )
    return f'<ul class="key">{items}</ul><p class="reading">{escape(words.reading)}</p>'


LINE, TITLE_X, PLOT_X, VALUE_X, VERDICT_X, FULL = 30, 0, 215, 630, 800, 1000


def strips_drawing(strips: Sequence[Strip], theme: Theme, words: StripWords) -> str:
    """All strips as one SVG, to be taken away: the same marks, the words drawn."""
    top = 26
    height = top + LINE * len(strips) + 8
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {FULL} {height}" '
        f'role="img" aria-label="{escape(words.label)}">',
        _written(PLOT_X, 14, words.reading, theme.quiet, 13),
    ]
    for number, strip in enumerate(strips):
        y = top + LINE * number
        drawn = strip_svg(strip, theme, hidden=True).replace(
            'width="100%"', f'x="{PLOT_X}" y="{y}" width="{WIDTH}" height="{HEIGHT}"', 1
        )
        parts += [
            _written(TITLE_X, y + 18, strip.title, theme.ink, 15),
            drawn,
            _written(VALUE_X, y + 18, strip.value, theme.ink, 15, bold=True),
            f'<g transform="translate({VERDICT_X} {y + 13})" fill="{theme.ink}" '
            f'stroke="{theme.ink}" stroke-width="1.6">{SHAPES[strip.verdict]}</g>',
            _written(VERDICT_X + 14, y + 18, strip.verdict_written, theme.ink, 15),
        ]
    return "".join([*parts, "</svg>"])


def _written(  # noqa: PLR0913, PLR0917 - a drawing has many plain inputs
    x: float, y: float, label: str, colour: str, size: int, bold: bool = False
) -> str:
    weight = ' font-weight="700"' if bold else ""
    return (
        f'<text x="{x}" y="{y}" font-size="{size}" fill="{colour}"{weight}>{escape(label)}</text>'
    )


def links_of(strips: Sequence[Strip], areas: Sequence[int]) -> list[list[float | None]]:
    """For each strip the position of each area, ``None`` where it has no value: for the links."""
    rows = []
    for strip in strips:
        at = positions(strip)
        rows.append([at.get(area) for area in areas])
    return rows
