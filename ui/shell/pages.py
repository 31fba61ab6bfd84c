"""The pages of the atlas, in one tuple."""

from dataclasses import dataclass

from atlas.search.suggestions import Suggestion, suggestions


@dataclass(frozen=True, slots=True)
class PageSpec:
    """One screen: its file in ``pages/``, its address, the key of its title.

    ``below`` is the address of the word in the bar it stands behind, if it is not one of the five
    itself; ``""`` where none leads to it. ``map_first``: the page draws its map before all else,
    and its visit opens on it.
    """

    file: str
    slug: str
    title_key: str
    below: str | None = None
    map_first: bool = False


PAGES: tuple[PageSpec, ...] = (
    PageSpec("map.py", "mappa", "nav.map", map_first=True),
    PageSpec("neighbourhood.py", "quartiere", "nav.neighbourhood"),
    PageSpec("places.py", "spazi", "nav.places"),
    PageSpec("before_after.py", "prima-dopo", "nav.before"),
    PageSpec("method.py", "metodo", "nav.method"),
    PageSpec("laboratory.py", "indice", "nav.index", below="mappa", map_first=True),
    PageSpec("imports.py", "importa", "imports.title", below="metodo"),
    PageSpec("presentation.py", "presentazione", "nav.presentation", below=""),
    PageSpec("notes.py", "note", "notes.title", below=""),
)
"""Every page that can be opened by its address."""

IN_BAR = tuple(spec for spec in PAGES if spec.below is None)
"""The pages that have a word in the bar, in its order."""

FIRST = PAGES[0]
"""The page ``/`` leads to."""


def sought(typed: str, language: str) -> list[Suggestion]:
    """What a text typed into the search field may mean. Raises
    :class:`data.catalogue.read.ShippedDataError`."""
    return suggestions(typed, language, {spec.slug: spec.title_key for spec in PAGES})
