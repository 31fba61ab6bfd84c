"""From claim to row: the formula of one value with its numbers filled in, and its source cells.

Pure: the indicator, its frames and one area and year in, plain texts out.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from atlas.wording import numbers
from atlas.wording.numbers import MINUS
from indicators.measure import Measure
from indicators.spec import Indicator

TIMES = "×"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a shipped table: which table, which row, which column, what it holds."""

    dataset: str
    year: int | None
    column: str
    value: str


@dataclass(frozen=True, slots=True)
class Calculation:
    """How one value was made. ``arithmetic`` is empty where there is no value."""

    formula: str
    arithmetic: str
    cells: tuple[Cell, ...]
    version: str


def calculation(
    indicator: Indicator,
    frames: Mapping[str, pd.DataFrame],
    row: pd.Series,
    *,
    area: int,
    language: str,
) -> Calculation:
    """Open one value of ``indicator``: ``row`` is its row of the indicator's table."""
    year = int(row["year"]) if "year" in row else int(indicator.latest_year)
    years = range(year - int(row["pooled_years"]) + 1, year + 1)
    measure = indicator.compute(*(frames[key] for key in indicator.datasets))
    return Calculation(
        formula=indicator.formula.text(language),
        arithmetic="" if row["reason"] else _arithmetic(indicator, measure, area, years, language),
        cells=_cells(indicator, frames, area, years, language),
        version=indicator.method_version,
    )


def _arithmetic(
    indicator: Indicator, measure: Measure, area: int, years: range, language: str
) -> str:
    """``100 × 623 / 1.295 = 48,1 %``; over a three-year pool the counts are summed."""
    keys = [(area, year) for year in years]
    numerator = measure.numerator.reindex(keys).sum()
    denominator = measure.denominator.reindex(keys).sum()
    losses = None if measure.losses is None else measure.losses.reindex(keys).sum()
    net = numerator if losses is None else numerator - losses
    result = net / denominator * measure.scale
    top = _count(numerator, language)
    if losses is not None:
        top = f"({top} {MINUS} {_count(losses, language)})"
    scale = "" if measure.scale == 1 else f"{_count(measure.scale, language)} {TIMES} "
    below = "" if denominator == 1 else f" / {_count(denominator, language)}"
    return f"{scale}{top}{below} = {numbers.value(result, indicator, language=language)}"


def _cells(
    indicator: Indicator, frames: Mapping[str, pd.DataFrame], area: int, years: range, language: str
) -> tuple[Cell, ...]:
    cells = []
    for dataset in indicator.datasets:
        frame = frames[dataset]
        for column in (name for name in indicator.inputs if name in frame.columns):
            if frame.index.nlevels == 1:
                cells.append(Cell(dataset, None, column, _written(frame, area, column, language)))
                continue
            cells += [
                Cell(dataset, year, column, _written(frame, (area, year), column, language))
                for year in years
                if (area, year) in frame.index
            ]
    return tuple(cells)


def _written(frame: pd.DataFrame, key: int | tuple[int, int], column: str, language: str) -> str:
    cell = float(frame[column].to_numpy("float64")[frame.index.get_loc(key)])
    return numbers.DASH if math.isnan(cell) else _count(cell, language)


def _count(count: float, language: str) -> str:
    whole = float(count).is_integer()
    return numbers.number(count, language=language, decimals=0 if whole else 2)
