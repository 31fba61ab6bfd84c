"""Tables that scroll and sort, in the reader's language: every one on screen goes through here."""

from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from atlas.wording import numbers


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
    identifiers) and words stay as they are. ``look`` goes to ``st.dataframe``.
    """
    with nullcontext() if on_paper is None else st.container(key=f"atlas-whole-{on_paper.key}"):
        _scrolling(rows, key, language, decimals, look)
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


def _scrolling(
    rows: Any, key: str, language: str, decimals: int | Mapping[str, int], look: Mapping[str, Any]
) -> None:
    frame = pd.DataFrame(rows).reset_index(drop=True)
    fractions = [str(name) for name in frame.select_dtypes("float").columns]
    places = {name: decimals if isinstance(decimals, int) else decimals[name] for name in fractions}
    written: Any = {
        name: partial(numbers.number, language=language, decimals=digits)
        for name, digits in places.items()
    }
    st.dataframe(
        frame.round(places).style.format(written),
        key=key,
        hide_index=True,
        placeholder=numbers.DASH,
        **look,
    )
