"""What the address has wrong, said on every page in the same place: bad values, misspelt names."""

import difflib
from collections.abc import Callable, Mapping

import streamlit as st

from atlas.query import INDICATOR, KNOWN, LANGUAGE, MISTAKEN, Notice
from atlas.wording.untrusted import foreign
from data.catalogue.read import ShippedDataError
from indicators import REGISTRY
from ui.state import address, session

MOST = 5
"""Notices that are shown; of more the number is said."""

LIKE = 0.78
"""How like a name must be to one of ours to be taken for it (difflib's ratio)."""

OfPage = Callable[[], tuple[Notice, ...]]


def notices(of_page: OfPage | None = None) -> None:
    """Say politely which parts of the address could not be used: of what all pages share, of the
    page's own parameters, which it says itself, and of the names."""
    words = session.words()
    try:
        own = of_page() if of_page else ()
        wrong = (*session.current()[1], *own, *misspelt(address.query()))
    except ShippedDataError:
        return  # the page says so where it needs the data
    for notice in wrong[:MOST]:
        st.warning(notice.sentence or _said(notice), icon=":material/info:")
    if len(wrong) > MOST:
        st.caption(words("map.notice_more", count=len(wrong) - MOST))


def misspelt(query: Mapping[str, str]) -> tuple[Notice, ...]:
    """The names that are none of ours but nearly so; others are no concern of the atlas."""
    meant = {name: _meant(name) for name in query if name not in KNOWN}
    words = session.words()
    return tuple(
        Notice(name, foreign(written), "",
               words("map.notice_name", found=foreign(written), name=name))
        for written, name in meant.items()
        if name
    )  # fmt: skip


def _meant(written: str) -> str:
    small = written[:40].lower()
    if small in MISTAKEN or small in KNOWN:
        return MISTAKEN.get(small, small)
    if small.startswith("utm_"):
        return ""
    like = difflib.get_close_matches(small, [*sorted(KNOWN), *MISTAKEN], n=1, cutoff=LIKE)
    return MISTAKEN.get(like[0], like[0]) if like else ""


def _said(notice: Notice) -> str:
    words = session.words()
    used = notice.used or words("map.notice_default")
    if notice.parameter == INDICATOR.name:
        titles = {indicator.key: indicator.title.text(words.language) for indicator in REGISTRY}
        used = titles.get(used, used)
    elif notice.parameter in LANGUAGE.names:
        used = words("site.italian")
    return words("map.notice", found=notice.typed, parameter=notice.parameter, used=used)
