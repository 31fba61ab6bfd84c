"""An Excel workbook as plain cells: sheets, what is hidden, and where a cell is."""

from __future__ import annotations

import math
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from data.importers import ImportRefusedError, Problem, in_file, problem
from data.read import fingerprint

MOST_BYTES = 20_000_000
MOST_ROWS, MOST_COLUMNS = 5_000, 200
BLANKS = frozenset({"", "-", "–", ".", "..", "...", "…", "n.d.", "nd", "n.a.", "na", "null"})
"""How a missing value is written."""

TEXT_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)*\s*%?")

Cell = Any


@dataclass(frozen=True, slots=True)
class Sheet:
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
    sheets: tuple[Sheet, ...]


def read_book(path: Path) -> Book:
    """Read every sheet. Raises :class:`ImportRefusedError` if it is no readable workbook."""
    import openpyxl  # type: ignore[import-untyped]
    from openpyxl.utils.exceptions import InvalidFileException  # type: ignore[import-untyped]

    try:
        if path.stat().st_size > MOST_BYTES:
            raise ImportRefusedError([too_large(path)])
        content = openpyxl.load_workbook(path, read_only=True, data_only=True)
        sheets = tuple(_sheets(content))
        content.close()
    except (OSError, InvalidFileException, zipfile.BadZipFile, KeyError, ValueError) as error:
        if isinstance(error, ImportRefusedError):
            raise
        raise ImportRefusedError([not_a_workbook(path)]) from error
    return Book(path.name, fingerprint(path), sheets)


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


def not_a_workbook(path: Path) -> Problem:
    """The problem of a file that is not there or is no .xlsx."""
    return problem(
        ("Il file non è una cartella Excel (.xlsx) leggibile.",
         "The file is not a readable Excel workbook (.xlsx)."),
        in_file(path.name),
        ("Estrarre il file .xlsx dallo .zip dell'ISTAT e sceglierlo di nuovo.",
         "Take the .xlsx file out of ISTAT's .zip and choose it again."),
    )  # fmt: skip


def too_large(path: Path) -> Problem:
    """The problem of a file beyond ``MOST_BYTES``."""
    megabytes = MOST_BYTES // 1_000_000
    return problem(
        (f"Il file supera i {megabytes} MB.", f"The file is over {megabytes} MB."),
        in_file(path.name),
        ("Il file dell'ISTAT è di pochi kB: controllare di avere scelto quello giusto.",
         "ISTAT's file is a few kB: check that it is the right one."),
    )  # fmt: skip


def _sheets(content: Any) -> Iterator[Sheet]:
    for sheet in content.worksheets:
        rows = sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True)
        cells = [tuple(row) for row in rows]
        width = max((len(row) for row in cells), default=0)
        even = tuple(row + (None,) * (width - len(row)) for row in cells)
        yield Sheet(sheet.title, sheet.sheet_state != "visible", even)
