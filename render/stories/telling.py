"""A story by its name: read, checked against the data there are, and drawn."""

from datetime import date
from pathlib import Path

from atlas.stories import facts
from atlas.stories.model import FIRST, FOLDER, Story
from atlas.stories.parser import read_story
from render.stories.drawing import drawn
from render.stories.scene import StoryScene


def story(name: str = FIRST, *, day: date, folder: Path = FOLDER) -> Story:
    """The story as told on ``day``. Raises :class:`atlas.stories.parser.StoryError`."""
    return read_story(name, facts.known(day), folder)


def scenes(
    name: str = FIRST, language: str = "it", *, day: date, folder: Path = FOLDER
) -> tuple[StoryScene, ...]:
    """Its scenes in ``"it"`` or ``"en"``. Raises :class:`atlas.stories.parser.StoryError`."""
    return drawn(story(name, day=day, folder=folder), language)
