"""Patterns beside the map's colours, where a person asks for them."""

import streamlit as st

from render.style import palette
from render.style.patterns import textures
from ui.state import session

WANTED, SWITCH = "atlas-textures", "atlas-textures-switch"


def want(switched_on: bool) -> None:
    """Show patterns from now on, or no longer."""
    st.session_state[WANTED] = switched_on


def wanted() -> bool:
    """Whether the person has asked for patterns beside colours; kept from page to page."""
    return bool(st.session_state.get(WANTED, False))


def of(colours: tuple[str, ...]) -> tuple[str, ...]:
    """The patterns of a map's classes in the browser's theme, where they are asked for."""
    return textures(colours, palette.theme(session.theme_name())) if wanted() else ()
