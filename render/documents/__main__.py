"""``python -m render.documents sheets|poster|slides|bundle|batch|story ...``: files from a
terminal, without Streamlit."""

import argparse
import sys
from collections.abc import Sequence
from typing import Protocol

from render.documents.commands import batch, bundle, poster, sheets, slides, story


class Command(Protocol):
    """What a module of :mod:`render.documents.commands` offers."""

    SUMMARY: str

    def add_arguments(self, parser: argparse.ArgumentParser, /) -> None:
        """Tell the parser what the command needs."""

    def run(self, options: argparse.Namespace, /) -> int:
        """Do it; 0 if it did what it was asked, 1 if it said why not."""


COMMANDS: dict[str, Command] = {
    "sheets": sheets,
    "poster": poster,
    "slides": slides,
    "bundle": bundle,
    "batch": batch,
    "story": story,
}


def read_arguments(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """Which command, and what it needs."""
    parser = argparse.ArgumentParser(prog="python -m render.documents", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, command in COMMANDS.items():
        command.add_arguments(
            commands.add_parser(name, help=command.SUMMARY, description=command.SUMMARY)
        )
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    options = read_arguments(arguments)
    return COMMANDS[options.command].run(options)


if __name__ == "__main__":
    sys.exit(main())
