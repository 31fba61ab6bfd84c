"""A reader's own panel, from the bytes of a file to its rows: what is good, what is not, and why.

A panel is long: one row per area and year. What cannot be known from the file is asked: which
column is the value, whether decimals take a comma or a point. Pure.
"""

import hashlib
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import NamedTuple

import pandas as pd

from atlas.evaluation.own_panel import PREFIX, OwnPanel
from atlas.wording.untrusted import name_of
from base.limits import MEGABYTE, Limits
from base.problem import NOWHERE, Problem, RefusedError
from base.tables import Asked, Decimal, Table, is_missing, read_table, reading
from base.text import LocalizedText
from data.catalogue.area_names import AreaNames

LIMITS = Limits(size=2 * MEGABYTE, unpacked=20 * MEGABYTE, rows=50_000, cells=500_000)
LEAST_YEARS, LEAST_AREAS, MOST_SHOWN = 2, 10, 8
AREA_NUMBERS = ("areaid", "idnil", "nilid", "idarea", "codnil", "codicenil", "nilcod", "numeronil",
                "comasc2")  # fmt: skip
AREA_NAMES = ("area", "nil", "quartiere", "nomenil", "nilnome", "nomequartiere", "neighbourhood",
              "neighborhood", "denominazione", "nilsrc")  # fmt: skip
YEARS = ("year", "anno", "annodiriferimento", "annoriferimento", "referenceyear")
VALUES = ("value", "valore")
FIRST_YEAR, LAST_YEAR = 1900, 2100
FLAWS = ("no_area", "no_year", "no_value", "area", "area_two", "year", "twice", "few_years",
         "few_areas")  # fmt: skip
"""Codes of :class:`Flaw` with a sentence in the texts; others bring their sentence."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing wrong with a file: ``code`` names its sentence, ``row`` is the line of the file.

    ``where`` names the cell; ``problem`` is there where the reader of tables found it.
    """

    code: str
    row: int | None = None
    quoted: str = ""
    where: LocalizedText = NOWHERE
    problem: Problem | None = None


class OwnRefusedError(ValueError):
    """The file is no panel of the city's areas; ``flaws`` lists all that was found."""

    def __init__(self, flaws: Sequence[Flaw]) -> None:
        super().__init__(", ".join(flaw.code for flaw in flaws))
        self.flaws = tuple(flaws)


class OwnAnswers(NamedTuple):
    """What the person says where the file does not: the decimal mark, the column of the value."""

    decimal: Decimal | None = None
    value: str = ""


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """What must be said before the file can be read.

    ``about`` is ``"value"`` (``options`` are columns) or ``"decimal"`` (a number that may be two).
    """

    about: str
    options: tuple[str, ...] = ()
    example: str = ""


@dataclass(frozen=True, slots=True)
class OwnReading:
    """A file read: the panel of its ``good`` rows, the flaws of the others, what was understood."""

    panel: OwnPanel
    flaws: tuple[Flaw, ...]
    good: int
    understood: LocalizedText


class _Columns(NamedTuple):
    areas: tuple[int, ...]
    year: int
    value: int


def read_own(
    content: bytes, file: str, names: AreaNames, answers: OwnAnswers | None = None
) -> OwnReading | OwnQuestion:
    """The panel in a CSV or XLSX file with the columns area, year and value, in any order.

    Raises :class:`OwnRefusedError` for a file that is no table, lacks one of the three, or has too
    few good rows.
    """
    answers = answers or OwnAnswers()
    try:
        table = read_table(
            content, file, limits=LIMITS, options=Asked(answers.decimal), lenient=True
        )
    except RefusedError as refused:
        flaws = [Flaw(problem.code, problem=problem) for problem in refused.problems]
        raise OwnRefusedError(flaws) from refused
    columns = _columns(table, answers.value)
    if isinstance(columns, OwnQuestion):
        return columns
    try:
        decimal = answers.decimal or table.decimal([columns.value])
    except RefusedError as refused:
        return OwnQuestion("decimal", example=_example(table, columns.value, refused))
    return _read(table, columns, names, decimal, content)


def _read(
    table: Table, columns: _Columns, names: AreaNames, decimal: Decimal | None, content: bytes
) -> OwnReading:
    column = table.numbers(columns.value, decimal)
    if mixed := [problem for problem in column.problems if problem.code == "percent"]:
        raise OwnRefusedError([Flaw(problem.code, problem=problem) for problem in mixed])
    flaws = [Flaw(problem.code, row, problem=problem) for row, problem in table.ragged]
    bad_values = {problem.where.it: problem for problem in column.problems}
    rows: list[tuple[int, int, float, int]] = []
    for n, line in enumerate(table.rows):
        area, flaw_area = _area(table, columns.areas, n, names)
        year, flaw_year = _year(table, columns.year, n)
        wrong = [flaw for flaw in (flaw_area, flaw_year) if flaw]
        if bad := bad_values.get(table.place(columns.value, n).it):
            wrong.append(Flaw(bad.code, line, problem=bad))
        flaws += wrong
        if not wrong:
            rows.append((area, year, column.values[n], line))
    rows, twice = _once(rows)
    few = _few(rows)
    if few:
        raise OwnRefusedError([*_sorted(flaws + twice), *few])
    panel = _panel(table, columns.value, rows, content, decimal)
    return OwnReading(panel, tuple(_sorted(flaws + twice)), len(rows), table.understood(decimal))


