"""What the opening map leads on to: the surest neighbourhoods, the nine premises, the choices."""

from __future__ import annotations

import streamlit as st

from atlas import map_view
from atlas.choropleth import Choropleth
from atlas.index.view import leading
from atlas.wording import numbers
from indicators.index.layer import LAYER
from ui.state import session
from ui.widgets import page


def composition(scene: Choropleth) -> None:
    """Of how many measures the index is made, and the way to other choices; nothing for others."""
    if scene.indicator.key != LAYER.key:
        return
    words = session.words()
    count = len(leading(words.language).design.indicators)
    number = numbers.in_letters(count, language=words.language)
    with st.container(key="atlas-composition", horizontal=True, gap="small"):
        st.markdown(words("map.measures", number=number.capitalize()), width="content")
        page.page_link("indice", words("map.change_choices"))


def links(scene: Choropleth) -> None:
    """The neighbourhoods surely among those with most need, by name, and the nine premises."""
    words = session.words()
    with st.container(key="atlas-ways", border=True):
        with st.container(horizontal=True, gap="small"):
            for area, name in map_view.sure_areas(scene).items():
                page.page_link("quartiere", name, area=str(area))
        page.page_link("spazi", words("map.nine"))
