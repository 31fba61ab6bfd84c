"""``python -m render.documents.slides OUT/ [--story S] [--lang it|en] [--dark]``: a story as
pictures to project.

Each scene is a PNG of 1920 x 1080, set by Typst with the one typeface of our pictures; no browser
is needed. The scenes and their drawing are those of the presentation. Where a scene is a game, its
answer is a second picture.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from atlas.wording import LANGUAGES, text
from render.documents.picture import fonts
from render.stories import FIRST, Scene, StoryError, scenes, slide_svg, story_names
from render.style.palette import THEMES, Theme

WIDTH, HEIGHT = 1920, 1080
POINTS_PER_INCH = 72


def slide_png(drawn: str) -> bytes:
    """A slide, drawn as SVG of 1920 x 1080 units, as PNG of as many pixels."""
    import typst

    page = (
        f"#set page(width: {WIDTH}pt, height: {HEIGHT}pt, margin: 0pt)\n"
        '#image(bytes(sys.inputs.slide), format: "svg", width: 100%, height: 100%)'
    )
    made = typst.compile(
        page.encode(), format="png", ppi=POINTS_PER_INCH, font_paths=fonts(),
        sys_inputs={"slide": drawn},
    )  # fmt: skip
    return bytes(made)


def slides(told: Sequence[Scene], theme: Theme) -> Iterator[tuple[str, bytes]]:
    """Name and content of the picture of each scene, in order; made one at a time."""
    for scene in told:
        name = f"{scene.number:02d}_{scene.kind}_{scene.language}"
        yield f"{name}.png", slide_png(slide_svg(scene, theme))
        if scene.answer is not None:
            yield f"{name}_answer.png", slide_png(slide_svg(scene, theme, revealed=True))


def read_arguments(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """Where to, which story, in which language and colours."""
    parser = argparse.ArgumentParser(prog="python -m render.documents.slides", description=__doc__)
    parser.add_argument("out", type=Path, help="folder the pictures are written to")
    parser.add_argument("--story", default=FIRST, help=f"name of a story ({FIRST})")
    parser.add_argument("--lang", choices=LANGUAGES, default="it")
    parser.add_argument("--dark", action="store_true", help="light on dark, for a dark hall")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the pictures; what is wrong with a story is said, and nothing written."""
    asked = read_arguments(arguments)
    words = text(asked.lang)
    if asked.story not in story_names():
        known = ", ".join(story_names())
        sys.stderr.write(f"{words('slides.no_story', found=asked.story, known=known)}\n")
        return 1
    try:
        told = scenes(asked.story, asked.lang)
        asked.out.mkdir(parents=True, exist_ok=True)
        for name, content in slides(told, THEMES["dark" if asked.dark else "light"]):
            (asked.out / name).write_bytes(content)
            sys.stderr.write(f"{asked.out / name}\n")
    except StoryError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except OSError as error:
        why = {"file": asked.out, "why": error.strerror}
        sys.stderr.write(f"{words('slides.bad_place', **why)}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
