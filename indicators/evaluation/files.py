"""The rim of the command line: reads the user's design and panel, with the places of errors."""

import json
import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from base.files import read_bytes
from base.limits import DESIGN, TABLE
from base.plain_text import Place
from base.problem import RefusedError
from base.tables import NOTHING_ASKED, Asked, Decimal, Table, decoded, is_missing, many, read_table
from base.text import LocalizedText
from base.yaml_model import plain_yaml
from indicators.evaluation.design.columns import absent_columns, columns_named
from indicators.evaluation.design.model import EvaluationDesign, mapping_of
from indicators.evaluation.design.problems import EvaluationDesignError, PanelError
from indicators.evaluation.design.schema import design_read

DECIMALS: dict[str, Decimal] = {",": "comma", ".": "point"}
UNITS = {("treatment", "units"), ("comparison", "units"), ("comparison", "exclude")}
"""Places of units: they are what is written there, ``014`` and ``1.50`` too."""


def read_design(path: Path) -> EvaluationDesign:
    """The design in a YAML file.

    Raises :class:`EvaluationDesignError` with line and field of each problem. A number with
    leading zeros stays text (``014`` is a unit, not 12), and so do ``yes``, ``no`` and dates.
    """
    try:
        text = decoded(read_bytes(path, DESIGN))[0]
    except RefusedError as refused:
        raise EvaluationDesignError(refused.problems) from refused
    return design_read(plain_yaml(text, refusal=EvaluationDesignError, as_written=_is_unit))


def _is_unit(place: Place) -> bool:
    return place[:1] == ("neighbours",) or (place[:2] in UNITS and isinstance(place[-1], int))


def read_panel(
    path: Path, design: EvaluationDesign, options: Asked = NOTHING_ASKED
) -> tuple[pd.DataFrame, list[int], LocalizedText]:
    """The columns of a CSV or XLSX file that the design names, the row of each line, and what was
    understood of the file.

    Numbers come with a decimal point however the file writes them; what is no number comes as it
    stands there. Raises :class:`~base.problem.RefusedError`, and :class:`PanelError` for an absent
    column.
    """
    columns, treatment, least = design.columns, design.treatment, design.comparison.at_least
    options = Asked(
        options.decimal or DECIMALS.get(columns.decimal),
        options.separator or columns.separator,
        options.encoding,
        options.sheet,
    )
    named = columns_named(design)
    read = read_table(read_bytes(path, TABLE), str(path), options=options, expects=named)
    absent = absent_columns(read.header, design)
    if absent:
        raise PanelError(absent)
    if totals := read.totals(columns.unit):
        raise RefusedError(many(totals))
    numeric = [columns.time, *columns.numbers, treatment.column, treatment.start_column]
    numeric += [least.column] if least else []
    numeric = [name for name in dict.fromkeys(numeric) if name]
    decimal = options.decimal or read.decimal(numeric)
    cells = {name: list(read.texts(name)) for name in named}
    for name in numeric:
        cells[name] = _pointed(read, name, decimal)
    return pd.DataFrame(cells, dtype=object), list(read.rows), read.understood(decimal)


def pointed(design: EvaluationDesign) -> EvaluationDesign:
    """The design for a frame of :func:`read_panel`, whose numbers have a decimal point."""
    return replace(design, columns=replace(design.columns, decimal=""))


def _pointed(read: Table, name: str, decimal: Decimal | None) -> list[str]:
    column = read.numbers(name, decimal)
    mixed = [problem for problem in column.problems if problem.code == "percent"]
    if mixed:
        raise RefusedError(mixed)
    return [
        "" if is_missing(cell) else cell if math.isnan(value) else repr(value)
        for cell, value in zip(read.texts(name), column.values, strict=True)
    ]


def written_json(values: Any) -> str:
    """JSON text, keys in order, no NaN."""
    return json.dumps(values, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def written_design(design: EvaluationDesign) -> str:
    """The design as a YAML file that :func:`read_design` reads back."""
    return yaml.safe_dump(mapping_of(design), sort_keys=False, allow_unicode=True)
