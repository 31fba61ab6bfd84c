"""The first screen of a visit: the map is sent, and painted, before the rest of its page.

Streamlit's page loads the script of every kind of widget when the first of its kind arrives: some
fifty small files, which keep the map's frame waiting for a second if they come beside it. So the
first run of a visit sends the look, a still of what stands above the map, and the map; as soon as
its frame says that it is painted, the next run sends the page whole.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import streamlit as st

from ui.streamlit_patches import runs

OPENED = "atlas-opened"
PAINTED = "painted"
MOST_S = 1.5
"""How long the rest of the page waits for a frame that does not answer."""


def begin(*, map_first: bool) -> None:
    """Call at the start of every run; a visit that begins on a page without a map is open."""
    if not map_first:
        opened()


def opened() -> None:
    """The visit is open: from now on every run sends its page whole."""
    st.session_state[OPENED] = True


def pending() -> bool:
    """Whether this run is the first of a visit and sends its map alone."""
    if st.session_state.get(OPENED, False):
        return False
    return by_a_browser()


def by_a_browser() -> bool:
    """Whether a browser asks, and not the check of a server that starts."""
    return bool(st.context.headers.to_dict())


def still(say: Callable[[], str], *, below: Callable[[], str] = str) -> None:
    """What stands above the map until the page is whole: its heading, and the line below it."""
    if pending():
        line = f"<p>{escape(below())}</p>"
        st.html(f'<div class="atlas-still"><h1>{escape(say())}</h1>{line}</div>')


def hold() -> None:
    """Keep the rest of the page back until the map is painted; returns at once if it is.

    The frame's answer asks for a new run, which takes this one's place where the session's state
    is read. Without an answer the page is sent whole after :data:`MOST_S` seconds.
    """
    if not runs.held(pending, most_s=MOST_S):
        opened()
        st.rerun()
