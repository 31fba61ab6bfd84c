"""Headings of a page and of its parts; the first one can be handed on with its source."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from atlas import map_view
from atlas.choropleth import Choropleth
from ui.state import session
from ui.widgets import page, share


def title(written: str, intro: str) -> None:
    """The page's title and what it is for."""
    st.title(written, anchor=False)
    st.markdown(intro)


def part(written: str) -> None:
    """The heading of a part of the page."""
    st.header(written, anchor=False)


def sentence(scene: Choropleth, *, slide: share.Slide | None = None) -> None:
    """The sentence on top of a map, with what is done with it: told in a hall, handed on.

    Where the map answers a question, that is the heading and the sentence stands below it.
    """
    written, question = map_view.sentence_of(scene), map_view.question_of(scene)
    headline(
        written,
        map_view.source_words(scene),
        presents=True,
        slide=slide,
        embeds={},
        question=question,
    )


def headline(  # noqa: PLR0913 - plain inputs, most by name
    written: str,
    source: str,
    *,
    presents: bool = False,
    slide: share.Slide | None = None,
    embeds: Mapping[str, str] | None = None,
    question: str = "",
) -> None:
    """The heading of a page, or the ``question`` it answers; beside it the button that hands it on.

    ``presents``: before that stands the way to the stories told in a hall.
    """
    if session.embedded():
        st.title(written, anchor=False)
        return
    with st.container(key="atlas-sentence", horizontal=True, vertical_alignment="top"):
        with st.container(key="atlas-answer", gap=None):
            st.title(question or written, anchor=False)
            if question:
                st.markdown(written)
        if presents:
            with st.container(key="atlas-present", width="content"):
                page.page_link("presentazione", session.words()("nav.present"))
        share.share(written, source, slide=slide, embeds=embeds)
