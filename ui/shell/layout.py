"""What every page stands in: navigation, language, document language, footer."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

from atlas.wording.untrusted import foreign
from render.style.web import WEB, built
from ui.shell import header, warm_up
from ui.shell.pages import FIRST, PAGES, PageSpec
from ui.state import address, first_paint, session
from ui.widgets import boundary, static_files, uploads
from ui.widgets import page as asked_pages

PAGES_FOLDER = Path(__file__).resolve().parents[2] / "pages"
STYLE = built("page.css") + built("print.css")
ROOM = "atlas-room"
FOOT = "atlas-footed"
"""Whether this run has drawn the footer: a page that fails before it gets one all the same."""
MAP_FIRST = ("", *(spec.slug for spec in PAGES if spec.map_first))
"""Addresses of the pages that begin with the map; ``/`` leads to the first of them."""
ICON = WEB / "icon.png"

OPERATOR = "ATLAS_OPERATOR"
OFFICIAL = "ATLAS_OFFICIAL"


def router() -> None:
    """One run of a visit: page config, navigation, the page."""
    boundary.put_up()
    page = navigation()
    st.set_page_config(
        page_title=page.title,
        page_icon=ICON,
        layout="wide",
        initial_sidebar_state="collapsed",
    )
    top(page)
    run(page)


def navigation() -> Any:
    """Declare the pages in the current language and return the one to run."""
    static_files.register()
    words = session.words()
    home = st.Page(_home, default=True, visibility="hidden", title=words("site.title"))
    pages = [_page(spec) for spec in PAGES]
    st.session_state["atlas-pages"] = {
        spec.slug: page for spec, page in zip(PAGES, pages, strict=True)
    }
    page = st.navigation([home, *pages], position="hidden")
    wanted = asked_pages.asked()
    if wanted is not None:
        slug, query = wanted
        st.switch_page(st.session_state["atlas-pages"][slug], query_params=dict(query))
    return page


def _page(spec: PageSpec) -> Any:
    words = session.words()
    title = f"{words(spec.title_key)} · {words('site.short')}"
    return st.Page(PAGES_FOLDER / spec.file, title=title, url_path=spec.slug)


def _home() -> None:
    """``/`` leads to the first page and keeps the query; ``./run`` asks it to warm up."""
    if not first_paint.by_a_browser():
        warm_up.up()
    pages = st.session_state["atlas-pages"]
    st.switch_page(pages[FIRST.slug], query_params=address.query())


def top(page: Any) -> None:
    """Header of every page: name, pages, language; tells the document its language.

    A page that begins with its map is left the header's room, which :func:`head` fills.
    """
    map_first = page.url_path in MAP_FIRST
    first_paint.begin(map_first=map_first)
    st.html(f"<style>{STYLE}{uploads.style()}</style>")
    room = st.container(key="atlas-head")
    st.session_state[ROOM] = (room, page.url_path)
    if first_paint.pending():
        title = session.words()("site.title")
        with room:
            st.html(f'<p class="atlas-still-top"><strong>{title}</strong></p>')
    if not map_first:
        head()


def head() -> None:
    """Fill the header's room, if that is not done: a page may do so when its map is on its way."""
    room = st.session_state.pop(ROOM, None)
    if room is None:
        return
    container, page = room
    with container:
        boundary.part(header.header, page)


def body(draw: Callable[[], None], *, with_footer: bool = False) -> None:
    """Draw all of a page below its header, as a part that runs alone when something in it changes.

    The first run of a visit draws it with the whole page: the answer of its map asks for the next.
    ``with_footer``: the footer is part of it; where it fails before that, it gets one all the same.
    """

    def drawn() -> None:
        st.session_state[FOOT] = False
        boundary.say_waiting()
        with boundary.contained("body"):
            draw()
        if with_footer and not st.session_state[FOOT]:
            footer()

    if first_paint.pending():
        with st.container():  # where a part stands too: the map keeps its place in the page
            drawn()
    else:
        st.fragment(drawn)()


def run(page: Any) -> None:
    """Run a page; what fails in it is said plainly, and its header stands all the same."""
    st.session_state[FOOT] = False
    boundary.say_waiting()
    with boundary.contained(f"page {page.url_path}"):
        page.run()
    if not st.session_state[FOOT]:
        footer()
    head()
    warm_up.up()


def footer(*, tiles: bool = False) -> None:
    """Who runs this copy, whose site it is not, privacy, and where to read more."""
    st.session_state[FOOT] = True
    if session.embedded():
        return
    words = session.words()
    operator = foreign(os.environ.get(OPERATOR, ""), length=200)
    sentences = [
        words("footer.operator", operator=operator) if operator else words("footer.no_operator"),
        *([] if os.environ.get(OFFICIAL) else [words("footer.not_comune")]),
        words("footer.tiles") if tiles else words("footer.privacy"),
        words("footer.data"),
    ]
    with st.container(key="atlas-footer"):
        st.caption(" · ".join(sentences))
        st.page_link(
            st.session_state["atlas-pages"]["note"],
            label=words("footer.links"),
            query_params=address.query(),
        )
