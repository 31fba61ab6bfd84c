"""Small multiples: how each indicator of an area has moved since 2011, on one axis of years. Pure.

The height of every panel spans the middle nine tenths of the reliable areas over all years (wider
only if this area lies outside), so that a slope of one size is a move of one size among the city's
neighbourhoods whatever the unit. A line is not drawn across a declared break.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

import numpy as np
import pandas as pd

from indicators import indicator
from indicators.engine.reliability import Reliability
from render.style.palette import Theme

WIDTH, HEIGHT = 220, 96
LEFT, RIGHT, TOP, FOOT = 6, 46, 8, 16
FIRST, LAST = 2011, 2025
MIDDLE = (0.05, 0.95)

Points = Sequence[tuple[int, float]]


@dataclass(frozen=True, slots=True)
class Panel:
    """One indicator over the years: an area, the city, the breaks and the ends of its axis."""

    key: str
    title: str
    area: Points
    city: Points
    breaks: tuple[int, ...]
    low: float
    high: float
    first: str
    last: str
    moved: str
    sentence: str


def ends(table: pd.DataFrame, area: int) -> tuple[float, float]:
    """Ends of a panel's axis: the middle nine tenths of the reliable values, and this area's.

    ``table`` as in :func:`indicators.engine.table.indicator_table`.
    """
    value = table["value"].to_numpy(dtype=np.float64, na_value=np.nan)
    known = np.isfinite(value)
    sure = value[known & (table["reliability"] == Reliability.RELIABLE.value).to_numpy()]
    pool = sure if len(sure) else value[known]
    here = value[known & (table["area_id"] == area).to_numpy()]
    if not len(pool):
        return 0.0, 1.0
    low, high = (float(end) for end in np.quantile(pool, MIDDLE))
    low, high = min([low, *map(float, here)]), max([high, *map(float, here)])
    return (low, high) if high > low else (low - 0.5, high + 0.5)


def points(series: pd.DataFrame) -> tuple[tuple[int, float], ...]:
    """Years and values that are there, in order."""
    values = series["value"].to_numpy(dtype=np.float64, na_value=np.nan)
    pairs = zip(series["year"].tolist(), values.tolist(), strict=True)
    return tuple(sorted((int(year), value) for year, value in pairs if math.isfinite(value)))


def runs(line: Points, breaks: Sequence[int]) -> list[list[tuple[int, float]]]:
    """Points in stretches that may be joined: no missing year within them, and no break."""
    stretches: list[list[tuple[int, float]]] = []
    for year, value in line:
        before = stretches[-1][-1][0] if stretches else None
        cut = before is None or year > before + 1 or any(before < start <= year for start in breaks)
        if cut:
            stretches.append([])
        stretches[-1].append((year, value))
    return stretches


def panel_svg(panel: Panel, theme: Theme, *, hidden: bool = False) -> str:
    """One panel as SVG."""
    across, up = _scales(panel)
    label = 'aria-hidden="true"' if hidden else f'role="img" aria-label="{escape(panel.sentence)}"'
    base = HEIGHT - FOOT
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="100%" '
        f"{label}>",
        f'<path d="M{LEFT} {base}H{WIDTH - RIGHT}" stroke="{theme.line}"/>',
        *(_break(across(broken - 0.5), base, theme) for broken in panel.breaks),
        *(_line(run, across, up, theme.quiet, 'stroke-dasharray="1.5 3"', 1.6)
          for run in runs(panel.city, panel.breaks)),
        *(_line(run, across, up, theme.accent, "", 2.6) for run in runs(panel.area, panel.breaks)),
        *_ends(panel, across, up, theme),
        _year(across(FIRST), FIRST, "start", theme),
        _year(WIDTH - RIGHT, LAST, "end", theme),
        "</svg>",
    ]  # fmt: skip
    return "".join(parts)


def _scales(panel: Panel) -> tuple[Callable[[float], float], Callable[[float], float]]:
    span = panel.high - panel.low

    def across(year: float) -> float:
        return LEFT + (year - FIRST) / (LAST - FIRST) * (WIDTH - LEFT - RIGHT)

    def up(value: float) -> float:
        share = min(max((value - panel.low) / span, -0.04), 1.04)
        return HEIGHT - FOOT - 4 - share * (HEIGHT - FOOT - TOP - 8)

    return across, up


def _line(  # noqa: PLR0913, PLR0917 - a drawing has many plain inputs
    run: Points,
    across: Callable[[float], float],
    up: Callable[[float], float],
    colour: str,
    dash: str,
    width: float,
) -> str:
    at = [f"{across(year):.1f} {up(value):.1f}" for year, value in run]
    path = f"M{at[0]}h0" if len(at) == 1 else f"M{'L'.join(at)}"
    return (
        f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width}" '
        f'stroke-linecap="round" stroke-linejoin="round" {dash}/>'
    )


def _break(x: float, base: float, theme: Theme) -> str:
    return (
        f'<path d="M{x:.1f} {TOP - 4}V{base}" stroke="{theme.quiet}" stroke-width="1" '
        'stroke-dasharray="4 3"/>'
    )


def _ends(
    panel: Panel,
    across: Callable[[float], float],
    up: Callable[[float], float],
    theme: Theme,
) -> list[str]:
    if not panel.area:
        return []
    year, value = panel.area[-1]
    x, y = across(year), up(value)
    return [
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.6" fill="{theme.accent}"/>',
        f'<text x="{x + 6:.1f}" y="{y + 4.2:.1f}" font-size="12" font-weight="600" '
        f'fill="{theme.ink}">{escape(panel.last)}</text>',
    ]


def _year(x: float, year: int, anchor: str, theme: Theme) -> str:
    return (
        f'<text x="{x:.1f}" y="{HEIGHT - 3}" font-size="11" fill="{theme.quiet}" '
        f'text-anchor="{anchor}">{year}</text>'
    )


def multiples_html(panels: Sequence[Panel], theme: Theme, label: str) -> str:
    """All panels as a grid of figures, each with its words below."""
    figures = "".join(
        f"<figure><figcaption><b>{escape(panel.title)}</b></figcaption>"
        f"{panel_svg(panel, theme)}<p>{escape(panel.moved)}</p></figure>"
        for panel in panels
    )
    return f'<div class="multiples" role="group" aria-label="{escape(label)}">{figures}</div>'


ACROSS, CELL_WIDTH, CELL_HEIGHT = 4, 268, 142


def multiples_drawing(
    panels: Sequence[Panel], theme: Theme, label: str, *, across: int = ACROSS
) -> str:
    """All panels as one SVG, ``across`` to a row, to be taken away."""
    rows = max(1, math.ceil(len(panels) / across))
    width = across * CELL_WIDTH
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {rows * CELL_HEIGHT}" '
        f'role="img" aria-label="{escape(label)}">'
    ]
    for number, panel in enumerate(panels):
        x, y = number % across * CELL_WIDTH, number // across * CELL_HEIGHT
        drawn = panel_svg(panel, theme, hidden=True).replace(
            'width="100%"', f'x="{x}" y="{y + 20}" width="{WIDTH}" height="{HEIGHT}"', 1
        )
        parts += [
            f'<text x="{x}" y="{y + 15}" font-size="14" font-weight="600" fill="{theme.ink}">'
            f"{escape(panel.title)}</text>",
            drawn,
            f'<text x="{x}" y="{y + 132}" font-size="11.5" fill="{theme.quiet}">'
            f"{escape(panel.moved)}</text>",
        ]
    return "".join([*parts, "</svg>"])


def last_stretch(years: Sequence[int], breaks: Sequence[int]) -> int | None:
    """First year of the stretch that ends with the last one; ``None`` if that is it alone."""
    first = max([years[0], *(broken for broken in breaks)])
    comparable = [year for year in years if year >= first]
    return comparable[0] if len(comparable) > 1 else None


def trend_table(panels: Sequence[Panel], name: str, city: str) -> pd.DataFrame:
    """The twin of the trends: a row for each year, the area's and the city's value side by side."""
    columns = {
        f"{panel.title}: {who}": pd.Series(dict(series), dtype="float64")
        for panel in panels
        for who, series in ((name, panel.area), (city, panel.city))
    }
    return pd.DataFrame(columns).rename_axis("year").sort_index()


def trend_decimals(panels: Sequence[Panel], columns: Sequence[str]) -> dict[str, int]:
    """Decimals of each column of :func:`trend_table`: two to a panel, as its indicator has."""
    each = [indicator(panel.key).decimals for panel in panels for _ in range(2)]
    return dict(zip(columns, each, strict=True))
