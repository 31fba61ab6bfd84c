"""A figure of a page: its drawing, caption, source line, table twin and files, in this order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import streamlit as st

from base.text import stamp_of
from ui.component import component
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
) -> None:
    """Show a drawing of ours with what belongs to it; ``sentence`` is what it says, in full size.

    Every text in the drawing is already escaped. What is not given takes no room.
    """
    drawing(svg, key=key)
    if sentence:
        st.markdown(sentence)
    for line in filter(None, (caption, source)):
        st.caption(line)
    if table is not None:
        twin(table)
    downloads(files)


def drawing(svg: str, *, key: str, chosen: Callable[[str], object] | None = None) -> None:
    """The drawing alone: a key, a part of a larger figure, or a table that is drawn.

    ``chosen`` is called with the ``data-choose`` of the part that is clicked.
    """

    def heard() -> None:
        clicked = (st.session_state.get(key) or {}).get("chosen")
        if clicked is not None and chosen is not None:
            chosen(str(clicked))

    _drawing(
        key=key,
        data={"drawing": svg, "stamp": stamp_of(svg)},
        on_chosen_change=heard,
        height="content",
    )


def twin(table: Twin) -> None:
    """The table twin of a figure, or of a map or a list that is drawn elsewhere."""
    with st.expander(
        table.label, key=table.key, on_change="ignore" if table.at_once else "rerun"
    ) as box:
        if table.at_once or box.open:
            table.draw()
