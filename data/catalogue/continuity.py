"""Continuity over years: where a city total jumps more than its own history explains.

A jump is not an error: it is a question, to be answered (or left open) on the table's card. The
rule is the usual one of robust statistics: a yearly change further from the median change than
``FAR`` times the median absolute deviation (scaled by 1.4826 to a standard deviation).
"""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from data.catalogue.card import Dataset

FAR = 5.0
LEAST_PERCENT = 3.0
"""Smaller jumps are not asked about, however quiet the series is."""

FEWEST_YEARS = 5
SCALE = 1.4826
CITY = 0


def is_yearly(card: Dataset) -> bool:
    """Whether a table has a row for each area and year: only then has it city totals."""
    return {column.name for column in card.columns if column.key} == {"area_id", "year"}


def is_long(table: pd.DataFrame) -> bool:
    """Whether a table has years enough to say what is ordinary in it."""
    return int(table["year"].nunique()) >= FEWEST_YEARS


def jumps(table: pd.DataFrame, card: Dataset) -> pd.DataFrame:
    """``column, year, percent``: the jumps of every column of counts that has enough years.

    ``table`` has ``area_id`` and ``year``; the city's row, where there is one, is left out of sums.
    A year with an empty cell has no total, and no change is taken across it.
    """
    counts = [
        column.name
        for column in card.columns
        if column.type == "int" and not column.key and column.name in table.columns
    ]
    rows = [
        {"column": name, "year": year, "percent": percent}
        for name in counts
        for year, percent in _jumps(table, name)
    ]
    return pd.DataFrame(rows, columns=["column", "year", "percent"])


def _jumps(table: pd.DataFrame, name: str) -> Iterator[tuple[int, float]]:
    areas = table[table["area_id"] != CITY]
    wide = areas.pivot(index="area_id", columns="year", values=name).astype("float64")
    known = wide[wide.notna().sum(axis="columns") >= wide.shape[1] - 1]
    totals = known.sum(min_count=len(known)) if len(known) else pd.Series(dtype="float64")
    if totals.notna().sum() < FEWEST_YEARS or (totals <= 0).any():
        return
    step = totals.index.to_series().diff() == 1
    moved = (100 * np.log(totals).diff())[step & totals.notna()].dropna()
    far = (moved - moved.median()).abs()
    limit = max(FAR * SCALE * float(far.median()), LEAST_PERCENT)
    for year in moved.index[far > limit]:
        yield int(year), round(float(np.expm1(moved[year] / 100) * 100), 1)
