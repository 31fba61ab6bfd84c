"""Drawings of the laboratory as plain SVG: bars around zero, and small maps. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from ui import palette
from ui.map_drawing import MAP_WIDTH, outline_path, projection

WIDTH, LABELS, LINE, FOOT = 640, 290, 26, 4
LETTERS = 42


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a chart of bars: what it is, how long, and what is written at its end."""

    title: str
    value: float
    written: str


def bars_svg(bars: Sequence[Bar], theme: palette.Theme, *, alt: str) -> str:
    """Horizontal bars around zero (to the right: positive), widest value over the whole width.

    ``alt`` says the chart in words; the figures themselves are in a table beside it.
    """
    high = max([one.value for one in bars] + [0.0])
    low = min([one.value for one in bars] + [0.0])
    room = WIDTH - LABELS - 70
    unit = room / (high - low) if high > low else 0.0
    zero = LABELS + 35 - low * unit
    height = LINE * len(bars) + FOOT
    lines = [_bar(one, place, zero, unit, theme) for place, one in enumerate(bars)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="100%" '
        f'style="max-width:{WIDTH}px" role="img" aria-label="{escape(alt)}" font-size="13">'
        f'<path d="M{zero:.1f} 0V{height}" stroke="{theme.quiet}"/>{"".join(lines)}</svg>'
    )


def _bar(one: Bar, place: int, zero: float, unit: float, theme: palette.Theme) -> str:
    top, wide = place * LINE + 4, abs(one.value) * unit
    left = zero if one.value >= 0 else zero - wide
    end, anchor = (zero + wide + 5, "start") if one.value >= 0 else (left - 5, "end")
    title = one.title if len(one.title) <= LETTERS else f"{one.title[: LETTERS - 1]}…"
    colour = theme.worse[3] if one.value >= 0 else theme.neutral[3]
    return (
        f'<text x="{LABELS - 4}" y="{top + 13}" text-anchor="end" fill="currentColor">'
        f"{escape(title)}</text>"
        f'<rect x="{left:.1f}" y="{top}" width="{wide:.1f}" height="{LINE - 9}" rx="2" '
        f'fill="{colour}"/>'
        f'<text x="{end:.1f}" y="{top + 13}" text-anchor="{anchor}" fill="currentColor">'
        f"{escape(one.written)}</text>"
    )


def small_map(
    nil: Any,
    fills: Mapping[int, str],
    *,
    theme: palette.Theme,
    selected: int | None,
    alt: str,
) -> str:
    """A small map: each area in its colour (no value: grey), the chosen one outlined."""
    project, height, _ = projection(nil.total_bounds)
    drawn = {
        int(area): outline_path(shape, project)
        for area, shape in zip(nil["area_id"], nil.geometry, strict=True)
    }
    areas = "".join(
        f'<path d="{path}" fill="{fills.get(area, theme.missing[0])}" stroke="{theme.quiet}" '
        'stroke-width="1.2"/>'
        for area, path in drawn.items()
    )
    chosen = "".join(
        f'<path d="{drawn[selected]}" fill="none" stroke="{colour}" stroke-width="{width}" '
        'stroke-linejoin="round"/>'
        for colour, width in ((theme.ground, 10), (theme.ink, 5))
        if selected in drawn
    )
    return (
        f'<svg viewBox="-5 -5 {MAP_WIDTH + 10} {height + 10:.0f}" width="100%" '
        f'style="max-height:22rem" role="img" aria-label="{escape(alt)}">{areas}{chosen}</svg>'
    )
