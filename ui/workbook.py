"""Tables as a workbook with its papers (XLSX). Pure."""

from __future__ import annotations

import io
from collections.abc import Mapping

import pandas as pd

from ui.export import Papers, plain_cell

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDEST, NARROWEST = 60, 10


def workbook(tables: Mapping[str, pd.DataFrame], papers: Papers) -> bytes:
    """One sheet for each table, then ``papers``: title, sentence, source, caveat, notes, date.

    Text that a spreadsheet would run as a formula is kept as text; the first line stays in sight.
    """
    about = [
        ("title", papers.title),
        ("sentence", papers.sentence),
        ("source", papers.source),
        ("caveat", papers.caveat),
        *papers.notes,
        ("made", papers.made_on),
    ]
    sheets = {**tables, "papers": pd.DataFrame(about, columns=["field", "text"])}
    file = io.BytesIO()
    with pd.ExcelWriter(file, engine="openpyxl") as book:
        for name, table in sheets.items():
            table.map(plain_cell).to_excel(book, sheet_name=name, index=False)
            sheet = book.sheets[name]
            sheet.freeze_panes = "A2"
            for column in sheet.columns:
                longest = max(len(str(cell.value or "")) for cell in column)
                letter = column[0].column_letter
                sheet.column_dimensions[letter].width = min(max(longest + 2, NARROWEST), WIDEST)
    return file.getvalue()
