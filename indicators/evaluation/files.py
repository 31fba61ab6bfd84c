"""The rim of the command line: reads the user's design and panel, with the places of errors."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from base.files import content_of
from base.limits import DESIGN, TABLE
from base.problem import LocalizedText, RefusedError
from base.tables import (
    NOTHING_ASKED,
    Asked,
    Decimal,
    Table,
    decoded,
    is_missing,
    many,
    read_table,
)
from indicators.evaluation.columns import absent_columns, columns_named
from indicators.evaluation.design import Design, mapping_of
from indicators.evaluation.problems import DesignError, PanelError, Problem
from indicators.evaluation.reading import Place
from indicators.evaluation.schema import design_of

DECIMALS: dict[str, Decimal] = {",": "comma", ".": "point"}
TEXTS = {("treatment", "units"), ("comparison", "units"), ("comparison", "exclude")}
"""Places of units: they are what is written there, ``014`` and ``1.50`` too."""


def read_design(path: Path) -> Design:
    """The design in a YAML file. Raises :class:`DesignError` with line and field of each problem,
    and :class:`~base.problem.RefusedError` for a file that is no text.

    A number with leading zeros stays text (``014`` is a unit, not 12), and so do ``yes``, ``no``
    and dates.
    """
    try:
        node = yaml.compose(decoded(content_of(path, DESIGN))[0], Loader=yaml.SafeLoader)
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


def read_panel(
    path: Path, design: Design, asked: Asked = NOTHING_ASKED
) -> tuple[pd.DataFrame, list[int], LocalizedText]:
    """The columns of a CSV or XLSX file that the design names, the row of each line, and what was
    understood of the file.

    Numbers come with a decimal point however the file writes them; what is no number comes as it
    stands there. Raises :class:`~base.problem.RefusedError`, and :class:`PanelError` for an absent
    column.
    """
    columns, treatment, least = design.columns, design.treatment, design.comparison.at_least
    asked = Asked(
        asked.decimal or DECIMALS.get(columns.decimal),
        asked.separator or columns.separator,
        asked.encoding,
        asked.sheet,
    )
    named = columns_named(design)
    read = read_table(content_of(path, TABLE), str(path), asked=asked, expects=named)
    absent = absent_columns(read.header, design)
    if absent:
        raise PanelError(absent)
    if totals := read.totals(columns.unit):
        raise RefusedError(many(totals))
    numeric = [columns.time, *columns.numbers, treatment.column, treatment.start_column]
    numeric += [least[0]] if least else []
    numeric = [name for name in dict.fromkeys(numeric) if name]
    decimal = asked.decimal or read.decimal(numeric)
    cells = {name: list(read.texts(name)) for name in named}
    for name in numeric:
        cells[name] = _pointed(read, name, decimal)
    return pd.DataFrame(cells, dtype=object), list(read.rows), read.understood(decimal)


def pointed(design: Design) -> Design:
    """The design for a frame of :func:`read_panel`, whose numbers have a decimal point."""
    return replace(design, columns=replace(design.columns, decimal=""))


def _pointed(read: Table, name: str, decimal: Decimal | None) -> list[str]:
    found = read.numbers(name, decimal)
    mixed = [one for one in found.problems if one.code == "percent"]
    if mixed:
        raise RefusedError(mixed)
    return [
        "" if is_missing(cell) else cell if math.isnan(value) else repr(value)
        for cell, value in zip(read.texts(name), found.values, strict=True)
    ]


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
    is_unit = place[:1] == ("neighbours",) or (place[:2] in TEXTS and isinstance(place[-1], int))
    return str(node.value) if is_unit else _scalar(node)


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
