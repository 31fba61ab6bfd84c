"""Every story checked, or the placeholders of today."""

import argparse
import sys
from datetime import date

from atlas.stories.facts import every_name, fact
from atlas.wording import LANGUAGES, text
from render.stories import StoryError, story, story_names

SUMMARY = "check every story, or list the placeholders of today"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whether to list the placeholders."""
    parser.add_argument("--facts", action="store_true", help="list placeholders and their values")


def run(options: argparse.Namespace) -> int:
    """Say of each story that it is in order, or what is wrong and where."""
    day = date.today()
    if options.facts:
        for name in every_name():
            it, en = (fact(name, language, day) for language in LANGUAGES)
            sys.stdout.write(f"{{{name}}}\t{it}\t{en}\n")
        return 0
    wrong = 0
    for name in story_names():
        try:
            count = len(story(name, day=day).scenes)
            fine = " · ".join(text(la)("story.fine", name=name, count=count) for la in LANGUAGES)
            sys.stdout.write(f"{fine}\n")
        except StoryError as error:
            wrong += 1
            sys.stderr.write(f"{error}\n")
    return 1 if wrong else 0
