"""Drawings on screen that light each other up and choose what is clicked."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from ui.state import session

WEB = Path(__file__).parents[2] / "web"

_linked = st.components.v2.component(
    "atlas_linked",
    html='<div class="holder"></div>',
    css=(WEB / "built" / "linked.css").read_text("utf-8"),
    js=(WEB / "built" / "linked.js").read_text("utf-8"),
)


def linked(drawing: str, *, key: str, links: Mapping[str, Any] | None = None) -> None:
    """Show a drawing of ours whose areas (and strips) can be pointed at and clicked.

    ``links``: ``areas`` (ids), ``names``, and ``at`` (position of each area on each strip).
    """
    stamp = f"{zlib.crc32(drawing.encode()):x}"
    _linked(
        key=key,
        data={"drawing": drawing, "stamp": stamp, "links": links},
        height="content",
        on_area_change=partial(session.from_drawing, key, "area"),
        on_indicator_change=partial(session.from_drawing, key, "indicator"),
    )
