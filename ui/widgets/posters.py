"""The buttons that give a poster: nothing is made before one is pressed."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from atlas import repository
from render.documents.live_address import PUBLIC_URL, PublicAddressError, live_address
from ui.state import session
from ui.widgets.downloads import Download, downloads

if TYPE_CHECKING:
    from render.documents.poster import Poster
    from ui.state.index import Shown


def buttons(make: Callable[[], Poster], *, name: str, key: str) -> None:
    """A button for each size; ``name`` begins the file's name, ``key`` the widgets' keys."""
    words = session.words()
    downloads(
        (
            Download(label, f"{name}_{size}.pdf", _maker(make, size), key=f"{key}-{size}")
            for size, label in (("a3", words("poster.a3")), ("a0", words("poster.a0")))
        ),
        stretched=True,
    )


def _maker(make: Callable[[], Poster], size: str) -> Callable[[], bytes]:
    def made() -> bytes:
        from render.documents.poster import poster_pdf

        return poster_pdf(make(), size)

    return made


def public_address() -> str | None:
    """The public address of this copy, if it has one a phone could open."""
    public = os.environ.get(PUBLIC_URL)
    try:
        live_address(public, "mappa", {})
    except PublicAddressError:
        return None
    return public


def of_index(shown: Shown, language: str) -> Poster:
    """The poster of what the laboratory shows."""
    from render.documents.poster_content import index_poster

    return index_poster(
        shown.name,
        language,
        reading="robust" if shown.robust else "score",
        year=shown.year,
        area=shown.area,
        with_errors=shown.errors,
        as_of=repository.today(),
        public=public_address(),
    )
