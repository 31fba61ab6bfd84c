"""The contract of a shipped table, taken from the columns of its card and checked by pandera.

Run in the build, before a table is written, and in the tests, on what is shipped; the app itself
only compares fingerprints (see :mod:`data.catalogue.read`), so it does not carry pandera.
"""

import pandas as pd
import pandera.pandas as pa

from data.catalogue.card import Column, Dataset


class ContractError(ValueError):
    """A table breaks the contract on its card; the message lists every breach."""


def check(frame: pd.DataFrame, card: Dataset) -> None:
    """Raise :class:`ContractError` listing every breach of ``card`` in ``frame``."""
    try:
        schema(card).validate(pd.DataFrame(frame), lazy=True)
    except pa.errors.SchemaErrors as breach:
        cases = breach.failure_cases[["column", "check", "failure_case"]].drop_duplicates()
        listed = "; ".join(" ".join(map(str, row)) for row in cases.head(12).to_numpy())
        raise ContractError(f"{card.key}: {listed}") from breach


def schema(card: Dataset) -> pa.DataFrameSchema:
    """Return the pandera schema of a card: ordered, strict, with its key unique."""
    keys = [column.name for column in card.columns if column.key]
    return pa.DataFrameSchema(
        {column.name: _column(column) for column in card.columns},
        strict=True,
        ordered=True,
        unique=keys or None,
    )


KINDS = {"int": "iu", "float": "f", "bool": "b"}


def _column(column: Column) -> pa.Column:
    checks = [pa.Check(lambda values, c=column: _kind_fits(values, c), name=f"is {column.type}")]
    if column.range is not None:
        checks.append(pa.Check.in_range(*column.range))
    if column.enum is not None:
        checks.append(pa.Check.isin(column.enum))
    return pa.Column(None, checks, nullable=column.nullable)


def _kind_fits(values: pd.Series, column: Column) -> bool:
    if column.type == "geometry":
        return str(values.dtype) == "geometry"
    if column.type in KINDS:
        return getattr(values.dtype, "kind", "O") in KINDS[column.type]
    return bool(pd.api.types.is_string_dtype(values))
