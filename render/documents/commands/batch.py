"""A list of addresses and areas in, one comparison out."""

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

import pandas as pd

from atlas import repository
from atlas.neighbourhood.area_list import LIMITS, MOST_LINES, Line, ListError, read_list
from atlas.wording import LANGUAGES, text
from base.files import read_bytes
from base.output import refuse_same_file, write_whole
from base.problem import RefusedError
from render.files.batch import Found, compare, line_table, report_pdf, report_xlsx, resolve

SUMMARY = "compare the areas of a list of addresses and neighbourhoods"
REPORT = "confronto"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The list, where the reports go, in which language."""
    parser.add_argument("list", type=Path, help="TXT, CSV or XLSX, an address or area a line")
    parser.add_argument("-o", "--out", type=Path, required=True, help="folder for the two reports")
    parser.add_argument("--lang", choices=LANGUAGES, default="it")


def run(options: argparse.Namespace) -> int:
    """Write ``confronto.xlsx`` and ``confronto.pdf``; say which lines are not understood.

    Ends with 1 if the list cannot be read or nothing in it is understood.
    """
    words = text(options.lang)
    names = {int(str(area)): str(name) for area, name in repository.areas()["name"].items()}
    outputs = {kind: options.out / f"{REPORT}.{kind}" for kind in ("xlsx", "pdf")}
    try:
        lines = _lines(options, outputs.values(), names)
    except RefusedError as refused:
        for problem in refused.problems:
            sys.stderr.write(f"{options.list}: {problem.text(options.lang)}\n")
        return 1
    except ListError as error:
        sys.stderr.write(f"{options.list}: {words(str(error), most=MOST_LINES)}\n")
        return 1
    understood, unresolved = resolve(lines, names, repository.address_book(), options.lang)
    for failed in unresolved:
        line = words("batch.line", line=failed.line.number, typed=failed.line.typed, why=failed.why)
        sys.stderr.write(f"{line}\n")
    if not understood:
        return 1
    table = line_table(understood, unresolved, names, options.lang)
    return _write(options, outputs, _reports(understood, table, options.lang))


def _lines(
    options: argparse.Namespace, outputs: Iterable[Path], names: Mapping[int, str]
) -> tuple[Line, ...]:
    """The lines of the list; how its file was understood is told."""
    for path in outputs:
        refuse_same_file(path, [options.list])
    content = read_bytes(options.list, LIMITS)
    lines, reading = read_list(content, options.list.name, known=names.values())
    sys.stderr.write(f"{options.list}: {reading.text(options.lang)}\n")
    return lines


def _reports(understood: Sequence[Found], table: pd.DataFrame, language: str) -> dict[str, bytes]:
    profiles, day = compare(understood, language), date.today()
    return {
        "xlsx": report_xlsx(table, profiles, as_of=day),
        "pdf": report_pdf(table, profiles, as_of=day),
    }


def _write(
    options: argparse.Namespace, outputs: Mapping[str, Path], reports: Mapping[str, bytes]
) -> int:
    try:
        options.out.mkdir(parents=True, exist_ok=True)
        for kind, report in reports.items():
            write_whole(outputs[kind], report)
    except (OSError, RefusedError) as fault:
        why = fault.problems[0].text(options.lang) if isinstance(fault, RefusedError) else fault
        sys.stderr.write(f"{options.out}: {why}\n")
        return 1
    return 0
