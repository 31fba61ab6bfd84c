"""An Excel workbook as plain cells: sheets, what is hidden, and where a cell is."""

import io
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from base.archive import check_workbook
from base.files import read_bytes
from base.limits import MEGABYTE, Limits
from base.problem import RefusedError
from data.catalogue.read import fingerprint
from data.importers.problems import in_file, refusal

LIMITS = Limits(size=5 * MEGABYTE, unpacked=40 * MEGABYTE)
"""ISTAT's workbook of the index is a few kB."""

NO_WORKBOOK = frozenset({"not_an_archive", "damaged_archive", "not_a_workbook"})
MOST_ROWS, MOST_COLUMNS = 5_000, 200
BLANKS = frozenset({"", "-", "–", ".", "..", "...", "…", "n.d.", "nd", "n.a.", "na", "null"})
"""How a missing value is written."""

TEXT_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)*\s*%?")

Cell = Any


@dataclass(frozen=True, slots=True)
class WorkbookSheet:
    """One sheet: its cells from A1, rows of equal length."""

    name: str
    hidden: bool
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.rows[0]) if self.rows else 0

    def column(self, place: int) -> list[Cell]:
        """Cells of a column (counted from 0), top to bottom."""
        return [row[place] for row in self.rows]


@dataclass(frozen=True, slots=True)
class Book:
    """Sheets of a workbook and the fingerprint of its file."""

    name: str
    sha256: str
    sheets: tuple[WorkbookSheet, ...]


def read_book(path: Path) -> Book:
    """Read every sheet. Raises :class:`RefusedError` if it is no readable workbook.

    In a worker: what calamine holds in memory is bounded by nothing but the process.
    """
    content = read_bytes(path, LIMITS)
    sheets = tuple(
        WorkbookSheet(name, hidden, _even(sheet.to_python(skip_empty_area=False, nrows=MOST_ROWS)))
        for name, hidden, sheet in open_sheets(content, LIMITS, path.name)
    )
    return Book(path.name, fingerprint(path), sheets)


def open_sheets(content: bytes, limits: Limits, name: str) -> Iterator[tuple[str, bool, Any]]:
    """Name of each sheet of an XLSX, whether it is hidden, and calamine's cells of it.

    The file is judged first; see :mod:`base.archive`. Raises :class:`RefusedError`.
    """
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    with io.BytesIO(content) as file:
        try:
            check_workbook(file, limits, name=name)
            with CalamineWorkbook.from_filelike(file) as book:
                for sheet in book.sheets_metadata:
                    if sheet.typ == SheetTypeEnum.WorkSheet:
                        hidden = sheet.visible != SheetVisibleEnum.Visible
                        yield sheet.name, hidden, book.get_sheet_by_name(sheet.name)
        except (CalamineError, OSError, ValueError) as error:
            if isinstance(error, RefusedError) and not NO_WORKBOOK & set(error.codes):
                raise
            raise RefusedError([refusal("not_a_workbook", in_file(name))]) from error
        except BaseException as error:
            if type(error).__name__ == "PanicException":  # of Rust: it has no type of its own
                raise RefusedError([refusal("not_a_workbook", in_file(name))]) from error
            raise


def letter(place: int) -> str:
    """Letter of a column counted from 0: 0 is A, 13 is N, 26 is AA."""
    letters = ""
    left = place + 1
    while left:
        left, rest = divmod(left - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_name(place: int, row: int) -> str:
    """Name of a cell from its column and row, both counted from 0: (13, 2) is N3."""
    return f"{letter(place)}{row + 1}"


def is_blank(value: Cell) -> bool:
    """Whether a cell holds nothing, or one of the signs for nothing."""
    if isinstance(value, str):
        return value.strip().casefold() in BLANKS
    return value is None or (isinstance(value, float) and math.isnan(value))


def is_number(value: Cell) -> bool:
    """Whether a cell holds a number, not a text that looks like one."""
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def is_text_number(value: Cell) -> bool:
    """Whether a cell holds a number written as text: "103,4"."""
    return isinstance(value, str) and TEXT_NUMBER.fullmatch(value.strip()) is not None


def header_text(value: Cell) -> str:
    """A header on one line, or nothing."""
    return " ".join(str(value).split()) if isinstance(value, str) else ""


def _even(rows: list[list[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    """Rows of equal length, not beyond the columns that are looked at; an empty cell is none."""
    return tuple(tuple(None if cell == "" else cell for cell in row[:MOST_COLUMNS]) for row in rows)
