"""Drawings of the laboratory as plain SVG: bars around zero, and small maps. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from atlas import repository
from atlas.repository.memo import kept
from render.maps.outlines import MAP_WIDTH, AreaPaths, area_paths
from render.style import palette

WIDTH, LINE = 440, 40
END = 70
"""Room for what is written at the end of a bar."""


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
    high = max([bar.value for bar in bars] + [0.0])
    low = min([bar.value for bar in bars] + [0.0])
    before = END if low < 0 else 0
    unit = (WIDTH - before - END) / (high - low) if high > low else 0.0
    zero = before - low * unit
    height = LINE * len(bars)
    lines = [_bar(bar, place * LINE, zero, unit, theme) for place, bar in enumerate(bars)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="100%" '
        f'style="max-width:30rem" role="img" aria-label="{escape(alt)}" font-size="13">'
        f"{''.join(lines)}</svg>"
    )


def _bar(bar: Bar, top: int, zero: float, unit: float, theme: palette.Theme) -> str:
    """A line: its title above, the bar below, and what is written at its end."""
    wide = abs(bar.value) * unit
    left = zero if bar.value >= 0 else zero - wide
    end, anchor = (zero + wide + 5, "start") if bar.value >= 0 else (left - 5, "end")
    colour = theme.worse[3] if bar.value >= 0 else theme.neutral[3]
    return (
        f'<text x="0" y="{top + 14}" fill="currentColor">{escape(bar.title)}</text>'
        f'<rect x="{left:.1f}" y="{top + 19}" width="{wide:.1f}" height="14" rx="2" '
        f'fill="{colour}"/>'
        f'<path d="M{zero:.1f} {top + 17}v18" stroke="{theme.quiet}"/>'
        f'<text x="{end:.1f}" y="{top + 31}" text-anchor="{anchor}" fill="currentColor">'
        f"{escape(bar.written)}</text>"
    )


@kept()
def area_outlines() -> AreaPaths:
    """The areas as paths of a small map."""
    return area_paths(repository.drawing()[0])


def small_map(
    city: AreaPaths,
    fills: Mapping[int, str],
    *,
    theme: palette.Theme,
    selected: int | None,
    alt: str,
) -> str:
    """A small map: each area in its colour (no value: grey), the chosen one outlined."""
    areas = "".join(
        f'<path d="{path}" fill="{fills.get(area, theme.missing[0])}" stroke="{theme.quiet}" '
        'stroke-width="1.2"/>'
        for area, path in city.paths.items()
    )
    outline = city.paths.get(selected or 0, "")
    chosen = "".join(
        f'<path d="{outline}" fill="none" stroke="{colour}" stroke-width="{width}" '
        'stroke-linejoin="round"/>'
        for colour, width in ((theme.ground, 10), (theme.ink, 5))
        if outline
    )
    return (
        f'<svg viewBox="-5 -5 {MAP_WIDTH + 10} {city.height + 10:.0f}" width="100%" '
        f'style="max-height:22rem" role="img" aria-label="{escape(alt)}">{areas}{chosen}</svg>'
    )
