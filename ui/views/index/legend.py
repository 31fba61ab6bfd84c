"""The legend of the laboratory's map, and the key of its lines and shapes."""

from __future__ import annotations

import streamlit as st

from atlas.index.view import IndexView
from render.maps import index_map
from render.style import palette
from ui.state import session
from ui.widgets import figure, page
from ui.widgets.map import symbols, textures


def legend(view: IndexView) -> None:
    """The legend that is also the histogram of what is drawn."""
    colours = palette.theme(session.theme_name())
    drawn = index_map.index_map(view, colours)
    svg = index_map.index_legend(view, drawn, colours, textures=textures.of(drawn.colours))
    if not svg:
        return
    words = session.words()
    figure.drawing(svg, key="atlas-index-legend")
    st.caption(words("index.legend_lines", lined=_lined(view)))
    page.panel(words("map.legend"), "atlas-index-key", _key, view)


def _key(view: IndexView) -> None:
    """What lines, shapes and grey on the map mean."""
    symbols.key(lined=_lined(view))


def _lined(view: IndexView) -> str:
    return session.words()("index.legend_hatched" if view.robust else "index.legend_weak")
