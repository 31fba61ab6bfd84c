"""Charts as plain SVG and plotly, pure: frames in, figures out.

The legend is also the histogram: one small square is one area, stacked where its value lies and
filled with its class. Text takes the colour of the page (``currentColor``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from ui.palette import Theme

WIDTH, PLOT_HEIGHT, BASELINE = 360, 118, 142
MARGIN = 8
SQUARE = 9.0


@dataclass(frozen=True, slots=True)
class LegendWords:
    """Words of the legend, already in the reader's language."""

    title: str
    city: str
    square: str


def legend_svg(  # noqa: PLR0913 - a drawing has many plain inputs
    values: np.ndarray,
    classes: np.ndarray,
    *,
    breaks: Sequence[float],
    palette: Sequence[str],
    theme: Theme,
    city: float,
    selected: int | None,
    write: Callable[[float], str],
    write_limit: Callable[[float], str],
    words: LegendWords,
) -> str:
    """SVG of the class legend drawn as a stack of squares, one per area with a value.

    ``values`` and ``classes`` (0..k-1) are aligned; ``breaks`` are the k-1 inner limits;
    ``selected`` is a position in ``values``; ``write`` formats the city's value and
    ``write_limit`` a class limit.
    """
    if not len(values):
        return ""
    low, high = _domain(values, city)
    across = _scale(low, high)
    columns, heights = stack(np.array([across(value) for value in values]))
    step = min(SQUARE, PLOT_HEIGHT / max(int(heights.max()) + 1, 1))
    squares = _squares(columns, heights, classes, palette, step)
    chosen = "" if selected is None else _chosen(columns, heights, selected, step, theme)
    parts = [
        f'<svg viewBox="0 0 {WIDTH} {BASELINE + 54}" width="100%" role="img" '
        f'aria-label="{escape(words.title)}" style="overflow:visible;max-width:520px">',
        *squares,
        chosen,
        _band(breaks, across, palette),
        _limits(breaks, across, write_limit),
        _city_mark(across(city), write(city), words.city, theme) if np.isfinite(city) else "",
        f'<text x="{MARGIN}" y="{BASELINE + 50}" font-size="12" fill="{theme.quiet}">'
        f"{escape(words.square)}</text></svg>",
    ]
    return "".join(parts)


