"""The accessible twin of the map on screen: made and sent only when a person opens it."""

from __future__ import annotations

from functools import partial

import streamlit as st

from atlas import repository
from atlas.choropleth import Choropleth
from atlas.repository import adjacency
from atlas.wording import alt_text
from render.style import palette
from ui.component import component
from ui.state import premises, session

KEY = "atlas-twin"

_twin = component("twin", '<div class="twin"></div>')


def twin(scene: Choropleth) -> None:
    """The map as a list and as a walk from area to area, in an expander that is empty until opened.

    The second link of the page (``ui/web/page/manners.js``) opens it and leads into its list.
    """
    words = session.words()
    with st.expander(words("twin.title"), key="atlas-twin-box", on_change="rerun") as box:
        if not box.open:
            return
        from atlas import map_description

        told = map_description.spots(
            scene, repository.areas(), adjacency.by_direction(), premises.last_known()
        )
        st.markdown(
            alt_text.map_alt(scene, repository.areas()["short_name"], premises.last_known())
        )
        _twin(
            key=KEY,
            data=map_description.message(
                scene, told, palette.class_colours(scene, palette.theme(session.theme_name()))
            ),
            height="content",
            on_area_change=partial(session.from_drawing, KEY),
        )
