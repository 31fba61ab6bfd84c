"""Stories: scenes told in a hall, written in plain files, with numbers from the data.

>>> told = story("una-sera-in-quartiere")
>>> for scene in scenes("una-sera-in-quartiere", "it"):
...     scene.headline, scene.lines, slide_svg(scene), scene.source, scene.notes
"""

from atlas.stories.model import FIRST, Story, story_names
from atlas.stories.parser import StoryError, StoryProblem
from render.stories.scene import StoryScene
from render.stories.slide import picture_svg, slide_svg
from render.stories.telling import scenes, story

__all__ = [
    "FIRST",
    "Story",
    "StoryError",
    "StoryProblem",
    "StoryScene",
    "picture_svg",
    "scenes",
    "slide_svg",
    "story",
    "story_names",
]
