"""The rim of the command line: reads the user's design and panel, with the places of errors."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from base.files import read_text
from base.limits import DESIGN
from base.plain_text import Fault, TextError, read_yaml
from base.problem import RefusedError
from indicators.evaluation.design import Design, mapping_of
from indicators.evaluation.problems import DesignError, PanelError, Problem
from indicators.evaluation.schema import design_of


def read_design(path: Path) -> Design:
    """The design in a YAML file. Raises :class:`DesignError` with line and field of each problem.

    A number with leading zeros stays text (``014`` is a unit, not 12), and so do ``yes``, ``no``
    and dates.
    """
    try:
        found = read_yaml(read_text(path, DESIGN))
    except TextError as refused:
        raise DesignError([_problem(fault) for fault in refused.faults]) from refused
    except RefusedError as refused:
        what = refused.problems[0].what
        raise DesignError([Problem(refused.codes[0], what.en, 1, italian=what.it)]) from refused
    return design_of(found.value, found.lines)


def _problem(fault: Fault) -> Problem:
    field = ".".join(str(part) for part in fault.place)
    return Problem(fault.code, fault.what.en, fault.line, field, italian=fault.what.it)


def read_panel(path: Path, design: Design) -> tuple[pd.DataFrame, list[int]]:
    """The CSV file as text, and the line of each row. Raises :class:`PanelError`."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as failure:
        message = "the file is not UTF-8 text; save it as UTF-8"
        raise PanelError([Problem("not_utf8", message)]) from failure
    reader = csv.reader(text.splitlines(keepends=True), delimiter=design.columns.separator)
    header = [name.strip() for name in next(reader, [])]
    if not header:
        raise PanelError([Problem("empty", "the file is empty")])
    if len(header) == 1:
        other = next((one for one in (";", "\t", "|", ",") if one in header[0]), None)
        hint = f"; state separator: {other!r} in panel" if other else ""
        message = f"the header is one column, {header[0]!r}{hint}"
        raise PanelError([Problem("one_column", message, row=1)])
    rows, places, problems = [], [], []
    for row in reader:
        if not any(cell.strip() for cell in row):
            continue
        if len(row) != len(header):
            message = f"{len(row)} cells, the header has {len(header)}"
            problems.append(Problem("ragged", message, row=reader.line_num))
        rows.append(row)
        places.append(reader.line_num)
    if problems:
        raise PanelError(problems[:20])
    return pd.DataFrame(rows, columns=header, dtype=object), places


def written_json(values: Any) -> str:
    """JSON text, keys in order, no NaN."""
    return json.dumps(values, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def written_design(design: Design) -> str:
    """The design as a YAML file that :func:`read_design` reads back."""
    return yaml.safe_dump(mapping_of(design), sort_keys=False, allow_unicode=True)
