"""Rows of cells as a file holds them, and how the file is written."""

from dataclasses import dataclass
from typing import NamedTuple

from base.limits import Limits
from base.problem import RefusedError
from base.tables.wording import problem, row_place
from base.text import LocalizedText

SEPARATOR_NAMES = {"\t": LocalizedText("tabulazione", "tab"), " ": LocalizedText("spazio", "space")}


class Row(NamedTuple):
    """A row: its number in the file, its cells, and which of them hold a number and not a text."""

    line: int
    cells: tuple[str, ...]
    numbers: frozenset[int] = frozenset()

    @property
    def is_blank(self) -> bool:
        """Whether no cell holds anything."""
        return not any(self.cells)


@dataclass(frozen=True, slots=True)
class Written:
    """How a file is written: ``separator`` and ``encoding`` of a text, ``sheet`` of a workbook.

    ``sheets`` are the other sheets that hold something.
    """

    separator: str = ""
    encoding: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()

    def understood(self) -> LocalizedText:
        """Separator and encoding, or the sheet."""
        if self.sheet:
            others = ", ".join(self.sheets)
            return LocalizedText(
                f"foglio «{self.sheet}»" + (f" (non letti: {others})" if others else ""),
                f"sheet “{self.sheet}”" + (f" (not read: {others})" if others else ""),
            )
        parts = [LocalizedText(f"codifica {self.encoding}", f"encoding {self.encoding}")]
        if self.separator:
            name = separator_name(self.separator)
            parts.insert(0, LocalizedText(f"separatore {name.it}", f"separator {name.en}"))
        return LocalizedText(
            ", ".join(part.it for part in parts), ", ".join(part.en for part in parts)
        )


@dataclass(frozen=True, slots=True)
class FileRows:
    """All rows of a file, blank ones too. ``even``: short rows end in empty cells (a workbook)."""

    rows: tuple[Row, ...]
    written: Written
    even: bool = False


class Meter:
    """Counts rows and cells while a file is read. Raises :class:`RefusedError` beyond the limits.

    Blank rows and empty cells at the end of a row are not counted: spreadsheets keep thousands.
    """

    def __init__(self, limits: Limits) -> None:
        self.limits, self.rows, self.cells = limits, 0, 0

    def count(self, line: int, cells: tuple[str, ...]) -> tuple[str, ...]:
        """Count a row and give back its cells."""
        limits, width = self.limits, len(cells)
        while width and not cells[width - 1]:
            width -= 1
        if width > limits.columns:
            raise RefusedError([problem("columns", where=row_place(line), most=limits.columns)])
        if width:
            self.rows += 1
            self.cells += width
        if self.rows > limits.rows:
            raise RefusedError([problem("rows", most=limits.rows)])
        if self.cells > limits.cells:
            raise RefusedError([problem("cells", most=limits.cells)])
        if max(map(len, cells[:width]), default=0) > limits.cell:
            raise RefusedError([problem("cell", where=row_place(line), most=limits.cell)])
        return cells[: limits.columns]


def separator_name(separator: str) -> LocalizedText:
    """How a sentence calls a separator."""
    return SEPARATOR_NAMES.get(separator, LocalizedText(separator, separator))
