"""A page that has lost its server runs once more when it has it back."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

WEB = Path(__file__).parent / "web"

_again = st.components.v2.component(
    "atlas_again", html="<span hidden></span>", js=(WEB / "reconnect.js").read_text("utf-8")
)


def keep() -> None:
    """Watch the connection of this page."""
    _again(key="atlas-again", on_again_change=_run, height=1)


def _run() -> None:
    """Nothing has changed: the run itself is what is wanted."""
