"""A figure of a page: its drawing, caption, source line, table twin and files, in this order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

import streamlit as st

from base.text import stamp_of
from ui.component import component
from ui.state import session
from ui.widgets.downloads import Download, downloads

_drawing = component("drawing", '<div class="holder"></div>')


@dataclass(frozen=True, slots=True)
class Twin:
    """The same data as a table: the words and the key of its box, and what draws the table.

    It is made and sent only while its box is open; ``at_once`` sends it with the page.
    """

    label: str
    key: str
    draw: Callable[[], object]
    at_once: bool = False


def figure(  # noqa: PLR0913 - the parts of a figure, by name
    svg: str,
    *,
    key: str,
    sentence: str = "",
    caption: str = "",
    source: str = "",
    table: Twin | None = None,
    files: Iterable[Download] = (),
    chooses: bool = False,
) -> None:
    """Show a drawing of ours with what belongs to it; ``sentence`` is what it says, in full size.

    Every text in the drawing is already escaped. What is not given takes no room.
    """
    drawing(svg, key=key, chooses=chooses)
    if sentence:
        st.markdown(sentence)
    for line in filter(None, (caption, source)):
        st.caption(line)
    if table is not None:
        twin(table)
    downloads(files)


def drawing(svg: str, *, key: str, chooses: bool = False) -> None:
    """The drawing alone: a key, or a part of a larger figure.

    ``chooses``: a click on the shape of one area chooses it.
    """
    stamp = stamp_of(svg)
    clicked = {"on_area_change": partial(session.from_drawing, key, "area")} if chooses else {}
    _drawing(key=key, data={"drawing": svg, "stamp": stamp}, height="content", **clicked)


def twin(table: Twin) -> None:
    """The table twin of a figure, or of a map or a list that is drawn elsewhere."""
    with st.expander(
        table.label, key=table.key, on_change="ignore" if table.at_once else "rerun"
    ) as box:
        if table.at_once or box.open:
            table.draw()
