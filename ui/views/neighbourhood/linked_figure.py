"""Drawings on screen that light each other up and choose what is clicked."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from base.text import stamp_of
from ui.component import component
from ui.state import session

_linked = component("linked", '<div class="holder"></div>')


def linked(drawing: str, *, key: str, links: Mapping[str, Any] | None = None) -> None:
    """Show a drawing of ours whose areas (and strips) can be pointed at and clicked.

    ``links``: ``areas`` (ids), ``names``, and ``at`` (position of each area on each strip).
    """
    stamp = stamp_of(drawing)
    _linked(
        key=key,
        data={"drawing": drawing, "stamp": stamp, "links": links},
        height="content",
        on_area_change=partial(session.from_drawing, key, "area"),
        on_indicator_change=partial(session.from_drawing, key, "indicator"),
    )
