"""The rows of Milan in a regional file of sections, read piece by piece: the file may be large."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pandas as pd

from data.importers import MILAN, ImportRefusedError, whole_number
from data.importers import sections_problems as say

AREA, SECTIONS = "COM_ASC2", ("SEZ21_ID", "SEZ2021")
PER_CITY = 10_000_000
"""A section is numbered city x 10,000,000 + section."""

ROWS_AT_ONCE = 20_000
ENCODINGS = ("utf-8-sig", "latin-1")
UNREADABLE = (
    OSError,
    UnicodeError,
    KeyError,
    zipfile.BadZipFile,
    pd.errors.ParserError,
    pd.errors.EmptyDataError,
)
MARKS = (";", ",", "\t", "|")


def milan_rows(path: Path) -> pd.DataFrame:
    """Every column of the rows of Milan, as stored, with ``section_id`` in front.

    Headings come in capitals. Raises :class:`ImportRefusedError` if the file is no table, lacks the
    headings that matter, or has no section of Milan.
    """
    try:
        pieces = [_of_milan(piece, path.name) for piece in _pieces(path)]
    except UNREADABLE as error:
        raise ImportRefusedError([say.unreadable(path.name)]) from error
    rows = pd.concat(pieces, ignore_index=True) if pieces else pd.DataFrame()
    if rows.empty:
        raise ImportRefusedError([say.not_milan(path.name)])
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
        raise ImportRefusedError([say.without_headings(name, missing, piece.columns)])
    ids = piece[section].map(whole_number).astype("Int64")
    ours = (ids // PER_CITY == MILAN).fillna(False)
    rows = piece[ours].copy()
    rows.insert(0, "section_id", ids[ours].astype("int64"))
    return rows


def _pieces(path: Path) -> Iterator[pd.DataFrame]:
    if path.suffix.lower() == ".xlsx":
        yield from _workbook_pieces(path)
        return
    encoding, mark = _written_as(path)
    with pd.read_csv(
        path, sep=mark, encoding=encoding, dtype=str, keep_default_na=False, chunksize=ROWS_AT_ONCE
    ) as reader:
        yield from reader


def _written_as(path: Path) -> tuple[str, str]:
    """Encoding of a CSV, and the mark between its columns: the most frequent in the headings."""
    with path.open("rb") as file:
        sample = file.read(1_000_000)
    encoding = ENCODINGS[0]
    try:
        sample.decode(encoding)
    except UnicodeDecodeError as error:
        if error.end < len(sample):
            encoding = ENCODINGS[1]
    heading = sample.split(b"\n", maxsplit=1)[0].decode(encoding, errors="replace")
    return encoding, max(MARKS, key=heading.count)


def _workbook_pieces(path: Path) -> Iterator[pd.DataFrame]:
    import openpyxl  # type: ignore[import-untyped]

    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    try:
        rows = book.worksheets[0].iter_rows(values_only=True)
        headings = next(rows, ())
        while piece := list(islice(rows, ROWS_AT_ONCE)):
            yield pd.DataFrame(piece, columns=list(headings), dtype=object)
    finally:
        book.close()
