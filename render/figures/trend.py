"""The trend of an area as a plotly figure, pure: frames in, a figure out."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from render.style.palette import Theme

FEW_YEARS = 6
"""Up to so many years each has its tick, above every third counted back from the last."""


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
    area, city = every_year(area), every_year(city)
    figure = go.Figure(layout=_layout(theme, language, years=area["year"]))
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


def every_year(series: pd.DataFrame) -> pd.DataFrame:
    """``series`` with a row for each year from its first to its last: a gap stays a gap."""
    years = range(int(series["year"].min()), int(series["year"].max()) + 1)
    return series.set_index("year")[["value", "lower", "upper"]].reindex(years).reset_index()


def _line(  # noqa: PLR0913, PLR0917 - a drawing has many plain inputs
    series: pd.DataFrame, name: str, colour: str, width: int, dash: str, decimals: int, suffix: str
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


def _layout(theme: Theme, language: str, *, years: pd.Series) -> dict[str, object]:
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
        "xaxis": axis
        | {
            "showgrid": False,
            "tick0": int(years.max()),
            "dtick": 1 if len(years) <= FEW_YEARS else 3,
            "tickformat": "d",
        },
        "yaxis": axis | {"nticks": 5, "tickformat": ",", "automargin": True},
    }
