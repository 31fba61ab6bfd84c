"""What a story file may hold: its scenes, and what each kind of scene needs. Pure.

A story is a plain YAML file beside this module (see ``docs/stories.md``). Nothing here knows a
number: texts hold placeholders, filled by :mod:`atlas.stories.facts` when a scene is drawn.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from base.text import LocalizedText

FOLDER = Path(__file__).parent
FIRST = "una-sera-in-quartiere"
"""The story that is told when none is named."""

MOST_LINES = 3
LONGEST_HEADLINE, LONGEST_LINE, LONGEST_ITEM = 70, 125, 95
"""In characters, each placeholder counted as eight: what a hall can read at a glance."""


@dataclass(frozen=True, slots=True)
class SceneKind:
    """A kind of scene: the options it needs and those it may have besides."""

    needs: frozenset[str] = frozenset()
    may: frozenset[str] = frozenset()

    @property
    def options(self) -> frozenset[str]:
        """All options of the kind."""
        return self.needs | self.may


_MAP = frozenset({"zoom", "outline", "names", "premises"})
KINDS: Mapping[str, SceneKind] = {
    "title": SceneKind(may=_MAP),
    "lists": SceneKind(needs=frozenset({"columns"}), may=frozenset({"source"})),
    "map": SceneKind(needs=frozenset({"indicator"}), may=_MAP),
    "index_map": SceneKind(may=_MAP),
    "premises_map": SceneKind(may=frozenset({"zoom", "outline", "names"})),
    "timeline": SceneKind(needs=frozenset({"events"})),
    "money": SceneKind(),
    "around": SceneKind(needs=frozenset({"radius"})),
    "before_after": SceneKind(may=frozenset({"indicator"})),
    "line_up": SceneKind(may=frozenset({"indicator"})),
    "strips": SceneKind(needs=frozenset({"area", "indicators"})),
    "trend": SceneKind(needs=frozenset({"area", "indicator"})),
}
"""Every kind of scene there is."""

IN_EVERY_SCENE = frozenset({"kind", "headline", "notes"})
MAY_BE_IN_A_SCENE = frozenset({"lines"})
IN_A_STORY = frozenset({"title", "about", "scenes"})


@dataclass(frozen=True, slots=True)
class StoryColumn:
    """A list of short texts under a heading."""

    title: LocalizedText
    items: tuple[LocalizedText, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """An event of the register, in the few words a hall can read."""

    event_id: str
    sentence: LocalizedText


@dataclass(frozen=True, slots=True)
class SceneSpec:
    """One scene as written: ``options`` are those of its kind, read and checked.

    ``day`` is the day it is told.
    """

    kind: str
    day: date
    line: int
    headline: LocalizedText
    lines: tuple[LocalizedText, ...]
    notes: LocalizedText
    options: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Story:
    """A story as written. ``name`` is the name of its file without ``.yml``."""

    name: str
    title: LocalizedText
    about: LocalizedText
    scenes: tuple[SceneSpec, ...]


def story_names(folder: Path = FOLDER) -> tuple[str, ...]:
    """Names of the stories in a folder, the first to be told first."""
    names = sorted(path.stem for path in folder.glob("*.yml"))
    return tuple(sorted(names, key=lambda name: name != FIRST))
