"""Options of a command line that say how a table is written."""

import argparse
from typing import cast

from base.problem import Problem
from base.tables.numbers import Decimal
from base.tables.read import Asked

HINTS = {
    "decimal": "--decimal comma, --decimal point",
    "separator": "--separator",
    "encoding": "--encoding",
    "no_sheet": "--sheet",
}
"""Problems that an option solves."""


def told(problem: Problem, language: str) -> str:
    """A problem as a command line tells it, with the option that solves it."""
    hint = HINTS.get(problem.code)
    return f"{problem.text(language)} [{hint}]" if hint else problem.text(language)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add ``--decimal``, ``--separator``, ``--encoding`` and ``--sheet``."""
    group = parser.add_argument_group("how the table is written, where the file does not tell")
    group.add_argument("--decimal", choices=("comma", "point"), help="decimal mark")
    group.add_argument("--separator", type=_separator, help="of columns (or: tab)")
    group.add_argument("--encoding", default="", help="such as utf-8, cp1252, mac_roman")
    group.add_argument("--sheet", default="", help="of a workbook (the first that holds something)")


def asked_of(options: argparse.Namespace) -> Asked:
    """What the options of :func:`add_options` say."""
    decimal = cast("Decimal | None", options.decimal)
    return Asked(decimal, options.separator or "", options.encoding, options.sheet)


def _separator(text: str) -> str:
    sign = {"tab": "\t", "\\t": "\t"}.get(text.lower(), text)
    if len(sign) != 1 or sign in '"\r\n':
        raise argparse.ArgumentTypeError("one sign, or: tab")
    return sign
