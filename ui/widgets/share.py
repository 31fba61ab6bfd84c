"""One button that hands on what a page shows: its link, its sentence, a picture, paper.

The link is the one in the browser's bar at the moment it is copied. Other sites may show a page
only if the operator lists them, and only then is there a code for it.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

import streamlit as st

from atlas.provenance.papers import Papers
from base.sites import EMBED_SITES, read_origins
from render.documents.picture import SLIDES
from render.documents.picture import slide as picture_of
from ui.component import component
from ui.state import session
from ui.widgets.downloads import Download, downloads

_copy = component("copy", '<div class="copies"></div><span role="status"></span>')


@dataclass(frozen=True, slots=True)
class Slide:
    """A picture of what a page shows: ``name`` begins its file's name, ``make`` takes its size."""

    name: str
    make: Callable[[tuple[int, int]], bytes]


def drawn_slide(name: str, draw: Callable[[], str], papers: Papers) -> Slide:
    """The slide of one drawing without a legend, made when it is asked for."""
    return Slide(name, lambda size: picture_of(draw(), "", papers, size=size))


def share(
    sentence: str,
    source: str,
    *,
    slide: Slide | None = None,
    embeds: Mapping[str, str] | None = None,
) -> None:
    """The button *Condividi*; nothing of it is made before it is asked for.

    ``embeds`` are the parameters of the address another site may show, ``None`` where it may not.
    """
    words = session.words()
    with st.popover(
        words("share.button"), type="primary", icon=":material/ios_share:", key="atlas-share"
    ):
        copies = [
            (words("share.link"), "{link}"),
            (words("share.sentence"), f"{sentence} ({source}) {{link}}"),
        ]
        if embeds is not None and read_origins(os.environ.get(EMBED_SITES, ""), EMBED_SITES):
            copies.append((words("share.embed"), "{embed}"))
        _copy(
            key="atlas-copy",
            data={
                "copies": [{"label": label, "text": text} for label, text in copies],
                "done": words("copy.done"),
                "print": words("share.print"),
                "embeds": embeds or {},
            },
            height="content",
        )
        if slide is not None:
            downloads(_pictures(slide), stretched=True)


def _pictures(slide: Slide) -> list[Download]:
    words = session.words()
    return [
        Download(
            words("share.picture", width=width, height=height),
            f"{slide.name} {width}x{height}.png",
            partial(slide.make, (width, height)),
            key=f"atlas-share-{width}",
        )
        for width, height in SLIDES
    ]


def copy_button(copied: str, label: str, *, key: str) -> None:
    """A button that copies a text."""
    _copy(
        key=key,
        data={"copies": [{"label": label, "text": copied}], "done": session.words()("copy.done")},
        width="content",
        height="content",
    )
