"""The editor of a design, in four parts."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from atlas.index.view import IndexView
from ui.state import session
from ui.views.index.design.base import base
from ui.views.index.design.indicators import indicators
from ui.views.index.design.methods import methods
from ui.views.index.design.weights import weights


def editor(view: IndexView) -> None:
    """The whole editor, in four parts."""
    words = session.words()
    with st.expander(words("index.desk"), key="atlas-index-desk"):
        st.caption(words("index.desk_note"))
        tabs = st.tabs([words(f"index.desk_{name}") for name in PARTS])
        for tab, draw in zip(tabs, PARTS.values(), strict=True):
            with tab:
                draw(view)


PARTS: dict[str, Callable[[IndexView], None]] = {
    "indicators": indicators,
    "weights": weights,
    "methods": methods,
    "base": base,
}
