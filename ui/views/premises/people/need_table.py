"""The areas with premises by every measure of need, as a table."""

import pandas as pd
import streamlit as st

from atlas import repository
from atlas.premises import need
from atlas.premises.facts import PlaceFacts
from atlas.premises.need import SCATTERED
from atlas.repository import index_places
from atlas.rows import row
from atlas.wording import numbers
from atlas.wording import ranks as rank_words
from indicators.spec import Indicator
from ui.state import session
from ui.views.premises.people.need_scatter import marked_areas


def area_table(facts: PlaceFacts | None) -> None:
    """The table twin of the marked areas: value and rank range by both measures."""
    words, names = session.words(), repository.areas()["short_name"]
    ranks, lines = index_places.need_by_area(), []
    for area, places in marked_areas(facts).items():
        line = {words("table.area"): str(names[area]), words("table.premises"): places}
        line[words("places.index_short")] = (
            need.rank_said(row(ranks, area), words.language)
            if area in ranks.index
            else words("area.unranked")
        )
        for key in SCATTERED:
            data = repository.indicator_data(key)
            values = row(data.by_year[data.indicator.latest_year], area)
            title = data.indicator.short_title.text(words.language)
            value = numbers.value(values["value"], data.indicator, language=words.language)
            line[title] = f"{value} · {_rank(values, data.indicator)}"
        lines.append(line)
    st.table(lines)


def _rank(values: pd.Series, indicator: Indicator) -> str:
    words = session.words()
    if pd.isna(values["rank"]):
        return words("area.unranked")
    return rank_words.said(values, indicator, language=words.language)
