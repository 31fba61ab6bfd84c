"""The scenes of a story as pictures of 1920 x 1080."""

import argparse
import sys
from datetime import date
from pathlib import Path

from atlas.wording import LANGUAGES, text
from render.documents.slides import slides
from render.stories import FIRST, StoryError, scenes, story_names
from render.style.palette import THEMES

SUMMARY = "write the scenes of a story as pictures to project, 1920 x 1080"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to, which story, in which language and colours."""
    parser.add_argument("out", type=Path, help="folder the pictures are written to")
    parser.add_argument("--story", default=FIRST, help=f"name of a story ({FIRST})")
    parser.add_argument("--lang", choices=LANGUAGES, default="it")
    parser.add_argument("--dark", action="store_true", help="light on dark, for a dark hall")


def run(options: argparse.Namespace) -> int:
    """Write the pictures; what is wrong with a story is said, and nothing written."""
    words = text(options.lang)
    if options.story not in story_names():
        known = ", ".join(story_names())
        sys.stderr.write(f"{words('slides.no_story', found=options.story, known=known)}\n")
        return 1
    try:
        drawings = scenes(options.story, options.lang, day=date.today())
        options.out.mkdir(parents=True, exist_ok=True)
        for name, content in slides(drawings, THEMES["dark" if options.dark else "light"]):
            (options.out / name).write_bytes(content)
            sys.stderr.write(f"{options.out / name}\n")
    except StoryError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except OSError as error:
        why = {"file": options.out, "why": error.strerror}
        sys.stderr.write(f"{words('slides.bad_place', **why)}\n")
        return 1
    return 0
