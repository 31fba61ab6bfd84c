"""Drawings on screen that light each other up and choose what is clicked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from atlas import repository
from base.text import stamp_of
from render.figures import strip_plot
from render.figures.rich_text import html_of
from ui.component import component
from ui.state import session
from ui.widgets import page

_linked = component("linked", '<div class="holder"></div>')


def linked(drawing: str, *, key: str, links: Mapping[str, Any] | None = None) -> None:
    """Show a drawing of ours whose areas (and strips) can be pointed at and clicked.

    ``links``: ``areas`` (ids), ``names``, and ``at`` (position and value of each area on each
    strip). A link in it leads to a page of ours.
    """
    stamp = stamp_of(drawing)
    _linked(
        key=key,
        data={"drawing": drawing, "stamp": stamp, "links": links},
        height="content",
        on_area_change=partial(session.from_drawing, key),
        on_link_change=partial(page.followed, key),
    )


def lines(marked: Sequence[str], *, key: str, kind: str) -> None:
    """Lines of text with their links, as a list of the style ``kind``."""
    items = "".join(f"<li>{html_of(line)}</li>" for line in marked)
    linked(f'<ul class="{kind}">{items}</ul>', key=key)


def links(strips: tuple[strip_plot.Strip, ...]) -> dict[str, object]:
    """The areas, their names, and where each stands on each strip: what drawings light up."""
    names = repository.areas()["short_name"].sort_values()
    areas = [int(str(area)) for area in names.index]
    at = dict(zip([strip.key for strip in strips], strip_plot.links_of(strips, areas), strict=True))
    written = {strip.key: [strip.written.get(area, "") for area in areas] for strip in strips}
    keys = session.words()("profile.keys")
    return {"areas": areas, "names": names.tolist(), "at": at, "written": written, "keys": keys}
