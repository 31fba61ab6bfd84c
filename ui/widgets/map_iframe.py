"""The map's frame on screen: mounted once, then repainted by one small message at each change.

Where the street tiles are on, the same frame is mounted from an address of its own, the only one
whose answer lets a browser ask the tiles' server (:mod:`server.policy`).
"""

from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

import streamlit as st
import streamlit_folium
from streamlit_folium import st_folium

from render.maps.folium_map import AtlasMap, Painting
from ui.widgets import static_files

HEIGHT = 620

_plain = streamlit_folium._component_func
_streets: ContextVar[bool] = ContextVar("streets", default=False)


def _mount(**arguments: Any) -> Any:
    """In the place of the one frame ``streamlit_folium`` knows."""
    return (static_files.streets_frame() if _streets.get() else _plain)(**arguments)


streamlit_folium._component_func = _mount


def frame(  # noqa: PLR0913 - plain settings, by name
    standing_map: AtlasMap,
    message: str,
    *,
    key: str,
    on_click: Callable[[], None],
    height: int = HEIGHT,
    streets: bool = False,
) -> None:
    """Show a map that stays in place; ``message`` says what it paints, ``key`` holds its clicks.

    The same map must be passed at every run: another one would mount the frame again, as does a
    change of ``streets``, whether the third party's tiles may be asked for.
    """
    token = _streets.set(streets)
    try:
        with st.container(key="atlas-map"):
            st_folium(
                standing_map,
                key=key,
                height=height,
                use_container_width=True,
                returned_objects=[],
                feature_group_to_add=Painting(message),
                render=False,  # it renders the map by itself; folium would render it once more
                on_change=on_click,
            )
    finally:
        _streets.reset(token)
