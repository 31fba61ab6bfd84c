"""Drawings of the before-and-after page as SVG. Pure: arrays in, text out, every text escaped.

Lengths are in drawing units, ``WIDTH`` across. Text takes the colour of the page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

import numpy as np
import pandas as pd

from render.figures.svg import spread, ticks
from render.style.palette import Theme

WIDTH, SIZE = 460, 13
NAME_HEIGHT = 13.5
Write = Callable[[float], str]


@dataclass(frozen=True, slots=True)
class Range:
    """One line of :func:`ranges_svg`: a point with its interval, or with a band behind it.

    An end that is ``None`` is open; ``bare``: there is no interval, the point stands alone.
    """

    label: str
    value: float
    low: float | None
    high: float | None
    strong: bool = False
    expected: float | None = None
    bare: bool = False


def years_svg(  # noqa: PLR0913 - a drawing has many plain inputs
    table: pd.DataFrame,
    *,
    windows: Sequence[tuple[int, int]],
    start: int,
    breaks: Sequence[int],
    theme: Theme,
    write: Write,
    alt: str,
    names: tuple[str, str],
) -> str:
    """Two lines by year (``year, treated, control``), the windows shaded, the start and breaks."""
    height, left, right, top, bottom = 270, 50, 14, 30, 40
    years = table["year"].to_numpy()
    values = table[["treated", "control"]].to_numpy()
    low, high = _padded(float(np.nanmin(values)), float(np.nanmax(values)))
    step = (WIDTH - left - right) / max(len(range(years[0], years[-1])), 1)

    def at(year: float) -> float:
        return float(left + (year - years[0]) * step)

    def up(value: float) -> float:
        return top + (high - value) / (high - low) * (height - top - bottom)

    parts = [
        f'<rect x="{at(first - 0.4):.1f}" y="{top}" width="{step * (last - first + 0.8):.1f}" '
        f'height="{height - top - bottom}" fill="{theme.line}" opacity=".5"/>'
        for first, last in windows
    ]
    parts += [_tick(left, up(v), write(v), theme, WIDTH - right) for v in ticks(low, high, 5)]
    cuts = [(cut, theme.quiet, "2 3") for cut in breaks if years[0] < cut <= years[-1]]
    parts += [
        _upright(at(year - 0.5), top, height - bottom, colour, dash)
        for year, colour, dash in [(start, theme.ink, ""), *cuts]
    ]
    parts += [
        f'<text x="{at(year):.1f}" y="{height - bottom + 17}" text-anchor="middle" '
        f'font-size="11.5" fill="currentColor">{year}</text>'
        for year in years[:: 1 if len(years) < 8 else 2]
    ]
    looks = (("treated", theme.accent, 3, ""), ("control", theme.quiet, 2, "6 3"))
    for number, (column, colour, thick, dash) in enumerate(looks):
        points = zip(years, table[column], strict=True)
        path = " ".join(f"{at(y):.1f},{up(v):.1f}" for y, v in points if np.isfinite(v))
        parts.append(
            f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{thick}" '
            f'stroke-dasharray="{dash}"/>'
        )
        parts.append(_key(left + number * 190, names[number], colour, thick, dash))
    return _svg(parts, height, alt)


def _key(x: float, name: str, colour: str, thick: int, dash: str) -> str:
    """A stretch of a line as it is drawn, from ``x`` (px) on at the top, and its name."""
    return (
        f'<path d="M{x} 12h26" stroke="{colour}" stroke-width="{thick}" '
        f'stroke-dasharray="{dash}"/><text x="{x + 32}" y="16.5" font-size="{SIZE}" '
        f'fill="currentColor">{escape(name)}</text>'
    )


def slopes_svg(  # noqa: PLR0913 - a drawing has many plain inputs
    before: np.ndarray,
    after: np.ndarray,
    treated: np.ndarray,
    *,
    labels: Sequence[str],
    ends: tuple[str, str],
    theme: Theme,
    write: Write,
    alt: str,
) -> str:
    """One line per area from before to after; the treated in colour and named at the right."""
    height, left, right, top, bottom = 330, 52, 150, 28, 14
    low, high = _padded(*_ends(np.concatenate([before, after])))

    def up(value: float) -> float:
        return top + (high - value) / (high - low) * (height - top - bottom)

    x1, x2 = left + 12, WIDTH - right
    parts = [_tick(left, up(v), write(v), theme, x2) for v in ticks(low, high, 5)]
    for x, label in zip((x1, x2), ends, strict=True):
        parts.append(
            f'<text x="{x}" y="16" text-anchor="middle" font-size="{SIZE}" font-weight="600" '
            f'fill="currentColor">{escape(label)}</text>'
        )
    for n in np.argsort(treated, kind="stable"):
        colour, thick = (theme.accent, 2.6) if treated[n] else (theme.quiet, 0.8)
        parts.append(
            f'<path d="M{x1} {up(before[n]):.1f}L{x2} {up(after[n]):.1f}" stroke="{colour}" '
            f'stroke-width="{thick}" opacity="{1 if treated[n] else 0.55}"/>'
        )
    named = [int(n) for n in np.argsort(-after, kind="stable") if treated[n]]
    for n, y in zip(
        named, spread([up(after[n]) for n in named], [NAME_HEIGHT] * len(named)), strict=True
    ):
        parts.append(
            f'<text x="{x2 + 8}" y="{y + 4:.1f}" font-size="11.5" fill="currentColor">'
            f"{escape(labels[n])}</text>"
        )
    return _svg(parts, height, alt)


def ranges_svg(
    rows: Sequence[Range], *, theme: Theme, write: Write, alt: str, band: bool = False
) -> str:
    """Points with intervals, one line each, around zero; with ``band`` the expected change too."""
    line, top, left, right = 27, 8, 176, 16
    height = top + line * len(rows) + 26
    every = [v for r in rows for v in (r.value, r.low, r.high, r.expected, 0.0) if v is not None]
    low, high = _padded(min(every), max(every))

    def at(value: float) -> float:
        return left + (value - low) / (high - low) * (WIDTH - left - right)

    floor = top + line * len(rows)
    parts = [_upright(at(0), top, floor, theme.quiet, "")]
    for value in ticks(low, high):
        parts.append(
            f'<text x="{at(value):.1f}" y="{floor + 17}" text-anchor="middle" font-size="11.5" '
            f'fill="currentColor">{escape(write(value))}</text>'
        )
    for number, row in enumerate(rows):
        y = top + line * (number + 0.5)
        colour = theme.accent if row.strong or band else theme.quiet
        parts.append(
            f'<text x="{left - 10}" y="{y + 4.5:.1f}" text-anchor="end" font-size="12.5" '
            f'font-weight="{600 if row.strong else 400}" fill="currentColor">'
            f"{escape(row.label)}</text>"
        )
        ends = (low if row.low is None else row.low, high if row.high is None else row.high)
        if not row.bare:
            parts.append(_extent(at(ends[0]), at(ends[1]), y, theme, band=band))
        if row.expected is not None:
            parts.append(
                f'<path d="M{at(row.expected):.1f} {y - 8:.1f}v16" stroke="{theme.ink}" '
                'stroke-width="1.6"/>'
            )
            parts.append(
                f'<path d="M{at(0):.1f} {y:.1f}L{at(row.value):.1f} {y:.1f}" stroke="{colour}" '
                'stroke-width="2.4"/>'
            )
        parts.append(f'<circle cx="{at(row.value):.1f}" cy="{y:.1f}" r="5" fill="{colour}"/>')
    return _svg(parts, height, alt)


def small_svg(gap: np.ndarray, *, number: int, reach: float, theme: Theme, first: int) -> str:
    """One panel of the line-up: the gap in time, dots before and after, nothing else told."""
    wide, tall = 120, 84
    step = (wide - 16) / max(len(gap) - 1, 1)

    def place(n: int) -> tuple[float, float]:
        return 8 + n * step, 48 - float(gap[n]) / reach * 32

    runs = [range(first), range(first, len(gap))]
    lines = "".join(
        '<polyline points="' + " ".join("{:.1f},{:.1f}".format(*place(n)) for n in run
                                        if np.isfinite(gap[n]))
        + f'" fill="none" stroke="{theme.accent}" stroke-width="2.4"/>'
        for run in runs
    )  # fmt: skip
    split = 8 + (first - 0.5) * step
    return (
        f'<svg viewBox="0 0 {wide} {tall}" width="100%" aria-hidden="true">'
        f'<rect width="{wide}" height="{tall}" fill="{theme.paper}" rx="4"/>'
        f'<path d="M6 48H{wide - 6}" stroke="{theme.quiet}" stroke-width=".8"/>'
        f'<path d="M{split:.1f} 18V{tall - 4}" stroke="{theme.line}" stroke-width="1.4"/>{lines}'
        f'<text x="7" y="14" font-size="13" font-weight="700" fill="currentColor">{number}</text>'
        "</svg>"
    )


def grid(drawings: Sequence[str], *, least: str, alt: str) -> str:
    """Drawings beside each other, as many in a row as there is room for."""
    inside = "".join(f"<div>{drawing}</div>" for drawing in drawings)
    return (
        f'<div role="img" aria-label="{escape(alt)}" style="display:grid;gap:.6rem;'
        f'grid-template-columns:repeat(auto-fit,minmax({least},1fr))">{inside}</div>'
    )


def captioned(drawing: str, caption: str) -> str:
    """A drawing under its title."""
    return f'<p style="margin:0 0 .3rem;font-weight:600">{escape(caption)}</p>{drawing}'


def legend_html(entries: Mapping[str, str]) -> str:
    """Colours with their words, as a list."""
    rows = "".join(
        f'<li><svg width="22" height="14" aria-hidden="true"><rect width="22" height="14" '
        f'fill="{colour}" stroke="#808a96" stroke-width=".8"/></svg>{escape(label)}</li>'
        for label, colour in entries.items()
    )
    return f"<ul>{rows}</ul>"


def light_html(light: str, sentence: str) -> str:
    """The traffic light as shape, colour and word: a disc, a triangle, or an octagon."""
    shapes = {
        "green": '<circle cx="20" cy="20" r="16" fill="#1b7f3b"/>',
        "amber": '<path d="M20 4L37 35H3Z" fill="#d99000"/>',
        "red": '<path d="M13 4h14l9 9v14l-9 9H13l-9-9V13Z" fill="#c43a2f"/>',
    }
    return (
        '<div style="display:flex;align-items:center;gap:.7rem;font-size:1.35rem;font-weight:650">'
        f'<svg width="40" height="40" viewBox="0 0 40 40" aria-hidden="true">{shapes[light]}</svg>'
        f"<span>{escape(sentence)}</span></div>"
    )


def _svg(parts: Sequence[str], height: float, alt: str) -> str:
    return (
        f'<svg viewBox="0 0 {WIDTH} {height:g}" width="100%" role="img" '
        f'aria-label="{escape(alt)}" style="max-width:720px">{"".join(parts)}</svg>'
    )


def _extent(left: float, right: float, y: float, theme: Theme, *, band: bool) -> str:
    if band:
        return (
            f'<rect x="{left:.1f}" y="{y - 8:.1f}" width="{right - left:.1f}" height="16" '
            f'fill="{theme.line}"/>'
        )
    return (
        f'<path d="M{left:.1f} {y:.1f}H{right:.1f}M{left:.1f} {y - 5:.1f}v10M{right:.1f} '
        f'{y - 5:.1f}v10" stroke="currentColor" stroke-width="1.5"/>'
    )


def _tick(left: float, y: float, label: str, theme: Theme, right: float) -> str:
    return (
        f'<path d="M{left} {y:.1f}H{right:.1f}" stroke="{theme.line}" stroke-width=".7"/>'
        f'<text x="{left - 6}" y="{y + 4:.1f}" text-anchor="end" font-size="11.5" '
        f'fill="currentColor">{escape(label)}</text>'
    )


def _upright(x: float, top: float, bottom: float, colour: str, dash: str) -> str:
    return (
        f'<path d="M{x:.1f} {top}V{bottom}" stroke="{colour}" stroke-width="1.2" '
        f'stroke-dasharray="{dash}"/>'
    )


def _ends(values: np.ndarray) -> tuple[float, float]:
    return float(np.nanmin(values)), float(np.nanmax(values))


def _padded(low: float, high: float) -> tuple[float, float]:
    room = (high - low) * 0.06 or 1.0
    return low - room, high + room
