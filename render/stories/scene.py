"""A scene as it is shown: words, a picture, a source. The player, the bundle and slides read it.

Drawings use the colours of a theme by name (``var(--ink)``), so that one drawing serves both
themes on screen; :func:`resolved` writes the colours in for files that stand alone.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from render.maps.premises_marks import PremisesMark
from render.style.palette import Theme

COLOUR = re.compile(r"var\(--(\w+)\)")
Parts = dict[str, Any]
"""Fields of a :class:`StoryScene` that its kind gives."""


@dataclass(frozen=True, slots=True)
class CityView:
    """What the map shows, the same in both languages.

    ``view`` is ``x, y, width, height`` in the units of :func:`render.maps.locator.outlines`;
    ``classes`` gives areas their class (0 up), an area without one has no value; ``colours`` are by
    theme name. A ``quiet`` map has no values at all: a pale ground, the outlined areas a little
    stronger. ``ring`` is a circle (x, y, radius) around a place.
    """

    view: tuple[float, float, float, float]
    classes: Mapping[int, int]
    colours: Mapping[str, tuple[str, ...]]
    hatched: frozenset[int] = frozenset()
    outlined: tuple[int, ...] = ()
    names: tuple[int, ...] = ()
    marks: tuple[PremisesMark, ...] = ()
    chosen: str | None = None
    ring: tuple[float, float, float] | None = None
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class ListEntry:
    """A line of the key: ``kind`` is ``fill, hatched, missing, outline`` or ``mark``.

    ``class_`` is the number of the class of a fill, ``works`` the state of a mark.
    """

    kind: str
    label: str
    class_: int = 0
    works: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as SVG in two forms, for a wide and for a narrow place, and its words."""

    wide: str
    narrow: str
    alt: str


@dataclass(frozen=True, slots=True)
class WordList:
    """Short texts under a heading."""

    title: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoryScene:
    """One scene in one language. ``number`` runs from 1 to ``of``.

    Either ``city`` (a map), ``picture`` (a drawing) or ``lists`` (words) fills it. ``answer`` is
    the second look of a game, with ``told`` as its words. ``labels`` says of each area what a
    pointed finger asks. ``live`` is the address of the live view, below the atlas's own.
    """

    kind: str
    number: int
    of: int
    language: str
    headline: str
    lines: tuple[str, ...]
    notes: str
    source: str
    alt: str
    live: str
    lists: tuple[WordList, ...] = ()
    city: CityView | None = None
    key: tuple[ListEntry, ...] = ()
    key_title: str = ""
    labels: Mapping[int, str] | None = None
    picture: Picture | None = None
    answer: Picture | None = None
    told: str = ""


def resolved(svg: str, theme: Theme) -> str:
    """A drawing with the colours of ``theme`` written in."""
    return COLOUR.sub(lambda match: str(getattr(theme, match[1])), svg)


def address(slug: str, **query: str) -> str:
    """A page of the atlas with its query, below the atlas's own address."""
    return f"{slug}?{urlencode(query)}" if query else slug
