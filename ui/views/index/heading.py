"""The heading of the index, handed on with its papers, and what the address could not have."""

from functools import partial

import streamlit as st

from atlas import repository
from atlas.index.facts import robust_counts
from atlas.index.sentences import among, headline, title_of
from atlas.index.view import IndexView
from atlas.provenance.papers import Papers
from render.documents.picture import slide
from ui.state import session
from ui.views.index.papers import file_stem, papers
from ui.widgets import headings, page, posters
from ui.widgets.share import Slide


def heading(view: IndexView, refused: str) -> None:
    """The answer, the areas it is about as links, whose design it is."""
    words, own = session.words(), papers(view)
    headings.headline(
        headline(view),
        own.source,
        presents=True,
        slide=Slide(file_stem(view), partial(_slide, view, own)),
    )
    _named(view)
    if view.is_own:
        st.warning(words("index.own"), icon=":material/person_edit:")
    if refused:
        st.warning(words("index.refused", why=refused), icon=":material/info:")


def _named(view: IndexView) -> None:
    names = repository.areas()["short_name"]
    sure = robust_counts(view.facts).always_areas
    with st.container(horizontal=True, key="atlas-index-named"):
        for area in sure if view.area is None else (view.area,):
            page.page_link("quartiere", str(names[area]), area=str(area))
    st.caption(session.words()("index.of_whom", title=title_of(view), among=among(view)))


def _slide(view: IndexView, own: Papers, size: tuple[int, int]) -> bytes:
    poster = posters.of_index(view, own.language)
    return slide(poster.map, poster.legend, own, size=size)
