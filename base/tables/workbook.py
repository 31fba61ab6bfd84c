"""An Excel workbook (.xlsx) to rows of cells."""

import io
import math
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from base.archive import check_workbook
from base.limits import Limits
from base.problem import RefusedError
from base.tables.kinds import NAMES
from base.tables.rows import FileRows, Meter, Row, Written
from base.tables.wording import cell_place, problem, quoted

MOST_LINES = 1_048_576
"""Rows of a sheet: a spreadsheet has no more."""


def workbook_rows(content: bytes, name: str, limits: Limits, sheet: str = "") -> FileRows:
    """The rows of the sheet of that name, else of the first visible one that holds something.

    Raises :class:`RefusedError` for a damaged workbook, a sheet that is not there, a formula
    without its result, or a cost beyond ``limits``.
    """
    import openpyxl

    check_workbook(io.BytesIO(content), limits, name=quoted(name, 100))
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        return _rows_of(book, content, limits, sheet)
    except RefusedError:
        raise
    except Exception as fault:  # openpyxl raises whatever its XML reader meets
        raise _damaged() from fault


def _damaged() -> RefusedError:
    name = NAMES["damaged"]
    return RefusedError([problem("kind", kind_it=name.it, kind_en=name.en)])


def _rows_of(book: Any, content: bytes, limits: Limits, wanted: str) -> FileRows:
    names = [sheet.title for sheet in book.worksheets if wanted or sheet.sheet_state == "visible"]
    if wanted and wanted not in names:
        raise RefusedError([problem("no_sheet", name=wanted, sheets=", ".join(names))])
    meter = Meter(limits)
    for place, name in enumerate(names):
        if wanted and name != wanted:
            continue
        rows = tuple(_sheet_rows(book[name], meter))
        if wanted or not all(row.is_blank for row in rows):
            _refuse_formulas(content, book[name], rows)
            others = tuple(quoted(other, 40) for other in names[place + 1 :])
            written = Written(sheet=quoted(name, 40), sheets=() if wanted else others)
            return FileRows(rows, written, even=True)
    raise RefusedError([problem("empty")])


def _sheet_rows(sheet: Any, meter: Meter) -> Iterator[Row]:
    sheet.reset_dimensions()
    for line, cells in enumerate(sheet.iter_rows(), start=1):
        if line > MOST_LINES:
            raise RefusedError([problem("rows", most=MOST_LINES)])
        texts = meter.count(line, tuple(_text(cell) for cell in cells))
        numbers = frozenset(n for n, cell in enumerate(cells) if _is_number(cell.value))
        if texts and any(texts):
            yield Row(line, texts, numbers)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _text(cell: Any) -> str:
    """A cell as text: numbers in full with a point, days as 2026-11-30, per cents as shown."""
    value = cell.value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        if "%" in (cell.number_format or "") and math.isfinite(value):
            return f"{_plain(float(f'{value * 100:.12g}'))}%"
        return _plain(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    return "" if value is None else str(value).strip()


def _plain(value: float) -> str:
    whole = isinstance(value, int) or (value.is_integer() and abs(value) < 1e15)
    return str(int(value)) if whole else repr(value)


def _refuse_formulas(content: bytes, sheet: Any, rows: tuple[Row, ...]) -> None:
    """A formula that was never worked out reads as an empty cell: that is no missing value."""
    import openpyxl

    with sheet._get_source() as source:
        if not any(b"<f" in piece for piece in iter(lambda: source.read(1 << 20), b"")):
            return
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=False)
    formulas = book[sheet.title]
    formulas.reset_dimensions()
    read = {row.line: row.cells for row in rows}
    for line, cells in enumerate(formulas.iter_rows(max_row=MOST_LINES), start=1):
        known = read.get(line, ())
        for place, cell in enumerate(cells):
            if cell.data_type == "f" and (place >= len(known) or not known[place]):
                raise RefusedError([problem("no_result", where=cell_place(line, place, ""))])
