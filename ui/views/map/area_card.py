"""The card of the chosen area: value, interval, rank, residents, premises, and what to mind."""

from typing import Any

import pandas as pd
import streamlit as st

from atlas import repository
from atlas.choropleth import Choropleth
from atlas.map_description import few_words, interval_words, rank_words
from atlas.rows import row
from atlas.wording import map_sentences, numbers
from indicators.catalogue import REGISTER_YEARS
from ui.state import premises, session
from ui.views.map import provenance
from ui.widgets import cards, page


def area_card(scene: Choropleth) -> Any:
    """The chosen area: value, interval, rank, city, residents, premises.

    Returns the room :func:`ui.views.map.area_trend.area_trend` fills, or ``None`` where no area is
    chosen: drawing the trend takes the browser as long as all the rest, and the card need not wait
    for it.
    """
    area = scene.selection.area
    if area is None:
        return None
    values, about = row(scene.rows, area), row(repository.areas(), area)
    entries = [*_rank(scene, values), *_about(scene, area, about)]
    with st.container(border=True, key="atlas-area-card"):
        cards.facts(
            str(about["name"]),
            entries,
            number=_number(scene, values),
            below=interval_words(scene, area),
        )
        for caution in _cautions(scene, values, area):
            st.caption(caution)
        room = st.container()
        page.page_link("quartiere", session.words()("profile.open_page", area=about["short_name"]))
        provenance.provenance(scene, area)
    return room


def _number(scene: Choropleth, values: pd.Series) -> str:
    return numbers.DASH if values["reason"] else scene.write(values["value"])


def _rank(scene: Choropleth, values: pd.Series) -> list[tuple[str, str]]:
    words = session.words()
    city = map_sentences.whole(scene.counted, language=words.language)
    entries = [(city, scene.write(scene.city))]
    rank = rank_words(scene, values)
    return [(words("area.rank"), rank), *entries] if rank else entries


def _about(scene: Choropleth, area: int, about: pd.Series) -> list[tuple[str, str]]:
    words = session.words()
    year = min(max(scene.selection.year, REGISTER_YEARS[0]), REGISTER_YEARS[-1])
    people = numbers.number(repository.residents()[(area, year)], language=words.language)
    many = str(about["municipi"]).split(";")
    inside = [
        str(facts.row["name"]) for facts in premises.last_known() if facts.row["area_id"] == area
    ]
    return [
        (words("area.population_year", year=year), people),
        (words("table.municipio"), ", ".join(many)),
        (words("area.premises"), ", ".join(inside) or words("area.premises_none")),
    ]


def _cautions(scene: Choropleth, values: pd.Series, area: int) -> list[str]:
    words = session.words()
    cautions = []
    if few := few_words(scene, values):
        cautions.append(few)
    if values["marked"]:
        excluded = values["rank_reason"] == "institutional"
        cautions.append(words("area.marked" if excluded else "area.marked_base"))
    if not values["reason"] and not scene.is_change and values["pooled_years"] == 3:
        cautions.append(words("area.pooled"))
    cautions += _ties(scene, area)
    for facts in premises.last_known():
        if facts.border_name and int(facts.row["border_area_id"]) == area:
            metres = int(facts.row["border_distance_m"])
            cautions.append(
                words("area.premises_border", place=facts.row["name"], metres=metres,
                      area=facts.area_name)
            )  # fmt: skip
    return cautions


def _ties(scene: Choropleth, area: int) -> list[str]:
    crosswalk = scene.indicator.crosswalk
    ties = repository.panel().ties_of(scene.indicator)
    if crosswalk is None or not crosswalk.known_codes or ties is None or area not in ties.index:
        return []
    names = repository.areas()["short_name"]
    others = [names[other] for other in ties.index[ties == ties[area]] if other != area]
    return [session.words()("map.ties", postcode=ties[area], others=", ".join(others))]
