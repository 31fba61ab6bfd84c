"""A story by its name: read, checked against today's data, and drawn."""

from __future__ import annotations

from pathlib import Path

from atlas.stories import facts
from atlas.stories.model import FIRST, FOLDER, Story
from atlas.stories.parser import read_story
from render.stories.drawing import drawn
from render.stories.scene import StoryScene


def story(name: str = FIRST, folder: Path = FOLDER) -> Story:
    """The story of that name. Raises :class:`atlas.stories.parser.StoryError`."""
    return read_story(name, facts.known(), folder)


def scenes(
    name: str = FIRST, language: str = "it", folder: Path = FOLDER
) -> tuple[StoryScene, ...]:
    """Its scenes in ``"it"`` or ``"en"``. Raises :class:`atlas.stories.parser.StoryError`."""
    return drawn(story(name, folder), language)
