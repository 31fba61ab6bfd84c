"""A table as it was read: cells as text, columns by name, numbers and codes when they are asked."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import NamedTuple

from base.problem import Problem, RefusedError
from base.tables.numbers import Decimal, NumberReading, is_missing, reading
from base.tables.rows import Written
from base.tables.shape import many
from base.tables.wording import cell_place, letter, problem, short
from base.text import LocalizedText

_TOTAL = re.compile(
    r"(grand )?(tot|totale|totali|total|totals)[.:*]*(\s.*)?|.*\s(totale|total)", re.IGNORECASE
)
"""Cells such as ``Totale``, ``TOTALE COMUNE``, ``Milano - Totale``."""
_EXPORTED_WHOLE = re.compile(r"([+-]?[0-9]+)[.,]0")
_SCIENTIFIC = re.compile(r"[0-9][.,][0-9]+E\+[0-9]{2}")


class NumberColumn(NamedTuple):
    """The values of a column (NaN: missing) and what is wrong with its cells."""

    values: tuple[float, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """``columns`` are the cells of each column as stripped text, ``rows`` their rows in the file.

    ``header`` may hold names twice and blank ones: only a column that is asked for must have a name
    of its own. ``numeric`` are the cells (column, row of the table) that a workbook holds as
    numbers, ``header_row`` and ``left_out`` rows of the file; ``ragged`` the rows a lenient reading
    left out, with what is wrong.
    """

    file: str
    header: tuple[str, ...]
    header_row: int
    rows: tuple[int, ...]
    columns: tuple[tuple[str, ...], ...]
    written: Written
    numeric: frozenset[tuple[int, int]] = frozenset()
    left_out: tuple[int, ...] = ()
    ragged: tuple[tuple[int, Problem], ...] = ()

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def first(self) -> int:
        """Place of the first column that has a name or a cell: a sheet may begin in column B."""
        there = (n for n, name in enumerate(self.header) if name or any(self.columns[n]))
        return next(there, 0)

    def only(self, wanted: Sequence[bool]) -> Table:
        """The table of the rows that are ``wanted``."""
        places = [row for row, yes in enumerate(wanted) if yes]
        now = {before: row for row, before in enumerate(places)}
        return replace(
            self,
            rows=tuple(self.rows[row] for row in places),
            columns=tuple(tuple(cells[row] for row in places) for cells in self.columns),
            numeric=frozenset((at, now[row]) for at, row in self.numeric if row in now),
        )

    def position(self, name: str) -> int:
        """Place of the column ``name``. Raises :class:`RefusedError`: not there, or twice."""
        places = [n for n, heading in enumerate(self.header) if heading == name]
        if len(places) == 1:
            return places[0]
        if places:
            letters = ", ".join(letter(n) for n in places)
            raise RefusedError([problem("column_twice", name=name, letters=letters)])
        near = get_close_matches(name, self.header, n=1)
        raise RefusedError([
            problem(
                "no_column",
                name=name,
                near_it=f" (forse «{near[0]}»?)" if near else "",
                near_en=f" (did you mean “{near[0]}”?)" if near else "",
                columns=", ".join(short(heading) for heading in self.header if heading),
            )
        ])  # fmt: skip

    def texts(self, column: str | int) -> tuple[str, ...]:
        """The cells of a column, by its name or its place."""
        return self.columns[column if isinstance(column, int) else self.position(column)]

    def place(self, column: str | int, row: int) -> LocalizedText:
        """Where a cell is, for a sentence; ``row`` is counted from 0 under the header."""
        at = column if isinstance(column, int) else self.position(column)
        return cell_place(self.rows[row], at, self.header[at])

    def codes(self, column: str | int) -> tuple[str, ...]:
        """The cells as codes: text, leading zeros kept; ``16.0`` is ``16`` where every cell is so.

        Raises :class:`RefusedError` for blank codes and for codes that a spreadsheet has made into
        numbers (``1,5146E+11``).
        """
        cells = self.texts(column)
        wrong = [
            problem(
                "scientific_code" if cell else "blank_code",
                where=self.place(column, row),
                cell=short(cell),
            )
            for row, cell in enumerate(cells)
            if not cell or _SCIENTIFIC.fullmatch(cell)
        ]
        if wrong:
            raise RefusedError(many(wrong))
        return self.labels(column)

    def labels(self, column: str | int) -> tuple[str, ...]:
        """As :meth:`codes`, where a cell may be blank."""
        cells = self.texts(column)
        whole = [_EXPORTED_WHOLE.fullmatch(cell) for cell in cells]
        if all(match or not cell for match, cell in zip(whole, cells, strict=True)):
            return tuple(match[1] if match else "" for match in whole)
        return cells

    def totals(self, column: str | int) -> tuple[Problem, ...]:
        """Rows that look like the total of the others."""
        return tuple(
            problem("total_row", where=self.place(column, row), cell=short(cell))
            for row, cell in enumerate(self.texts(column))
            if _TOTAL.fullmatch(cell)
        )

    def decimal(self, columns: Sequence[str | int]) -> Decimal | None:
        """The decimal mark of ``columns``, from all their cells; ``None``: it makes no difference.

        Where they do not tell, the other columns of numbers may. Raises :class:`RefusedError` if
        nothing tells and a cell may be two numbers, or if some cells tell one and some the other.
        """
        told: dict[Decimal, tuple[int, int]] = {}
        doubt: tuple[int, int] | None = None
        for place in (self._at(column) for column in columns):
            for row, read in self._readings(place):
                if read.telling_mark:
                    told.setdefault(read.telling_mark, (place, row))
                elif read.ambiguous and doubt is None:
                    doubt = place, row
        if len(told) == 2:
            raise self._refused("decimal_both", told["comma"], told["point"])
        if told:
            return next(iter(told))
        others = self._told_elsewhere() if doubt else set()
        if doubt and len(others) != 1:
            raise self._refused("decimal", doubt, doubt)
        return next(iter(others), None)

    def numbers(self, column: str | int, decimal: Decimal | None) -> NumberColumn:
        """The column as numbers with that decimal mark; missing values are NaN."""
        place = self._at(column)
        values: list[float] = []
        wrong: list[Problem] = []
        percents: dict[bool, int] = {}
        for row, cell in enumerate(self.columns[place]):
            if is_missing(cell):
                values.append(math.nan)
                continue
            read = self._reading(place, row)
            value = read.under(decimal)
            if value is None or math.isinf(value):
                wrong.append(self._no_number(place, row, read, value))
                value = math.nan
            elif value:
                percents.setdefault(read.percent, row)
            values.append(value)
        if len(percents) == 2:
            row = max(percents.values())
            where, cell = self.place(place, row), short(self.columns[place][row])
            wrong.append(problem("percent", where=where, cell=cell))
        return NumberColumn(tuple(values), tuple(wrong))

    def understood(self, decimal: Decimal | None) -> LocalizedText:
        """What was understood of the file, to be shown: marks, size, what was left out."""
        marks = {
            "comma": LocalizedText("virgola decimale", "decimal comma"),
            "point": LocalizedText("punto decimale", "decimal point"),
        }
        many_columns, many_rows = len(self.header), len(self)
        parts = [marks[decimal]] if decimal else []
        parts += [
            LocalizedText(
                f"{many_columns} {'colonna' if many_columns == 1 else 'colonne'}",
                f"{many_columns} {'column' if many_columns == 1 else 'columns'}",
            ),
            LocalizedText(
                f"{many_rows} {'riga' if many_rows == 1 else 'righe'}",
                f"{many_rows} {'row' if many_rows == 1 else 'rows'}",
            ),
            self.written.understood(),
        ]
        if self.left_out:
            listed = ", ".join(map(str, self.left_out[:10])) + ("…" if self.left_out[10:] else "")
            parts.append(
                LocalizedText(
                    f"righe lasciate fuori perché titoli o note: {listed}",
                    f"rows left out as titles or notes: {listed}",
                )
            )
        return LocalizedText(
            ", ".join(part.it for part in parts), ", ".join(part.en for part in parts)
        )

    def _at(self, column: str | int) -> int:
        return column if isinstance(column, int) else self.position(column)

    def _reading(self, place: int, row: int) -> NumberReading:
        cell = self.columns[place][row]
        if (place, row) in self.numeric:
            value = float(cell.removesuffix("%"))
            return NumberReading(value, value, cell.endswith("%"))
        return reading(cell)

    def _readings(self, place: int) -> list[tuple[int, NumberReading]]:
        return [
            (row, self._reading(place, row))
            for row, cell in enumerate(self.columns[place])
            if not is_missing(cell)
        ]

    def _told_elsewhere(self) -> set[Decimal]:
        """Marks of all the columns whose every cell is a number."""
        told: set[Decimal] = set()
        for place in range(len(self.columns)):
            read = [number for _, number in self._readings(place)]
            if all(number.comma is not None or number.point is not None for number in read):
                told |= {number.telling_mark for number in read if number.telling_mark}
        return told

    def _refused(self, code: str, at: tuple[int, int], other: tuple[int, int]) -> RefusedError:
        cell, second = (short(self.columns[place][row]) for place, row in (at, other))
        both = sorted(value for value in reading(cell)[:2] if value is not None)
        small, big = f"{both[0]:.15g}", f"{both[-1]:.15g}"
        where = f"{letter(other[0])}{self.rows[other[1]]}"
        values = {"big": big, "small_it": small.replace(".", ","), "small_en": small}
        values |= {"comma": cell, "point": second, "other": where}
        return RefusedError([problem(code, where=self.place(*at), cell=cell, **values)])

    def _no_number(self, place: int, row: int, read: NumberReading, value: float | None) -> Problem:
        cell, where = short(self.columns[place][row]), self.place(place, row)
        if value is not None:
            return problem("infinite", where=where, cell=cell)
        other = read.comma is not None or read.point is not None
        mark_it = "punto" if read.comma is None else "virgola"
        mark_en = "point" if read.comma is None else "comma"
        return problem(
            "number",
            where=where,
            cell=cell,
            why_it=f": ha il {mark_it} decimale, che la tabella non usa" if other else "",
            why_en=f": it has a decimal {mark_en}, which the table does not use" if other else "",
        )
