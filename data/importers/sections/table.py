"""The rows of Milan in a regional file of sections, read piece by piece: the file may be large."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pandas as pd

from base.city import CITY
from base.files import read_bytes
from base.limits import LARGE_TABLE
from base.problem import RefusedError
from base.tables import Row, decoded, many, problem, row_place
from base.tables.kinds import TEXT, kind_of
from base.tables.text import stream
from base.worker import report
from data.importers import listed, whole_number
from data.importers.problems import FOUND, in_file, refusal
from data.importers.workbook import NO_WORKBOOK, open_sheets

AREA, SECTIONS = "COM_ASC2", ("SEZ21_ID", "SEZ2021")
PER_CITY = 10_000_000
"""A section is numbered city x 10,000,000 + section."""

ROWS_AT_ONCE = 5_000
FIRST_LOOK = 200_000
"""Bytes in which the headings must end: those of ISTAT's 126 columns take about 1,000."""

UNREADABLE = (OSError, UnicodeError, KeyError)
MARKS = (";", ",", "\t", "|")


def milan_rows(path: Path) -> pd.DataFrame:
    """Every column of the rows of Milan, as stored, with ``section_id`` in front.

    Headings come in capitals. Raises :class:`RefusedError` if the file is no table, lacks the
    headings that matter, or has no section of Milan.
    """
    try:
        pieces = [_of_milan(piece, path.name) for piece in _chunks(path)]
    except UNREADABLE as error:
        raise RefusedError([refusal("unreadable", in_file(path.name))]) from error
    except RefusedError as refused:
        if {*NO_WORKBOOK, "no_file", "encoding"} & set(refused.codes):
            raise RefusedError([refusal("unreadable", in_file(path.name))]) from refused
        raise
    rows = pd.concat(pieces, ignore_index=True) if pieces else pd.DataFrame()
    if rows.empty:
        raise RefusedError([refusal("not_milan", in_file(path.name))])
    return rows


def section_heading(columns: pd.Index) -> str | None:
    """The heading of the identifier of sections, if one is there."""
    return next((name for name in SECTIONS if name in columns), None)


def _of_milan(piece: pd.DataFrame, name: str) -> pd.DataFrame:
    piece.columns = pd.Index([str(column).strip().upper() for column in piece.columns])
    section = section_heading(piece.columns)
    if section is None or AREA not in piece.columns:
        lacking = [*([SECTIONS[0]] if section is None else []), AREA]
        missing = [heading for heading in lacking if heading not in piece.columns]
        where = in_file(name, FOUND, piece.columns)
        raise RefusedError([refusal("without_headings", where, missing=listed(missing))])
    ids = piece[section].map(whole_number).astype("Int64")
    ours = (ids // PER_CITY == CITY.code).fillna(False)
    rows = piece[ours].map(_whole)
    rows.insert(0, "section_id", ids[ours].astype("int64"))
    return rows


def _chunks(path: Path) -> Iterator[pd.DataFrame]:
    """The table some rows at a time; how far it is, is told to whoever waits."""
    content = read_bytes(path, LARGE_TABLE)
    if path.suffix.lower() == ".xlsx":
        yield from _workbook_pieces(content, path.name)
        return
    text, mark = _written_as(content, path.name)
    rows = stream(text, mark, LARGE_TABLE)
    heading = next(rows, None)
    if heading is None:
        raise RefusedError([refusal("unreadable", in_file(path.name))])
    lines, done = text.count("\n") + 1, 0
    while piece := list(islice(rows, ROWS_AT_ONCE)):
        done += len(piece)
        report(min(1.0, done / lines))
        yield _frame([row for row in piece if not row.is_blank], heading)


def _frame(rows: list[Row], heading: Row) -> pd.DataFrame:
    """The rows under their headings. A row with a cell too many or too few would shift: refused."""
    width = len(heading.cells)
    ragged = [
        problem("ragged", where=row_place(row.line), count=len(row.cells), width=width,
                header=heading.line)
        for row in rows
        if len(row.cells) != width
    ]  # fmt: skip
    if ragged:
        raise RefusedError(many(ragged))
    return pd.DataFrame([row.cells for row in rows], columns=list(heading.cells), dtype=str)


def _written_as(content: bytes, name: str) -> tuple[str, str]:
    """The text of a CSV, and the mark between its columns: the most frequent in the headings.

    Refuses headings without an end, and too many of them, before anything parses the file.
    """
    if kind_of(content) != TEXT:
        raise RefusedError([refusal("unreadable", in_file(name))])
    text, _ = decoded(content)
    heading = text[:FIRST_LOOK].split("\n", maxsplit=1)[0]
    mark = max(MARKS, key=heading.count)
    if len(heading) == FIRST_LOOK or heading.count(mark) >= LARGE_TABLE.columns:
        raise RefusedError([refusal("too_wide", in_file(name))])
    if "\0" in text:
        raise RefusedError([refusal("unreadable", in_file(name))])
    return text, mark


def _workbook_pieces(content: bytes, name: str) -> Iterator[pd.DataFrame]:
    sheets = open_sheets(content, LARGE_TABLE, name)
    _, _, sheet = next(sheets, ("", False, None))
    if sheet is None:
        raise RefusedError([refusal("unreadable", in_file(name))])
    if sheet.width > LARGE_TABLE.columns:
        raise RefusedError([refusal("too_wide", in_file(name))])
    if sheet.height > LARGE_TABLE.rows:
        raise RefusedError([refusal("too_many_rows", in_file(name))])
    rows = sheet.iter_rows()
    headings: list[Any] = next(rows, [])
    done = 0
    while piece := list(islice(rows, ROWS_AT_ONCE)):
        done += len(piece)
        report(done / sheet.height)
        yield pd.DataFrame(piece, columns=headings, dtype=object)


def _whole(cell: object) -> object:
    """A whole number as such: a workbook keeps every number with a fraction."""
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell
