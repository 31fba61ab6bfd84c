"""The nine premises as they stand: map, cards, table."""

from __future__ import annotations

import streamlit as st

from atlas.choropleth import Scene
from atlas.premises.facts import PlaceFacts
from render.maps.premises_marks import map_places
from ui.state import premises, session
from ui.widgets import cards
from ui.widgets.figure import Twin, twin
from ui.widgets.map import panel, symbols


def place_map(scene: Scene) -> None:
    """The shown premises on the map of the current indicator, as known on the day."""
    words = session.words()
    panel.draw_map(scene, tiles=False, places=map_places(premises.shown()))
    title = scene.indicator.title.said(words.language)
    st.caption(words("places.backdrop", title=title, year=scene.selection.year))
    symbols.key()


def place_cards() -> None:
    """One card for each shown premises: neighbourhood first, then the answer."""
    words, shown = session.words(), premises.shown()
    if not shown:
        st.info(words("places.nothing"), icon=":material/filter_alt_off:")
        return
    for start in range(0, len(shown), 3):
        for column, one in zip(st.columns(3), shown[start : start + 3], strict=False):
            with column:
                _card(one)


def _card(one: PlaceFacts) -> None:
    words, key = session.words(), str(one.row["premises_id"])
    rows = [
        (words("places.open_question"), one.is_open()),
        (words("place.works"), one.works()),
        (words("place.service"), one.service()),
        (words("place.last_news"), one.said_news(one.news.premises)),
        (words("place.last_news_estate"), one.said_news(one.news.estate)),
    ]
    address = f"{one.row['address']} · Municipio {int(one.row['municipio'])}"
    with st.container(border=True, key=f"atlas-card-{key}"):
        cards.facts(one.area_name, rows, below=address)
        for said in one.cautions():
            st.caption(said)
        st.button(
            words("places.open_page", name=one.row["name"]),
            key=f"atlas-open-{key}",
            on_click=premises.open_place,
            args=(key,),
        )


def place_table() -> None:
    """The table twin of map and cards: nine rows, there at once."""

    def draw() -> None:
        st.table([_row(facts) for facts in premises.shown()])

    twin(Twin(session.words()("places.table"), "atlas-places-table", draw, at_once=True))


def _row(one: PlaceFacts) -> dict[str, str]:
    words = session.words()
    return {
        words("table.area"): one.area_name,
        words("place.address"): str(one.row["address"]),
        words("table.municipio"): str(int(one.row["municipio"])),
        words("place.theme"): one.theme(),
        words("places.open_question"): one.is_open(),
        words("place.works"): one.works(),
        words("place.service"): one.service(),
        words("place.last_news"): one.said_news(one.news.premises),
        words("places.filter_certainty"): words(
            f"confidence_short.{one.row['address_confidence']}"
        ),
    }
