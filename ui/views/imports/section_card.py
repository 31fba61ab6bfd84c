"""The chosen section beside its neighbourhood."""

import numpy as np
import pandas as pd
import streamlit as st

from atlas import repository
from atlas.wording import numbers
from indicators.engine import sections
from indicators.engine.interval import wilson
from ui.state import session
from ui.state.uploads import Loaded
from ui.views.imports.measure import PER_KM2, write
from ui.views.imports.section_map import chosen
from ui.widgets import cards


def section_card(now: Loaded, table: pd.DataFrame, whole: str) -> None:
    """The chosen section: value, interval, counts, and its neighbourhood from the same counts."""
    words, place = session.words(), chosen(table)
    if place is None:
        st.caption(words("sections.choose"))
        return
    row, source = table.iloc[place], now.table.iloc[place]
    area = int(source["area_id"])
    number = numbers.DASH if row["reason"] else write(row["value"], whole)
    below = words(f"missing.{row['reason']}") if row["reason"] else ""
    if not row["reason"] and not np.isnan(row["lower"]):
        ends = (write(row[end], whole) for end in ("lower", "upper"))
        below = words("area.interval", interval=numbers.span(*ends, language=words.language))
    entries = [
        (words("sections.nil", area=str(repository.areas()["short_name"][area])),
         _of_area(now, table, area, whole)),
        (words("sections.counts"), _counts(row)),
    ]  # fmt: skip
    title = f"{words('sections.one')} {int(source['section_id'])}"
    with st.container(border=True, key="atlas-section-card"):
        cards.facts(title, entries, number=number, below=below)


def _of_area(now: Loaded, table: pd.DataFrame, area: int, whole: str) -> str:
    """The neighbourhood's value, made of the counts of all its sections."""
    part, of = sections.summed(table["part"], table["whole"], by=now.table["area_id"])
    if not of[area] > 0:
        return numbers.DASH
    if whole == PER_KM2:
        return write(part[area] / of[area], whole)
    ends = wilson(part.loc[[area]], of.loc[[area]])
    low, high = (write(100 * float(end.iloc[0]), whole) for end in (ends.lower, ends.upper))
    middle = write(100 * part[area] / of[area], whole)
    return numbers.within(middle, low, high, language=session.language())


def _counts(row: pd.Series) -> str:
    language = session.language()
    part, whole = (
        numbers.DASH
        if np.isnan(row[name])
        else numbers.number(
            row[name], language=language, decimals=0 if float(row[name]).is_integer() else 3
        )
        for name in ("part", "whole")
    )
    return f"{part} / {whole}"
