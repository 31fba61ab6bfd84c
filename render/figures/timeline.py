"""The life-cycle timeline as a plotly figure, pure: entries in, a figure out.

Each lane is a row. A day is a mark, a month or a year a bar as long as what is not known, "after
a day" a line that fades towards the day it is told on. Plans are hollow, dates that were replaced
crossed out; what is around the premises is square and quiet.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from atlas.premises.event_history import HistoryEntry, swimlanes
from data.premises.events import UNDATED
from render.style.palette import Theme

if TYPE_CHECKING:
    import plotly.graph_objects as go

ROW_HEIGHT, HEAD = 74, 70
STEPS = (0.0, 0.26, -0.26)
"""Heights within a lane, so that marks close in time do not hide each other."""
NEAR_DAYS = 70
HOVER_WIDTH = 46
LONG_YEARS = 5
"""Beyond so many years every second one has its tick, so that a phone can write them."""


@dataclass(frozen=True, slots=True)
class TimelineWords:
    """Words of the timeline: a name for each lane, stage, confidence, and for its last day."""

    lanes: dict[str, str]
    stages: dict[str, str]
    confidences: dict[str, str]
    as_of: str


def timeline(
    entries: tuple[HistoryEntry, ...],
    *,
    as_of: date,
    language: str,
    theme: Theme,
    words: TimelineWords,
) -> go.Figure:
    """Draw the entries by lane; ``as_of`` is marked with a line. A page without a date has no place
    in time and is not drawn."""
    import plotly.graph_objects as go

    entries = tuple(entry for entry in entries if entry.kind not in UNDATED)

    by_lane = swimlanes(entries)
    order = list(by_lane)[::-1]
    long = as_of.year - entries[0].first.year > LONG_YEARS
    figure = go.Figure(layout=_layout(theme, language, order, words, as_of, long=long))
    for lane, members in by_lane.items():
        heights = _heights(members, order.index(lane))
        for entry, height in zip(members, heights, strict=True):
            figure.add_traces(_traces(go, entry, height, as_of=as_of, theme=theme, words=words))
    figure.add_vline(x=as_of.isoformat(), line={"color": theme.quiet, "width": 1.5, "dash": "dot"})
    return figure


def _heights(entries: tuple[HistoryEntry, ...], row: int) -> list[float]:
    """A height for each entry: neighbours in time stand at different steps."""
    heights: list[float] = []
    step, before = 0, None
    for entry in entries:
        close = before is not None and (entry.first - before) < timedelta(days=NEAR_DAYS)
        step = (step + 1) % len(STEPS) if close else 0
        before = entry.first
        heights.append(row + STEPS[step])
    return heights


def _traces(  # noqa: PLR0913 - a drawing has many plain inputs
    go: Any, entry: HistoryEntry, height: float, *, as_of: date, theme: Theme, words: TimelineWords
) -> list[Any]:
    colour = theme.quiet if entry.lane == "around" else theme.accent
    hover = _hover(entry, words)
    drawn = []
    end = entry.last or as_of
    if entry.precision != "day":
        dash = "dot" if entry.last is None or entry.stage == "planned" else "solid"
        drawn.append(
            go.Scatter(
                x=[entry.first.isoformat(), end.isoformat()],
                y=[height, height],
                mode="lines",
                line={"color": colour, "width": 2 if entry.last is None else 6, "dash": dash},
                opacity=0.55,
                hoverinfo="skip",
                showlegend=False,
            )
        )
    middle = entry.first if entry.last is None else entry.first + (entry.last - entry.first) / 2
    drawn.append(
        go.Scatter(
            x=[middle.isoformat()],
            y=[height],
            mode="markers",
            marker=_marker(entry, colour, theme),
            hovertemplate=f"{hover}<extra></extra>",
            showlegend=False,
        )
    )
    return drawn


def _marker(entry: HistoryEntry, colour: str, theme: Theme) -> dict[str, Any]:
    symbol = "square" if entry.lane == "around" else "circle"
    if entry.stage == "superseded":
        return {"symbol": "x-thin", "size": 11, "line": {"color": colour, "width": 2.5}}
    hollow = entry.stage == "planned"
    return {
        "symbol": symbol,
        "size": 14,
        "color": theme.ground if hollow else colour,
        "line": {"color": colour, "width": 2.5},
    }


def _hover(entry: HistoryEntry, words: TimelineWords) -> str:
    summary = "<br>".join(textwrap.wrap(entry.summary, HOVER_WIDTH))
    sure = words.confidences[entry.confidence]
    return f"<b>{entry.when}</b> ({words.stages[entry.stage]}, {sure})<br>{summary}"


def _layout(  # noqa: PLR0913 - a drawing has many plain inputs
    theme: Theme, language: str, order: list[str], words: TimelineWords, as_of: date, *, long: bool
) -> dict[str, Any]:
    axis = {
        "linecolor": theme.line,
        "tickfont": {"color": theme.ink, "size": 14},
        "zeroline": False,
    }
    labels = ["<br>".join(textwrap.wrap(words.lanes[lane], 16)) for lane in order]
    return {
        "template": "none",
        "font": {"family": '"Source Sans", "Source Sans 3", sans-serif', "color": theme.ink},
        "height": HEAD + ROW_HEIGHT * max(len(order), 1),
        "margin": {"l": 12, "r": 18, "t": 26, "b": 30},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "separators": ",." if language == "it" else ".,",
        "hoverlabel": {"bgcolor": theme.paper, "font": {"color": theme.ink}, "align": "left"},
        "annotations": [_mark_of_the_day(theme, words, as_of)],
        "xaxis": axis
        | {
            "gridcolor": theme.line,
            "type": "date",
            "dtick": "M24" if long else "M12",
            "tickformat": "%Y",
            "tickangle": 0,
        },
        "yaxis": axis
        | {
            "tickvals": list(range(len(order))),
            "ticktext": labels,
            "range": [-0.6, len(order) - 0.4],
            "showgrid": False,
            "automargin": True,
        },
    }


def _mark_of_the_day(theme: Theme, words: TimelineWords, as_of: date) -> dict[str, Any]:
    return {
        "x": as_of.isoformat(),
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "xanchor": "right",
        "text": words.as_of,
        "showarrow": False,
        "font": {"color": theme.quiet, "size": 13},
    }
