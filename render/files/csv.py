"""The two writers of CSV: for people and their spreadsheet, and for programs. Pure.

Neither has lines of comment, and no text in them is run by a spreadsheet.
"""

import csv
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from pandas.api.types import is_bool_dtype, is_object_dtype, is_string_dtype

from atlas.wording import text
from atlas.wording.columns import table_in_words

FORMULA_SIGNS = ("=", "+", "-", "@")
SEPARATORS = {"it": (";", ","), "en": (",", ".")}
"""What a spreadsheet of each language splits columns at, and its decimal sign."""


def csv_file(table: pd.DataFrame, language: str, titles: Mapping[str, str] | None = None) -> bytes:
    """The table for people: one row of headings in words, then the rows; UTF-8 with its mark.

    An Italian file has semicolons and decimal commas, an English one commas and decimal points.
    Thousands are not parted, what is missing is empty, truth is a word. ``titles`` are headings
    that hold in this file before those of all files.
    """
    return reading_csv(table_in_words(table, language, titles), language)


def reading_csv(worded: pd.DataFrame, language: str) -> bytes:
    """A table whose headings are in words already, as :func:`csv_file` writes it."""
    separator, decimal = SEPARATORS[language]
    words = text(language)
    answers = {True: words("answer.affirmative"), False: words("answer.negative")}

    def written(cell: Any) -> Any:
        if isinstance(cell, bool | np.bool_):
            return answers[bool(cell)]
        if isinstance(cell, float):
            return "" if pd.isna(cell) else f"{cell:.10g}".replace(".", decimal)
        return "" if pd.isna(cell) else plain_cell(cell)

    cells = worded.astype("object").map(written)
    content = cells.to_csv(
        index=False, sep=separator, lineterminator="\n", quoting=csv.QUOTE_MINIMAL
    )
    return content.encode("utf-8-sig")


def machine_csv(table: pd.DataFrame) -> bytes:
    """The table for programs: names and codes as they are, commas, decimal points, full precision,
    ``true`` and ``false``; UTF-8 without a mark, the same in every language."""
    truths = [name for name in table.columns if is_bool_dtype(table[name])]
    answers = {name: table[name].map({True: "true", False: "false"}) for name in truths}
    plain = plain_table(table).assign(**answers)
    return plain.to_csv(index=False, lineterminator="\n").encode()


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
