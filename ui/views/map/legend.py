"""The legend of the map that is also the histogram, or why there is no map."""

import streamlit as st

from atlas import map_view
from atlas.choropleth import Choropleth
from render.figures.class_legend import legend_of
from render.style import palette
from ui.state import session
from ui.widgets import figure
from ui.widgets.map import textures


def legend(scene: Choropleth) -> None:
    """The legend that is also the histogram, with the city's value on it."""
    if scene.refused is not None:
        _refusal()
        return
    colours = palette.theme(session.theme_name())
    svg = legend_of(
        scene,
        colours,
        title=map_view.sentence_of(scene),
        textures=() if scene.zones else textures.of(palette.class_colours(scene, colours)),
    )
    figure.drawing(svg, key="atlas-legend")


def _refusal() -> None:
    words = session.words()
    st.info(words("map.refused"), icon=":material/block:")
    st.button(
        words("map.back_to_value"),
        key="atlas-back",
        on_click=session.choose,
        kwargs={"mode": "value"},
    )
