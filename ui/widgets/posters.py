"""Posters to take away, of the map and of the index: none is made before it is asked for."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from render.documents.live_address import PUBLIC_URL, PublicAddressError, live_address
from ui.state import clock, session
from ui.widgets.downloads import Download

if TYPE_CHECKING:
    from atlas.choropleth import Choropleth
    from atlas.index.view import IndexView
    from atlas.provenance.papers import Papers
    from render.documents.poster import Poster


def poster_files(make: Callable[[], Poster], *, name: str, key: str) -> tuple[Download, ...]:
    """A file for each size; ``name`` begins the file's name, ``key`` the widgets' keys."""
    words = session.words()
    return tuple(
        Download(label, f"{name} {size}.pdf", _maker(make, size), key=f"{key}-{size}")
        for size, label in (("a3", words("poster.a3")), ("a0", words("poster.a0")))
    )


def _maker(make: Callable[[], Poster], size: str) -> Callable[[], bytes]:
    def poster() -> bytes:
        from render.documents.poster import poster_pdf

        return poster_pdf(make(), size)

    return poster


def public_address() -> str | None:
    """The public address of this copy, if it has one a phone could open."""
    public = os.environ.get(PUBLIC_URL)
    try:
        live_address(public, "mappa", {})
    except PublicAddressError:
        return None
    return public


def of_scene(scene: Choropleth, papers: Papers) -> Poster:
    """The poster of what the map shows."""
    from render.documents.poster_content import scene_poster

    return scene_poster(scene, papers, as_of=clock.today(), public=public_address())


def of_index(view: IndexView, language: str) -> Poster:
    """The poster of what the laboratory shows."""
    from render.documents.poster_content import index_poster

    return index_poster(
        view.name,
        language,
        reading="robust" if view.robust else "score",
        year=view.year,
        area=view.area,
        with_errors=view.errors,
        as_of=clock.today(),
        public=public_address(),
    )
