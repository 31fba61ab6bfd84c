"""Pages on paper: their style sheet, and tables printed whole."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

WEB = Path(__file__).parents[1] / "web"


def style() -> str:
    """The style sheet for paper."""
    return (WEB / "built" / "print.css").read_text("utf-8")


def whole(draw: Callable[[], Any], rows: pd.DataFrame, *, key: str) -> None:
    """A table that scrolls on screen (``draw``) and is printed with all its ``rows`` on paper."""
    with st.container(key=f"atlas-whole-{key}"):
        draw()
        st.html(table(rows))


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
