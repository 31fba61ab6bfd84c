"""The card of the chosen premises: address, both tracks, last news, people around, sources."""

import pandas as pd
import streamlit as st

from atlas.premises.catchment import distance
from atlas.premises.facts import PlaceFacts, nothing_open
from atlas.repository import catchments
from atlas.selection import Selection
from atlas.wording import numbers
from ui.state import premises, session
from ui.widgets import cards, page

ENDS = ("", "_lower", "_upper")


def place_card(selection: Selection) -> None:
    """The chosen premises: address, both tracks, last news, certainty, sources."""
    for facts in premises.last_known():
        if facts.row["premises_id"] == selection.place:
            _place(facts)


def _catchment(place: str) -> None:
    """People estimated around a premises, with their interval; never an outcome."""
    words, table = session.words(), catchments.premises_catchments()
    rows = table[table["premises_id"] == place].sort_values("radius_m")
    with st.expander(words("reach.title")):
        st.table(
            {
                words("reach.distance"): [
                    distance(str(radius), words.language) for radius in rows["radius_m"]
                ],
                words("reach.residents"): [_estimate(ends, "residents") for ends in _records(rows)],
                words("reach.households"): [
                    _estimate(ends, "households") for ends in _records(rows)
                ],
            }
        )
        st.caption(words("reach.note"))


def _records(rows: pd.DataFrame) -> list[dict[str, float]]:
    names = [f"{kind}{end}" for kind in ("residents", "households") for end in ENDS]
    return [
        {str(name): float(cell) for name, cell in record.items()}
        for record in rows[names].astype("float64").to_dict("records")
    ]


def _estimate(ends: dict[str, float], kind: str) -> str:
    """``18.800 (11.000–30.200)``: rounded to the hundred, as sure as it is."""
    language = session.language()
    middle, low, high = (
        numbers.number(round(ends[f"{kind}{end}"], -2), language=language) for end in ENDS
    )
    return numbers.within(middle, low, high, language=language)


def _place(facts: PlaceFacts) -> None:
    words = session.words()
    entries = [
        (words("place.address"), str(facts.row["address"])),
        ("", facts.where()),
        (words("place.theme"), facts.theme()),
        (words("place.works"), facts.works()),
        (words("place.service"), facts.service()),
        (words("place.last_news"), facts.said_news(facts.news.premises)),
        (words("place.last_news_estate"), facts.said_news(facts.news.estate)),
    ]
    with st.container(border=True, key="atlas-place-card"):
        below = nothing_open(premises.last_known())
        cards.facts(str(facts.row["name"]), entries, number="", below=below)
        for caution in facts.cautions():
            st.caption(caution)
        page.page_link("spazi", words("places.open_page", name=facts.row["name"]))
        _catchment(str(facts.row["premises_id"]))
        with st.expander(words("place.sources")):
            st.markdown("\n".join(f"- <{source}>" for source in facts.sources()))
