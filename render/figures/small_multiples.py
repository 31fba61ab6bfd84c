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
from render.figures.strip_plot import PLACES, colour, place_svg
from render.figures.svg import lines_of
from render.style.palette import Theme

WIDTH, HEIGHT = 220, 96
LEFT, RIGHT, TOP, FOOT = 6, 46, 8, 16
FIRST, LAST = 2011, 2025
MIDDLE = (0.05, 0.95)

Points = Sequence[tuple[int, float]]


@dataclass(frozen=True, slots=True)
class Panel:
    """One indicator over the years: a line for each area, the chosen one first, the city's, the
    breaks and the ends of the axis."""

    key: str
    title: str
    lines: tuple[Points, ...]
    city: Points
    breaks: tuple[int, ...]
    low: float
    high: float
    last: str
    moved: str
    sentence: str


def ends(table: pd.DataFrame, areas: Sequence[int]) -> tuple[float, float]:
    """Ends of a panel's axis: the middle nine tenths of the reliable values, and these areas'.

    ``table`` as in :func:`indicators.engine.table.indicator_table`.
    """
    value = table["value"].to_numpy(dtype=np.float64, na_value=np.nan)
    known = np.isfinite(value)
    sure = value[known & (table["reliability"] == Reliability.RELIABLE.value).to_numpy()]
    pool = sure if len(sure) else value[known]
    here = value[known & table["area_id"].isin(areas).to_numpy()]
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
        *(_line(run, across, up, colour(number, theme), "", 1.8 if number else 2.6)
          for number, line in reversed([*enumerate(panel.lines)])
          for run in runs(line, panel.breaks)),
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
    ink: str,
    dash: str,
    width: float,
) -> str:
    at = [f"{across(year):.1f} {up(value):.1f}" for year, value in run]
    path = f"M{at[0]}h0" if len(at) == 1 else f"M{'L'.join(at)}"
    return (
        f'<path d="{path}" fill="none" stroke="{ink}" stroke-width="{width}" '
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
    parts = []
    for number, line in reversed([*enumerate(panel.lines)]):
        if line:
            at = f"translate({across(line[-1][0]):.1f} {up(line[-1][1]):.1f}) scale(.6)"
            parts.append(f'<g transform="{at}" fill="{colour(number, theme)}">{PLACES[number]}</g>')
    if panel.last:
        year, value = panel.lines[0][-1]
        parts.append(
            f'<text x="{across(year) + 6:.1f}" y="{up(value) + 4.2:.1f}" font-size="12" '
            f'font-weight="600" fill="{theme.ink}">{escape(panel.last)}</text>'
        )
    return parts


def _year(x: float, year: int, anchor: str, theme: Theme) -> str:
    return (
        f'<text x="{x:.1f}" y="{HEIGHT - 3}" font-size="11" fill="{theme.quiet}" '
        f'text-anchor="{anchor}">{year}</text>'
    )


@dataclass(frozen=True, slots=True)
class PanelWords:
    """Words around the panels, already in the reader's language; ``names`` as their lines are."""

    label: str
    names: tuple[str, ...]


def multiples_html(panels: Sequence[Panel], theme: Theme, words: PanelWords) -> str:
    """All panels as a grid of figures, each with its words below; several areas have a key."""
    figures = "".join(
        f"<figure><figcaption><b>{escape(panel.title)}</b></figcaption>"
        f"{panel_svg(panel, theme)}<p>{escape(panel.moved)}</p></figure>"
        for panel in panels
    )
    key = "".join(
        f"<li>{place_svg(number, theme)}{escape(name)}</li>"
        for number, name in enumerate(words.names)
    )
    grid = f'<div class="multiples" role="group" aria-label="{escape(words.label)}">{figures}</div>'
    return f'<ul class="key">{key}</ul>{grid}' if len(words.names) > 1 else grid


ACROSS, CELL_WIDTH, CELL_HEIGHT, KEY_HEIGHT = 4, 268, 156, 30


def multiples_drawing(
    panels: Sequence[Panel], theme: Theme, words: PanelWords, *, across: int = ACROSS
) -> str:
    """All panels as one SVG, ``across`` to a row, to be taken away; several areas have a key."""
    rows = max(1, math.ceil(len(panels) / across))
    width, top = across * CELL_WIDTH, KEY_HEIGHT * (len(words.names) > 1)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {rows * CELL_HEIGHT + top}" '
        f'role="img" aria-label="{escape(words.label)}">'
    ]
    for number, name in enumerate(words.names if top else ()):
        parts.append(
            f'<g transform="translate({number * CELL_WIDTH + 8} 12)" '
            f'fill="{colour(number, theme)}">{PLACES[number]}</g>'
            f'<text x="{number * CELL_WIDTH + 22}" y="17" font-size="14" fill="{theme.ink}">'
            f"{escape(name)}</text>"
        )
    for number, panel in enumerate(panels):
        x, y = number % across * CELL_WIDTH, number // across * CELL_HEIGHT + top
        drawn = panel_svg(panel, theme, hidden=True).replace(
            'width="100%"', f'x="{x}" y="{y + 20}" width="{WIDTH}" height="{HEIGHT}"', 1
        )
        parts += [
            f'<text x="{x}" y="{y + 15}" font-size="14" font-weight="600" fill="{theme.ink}">'
            f"{escape(panel.title)}</text>",
            drawn,
            *(f'<text x="{x}" y="{y + 131 + 14 * place}" font-size="11.5" fill="{theme.quiet}">'
              f"{escape(line)}</text>"
              for place, line in enumerate(lines_of(panel.moved, CELL_WIDTH, 11.5))),
        ]  # fmt: skip
    return "".join([*parts, "</svg>"])


def last_stretch(years: Sequence[int], breaks: Sequence[int]) -> int | None:
    """First year of the stretch that ends with the last one; ``None`` if that is it alone."""
    first = max([years[0], *(broken for broken in breaks)])
    comparable = [year for year in years if year >= first]
    return comparable[0] if len(comparable) > 1 else None


def trend_table(panels: Sequence[Panel], names: Sequence[str], city: str) -> pd.DataFrame:
    """The twin of the trends: a row for each year, the areas' and the city's values beside."""
    columns = {
        f"{panel.title}: {who}": pd.Series(dict(series), dtype="float64")
        for panel in panels
        for who, series in zip((*names, city), (*panel.lines, panel.city), strict=True)
    }
    return pd.DataFrame(columns).rename_axis("year").sort_index()


def trend_decimals(panels: Sequence[Panel], columns: Sequence[str]) -> dict[str, int]:
    """Decimals of each column of :func:`trend_table`: as each panel's indicator has."""
    each = [indicator(panel.key).decimals for panel in panels for _ in (*panel.lines, "")]
    return dict(zip(columns, each, strict=True))