def stack(across: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Bin positions into columns one square wide and count the height of each square."""
    columns = np.floor((across - MARGIN) / SQUARE).astype(int)
    heights = np.zeros(len(columns), dtype=int)
    filled: dict[int, int] = {}
    for position in np.argsort(across, kind="stable"):
        column = int(columns[position])
        heights[position] = filled.get(column, 0)
        filled[column] = heights[position] + 1
    return columns, heights


def _domain(values: np.ndarray, city: float) -> tuple[float, float]:
    everything = np.append(values, city) if np.isfinite(city) else values
    low, high = float(everything.min()), float(everything.max())
    return (low, high) if high > low else (low - 1, high + 1)


def _scale(low: float, high: float) -> Callable[[float], float]:
    room = WIDTH - 2 * MARGIN - SQUARE
    return lambda value: MARGIN + (value - low) / (high - low) * room


def _corner(column: int, height: int, step: float) -> tuple[float, float]:
    return MARGIN + column * SQUARE, BASELINE - (height + 1) * step


def _squares(
    columns: np.ndarray,
    heights: np.ndarray,
    classes: np.ndarray,
    palette: Sequence[str],
    step: float,
) -> list[str]:
    paths: list[str] = []
    side, tall = SQUARE - 1, step - 1
    for number, colour in enumerate(palette):
        here = np.flatnonzero(classes == number)
        corners = (_corner(int(columns[i]), int(heights[i]), step) for i in here)
        drawn = "".join(f"M{x:.1f} {y:.1f}h{side:g}v{tall:.1f}h-{side:g}z" for x, y in corners)
        if drawn:
            paths.append(f'<path d="{drawn}" fill="{colour}"/>')
    return paths


def _chosen(
    columns: np.ndarray, heights: np.ndarray, selected: int, step: float, theme: Theme
) -> str:
    x, y = _corner(int(columns[selected]), int(heights[selected]), step)
    return (
        f'<rect x="{x - 1.5:.1f}" y="{y - 1.5:.1f}" width="{SQUARE + 2:g}" height="{step + 2:.1f}" '
        f'fill="none" stroke="{theme.accent}" stroke-width="2.5"/>'
    )


def _band(breaks: Sequence[float], across: Callable[[float], float], palette: Sequence[str]) -> str:
    ends = [MARGIN, *(across(limit) for limit in breaks), WIDTH - MARGIN]
    return "".join(
        f'<rect x="{left:.1f}" y="{BASELINE + 3}" width="{max(right - left, 0):.1f}" height="9" '
        f'fill="{colour}"/>'
        for left, right, colour in zip(ends[:-1], ends[1:], palette, strict=True)
    )


def _limits(
    breaks: Sequence[float], across: Callable[[float], float], write: Callable[[float], str]
) -> str:
    """Class limits under the band, written on two lines where they would touch."""
    written = []
    last = {0: -np.inf, 1: -np.inf}
    for limit in breaks:
        x, label = across(limit), write(limit)
        half = len(label) * 3.2
        row = 0 if x - half > last[0] else 1
        if x - half < last[row]:
            continue
        last[row] = x + half + 3
        held = min(max(x, half), WIDTH - half)
        written.append(
            f'<text x="{held:.1f}" y="{BASELINE + 25 + 12 * row}" text-anchor="middle" '
            f'font-size="12" fill="currentColor">{escape(label)}</text>'
        )
    return "".join(written)


def _city_mark(x: float, value: str, city: str, theme: Theme) -> str:
    label = f"{city} {value}"
    half = len(label) * 3.4
    held = min(max(x, half + MARGIN), WIDTH - half - MARGIN)
    return (
        f'<line x1="{x:.1f}" x2="{x:.1f}" y1="18" y2="{BASELINE + 12}" stroke="{theme.ink}" '
        'stroke-width="1.5" stroke-dasharray="4 3"/>'
        f'<text x="{held:.1f}" y="13" text-anchor="middle" font-size="13" font-weight="650" '
        f'fill="currentColor">{escape(label)}</text>'
    )


@dataclass(frozen=True, slots=True)
class TrendWords:
    """Words of the trend, already in the reader's language."""

    area: str
    city: str
    suffix: str
    pause: str


def trend(  # noqa: PLR0913 - a drawing has many plain inputs
    area: pd.DataFrame,
    city: pd.DataFrame,
    *,
    year: int,
    breaks: Sequence[int],
    decimals: int,
    language: str,
    theme: Theme,
    words: TrendWords,
) -> go.Figure:
    """Line of an area over the years with its interval, the city's line, and declared breaks.

    ``area`` and ``city`` have the columns ``year, value, lower, upper``; a missing year is a gap.
    """
    figure = go.Figure(layout=_layout(theme, language))
    if area["lower"].notna().any():
        figure.add_traces(_interval_traces(area, theme))
    figure.add_trace(_line(city, words.city, theme.quiet, 2, "dot", decimals, words.suffix))
    figure.add_trace(_line(area, words.area, theme.accent, 3, "solid", decimals, words.suffix))
    here = area[area["year"] == year]
    figure.add_trace(
        go.Scatter(
            x=here["year"].tolist(),
            y=here["value"].tolist(),
            mode="markers",
            marker={"color": theme.accent, "size": 10},
            hoverinfo="skip",
            showlegend=False,
        )
    )
    for broken in breaks:
        figure.add_vline(x=broken - 0.5, line={"color": theme.quiet, "width": 1, "dash": "dash"})
    return figure


def _line(  # noqa: PLR0913, PLR0917 - a drawing has many plain inputs
    series: pd.DataFrame,
    name: str,
    colour: str,
    width: int,
    dash: str,
    decimals: int,
    suffix: str,
) -> go.Scatter:
    return go.Scatter(
        x=series["year"].tolist(),
        y=series["value"].round(decimals + 1).tolist(),
        name=name,
        mode="lines",
        connectgaps=False,
        line={"color": colour, "width": width, "dash": dash},
        hovertemplate=f"%{{x}}: %{{y:,.{decimals}f}}{suffix}<extra></extra>",
    )


def _interval_traces(area: pd.DataFrame, theme: Theme) -> list[go.Scatter]:
    """The interval as one filled band for each run of years without a gap."""
    known = area.dropna(subset=["lower", "upper"])
    runs = (known["year"].diff() != 1).cumsum()
    return [
        go.Scatter(
            x=[*run["year"].tolist(), *run["year"].tolist()[::-1]],
            y=[*run["upper"].round(2).tolist(), *run["lower"].round(2).tolist()[::-1]],
            fill="toself",
            mode="lines",
            line={"width": 0},
            fillcolor=_faded(theme.accent, 0.18),
            hoverinfo="skip",
            showlegend=False,
        )
        for _, run in known.groupby(runs)
    ]


def _faded(colour: str, opacity: float) -> str:
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity})"


def _layout(theme: Theme, language: str) -> dict[str, object]:
    axis = {
        "gridcolor": theme.line,
        "linecolor": theme.line,
        "tickfont": {"color": theme.ink, "size": 13},
        "zeroline": False,
    }
    return {
        "template": "none",
        "font": {"family": '"Source Sans", "Source Sans 3", sans-serif', "color": theme.ink},
        "height": 210,
        "margin": {"l": 48, "r": 10, "t": 8, "b": 26},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "separators": ",." if language == "it" else ".,",
        "showlegend": False,
        "hovermode": "x unified",
        "hoverlabel": {"bgcolor": theme.paper, "font": {"color": theme.ink}},
        "xaxis": axis | {"showgrid": False, "dtick": 3, "tickformat": "d"},
        "yaxis": axis | {"nticks": 5, "tickformat": ",", "automargin": True},
    }
