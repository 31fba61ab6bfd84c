"""Headings of a page and of its parts; the first one can be copied with its source."""

from __future__ import annotations

import streamlit as st

from atlas import map_view
from atlas.choropleth import Choropleth
from ui.component import component
from ui.state import session
from ui.widgets import page

_copy = component("copy", '<button type="button"></button><span role="status"></span>')


def title(written: str, intro: str) -> None:
    """The page's title and what it is for."""
    st.title(written, anchor=False)
    st.markdown(intro)


def part(written: str) -> None:
    """The heading of a part of the page."""
    st.header(written, anchor=False)


def sentence(written: str, scene: Choropleth) -> None:
    """The sentence on top of a map, with what is done with it: told in a hall, copied."""
    headline(written, map_view.source_words(scene), presents=True)


def headline(written: str, source: str, *, presents: bool = False) -> None:
    """The heading of a page, with a button that copies it together with ``source``.

    ``presents``: beside it stands the way to the stories told in a hall.
    """
    words = session.words()
    if session.embedded():
        st.title(written, anchor=False)
        return
    with st.container(key="atlas-sentence", horizontal=True, vertical_alignment="center"):
        st.title(written, anchor=False, width="stretch")
        if presents:
            with st.container(key="atlas-present", width="content"):
                page.page_link("presentazione", words("nav.present"))
        _copy(
            key="atlas-copy",
            data={
                "text": f"{written} ({source})",
                "label": words("copy.button"),
                "done": words("copy.done"),
            },
            width="content",
            height="content",
        )


def copy_button(copied: str, label: str, *, key: str) -> None:
    """A button that copies a text."""
    _copy(
        key=key,
        data={"text": copied, "label": label, "done": session.words()("copy.done")},
        width="content",
        height="content",
    )
