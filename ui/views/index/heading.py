"""The heading of the index, handed on with its papers, and what the address could not have."""

from __future__ import annotations

from functools import partial

import streamlit as st

from atlas.index.sentences import headline
from atlas.index.view import IndexView
from atlas.provenance.papers import Papers
from render.documents.picture import slide
from ui.state import session
from ui.views.index.papers import file_stem, papers
from ui.widgets import headings, posters
from ui.widgets.share import Slide


def heading(view: IndexView, refused: str) -> None:
    """Title, whose design it is, and what the address could not have."""
    words, own = session.words(), papers(view)
    headings.headline(
        headline(view),
        own.source,
        presents=True,
        slide=Slide(file_stem(view), partial(_slide, view, own)),
    )
    if view.is_own:
        st.warning(words("index.own"), icon=":material/person_edit:")
    if refused:
        st.warning(words("index.refused", why=refused), icon=":material/info:")
    for absent in view.design.absent:
        st.caption(f"{words('index.absent')}: {absent.text(words.language)}")


def _slide(view: IndexView, own: Papers, size: tuple[int, int]) -> bytes:
    poster = posters.of_index(view, own.language)
    return slide(poster.map, poster.legend, own, size=size)
