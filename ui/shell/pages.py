"""The pages of the atlas, in one tuple."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageSpec:
    """One screen: its file in ``pages/``, its address, the key of its title, its icon.

    ``map_first``: the page draws its map before all else, and its visit opens on it.
    """

    file: str
    slug: str
    title_key: str
    icon: str
    map_first: bool = False


PAGES: tuple[PageSpec, ...] = (
    PageSpec("map.py", "mappa", "nav.map", ":material/map:", map_first=True),
    PageSpec("neighbourhood.py", "quartiere", "nav.neighbourhood", ":material/location_city:"),
    PageSpec("places.py", "spazi", "nav.places", ":material/storefront:"),
    PageSpec("laboratory.py", "indice", "nav.index", ":material/tune:", map_first=True),
    PageSpec("before_after.py", "prima-dopo", "nav.before", ":material/compare_arrows:"),
    PageSpec("presentation.py", "presentazione", "nav.presentation", ":material/slideshow:"),
    PageSpec("method.py", "metodo", "nav.method", ":material/menu_book:"),
    PageSpec("imports.py", "importa", "imports.nav", ":material/upload_file:"),
    PageSpec("notes.py", "note", "nav.notes", ":material/info:"),
)
"""Every page that can be opened by its address."""

FIRST = PAGES[0]
"""The page ``/`` leads to."""
