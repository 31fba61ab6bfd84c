"""Tables that scroll, sort and can be filtered, in the reader's language: all go through here."""

from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from atlas.wording import numbers, text
from ui.component import component

FILTERED_FROM = 16
"""Rows from which a table can be filtered."""

_filter = component(
    "filter", '<label><span></span><input type="search"></label><p role="status"></p>'
)


@dataclass(frozen=True, slots=True)
class OnPaper:
    """What is printed of a table that scrolls on screen: every row, as written words."""

    key: str
    rows: pd.DataFrame


def table(
    rows: Any,
    *,
    key: str,
    language: str,
    decimals: int | Mapping[str, int] = 0,
    on_paper: OnPaper | None = None,
    **look: Any,
) -> None:
    """Show ``rows``: numbers rounded and written as the language does, what is missing as a dash.

    ``decimals`` holds for the columns of fractions, or is told for each; whole numbers (years,
    identifiers) and words stay as they are. ``look`` goes to ``st.dataframe``. A long table can be
    filtered in the browser, and is printed as it is filtered.
    """
    frame = pd.DataFrame(rows).reset_index(drop=True)
    places = {str(name): decimals if isinstance(decimals, int) else decimals[str(name)]
              for name in frame.select_dtypes("float").columns}  # fmt: skip
    written: Any = {
        name: partial(numbers.number, language=language, decimals=digits)
        for name, digits in places.items()
    }
    long = len(frame) >= FILTERED_FROM
    if on_paper is None and long:
        on_paper = OnPaper(key, frame.assign(**{name: frame[name].map(write)
                                                for name, write in written.items()}))  # fmt: skip
    with nullcontext() if on_paper is None else st.container(key=f"atlas-whole-{on_paper.key}"):
        if long:
            words = text(language)
            data = {"label": words("table.filter"), "found": words("table.found")}
            _filter(key=f"{key}-filter", data=data, height="content")
        st.dataframe(
            frame.round(places).style.format(written),
            key=key,
            hide_index=True,
            placeholder=numbers.DASH,
            **look,
        )
        if on_paper is not None:
            st.html(printed(on_paper.rows))


def printed(rows: pd.DataFrame) -> str:
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
