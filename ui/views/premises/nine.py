"""The nine premises as they stand: map, cards, table."""

from __future__ import annotations

import streamlit as st

from atlas.choropleth import Choropleth
from atlas.premises.facts import PlaceFacts
from render.maps.premises_marks import map_places
from ui.state import premises, session
from ui.widgets import cards
from ui.widgets.figure import Twin, twin
from ui.widgets.map import panel, symbols


def place_map(scene: Choropleth) -> None:
    """The shown premises on the map of the current indicator, as known on the day."""
    words = session.words()
    panel.draw_map(scene, tiles=False, places=map_places(premises.shown()))
    title = scene.indicator.title_before_year(words.language)
    st.caption(words("places.backdrop", title=title, year=scene.selection.year))
    symbols.key(scene)
    st.caption(words("estate.map_key"))


def place_cards() -> None:
    """One card for each shown premises: neighbourhood first, then the answer."""
    words, places = session.words(), premises.shown()
    if not places:
        st.info(words("places.nothing"), icon=":material/filter_alt_off:")
        return
    for start in range(0, len(places), 3):
        for column, facts in zip(st.columns(3), places[start : start + 3], strict=False):
            with column:
                _card(facts)


def _card(facts: PlaceFacts) -> None:
    words, key = session.words(), str(facts.row["premises_id"])
    rows = [
        (words("places.open_question"), facts.is_open()),
        (words("place.works"), facts.works()),
        (words("place.service"), facts.service()),
        (words("place.last_news"), facts.said_news(facts.news.premises)),
        (words("place.last_news_estate"), facts.said_news(facts.news.estate)),
    ]
    address = f"{facts.row['address']} · Municipio {int(facts.row['municipio'])}"
    with st.container(border=True, key=f"atlas-card-{key}"):
        cards.facts(facts.area_name, rows, below=address)
        for caution in facts.cautions():
            st.caption(caution)
        st.button(
            words("places.open_page", name=facts.row["name"]),
            key=f"atlas-open-{key}",
            on_click=premises.open_place,
            args=(key,),
        )


def place_table() -> None:
    """The table twin of map and cards: nine rows, there at once."""

    def draw() -> None:
        st.table([_row(facts) for facts in premises.shown()])

    twin(Twin(session.words()("places.table"), "atlas-places-table", draw, at_once=True))


def _row(facts: PlaceFacts) -> dict[str, str]:
    words = session.words()
    return {
        words("table.area"): facts.area_name,
        words("place.address"): str(facts.row["address"]),
        words("table.municipio"): str(int(facts.row["municipio"])),
        words("place.theme"): facts.theme(),
        words("places.open_question"): facts.is_open(),
        words("place.works"): facts.works(),
        words("place.service"): facts.service(),
        words("place.last_news"): facts.said_news(facts.news.premises),
        words("places.filter_certainty"): words(
            f"confidence_short.{facts.row['address_confidence']}"
        ),
    }
