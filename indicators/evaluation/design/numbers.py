"""Cells of a panel to numbers: what counts as missing, what is refused, and where it stands."""

import math
import re
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from base.problem import Problem
from base.tables import MISSING
from indicators.evaluation.design.problems import place, problem

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Wholes = npt.NDArray[np.int64]
Texts = npt.NDArray[np.object_]

NEVER_WORDS = frozenset({"never", "inf", "infinity", "+inf", "0", "0.0", "mai"})
"""Cells of a column of starts that mean: never treated; so does a missing cell."""

_INTEGER_FLOAT = re.compile(r"^([+-]?\d+)\.0+$")
_COMMA = re.compile(r"^[+-]?\d+(\.\d{3})*,\d+$")


def text_cells(column: pd.Series) -> Texts:
    """The cells as stripped text; missing ones are empty; ``16.0`` is ``16``."""
    numbers = np.empty(len(column), dtype=object)
    for n, cell in enumerate(column.tolist()):
        text = "" if _absent(cell) else str(cell).strip()
        match = _INTEGER_FLOAT.match(text)
        numbers[n] = match.group(1) if match else text
    return numbers


def number_cells(
    column: pd.Series, *, name: str, rows: Sequence[int], decimal: str = "."
) -> tuple[Floats, list[Problem]]:
    """The cells as floats (missing: NaN) and what is wrong: text in numbers, infinite values."""
    if pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column):
        values = column.to_numpy(dtype=np.float64, na_value=np.nan)
        bad = [
            problem("infinite", row=rows[n], column=name, text=str(values[n]))
            for n in np.flatnonzero(np.isinf(values)).tolist()
        ]
        return values, bad
    values, problems = np.full(len(column), np.nan), []
    for n, cell in enumerate(column.tolist()):
        values[n], code = _number(cell, decimal)
        if code:
            problems.append(problem(code, row=rows[n], column=name, text=str(cell).strip()))
    return values, problems


def whole_cells(
    column: pd.Series, *, name: str, rows: Sequence[int], decimal: str = "."
) -> tuple[Floats, list[Problem]]:
    """As :func:`number_cells`, where every cell must be a whole number."""
    values, problems = number_cells(column, name=name, rows=rows, decimal=decimal)
    wrong = np.isnan(values) | (values != np.round(values))
    known = {fault.where for fault in problems}
    problems += [
        problem("not_whole.year", row=rows[n], column=name)
        for n in np.flatnonzero(wrong).tolist()
        if place(row=rows[n], column=name) not in known
    ]
    return values, problems


def start_cells(
    column: pd.Series, *, name: str, rows: Sequence[int], decimal: str = "."
) -> tuple[Floats, list[Problem]]:
    """First treated periods; 0, empty, NaN, inf and ``never`` are infinite: never treated."""
    plain = pd.Series(
        ["" if str(cell).strip().lower() in NEVER_WORDS else cell for cell in column.tolist()],
        dtype=object,
    )
    values, problems = number_cells(plain, name=name, rows=rows, decimal=decimal)
    odd = np.isfinite(values) & (values != np.round(values))
    problems += [
        problem("not_whole.start", row=rows[n], column=name) for n in np.flatnonzero(odd).tolist()
    ]
    return np.where(np.isnan(values) | (values == 0), np.inf, values), problems


def _absent(cell: Any) -> bool:
    return cell is None or cell is pd.NA or (isinstance(cell, float) and math.isnan(cell))


def _number(cell: Any, decimal: str) -> tuple[float, str]:
    """The number in a cell, and the code of what is wrong with it, if anything is."""
    text = "" if _absent(cell) else str(cell).strip()
    if text.lower() in MISSING:
        return math.nan, ""
    if text.lower() in ("true", "false"):
        return float(text.lower() == "true"), ""
    if decimal == ",":
        if "." in text:
            return math.nan, "text.point"
        text = text.replace(",", ".")
    try:
        value = float(text) if "_" not in text else math.nan
    except ValueError:
        value = math.nan
    if math.isinf(value):
        return math.nan, "infinite"
    if math.isnan(value):
        return math.nan, "text.comma" if _COMMA.match(text) else "text"
    return value, ""
