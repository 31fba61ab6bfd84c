"""Rows of ``missing_values``: which cells of a table are empty, and why."""

import pandas as pd

REASON_COLUMNS = ["dataset", "area_id", "year", "column", "reason"]


def gap_rows(dataset: str, rows: pd.DataFrame, column: str, reason: str) -> pd.DataFrame:
    """One row of ``missing_values`` for each of ``rows`` (they carry ``area_id`` and ``year``).

    ``reason`` is one of those the atlas knows: ``unmatched``, ``source_error``,
    ``outside_source`` and so on.
    """
    cells = rows[["area_id", "year"]].assign(dataset=dataset, column=column, reason=reason)
    return cells[REASON_COLUMNS]


def all_gaps(*parts: pd.DataFrame) -> pd.DataFrame:
    """Several lists of gaps as one, in the order of ``missing_values``."""
    return pd.concat(parts, ignore_index=True).sort_values(REASON_COLUMNS, ignore_index=True)


def empty_zeros(table: pd.DataFrame, dataset: str, column: str) -> pd.DataFrame:
    """Empty the zeros of ``column`` in place and return their reasons (``unmatched``).

    For counts of a source that lost rows on the way: an area with none may be an area whose rows
    were lost. ``column`` must be of a type that can be empty (``Int64``).
    """
    zero = table[column] == 0
    table[column] = table[column].mask(zero)
    return gap_rows(dataset, table[zero], column, "unmatched")
