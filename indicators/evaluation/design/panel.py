"""The panel: a long table made into one row per unit and one column per period, and checked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

import numpy as np
import pandas as pd

from base.problem import Problem
from indicators.evaluation.design.columns import absent_columns
from indicators.evaluation.design.model import Columns, EvaluationDesign
from indicators.evaluation.design.numbers import (
    Flags,
    Floats,
    Texts,
    Wholes,
    number_cells,
    start_cells,
    text_cells,
    whole_cells,
)
from indicators.evaluation.design.problems import PanelError, place, problem, refuse_panel

MOST_SHOWN = 20
"""Problems named one by one before the rest is only counted."""


@dataclass(frozen=True, slots=True)
class UnitPanel:
    """U units by T periods.

    ``values[column]`` is (U, T), NaN where there is no value; ``present`` (U, T) tells which rows
    the table has. ``starts`` (U,) is the first treated period, infinite for never treated. ``dose``
    (U, T) is the treatment as given, where a column gave it. ``absorbing`` is false where the
    treatment takes other values than 0 and 1 or is switched off. ``labels[column]`` is (U,);
    ``adjacency`` (U, U) or ``None``.
    """

    units: tuple[str, ...]
    times: Wholes
    present: Flags
    values: Mapping[str, Floats]
    starts: Floats
    dose: Floats | None
    absorbing: bool
    labels: Mapping[str, Texts]
    adjacency: Flags | None
    warnings: tuple[str, ...] = ()

    def columns_of(self, periods: Sequence[int] | Wholes) -> Wholes:
        """Positions of ``periods`` among the panel's times."""
        return np.flatnonzero(np.isin(self.times, periods))

    def named(self, chosen: Flags) -> list[str]:
        """Names of the units where ``chosen`` (U,) is true."""
        return [name for name, yes in zip(self.units, chosen, strict=True) if yes]


def panel_of(
    frame: pd.DataFrame, design: EvaluationDesign, rows: Sequence[int] | None = None
) -> UnitPanel:
    """Check ``frame`` (long: one row per unit and period; text or numbers) and arrange it.

    ``rows`` are the lines of the file, for the messages (default: 2, 3, ...). Rows of the periods
    in ``windows.leave_out`` are dropped. Raises :class:`PanelError` naming row and column.
    """
    names = design.columns
    lines = list(rows) if rows is not None else list(range(2, len(frame) + 2))
    there = [str(name) for name in frame.columns]
    _refuse(absent_columns(there, design))
    if frame.empty:
        raise refuse_panel("empty")
    units, periods = _keys(frame, lines, names)
    used = ~np.isin(periods, design.windows.leave_out)
    frame, units, whole = frame[used], units[used], periods[used].astype(np.int64)
    lines = [line for line, yes in zip(lines, used, strict=True) if yes]
    unit_names, row_of = np.unique(units.astype(str), return_inverse=True)
    order = _natural_order(unit_names.tolist())
    row_of, unit_names = np.argsort(order)[row_of], unit_names[order]
    times, column_of = np.unique(whole, return_inverse=True)
    _refuse(_duplicates(units, whole, lines, names))
    grid = _Grid(tuple(unit_names.tolist()), times, row_of, column_of, frame, lines, names.decimal)
    least = design.comparison.at_least
    columns = dict.fromkeys([*names.numbers, *([least.column] if least is not None else [])])
    values = {name: grid.spread(grid.numbers(name)) for name in columns}
    _refuse(grid.problems)
    if names.weights:
        _check_weights(grid, names.weights)
    labels = {name: grid.label(name) for name in names.labels}
    present = np.zeros((len(grid.units), len(times)), dtype=bool)
    present[row_of, column_of] = True
    grid.problems += _unknown_units(grid.units, design)
    starts, dose, absorbing = _treatment(grid, design)
    _refuse(grid.problems)
    return UnitPanel(
        units=grid.units,
        times=times,
        present=present,
        values=values,
        starts=starts,
        dose=dose,
        absorbing=absorbing,
        labels=labels,
        adjacency=_adjacency(grid.units, design, labels),
    )


def _keys(frame: pd.DataFrame, lines: list[int], names: Columns) -> tuple[Texts, Floats]:
    """Unit and period of each row; every row must have both."""
    units = text_cells(frame[names.unit])
    periods, problems = whole_cells(
        frame[names.time], name=names.time, rows=lines, decimal=names.decimal
    )
    problems += [
        problem("no_unit", row=lines[n], column=names.unit) for n in np.flatnonzero(units == "")
    ]
    _refuse(problems)
    return units, periods


class _Grid:
    """The rows of the table, with their places in units by periods, and what is wrong."""

    def __init__(  # noqa: PLR0913, PLR0917
        self,
        units: tuple[str, ...],
        times: Wholes,
        row_of: Wholes,
        column_of: Wholes,
        frame: pd.DataFrame,
        lines: list[int],
        decimal: str,
    ) -> None:
        self.units, self.times = units, times
        self.row_of, self.column_of = row_of, column_of
        self.frame, self.lines, self.decimal = frame, lines, decimal
        self.problems: list[Problem] = []

    def numbers(self, name: str) -> Floats:
        values, wrong = number_cells(
            self.frame[name], name=name, rows=self.lines, decimal=self.decimal
        )
        self.problems += wrong
        return values

    def spread(self, values: Floats) -> Floats:
        wide = np.full((len(self.units), len(self.times)), np.nan)
        wide[self.row_of, self.column_of] = values
        return wide

    def label(self, name: str) -> Texts:
        """One text per unit; a unit with two is a problem."""
        cells = text_cells(self.frame[name])
        label: Texts = np.full(len(self.units), "", dtype=object)
        for n, row in enumerate(self.row_of):
            if label[row] == "":
                label[row] = cells[n]
            elif cells[n] not in ("", label[row]):
                self.problems.append(
                    problem("label_changes", row=self.lines[n], column=name,
                            unit=self.units[row], label=label[row], other=cells[n])
                )  # fmt: skip
        return label


