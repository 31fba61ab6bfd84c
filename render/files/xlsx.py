"""Tables as a workbook with its papers (XLSX). Pure."""

import io
from collections.abc import Mapping
from typing import Any

import pandas as pd

from atlas.provenance.papers import Papers
from atlas.wording.columns import heading, table_in_words
from render.files.csv import plain_table

WIDEST, NARROWEST, MOST_DECIMALS = 60, 10, 6


def workbook(tables: Mapping[str, pd.DataFrame], papers: Papers) -> bytes:
    """One sheet for each table, then ``papers``: title, sentence, source, caveat, notes, date.

    Text that a spreadsheet would run as a formula is kept as text; the first line stays in sight.
    """
    language = papers.language
    fields = {"title": papers.title, "sentence": papers.sentence, "source": papers.source,
              "caveat": papers.caveat}  # fmt: skip
    about = [
        *((heading(name, language), value) for name, value in fields.items()),
        *papers.notes,
        (heading("made", language), papers.made_on),
    ]
    sheets = {**tables, "papers": pd.DataFrame(about, columns=["field", "text"])}
    titles = dict(papers.titles)
    return sheets_file(
        {name: table_in_words(table, language, titles) for name, table in sheets.items()}, language
    )


def sheets_file(sheets: Mapping[str, pd.DataFrame], language: str) -> bytes:
    """The one writer of workbooks: a sheet for each table, its name in the language."""
    file = io.BytesIO()
    with pd.ExcelWriter(file, engine="openpyxl") as book:
        for name, table in sheets.items():
            sheet_name = heading(name, language)
            plain_table(table).to_excel(book, sheet_name=sheet_name, index=False)
            _lay_out(book.sheets[sheet_name])
    return file.getvalue()


def _lay_out(sheet: Any) -> None:
    """Numbers with their own decimals, columns as wide as what is in them, heads in sight.

    Excel writes the signs of a number as its own language does.
    """
    sheet.freeze_panes = "A2"
    for column in sheet.columns:
        longest = max(len(str(cell.value or "")) for cell in column)
        letter = column[0].column_letter
        sheet.column_dimensions[letter].width = min(max(longest + 2, NARROWEST), WIDEST)
        for cell in column[1:]:
            if isinstance(cell.value, float):
                _, _, decimals = f"{cell.value:.{MOST_DECIMALS}f}".rstrip("0").partition(".")
                cell.number_format = f"#,##0.{'0' * len(decimals)}" if decimals else "#,##0"
