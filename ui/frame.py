"""The map's frame on screen: mounted once, then repainted by one small message at each change."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st
from streamlit_folium import st_folium

from ui.maps import AtlasMap, Painting

HEIGHT = 620


def frame(
    kept: AtlasMap, message: str, *, key: str, on_click: Callable[[], None], height: int = HEIGHT
) -> None:
    """Show a map that stays in place; ``message`` says what it paints, ``key`` holds its clicks.

    The same map must be passed at every run: another one would mount the frame again.
    """
    with st.container(key="atlas-map"):
        st_folium(
            kept,
            key=key,
            height=height,
            use_container_width=True,
            returned_objects=[],
            feature_group_to_add=Painting(message),
            render=False,  # it renders the map by itself; folium would render it a second time
            on_change=on_click,
        )
