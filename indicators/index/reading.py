"""The bytes of a table to the table of an index: only the columns the design uses, each checked."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from base.limits import TABLE, Limits
from base.problem import Problem, RefusedError
from base.tables import Asked, Decimal, many, problem, read_table
from base.tables import Table as Read
from base.text import LocalizedText
from indicators.engine.interval import Floats
from indicators.index.design.model import IndexDesign
from indicators.index.design.problem import TableError
from indicators.index.scoring.table import (
    DOUBTFUL,
    RELIABLE,
    TIE,
    Integers,
    ScoringTable,
    named_columns,
    numeric_columns,
    rows_where,
    table_of,
)


def table_from(
    content: bytes, name: str, design: IndexDesign, options: Asked, limits: Limits = TABLE
) -> tuple[ScoringTable, LocalizedText]:
    """The table in a CSV or XLSX file for ``design``, and what was understood of the file.

    ``NAME_lower`` and ``NAME_upper`` are limits of an indicator, ``NAME_tie`` its ties,
    ``NAME_doubtful`` marks what is told badly. Raises :class:`TableError`, with the cell where one
    is wrong.
    """
    try:
        read = read_table(
            content, name, limits=limits, options=options, expects=named_columns(design)
        )
        return _table(read, design, options)
    except RefusedError as refused:
        raise TableError(refused.problems, source=name) from refused


def _table(read: Read, design: IndexDesign, options: Asked) -> tuple[ScoringTable, LocalizedText]:
    _refuse(_each(read.position, named_columns(design)))
    if design.rows:
        chosen = rows_where({column: read.labels(column) for column in design.rows}, design.rows)
        read = read.only(chosen.tolist())
    area: str | int = design.id or read.first
    ids = read.codes(area)
    _refuse(read.totals(area))
    pairs = [f"{leaf.column}_{end}" for leaf in design.indicators for end in ("lower", "upper")]
    ties = [f"{leaf.column}{TIE}" for leaf in design.indicators]
    flags = [f"{leaf.column}{end}" for leaf in design.indicators for end in (RELIABLE, DOUBTFUL)]
    year = design.year or "year"
    wanted = [*numeric_columns(design), *_there(read, [*pairs, *ties])]
    wanted += _there(read, [year])
    decimal = options.decimal or read.decimal(wanted)
    columns: dict[str, object] = {
        design.id or read.header[read.first]: pd.Series(ids, dtype=object)
    }
    labels = [name for name in named_columns(design) if name not in columns]
    for name in dict.fromkeys([*labels, *_there(read, flags)]):
        columns[name] = pd.Series(read.labels(name), dtype=object)
    columns |= _numbers(read, wanted, decimal)
    _refuse_swapped(read, columns, design)
    frame, ready = pd.DataFrame(columns), replace(design, rows={})
    lower, upper = _limits(frame, ready)
    table = replace(table_of(frame, ready), lower=lower, upper=upper, ties=_ties(frame, ready))
    return table, read.understood(decimal)


def _numbers(read: Read, names: Sequence[str], decimal: Decimal | None) -> dict[str, Floats]:
    columns = {name: read.numbers(name, decimal) for name in dict.fromkeys(names)}
    _refuse([problem for column in columns.values() for problem in column.problems])
    return {name: np.array(column.values) for name, column in columns.items()}


def _refuse_swapped(read: Read, columns: Mapping[str, object], design: IndexDesign) -> None:
    """A lower limit above the upper one."""
    problems: list[Problem] = []
    for name in dict.fromkeys(leaf.column for leaf in design.indicators):
        low, high = (columns.get(f"{name}_{end}") for end in ("lower", "upper"))
        if isinstance(low, np.ndarray) and isinstance(high, np.ndarray):
            problems += [
                problem("limits", where=read.place(f"{name}_lower", row), upper=f"{name}_upper")
                for row in np.flatnonzero(low > high).tolist()
            ]
    _refuse(problems)


def _each(act: Callable[[str], object], names: Iterable[str]) -> list[Problem]:
    """All problems that ``act`` finds with ``names``."""
    problems: list[Problem] = []
    for name in names:
        try:
            act(name)
        except RefusedError as refused:
            problems += refused.problems
    return problems


def _refuse(problems: Sequence[Problem]) -> None:
    if problems:
        raise RefusedError(many(problems))


def _there(read: Read, names: Iterable[str]) -> list[str]:
    return [name for name in names if name in read.header]


def _limits(
    frame: pd.DataFrame, design: IndexDesign
) -> tuple[dict[str, Floats], dict[str, Floats]]:
    names = [
        leaf.column
        for leaf in design.indicators
        if {f"{leaf.column}_lower", f"{leaf.column}_upper"} <= set(frame.columns)
    ]
    if not names:
        return {}, {}
    wanted = [f"{name}_{end}" for name in names for end in ("lower", "upper")]
    ends = table_of(frame, _with_columns(design, wanted)).columns
    return (
        {name: ends[f"{name}_lower"] for name in names},
        {name: ends[f"{name}_upper"] for name in names},
    )


def _ties(frame: pd.DataFrame, design: IndexDesign) -> dict[str, Integers]:
    """Numbers of the groups that err together, of the rows the design keeps."""
    names = [leaf.column for leaf in design.indicators if f"{leaf.column}{TIE}" in frame.columns]
    if not names:
        return {}
    read = table_of(frame, _with_columns(design, [f"{name}{TIE}" for name in names])).columns
    return {name: np.nan_to_num(read[f"{name}{TIE}"], nan=-1.0).astype(np.int64) for name in names}


def _with_columns(design: IndexDesign, columns: Sequence[str]) -> IndexDesign:
    """The same design over other columns: how its limits are read by the same rules."""
    first = design.indicators[0]
    leaves = tuple(replace(first, key=name, column=name, denominator="") for name in columns)
    return replace(design, index=replace(design.index, elements=leaves))
