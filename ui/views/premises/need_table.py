"""The areas with premises by every measure of need, as a table."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from atlas import repository
from atlas.premises import need
from atlas.premises.facts import PlaceFacts
from atlas.premises.need import SCATTERED
from atlas.repository import index_results
from atlas.rows import row
from atlas.wording import numbers
from atlas.wording import ranks as rank_words
from indicators.spec import Indicator
from ui.state import session
from ui.views.premises.need_scatter import marked_areas


def area_table(one: PlaceFacts | None) -> None:
    """The table twin of the marked areas: value and rank range by both measures."""
    words, names = session.words(), repository.areas()["short_name"]
    ranks, lines = index_results.need_by_area(), []
    for area, places in marked_areas(one).items():
        line = {words("table.area"): str(names[area]), words("table.premises"): places}
        line[words("places.index_short")] = (
            need.rank_said(row(ranks, area), words.language)
            if area in ranks.index
            else words("area.unranked")
        )
        for key in SCATTERED:
            shown = repository.indicator_data(key)
            found = row(shown.by_year[shown.indicator.latest_year], area)
            title = shown.indicator.short_title.said(words.language)
            value = numbers.value(found["value"], shown.indicator, language=words.language)
            line[title] = f"{value} · {_rank(found, shown.indicator)}"
        lines.append(line)
    st.table(lines)


def _rank(found: pd.Series, indicator: Indicator) -> str:
    words = session.words()
    if pd.isna(found["rank"]):
        return words("area.unranked")
    return rank_words.said(found, indicator, language=words.language)
