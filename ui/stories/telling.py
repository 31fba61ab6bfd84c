"""A story by its name: read, checked against today's data, and drawn."""

from __future__ import annotations

from pathlib import Path

from ui.stories import facts
from ui.stories.drawing import drawn
from ui.stories.reading import read_story
from ui.stories.scene import Scene
from ui.stories.story import FIRST, FOLDER, Story


def story(name: str = FIRST, folder: Path = FOLDER) -> Story:
    """The story of that name. Raises :class:`ui.stories.reading.StoryError`."""
    return read_story(name, facts.known(), folder)


def scenes(name: str = FIRST, language: str = "it", folder: Path = FOLDER) -> tuple[Scene, ...]:
    """Its scenes in ``"it"`` or ``"en"``. Raises :class:`ui.stories.reading.StoryError`."""
    return drawn(story(name, folder), language)
