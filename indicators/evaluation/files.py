"""The rim of the command line: reads the user's design and panel, with the places of errors."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from indicators.evaluation.design import Design, mapping_of
from indicators.evaluation.problems import DesignError, PanelError, Problem
from indicators.evaluation.reading import Place
from indicators.evaluation.schema import design_of


def read_design(path: Path) -> Design:
    """The design in a YAML file. Raises :class:`DesignError` with line and field of each problem.

    A number with leading zeros stays text (``014`` is a unit, not 12), and so do ``yes``, ``no``
    and dates.
    """
    try:
        node = yaml.compose(path.read_text(encoding="utf-8-sig"), Loader=yaml.SafeLoader)
    except UnicodeDecodeError as failure:
        raise DesignError([Problem("not_utf8", "the file is not UTF-8 text", 1)]) from failure
    except yaml.MarkedYAMLError as failure:
        mark = failure.problem_mark
        line = mark.line + 1 if mark else None
        raise DesignError([Problem("not_yaml", f"not YAML: {failure.problem}", line)]) from failure
    except yaml.YAMLError as failure:
        raise DesignError([Problem("not_yaml", f"not YAML: {failure}", 1)]) from failure
    lines: dict[Place, int] = {}
    problems: list[Problem] = []
    values = _value(node, (), lines, problems) if node is not None else {}
    if problems:
        raise DesignError(problems)
    return design_of(values, lines)


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


def _value(node: yaml.Node, place: Place, lines: dict[Place, int], problems: list[Problem]) -> Any:
    lines[place] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            where = (*place, key)
            if key in found:
                line = key_node.start_mark.line + 1
                field = ".".join(str(one) for one in where)
                problems.append(Problem("given_twice", "this field stands twice", line, field))
            found[key] = _value(value_node, where, lines, problems)
            lines[where] = key_node.start_mark.line + 1
        return found
    if isinstance(node, yaml.SequenceNode):
        return [_value(one, (*place, n), lines, problems) for n, one in enumerate(node.value)]
    return _scalar(node)


def _scalar(node: yaml.Node) -> Any:
    text, kind = str(node.value), node.tag.rpartition(":")[2]
    if kind == "null":
        return None
    if kind == "bool":
        return text.lower() == "true" if text.lower() in ("true", "false") else text
    if kind == "int" and text.lstrip("+-").isdecimal() and (text == "0" or text[0] != "0"):
        return int(text)
    if kind == "float":
        try:
            return float(text)
        except ValueError:
            return text
    return text
