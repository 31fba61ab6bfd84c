"""The accessible twin of the map on screen: made and sent only when a person opens it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import streamlit as st

from ui import alt_text, board, cache, state, twin_cache
from ui.scene import Scene

WEB = Path(__file__).parent / "web"
KEY = "atlas-twin"

_twin = st.components.v2.component(
    "atlas_twin",
    html='<div class="twin"></div>',
    css=(WEB / "built" / "twin.css").read_text("utf-8"),
    js=(WEB / "built" / "twin.js").read_text("utf-8"),
)


def twin(shown: Scene) -> None:
    """The map as a list and as a walk from area to area, in an expander that is empty until opened.

    The second link of the page (``ui/web/page/manners.js``) opens it and leads into its list.
    """
    words = state.words()
    with st.expander(words("twin.title"), key="atlas-twin-box", on_change="rerun") as box:
        if not box.open:
            return
        from ui import twin_facts

        told = twin_facts.spots(shown, cache.areas(), twin_cache.compass(), board.premises_facts())
        st.markdown(alt_text.map_alt(shown, cache.areas()["short_name"], board.premises_facts()))
        _twin(
            key=KEY,
            data=twin_facts.message(shown, told),
            height="content",
            on_area_change=partial(state.from_drawing, KEY, "area"),
        )
