"""The top of every page, one element: the bar of pages and languages, and what works unseen.

One element because the browser goes through every element at every change: links and a switch
of Streamlit's own cost a change more than the map does.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from atlas.selection import asked_language, prefers_english
from atlas.wording import LANGUAGES, text
from base.text import stamp_of
from render.style import palette
from ui.component import component
from ui.shell import search
from ui.shell.pages import IN_BAR, PAGES
from ui.state import address, session
from ui.streamlit_patches.labels import BEGINNINGS, ENDINGS, WORDS
from ui.widgets import page as pages

KEY = "atlas-nav"


_header = component(
    "header",
    '<div class="atlas-bar" hidden><strong></strong><strong class="short"></strong><nav></nav>'
    '<div class="search"></div><div class="languages" role="group"></div></div>'
    '<p class="atlas-offer" hidden><a></a><button type="button">×</button></p>',
    isolate_styles=False,  # its links are links of the page: the skip link comes before them
)


def header(page: str) -> None:
    """Draw the bar of the page at the address ``page``; an embedded page has none."""
    words = session.words()
    dark = palette.theme(session.theme_name()) is palette.DARK
    italian = words.language == "it"
    _header(
        key=KEY,
        data={
            "bar": None if session.embedded() else _bar(page),
            "language": words.language,
            "map": words("map.map_label"),
            "skip": words("site.skip"),
            "twin": words("twin.title"),
            "theirs": WORDS if italian else {},
            "upload": words("imports.choose"),
            "begins": BEGINNINGS if italian else {},
            "ends": ENDINGS if italian else {},
            "site": words("site.title"),
            "printed": words("print.printed"),
            "page": words("print.page"),
            "quiet": palette.LIGHT.quiet,
            "colours": palette.on_paper() if dark else {},
        },
        on_page_change=_page,
        on_language_change=_language,
        on_found_change=_found,
        on_again_change=_again,
        height="content",
    )


def _bar(page: str) -> dict[str, Any]:
    words = session.words()
    bar: dict[str, Any] = {
        "site": words("site.title"),
        "short": words("site.short"),
        "page": page,
        "below": next((spec.below for spec in PAGES if spec.slug == page), None),
        "pages_label": words("site.pages"),
        "pages": [{"slug": spec.slug, "title": words(spec.title_key)} for spec in IN_BAR],
        "languages_label": words("site.language"),
        "languages": [
            {"code": code, "name": words(key)}
            for code, key in zip(LANGUAGES, ("site.italian", "site.english"), strict=True)
        ],
    }
    bar |= {"offer": _offer(), "search": search.words_of_field()}
    return bar | {"stamp": stamp_of(repr(bar))}


def _offer() -> dict[str, str] | None:
    """The words that offer English to a browser that prefers it, if the address names no language.

    Italian stays first: the offer is one line, made once to each browser (``web/page/header.js``).
    """
    accepted = st.context.headers.get("Accept-Language", "")
    if asked_language(address.query())[1] or not prefers_english(accepted):
        return None
    english = text("en")
    return {"code": "en", "words": english("site.offer"), "close": english("site.offer_close")}


def _told(event: str) -> Any:
    return (st.session_state.get(KEY) or {}).get(event)


def _page() -> None:
    wanted = _told("page")
    if wanted in {spec.slug for spec in PAGES}:
        pages.go(wanted, address.query())


def _found() -> None:
    page = search.go(_told("found") or {})
    if page is not None:
        pages.go(page, address.query())


def _language() -> None:
    wanted = _told("language")
    if wanted in LANGUAGES:
        session.choose(language=wanted)


def _again() -> None:
    """Nothing has changed: the run itself is what is wanted."""
