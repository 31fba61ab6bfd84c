"""What every page stands in: navigation, language, document language, footer."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import streamlit as st

from data.catalogue import CardError
from data.read import ShippedDataError
from ui import assets, opening, printing, reconnect, state, warm
from ui.nav import FIRST, PAGES, PageSpec
from ui.text import LANGUAGES

PAGES_FOLDER = Path(__file__).resolve().parents[1] / "pages"
WEB = Path(__file__).parent / "web"
STYLE = f"<style>{(WEB / 'page.css').read_text('utf-8')}{printing.style()}</style>"
ROOM = "atlas-room"
MAP_FIRST = ("", *(spec.slug for spec in PAGES if spec.map_first))
"""Addresses of the pages that begin with the map; ``/`` leads to the first of them."""
ICON = WEB / "icon.png"

OPERATOR = "ATLAS_OPERATOR"
CONTACT = "ATLAS_CONTACT"
OFFICIAL = "ATLAS_OFFICIAL"

_manners = st.components.v2.component(
    "atlas_manners", html="<span hidden></span>", js=(WEB / "manners.js").read_text("utf-8")
)


STREAMLIT_WORDS = {
    "Open": "Apri",
    "Clear value": "Togli la scelta",
    "Clear all": "Togli tutto",
    "Choose an option": "Scegli",
    "Choose options": "Scegli",
    "Search": "Cerca",
    "Download as CSV": "Scarica come CSV",
    "Fullscreen": "A tutto schermo",
    "Close fullscreen": "Esci da tutto schermo",
    "Show/hide columns": "Mostra o nascondi colonne",
    "Close": "Chiudi",
    "Copy to clipboard": "Copia",
    "Suggestions": "Suggerimenti",
    "Notifications": "Avvisi",
    "Loading...": "Caricamento",
    "Main menu": "Menu",
    "Upload": "Scegli il file",
    "View fullscreen": "A tutto schermo",
    "Exit fullscreen": "Esci da tutto schermo",
}
"""Labels Streamlit writes in English, with what an Italian reader is told instead."""

STREAMLIT_BEGINNINGS = {"Help for ": "Aiuto: "}
"""Beginnings of such labels; what follows is ours already."""


STREAMLIT_ENDINGS = {" — start": " — inizio", " — end": " — fine"}
"""Endings of such labels; what comes before is ours already."""


def navigation() -> Any:
    """Declare the pages in the current language and return the one to run."""
    assets.register()
    words = state.words()
    home = st.Page(_home, default=True, visibility="hidden", title=words("site.title"))
    pages = [_page(spec) for spec in PAGES]
    st.session_state["atlas-pages"] = {
        spec.slug: page for spec, page in zip(PAGES, pages, strict=True)
    }
    return st.navigation([home, *pages], position="hidden")


def _page(spec: PageSpec) -> Any:
    words = state.words()
    title = f"{words(spec.title_key)} · {words('site.short')}"
    return st.Page(PAGES_FOLDER / spec.file, title=title, url_path=spec.slug)


def _home() -> None:
    """``/`` leads to the first page and keeps the query; ``./run`` asks it to warm up."""
    if not opening.by_a_browser():
        warm.up()
    pages = st.session_state["atlas-pages"]
    st.switch_page(pages[FIRST.slug], query_params=st.query_params.to_dict())


def top(page: Any) -> None:
    """Header of every page: name, pages, language; tells the document its language.

    A page that begins with its map is left the header's room, which :func:`head` fills.
    """
    map_first = page.url_path in MAP_FIRST
    opening.begin(map_first=map_first)
    st.html(STYLE)
    st.session_state[ROOM] = st.container(key="atlas-head")
    if opening.pending():
        title = state.words()("site.title")
        with st.session_state[ROOM]:
            st.html(f'<p class="atlas-still-top"><strong>{title}</strong></p>')
    if not map_first:
        head()


def head() -> None:
    """Fill the header's room, if that is not done: a page may do so when its map is on its way."""
    room = st.session_state.pop(ROOM, None)
    if room is None:
        return
    with room:
        if not state.embedded():
            _bar()
        _manners_of_the_document()
        printing.prepare()
        reconnect.keep()


def _manners_of_the_document() -> None:
    _manners(key="atlas-manners", data=_document_words(), height=1)


def _bar() -> None:
    """Name, pages and language."""
    words = state.words()
    with st.container(key="atlas-top", horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{words('site.title')}**", width="content")
        with st.container(key="atlas-nav", horizontal=True, width="content", gap="small"):
            for spec in PAGES:
                page = st.session_state["atlas-pages"][spec.slug]
                st.page_link(
                    page,
                    label=words(spec.title_key),
                    icon=spec.icon,
                    query_params=st.query_params.to_dict(),
                )
        st.segmented_control(
            words("site.language"),
            LANGUAGES,
            key=state.set_widget("atlas-language", state.language()),
            format_func={"it": words("site.italian"), "en": words("site.english")}.__getitem__,
            label_visibility="collapsed",
            required=True,
            on_change=state.from_widget,
            args=("atlas-language", "language"),
        )


def _document_words() -> dict[str, Any]:
    words = state.words()
    return {
        "language": words.language,
        "map": words("map.map_label"),
        "skip": words("site.skip"),
        "twin": words("twin.title"),
        "theirs": STREAMLIT_WORDS if words.language == "it" else {},
        "begins": STREAMLIT_BEGINNINGS if words.language == "it" else {},
        "ends": STREAMLIT_ENDINGS if words.language == "it" else {},
    }


def run(page: Any) -> None:
    """Run a page; data that cannot be read is said plainly, with what mends it."""
    try:
        page.run()
    except (ShippedDataError, CardError) as error:
        words = state.words()
        st.error(f"**{words('empty.data')}.** {words('empty.data_help', error=error)}")
    head()
    warm.up()


def footer(*, tiles: bool = False) -> None:
    """Who runs this copy, whose site it is not, privacy, and where to read more."""
    if state.embedded():
        return
    words = state.words()
    operator = os.environ.get(OPERATOR, "")
    said = [
        words("footer.operator", operator=operator) if operator else words("footer.no_operator"),
        *([] if os.environ.get(OFFICIAL) else [words("footer.not_comune")]),
        words("footer.tiles") if tiles else words("footer.privacy"),
        words("footer.data"),
    ]
    with st.container(key="atlas-footer"):
        st.caption(" · ".join(said))
        st.page_link(
            st.session_state["atlas-pages"]["note"],
            label=words("footer.links"),
            query_params=st.query_params.to_dict(),
        )
