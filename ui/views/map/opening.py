"""What the opening map leads on to: the surest neighbourhoods, the nine premises, the choices."""

from __future__ import annotations

import streamlit as st

from atlas import repository
from atlas.choropleth import Choropleth
from atlas.index.facts import robust_counts
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
        st.markdown(words("map.measures", count=count, number=number.capitalize()), width="content")
        page.page_link("indice", words("map.change_choices"))


def links() -> None:
    """The neighbourhoods surely among those with most need, by name, and the nine premises."""
    words, names = session.words(), repository.areas()["short_name"]
    sure = robust_counts(leading(words.language).facts).always_areas
    with st.container(key="atlas-opening", border=True):
        with st.container(horizontal=True, gap="small"):
            for area in sure:
                page.page_link("quartiere", str(names[area]), area=str(area))
        page.page_link("spazi", words("map.nine"))
