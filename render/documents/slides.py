"""A story as pictures to project: a PNG of 1920 x 1080 for each scene.

The scenes and their drawing are those of the presentation; no browser is needed. Where a scene is
a game, its answer is a second picture.
"""

from collections.abc import Iterator, Sequence

from render.documents.typst import POINTS_PER_INCH, png
from render.stories import StoryScene, slide_svg
from render.stories.slide import HEIGHT, WIDTH
from render.style.palette import Theme


def slide_png(drawing: str) -> bytes:
    """A slide, drawn as SVG of 1920 x 1080 units, as PNG of as many pixels."""
    return png(drawing, width_pt=WIDTH, height_pt=HEIGHT, pixels_per_inch=POINTS_PER_INCH)


def slides(scenes: Sequence[StoryScene], theme: Theme) -> Iterator[tuple[str, bytes]]:
    """Name and content of the picture of each scene, in order; made one at a time."""
    for scene in scenes:
        name = f"{scene.number:02d}_{scene.kind}_{scene.language}"
        yield f"{name}.png", slide_png(slide_svg(scene, theme))
        if scene.answer is not None:
            yield f"{name}_answer.png", slide_png(slide_svg(scene, theme, revealed=True))
