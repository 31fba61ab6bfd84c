"""The trend of the chosen area beside the city's, in the room its card has left."""

from typing import Any

import streamlit as st

from atlas import repository
from atlas.choropleth import Choropleth
from atlas.rows import row
from atlas.wording import alt_text, numbers
from render.figures import trend
from render.style import palette
from ui.state import session, uploads


def area_trend(scene: Choropleth, room: Any) -> None:
    """The trend of the chosen area in the card's room; nothing without a card."""
    area = scene.selection.area
    if room is None or area is None:
        return
    with room:
        _trend(scene, area, str(row(repository.areas(), area)["short_name"]))


def _trend(scene: Choropleth, area: int, name: str) -> None:
    words, data = session.words(), uploads.indicator_data(scene.indicator.key)
    years = scene.indicator.years
    if len(years) < 2:
        st.caption(words("area.no_trend"))
        return
    span = numbers.span(str(years[0]), str(years[-1]), language=words.language)
    st.markdown(f"**{words('area.trend', span=span)}**")
    rows = data.table[data.table["area_id"] == area]
    chart = trend.trend(
        rows,
        data.city,
        year=scene.selection.year,
        breaks=[broken.year for broken in scene.indicator.breaks],
        decimals=scene.indicator.decimals,
        language=words.language,
        theme=palette.theme(session.theme_name()),
        words=trend.TrendWords(name, words("map.legend_city"), "", ""),
    )
    indicator = scene.indicator
    alt = alt_text.trend_alt(
        rows,
        title=indicator.title.text(words.language),
        area=name,
        write=lambda value: numbers.value(value, indicator, language=words.language),
        words=words,
    )
    st.plotly_chart(chart, key="atlas-trend", theme=None, config={"displayModeBar": False}, alt=alt)
    st.caption(f"━ {name}   ┄ {words('map.legend_city')}")
