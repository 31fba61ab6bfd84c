"""The one writer of CSV: notes above in ``#`` lines, and text that no spreadsheet runs. Pure."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd
from pandas.api.types import is_object_dtype, is_string_dtype

from atlas.provenance.papers import Papers
from atlas.wording import text
from atlas.wording.columns import table_in_words

FORMULA_SIGNS = ("=", "+", "-", "@")
SEPARATORS = {"it": (";", ","), "en": (",", ".")}
"""What a spreadsheet of each language splits columns at, and its decimal sign."""


def csv_file(table: pd.DataFrame, papers: Papers) -> bytes:
    """The table as CSV in the language of its papers, which stand above it.

    An Italian file has semicolons and decimal commas, an English one commas and decimal points.
    Thousands are not parted, what is missing is empty, truth is a word.
    """
    notes = [
        papers.title,
        papers.sentence,
        papers.source,
        papers.caveat,
        *(f"{name}: {note}" for name, note in papers.notes),
        papers.made_on,
    ]
    separator, decimal = SEPARATORS[papers.language]
    words = text(papers.language)
    answers = {True: words("answer.affirmative"), False: words("answer.negative")}

    def written(cell: Any) -> Any:
        if isinstance(cell, bool | np.bool_):
            return answers[bool(cell)]
        if isinstance(cell, float):
            return "" if pd.isna(cell) else f"{cell:.10g}".replace(".", decimal)
        return "" if pd.isna(cell) else plain_cell(cell)

    worded = table_in_words(table, papers.language).astype("object").map(written)
    return written_csv(worded, notes, separator=separator)


def written_csv(table: pd.DataFrame, notes: Iterable[str], *, separator: str = ",") -> bytes:
    """The columns of ``table``, as they are, under its notes; UTF-8 with its mark."""
    file = io.StringIO()
    for note in notes:
        file.write(f"# {' '.join(note.split())}\n")
    table.to_csv(file, index=False, sep=separator, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    return file.getvalue().encode("utf-8-sig")


def plain_table(table: pd.DataFrame) -> pd.DataFrame:
    """The table with each of its texts as a :func:`plain_cell`."""
    texts = {
        name: column.map(plain_cell)
        for name, column in table.items()
        if is_object_dtype(column) or is_string_dtype(column)
    }
    return table.assign(**{str(name): column for name, column in texts.items()})


def plain_cell(cell: Any) -> Any:
    """Text on one line; what a spreadsheet would run as a formula is kept as text.

    See OWASP, "CSV injection". Numbers stay numbers, also below zero.
    """
    if not isinstance(cell, str):
        return cell
    line = " ".join(cell.split())
    return f"'{line}" if line.startswith(FORMULA_SIGNS) else line
