"""The editor of a design: its parts, another design beside it, its files."""

from collections.abc import Callable

import streamlit as st

from atlas.index.view import IndexView
from ui.state import index, session
from ui.views.index import controls
from ui.views.index.comparison.choice import comparison
from ui.views.index.design.base import base
from ui.views.index.design.files import save
from ui.views.index.design.indicators import indicators
from ui.views.index.design.methods import methods
from ui.views.index.design.weights import weights


def editor(view: IndexView) -> None:
    """Which design, its parts, another one to compare with, and the files."""
    words = session.words()
    st.caption(words("index.desk_note"))
    controls.design(view)
    labels = {name: words(f"index.desk_{name}") for name in PARTS}
    tabs = st.tabs(list(labels.values()), default=labels["compare"] if index.other() else None)
    for tab, draw in zip(tabs, PARTS.values(), strict=True):
        with tab:
            draw(view)


PARTS: dict[str, Callable[[IndexView], None]] = {
    "indicators": indicators,
    "weights": weights,
    "methods": methods,
    "base": base,
    "compare": comparison,
    "save": save,
}