def _panel(
    table: Table,
    value: int,
    rows: Sequence[tuple[int, int, float, int]],
    content: bytes,
    decimal: Decimal | None,
) -> OwnPanel:
    header = table.header[value]
    title = PurePath(table.file).stem if _head(header) in VALUES else header
    print_ = hashlib.sha256(f"{content!r}{title}{decimal}".encode()).hexdigest()[:16]
    decimals = max((_decimals(row[2]) for row in rows), default=0)
    return OwnPanel(
        key=f"{PREFIX}{print_}",
        file=name_of(PurePath(table.file).name),
        title=name_of(title),
        years=tuple(sorted({year for _, year, _, _ in rows})),
        decimals=decimals,
        table=pd.DataFrame([row[:3] for row in rows], columns=["area_id", "year", "value"]),
    )


def _decimals(value: float) -> int:
    return 0 if math.isnan(value) else len(f"{value:.2f}".rstrip("0").partition(".")[2])


def _columns(table: Table, value_name: str) -> _Columns | OwnQuestion:
    heads = [_head(name) for name in table.header]
    numbers = [heads.index(head) for head in AREA_NUMBERS if head in heads]
    named = [heads.index(head) for head in AREA_NAMES if head in heads]
    year = next((heads.index(head) for head in YEARS if head in heads), None)
    areas = tuple(dict.fromkeys([*numbers, *named]))
    listed = ", ".join(name for name in table.header if name)[:120]
    flaws = [
        Flaw(code, table.header_row, listed)
        for code, lacking in (("no_area", not areas), ("no_year", year is None))
        if lacking
    ]
    rest = [n for n in range(len(heads)) if n not in areas and n != year and table.header[n]]
    value = _value_column(table, heads, rest, value_name)
    if value is None:
        flaws.append(Flaw("no_value", table.header_row, listed))
    if flaws or year is None or value is None:
        raise OwnRefusedError(flaws)
    return value if isinstance(value, OwnQuestion) else _Columns(areas, year, value)


def _head(name: str) -> str:
    """A heading without capitals and signs: ``NIL_ID`` is ``nilid``."""
    return re.sub(r"[\W_]", "", name).casefold()


def _value_column(
    table: Table, heads: Sequence[str], rest: Sequence[int], name: str
) -> int | OwnQuestion | None:
    once = [n for n in rest if table.header.count(table.header[n]) == 1]
    if name:
        return next((n for n in once if table.header[n] == name), None)
    if called := [n for n in once if heads[n] in VALUES]:
        return called[0]
    numeric = [n for n in once if _mostly_numbers(table.texts(n))] or once
    if len(numeric) > 1:
        return OwnQuestion("value", options=tuple(table.header[n] for n in numeric))
    return numeric[0] if numeric else None


def _mostly_numbers(cells: Sequence[str]) -> bool:
    known = [reading(cell) for cell in cells if not is_missing(cell)]
    good = sum(number.comma is not None or number.point is not None for number in known)
    return bool(known) and good * 2 >= len(known)


def _area(
    table: Table, places: Sequence[int], row: int, names: AreaNames
) -> tuple[int, Flaw | None]:
    """The area that the row names; two columns that name it must not name two."""
    line, cells = table.rows[row], [table.texts(place)[row] for place in places]
    candidates = [names.find(cell) for cell in cells]
    if len(candidates[0]) != 1:
        return 0, Flaw("area", line, cells[0][:40], table.place(places[0], row))
    area = candidates[0][0]
    for place, cell, others in zip(places[1:], cells[1:], candidates[1:], strict=True):
        if others and area not in others:
            pair = f"{cells[0][:20]} / {cell[:40]}"
            return 0, Flaw("area_two", line, pair, table.place(place, row))
    return area, None


def _year(table: Table, place: int, row: int) -> tuple[int, Flaw | None]:
    cell = table.texts(place)[row]
    match = re.fullmatch(r"([12][0-9]{3})(?:[.,]0+)?", cell)
    if match and FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        return int(match[1]), None
    return 0, Flaw("year", table.rows[row], cell[:40], table.place(place, row))


Row = tuple[int, int, float, int]


def _once(rows: Sequence[Row]) -> tuple[list[Row], list[Flaw]]:
    """Each area and year once; where two rows give two values, neither is taken."""
    first: dict[tuple[int, int], Row] = {}
    flaws, unsure = [], set()
    for row in rows:
        area, year, value, line = row
        before = first.setdefault((area, year), row)
        if before is not row:
            flaws.append(Flaw("twice", line, str(before[3])))
            if value != before[2] and (area, year) not in unsure:
                unsure.add((area, year))
                flaws.append(Flaw("twice", before[3], str(line)))
    return [row for key, row in first.items() if key not in unsure], flaws


def _few(rows: Sequence[Row]) -> list[Flaw]:
    known = [row for row in rows if not math.isnan(row[2])]
    years, areas = {row[1] for row in known}, {row[0] for row in known}
    flaws = []
    if len(years) < LEAST_YEARS:
        flaws.append(
            Flaw("few_years", quoted=", ".join(str(year) for year in sorted(years)) or "0")
        )
    if len(areas) < LEAST_AREAS:
        flaws.append(Flaw("few_areas", quoted=f"{len(areas)}"))
    return flaws


def _sorted(flaws: Sequence[Flaw]) -> list[Flaw]:
    return sorted(flaws, key=lambda flaw: flaw.row or 0)


def _example(table: Table, value: int, refused: RefusedError) -> str:
    ambiguous = (cell for cell in table.texts(value) if reading(cell).ambiguous)
    told = (cell for cell in table.texts(value) if reading(cell).telling_mark)
    return next(ambiguous, next(told, "")) if refused.problems else ""