def _duplicates(units: Texts, periods: Wholes, lines: list[int], names: Columns) -> list[Problem]:
    first: dict[tuple[str, int], int] = {}
    problems = []
    for unit, period, line in zip(units, periods.tolist(), lines, strict=True):
        if (unit, period) in first:
            problems.append(
                problem("duplicate", row=line, column=names.unit,
                        unit=unit, period=period, first=first[unit, period])
            )  # fmt: skip
        else:
            first[unit, period] = line
    return problems


def _check_weights(grid: _Grid, name: str) -> None:
    values = grid.numbers(name)
    for n in np.flatnonzero(~(values >= 0)):
        code = "bad_weight.missing" if np.isnan(values[n]) else "bad_weight.negative"
        grid.problems.append(problem(code, row=grid.lines[n], column=name, weight=values[n]))


def _treatment(grid: _Grid, design: EvaluationDesign) -> tuple[Floats, Floats | None, bool]:
    """First treated period of each unit, the treatment as given, and whether it is absorbing."""
    way = design.treatment
    if way.start_column:
        cells, wrong = start_cells(
            grid.frame[way.start_column],
            name=way.start_column,
            rows=grid.lines,
            decimal=grid.decimal,
        )
        grid.problems += wrong
        return _constant(grid, cells, way.start_column), None, True
    if way.column:
        return _from_column(grid, design)
    starts = np.array([float(way.starts.get(unit) or np.inf) for unit in grid.units])
    return starts, None, True


def _unknown_units(units: Sequence[str], design: EvaluationDesign) -> list[Problem]:
    """Units that the design names and the panel lacks, with the nearest it has."""
    way, problems = design.treatment, []
    for field, named in (
        ("treatment.units", {*way.units, *way.starts}),
        ("comparison.units", {*design.comparison.units}),
        ("comparison.exclude", {*design.comparison.exclude}),
    ):
        for lost in sorted(named - set(units)):
            near = ", ".join(get_close_matches(lost, units, n=3, cutoff=0.5) or units[:3])
            problems.append(problem("unknown_unit", field=field, unit=lost, near=near))
    return problems


def _constant(grid: _Grid, cells: Floats, name: str) -> Floats:
    starts = np.full(len(grid.units), np.nan)
    for n, row in enumerate(grid.row_of):
        if np.isnan(starts[row]):
            starts[row] = cells[n]
        elif starts[row] != cells[n]:
            grid.problems.append(
                problem("label_changes.start", row=grid.lines[n], column=name,
                        unit=grid.units[row], first=starts[row], other=cells[n])
            )  # fmt: skip
    return starts


def _from_column(grid: _Grid, design: EvaluationDesign) -> tuple[Floats, Floats, bool]:
    name, start = design.treatment.column, design.treatment.start
    first_of_all = start if isinstance(start, int) else None
    cells = grid.numbers(name)
    known = {fault.where for fault in grid.problems}
    for line in (grid.lines[n] for n in np.flatnonzero(np.isnan(cells))):
        if place(row=line, column=name) not in known:
            grid.problems.append(problem("missing.treatment", row=line, column=name))
    wide = grid.spread(cells)
    seen = np.isfinite(wide)
    low = np.where(seen, wide, np.inf).min(axis=1)
    high = np.where(seen, wide, -np.inf).max(axis=1)
    two_valued = bool(np.isin(cells[np.isfinite(cells)], (0.0, 1.0)).all())
    if first_of_all is not None:
        if not two_valued or (low != high).any():
            grid.problems.append(problem("given_twice.column", field="treatment.start"))
        starts = np.where(high == 1, float(first_of_all), np.inf)
        return starts, np.where(grid.times >= starts[:, None], 1.0, 0.0), True
    if (low == high).all() and not grid.problems:
        grid.problems.append(problem("missing_start.column", field="treatment.start", name=name))
    first = np.where(seen & (wide > 0), grid.times, np.inf).min(axis=1)
    falls = np.nan_to_num(wide) < (grid.times >= first[:, None])
    return first, wide, two_valued and not (falls & seen).any()


def _adjacency(
    units: tuple[str, ...], design: EvaluationDesign, labels: Mapping[str, Texts]
) -> Flags | None:
    """Who touches whom (symmetric). Ids that the panel lacks are passed over: not its units."""
    listed = list(design.neighbours)
    name = design.columns.neighbours
    if name:
        for unit, cell in zip(units, labels[name], strict=True):
            listed += [(unit, other.strip()) for other in str(cell).split(";") if other.strip()]
    if not listed and not name:
        return None
    at = {unit: n for n, unit in enumerate(units)}
    touches = np.zeros((len(units), len(units)), dtype=bool)
    for first, second in listed:
        if first in at and second in at and first != second:
            touches[at[first], at[second]] = touches[at[second], at[first]] = True
    return touches


def _natural_order(names: list[str]) -> Wholes:
    """Whole numbers by value, before texts by letter."""
    wholes = [name.lstrip("0") if name.isdecimal() else "" for name in names]
    keys = [
        (not name.isdecimal(), len(whole), whole, name)
        for name, whole in zip(names, wholes, strict=True)
    ]
    return np.array(sorted(range(len(names)), key=keys.__getitem__), dtype=np.int64)


def _refuse(problems: list[Problem]) -> None:
    if not problems:
        return
    first = problems[:MOST_SHOWN]
    if len(problems) > MOST_SHOWN:
        first.append(problem("more", count=len(problems) - MOST_SHOWN))
    raise PanelError(first)
