"""A design on a small map of its own."""

from __future__ import annotations

from collections.abc import Mapping

from atlas.index.facts import AreaIndex, score_classes
from atlas.index.view import IndexView
from render.figures import index_bars
from render.figures.index_bars import small_map
from render.style import palette
from ui.state import session


def score_map(view: IndexView, facts: Mapping[int, AreaIndex], title: str) -> str:
    """The scores of all areas in five colours, the chosen area outlined."""
    colours = palette.theme(session.theme_name())
    fills = {area: colours.worse[number] for area, number in score_classes(facts).items()}
    alt = session.words()("index.compare_alt", name=title)
    return small_map(index_bars.area_outlines(), fills, theme=colours, selected=view.area, alt=alt)
