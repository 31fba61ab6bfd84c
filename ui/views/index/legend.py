"""The legend of the laboratory's map, and the key of its lines and shapes."""

from __future__ import annotations

from atlas.index.view import IndexView
from render.figures import index_map
from render.style import palette
from ui.state import session
from ui.widgets import figure
from ui.widgets.map import symbols, textures


def legend(view: IndexView) -> None:
    """The legend that is also the histogram of what is drawn."""
    colours = palette.theme(session.theme_name())
    drawn = index_map.index_map(view, colours)
    svg = index_map.index_legend(view, drawn, colours, textures=textures.of(drawn.colours))
    if not svg:
        return
    figure.drawing(svg, key="atlas-index-legend")


def key(view: IndexView) -> None:
    """What lines, shapes and grey on the map mean."""
    words = session.words()
    symbols.key(lined=words("index.legend_hatched" if view.robust else "index.legend_weak"))
