"""Two measures of need against each other, area by area. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from render.style.palette import Theme

if TYPE_CHECKING:
    import plotly.graph_objects as go


@dataclass(frozen=True, slots=True)
class Axis:
    """One need measure of the scatter: values by area, the edge of the worst fifth, its words."""

    values: pd.Series
    edge: float
    title: str
    decimals: int
    log: bool


def scatter(  # noqa: PLR0913 - a drawing has many plain inputs
    across: Axis,
    up: Axis,
    *,
    names: Mapping[int, str],
    marked: Mapping[int, str],
    selected: int | None,
    language: str,
    theme: Theme,
) -> go.Figure:
    """Every area by two need measures; those with premises are marked, the selected one ringed.

    Dashed lines are the edges of the worst fifth. An area without one of the values is left out.
    """
    import plotly.graph_objects as go

    table = pd.DataFrame({"x": across.values, "y": up.values}).dropna()
    figure = go.Figure(layout=_layout(across, up, language, theme))
    figure.add_vline(x=across.edge, line={"color": theme.quiet, "width": 1, "dash": "dash"})
    figure.add_hline(y=up.edge, line={"color": theme.quiet, "width": 1, "dash": "dash"})
    plain = table[~table.index.isin(list(marked))]
    here = table[table.index.isin(list(marked))]
    figure.add_trace(_dots(go, plain, names, theme.quiet, 8, across, up))
    dots = _dots(go, here, names, theme.accent, 14, across, up)
    labels = [marked[int(area)] for area in here.index]
    dots.update(
        mode="markers+text",
        text=labels,
        textposition=label_places(_spots(table, across, up).loc[here.index], labels),
        textfont={"color": theme.ink, "size": 13},
    )
    figure.add_trace(dots)
    if selected in table.index:
        ring = _dots(go, table.loc[[selected]], names, "rgba(0,0,0,0)", 22, across, up)
        ring.update(marker={"line": {"color": theme.ink, "width": 2.5}, "opacity": 1})
        figure.add_trace(ring)
    return figure


POSITIONS = {
    "middle right": (1, 0),
    "middle left": (-1, 0),
    "top center": (0, 1),
    "bottom center": (0, -1),
}
LETTER, LINE = 0.0068, 0.05
"""Width of a letter and height of a line as shares of the drawing."""


def label_places(spots: pd.DataFrame, labels: Sequence[str]) -> list[str]:
    """A side for each label so that it covers few labels and points already there.

    ``spots`` has ``x`` and ``y`` from 0 to 1. Labels are placed in their order.
    """
    taken = [_box(x, y, 0.012, 0.03) for x, y in spots.itertuples(index=False)]
    sides = []
    for (x, y), label in zip(spots.itertuples(index=False), labels, strict=True):
        width = LETTER * len(label)
        boxes = {
            name: _box(x + side * (width / 2 + 0.014), y + rise * 0.055, width, LINE)
            for name, (side, rise) in POSITIONS.items()
        }
        best = min(boxes, key=lambda name: sum(_meet(boxes[name], other) for other in taken))
        taken.append(boxes[best])
        sides.append(best)
    return sides


Box = tuple[float, float, float, float]


def _box(x: float, y: float, width: float, height: float) -> Box:
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def _meet(box: Box, other: Box) -> bool:
    across = box[0] < other[2] and other[0] < box[2]
    return across and box[1] < other[3] and other[1] < box[3]


def _spots(table: pd.DataFrame, across: Axis, up: Axis) -> pd.DataFrame:
    """Where the points lie in the drawing, from 0 to 1 each way."""
    x = np.log(table["x"]) if across.log else table["x"]
    y = np.log(table["y"]) if up.log else table["y"]
    frame = pd.DataFrame({"x": x, "y": y})
    return (frame - frame.min()) / (frame.max() - frame.min())


def _dots(  # noqa: PLR0913, PLR0917 - a drawing has many plain inputs
    go: Any,
    table: pd.DataFrame,
    names: Mapping[int, str],
    colour: str,
    size: int,
    across: Axis,
    up: Axis,
) -> Any:
    return go.Scatter(
        x=table["x"].tolist(),
        y=table["y"].tolist(),
        mode="markers",
        marker={"color": colour, "size": size, "opacity": 0.8},
        customdata=[[names[int(area)], int(area)] for area in table.index],
        hovertemplate=(
            f"<b>%{{customdata[0]}}</b><br>%{{x:,.{across.decimals}f}}"
            f"<br>%{{y:,.{up.decimals}f}}<extra></extra>"
        ),
        showlegend=False,
    )


def _scale(axis: Axis) -> dict[str, Any]:
    kind = {"type": "log", "dtick": "D2"} if axis.log else {"nticks": 7}
    return {"title": {"text": axis.title}, "tickformat": ",", **kind}


def _layout(across: Axis, up: Axis, language: str, theme: Theme) -> dict[str, Any]:
    axis = {
        "gridcolor": theme.line,
        "linecolor": theme.line,
        "tickfont": {"color": theme.ink, "size": 13},
        "zeroline": False,
        "automargin": True,
    }
    return {
        "template": "none",
        "font": {"family": '"Source Sans", "Source Sans 3", sans-serif', "color": theme.ink},
        "height": 430,
        "margin": {"l": 60, "r": 20, "t": 20, "b": 56},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "separators": ",." if language == "it" else ".,",
        "hoverlabel": {"bgcolor": theme.paper, "font": {"color": theme.ink}},
        "xaxis": axis | _scale(across),
        "yaxis": axis | _scale(up),
    }
