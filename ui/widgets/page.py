"""The rooms of a page: its content, above its map, beside it, behind *Altro*; links to others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qsl

import streamlit as st

from atlas import query as names
from ui.state import address, first_paint, session
from ui.widgets import boundary, notices

GO = "atlas-go"
"""Key under which stand the page a link asks for and its query, until the next run leads there."""


def go(slug: str, query: Mapping[str, str]) -> None:
    """Open a page of ours with the next run."""
    st.session_state[GO] = slug, query


def asked() -> tuple[str, Mapping[str, str]] | None:
    """What :func:`go` has asked for since the last run; asking takes it away."""
    wanted: tuple[str, Mapping[str, str]] | None = st.session_state.pop(GO, None)
    return wanted


def followed(key: str) -> None:
    """Callback of a drawing with links: ``page?query`` opens that page, with what the address says
    of the selection; what is of one area alone stays behind."""
    slug, _, written = ((st.session_state.get(key) or {}).get("link") or "").partition("?")
    if slug not in st.session_state["atlas-pages"]:
        return
    staying = names.without(address.query(), (names.COMPARED, names.PREMISES, names.CHART))
    given = {name: value for name, value in parse_qsl(written) if name in names.KNOWN}
    go(slug, staying | given)


def page_link(slug: str, label: str, *, icon: str | None = None, **query: str) -> None:
    """A link to a page of ours that keeps the selection; ``query`` changes part of it."""
    st.page_link(
        st.session_state["atlas-pages"][slug],
        label=label,
        icon=icon,
        query_params=address.query() | query,
    )


def content(of_page: notices.OfPage | None = None) -> Any:
    """The container the skip link leads to; it begins with what the address has wrong.

    ``of_page`` gives what is wrong with the page's own parameters; what another page means by the
    same name is no mistake.
    """
    container = st.container(key="atlas-content")
    with container, st.container():
        if not first_paint.pending() and not session.embedded():
            boundary.part(notices.notices, of_page)
    return container


def above() -> Any:
    """The room above the map, filled after it; it keeps its height, so that the map stays put."""
    return st.container(key="atlas-above")


def top() -> Any:
    """The room above a map that is filled after it and is as high as what is in it."""
    return st.container()


def more(draw: Callable[[], None], *, key: str, label: str = "") -> None:
    """The button *Altro*: what ``draw`` shows is made and sent only while it is open.

    What is chosen in it belongs into the address: its widgets are gone when it is closed.
    """
    with st.popover(label or session.words()("more.button"), key=key, on_change="rerun") as box:
        if box.open:
            draw()


def map_columns(wide: int = 5, narrow: int = 3) -> tuple[Any, Any]:
    """Map on the left, what it means on the right, in these parts; stacked on a phone."""
    left, right = st.columns([wide, narrow], gap="medium")
    return left, right


def panel(
    label: str, key: str, draw: Callable[..., object], *given: object, opened: bool = False
) -> None:
    """What stands behind the first reading: made and sent only while its box is open.

    ``given`` are handed to ``draw``; ``opened``: it begins open, as the address asks for it.
    """
    with st.expander(label, expanded=opened, key=key, on_change="rerun") as box:
        if box.open:
            boundary.part(draw, *given)
