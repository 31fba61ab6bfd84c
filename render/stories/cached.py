"""Stories drawn once and kept: keyed by file, moment of the file, day and public address."""

import hashlib
from dataclasses import dataclass
from datetime import date

from atlas.repository.memo import kept
from render.stories import StoryScene, scenes, story
from render.stories.player import player_data, written


@dataclass(frozen=True, slots=True)
class Played:
    """A story for the player as JSON, and a mark that changes with it."""

    story: str
    stamp: str


@kept(entries=16)
def played(name: str, written_ns: int, day: date, public: str | None) -> Played:  # noqa: ARG001
    """A story for the player. Raises :class:`render.stories.StoryError` (not kept)."""
    data = written(player_data(story(name, day=day), public=public))
    return Played(data, hashlib.sha256(data.encode()).hexdigest()[:16])


@kept(entries=32)
def told(name: str, written_ns: int, day: date, language: str) -> tuple[StoryScene, ...]:  # noqa: ARG001
    """Its scenes in one language, for the page beneath the stage."""
    return scenes(name, language, day=day)
