"""Pages on paper: their style sheet, and tables printed whole."""

from __future__ import annotations

from html import escape

import pandas as pd

from render.style.web import built


def style() -> str:
    """The style sheet for paper."""
    return built("print.css")


def table(rows: pd.DataFrame) -> str:
    """The rows as a plain table, every cell escaped; seen on paper only."""
    heads = "".join(f'<th scope="col">{escape(str(name))}</th>' for name in rows.columns)
    lines = "".join(
        f"<tr>{''.join(f'<td>{escape(str(cell))}</td>' for cell in row)}</tr>"
        for row in rows.itertuples(index=False)
    )
    return (
        f'<table class="atlas-on-paper"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{lines}</tbody></table>"
    )
