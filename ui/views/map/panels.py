"""The panels beside the map: legend, pickers, the card of an area, the card of a premises."""

from __future__ import annotations

from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from atlas import map_view, repository
from atlas.choropleth import Scene
from atlas.map_description import few_words, interval_words, standing_words
from atlas.premises.catchment import distance
from atlas.premises.facts import PlaceFacts, nothing_open
from atlas.repository import catchments
from atlas.rows import row
from atlas.selection import Selection
from atlas.wording import alt_text, map_sentences, numbers
from render.figures import trend
from render.figures.class_legend import legend_of
from render.style import palette
from ui.state import session, uploads
from ui.views.map import provenance
from ui.widgets import cards, controls, map_panel


def legend(shown: Scene) -> None:
    """The legend that is also the histogram, with the city's value on it."""
    if shown.refused is not None:
        _refusal()
        return
    colours = palette.theme(session.theme_name())
    drawn = legend_of(
        shown,
        colours,
        title=map_view.sentence_of(shown),
        textures=map_panel.textures_of(palette.class_colours(shown, colours)),
    )
    cards.drawing(drawn, key="atlas-legend")


def _refusal() -> None:
    words = session.words()
    st.info(words("map.refused"), icon=":material/block:")
    st.button(
        words("map.back_to_value"),
        key="atlas-back",
        on_click=session.choose,
        kwargs={"mode": "value"},
    )


def pickers(selection: Selection) -> None:
    """Choose an area or a premises without the map."""
    words, names = session.words(), repository.areas()["name"]
    places = repository.premises()["name"]
    controls.selectbox(
        words("map.area"),
        names.sort_values().index.tolist(),
        key="atlas-area",
        value=selection.area,
        none=words("map.area_none"),
        format_func=names.to_dict().__getitem__,
        changed=lambda area: session.choose(area=area),
    )
    controls.selectbox(
        words("map.place"),
        places.index.tolist(),
        key="atlas-place",
        value=selection.place,
        none=words("map.place_none"),
        format_func=places.to_dict().__getitem__,
        changed=session.go_to_place,
    )


def area_card(shown: Scene) -> Any:
    """The chosen area: value, interval, rank, city, residents, premises.

    Returns the room :func:`area_trend` fills, or ``None`` where no area is chosen: drawing the
    trend takes the browser as long as all the rest, and the card need not wait for it.
    """
    area = shown.selection.area
    if area is None:
        return None
    found, about = row(shown.rows, area), row(repository.areas(), area)
    entries = [*_standing(shown, found), *_about(shown, area, about)]
    with st.container(border=True, key="atlas-area-card"):
        st.html(
            _card(str(about["name"]), _number(shown, found), interval_words(shown, area), entries)
        )
        for said in _cautions(shown, found, area):
            st.caption(said)
        room = st.container()
        cards.page_link("quartiere", session.words()("profile.open_page", area=about["short_name"]))
        provenance.evidence(shown, area)
    return room


def area_trend(shown: Scene, room: Any) -> None:
    """The trend of the chosen area in the card's room; nothing without a card."""
    area = shown.selection.area
    if room is None or area is None:
        return
    with room:
        _trend(shown, area, str(row(repository.areas(), area)["short_name"]))


def _number(shown: Scene, found: pd.Series) -> str:
    return numbers.DASH if found["reason"] else shown.write(found["value"])


def _standing(shown: Scene, found: pd.Series) -> list[tuple[str, str]]:
    words = session.words()
    city = map_sentences.whole(shown.counted, language=words.language)
    entries = [(city, shown.write(shown.city))]
    rank = standing_words(shown, found)
    return [(words("area.rank"), rank), *entries] if rank else entries


def _about(shown: Scene, area: int, about: pd.Series) -> list[tuple[str, str]]:
    words = session.words()
    year = min(max(shown.selection.year, 2011), 2024)
    people = numbers.number(repository.residents()[(area, year)], language=words.language)
    many = str(about["municipi"]).split(";")
    kind = "area.municipi" if len(many) > 1 else "area.municipio"
    inside = [
        str(one.row["name"]) for one in map_panel.premises_facts() if one.row["area_id"] == area
    ]
    return [
        (words("area.population_year", year=year), people),
        ("", words(kind, number=many[0], numbers=", ".join(many))),
        (words("area.premises"), ", ".join(inside) or words("area.premises_none")),
    ]


def _cautions(shown: Scene, found: pd.Series, area: int) -> list[str]:
    words = session.words()
    said = []
    if few := few_words(shown, found):
        said.append(few)
    if found["marked"]:
        excluded = found["rank_reason"] == "institutional"
        said.append(words("area.marked" if excluded else "area.marked_base"))
    if not found["reason"] and not shown.is_change and found["pooled_years"] == 3:
        said.append(words("area.pooled"))
    said += _ties(shown, area)
    for one in map_panel.premises_facts():
        if one.border_name and int(one.row["border_area_id"]) == area:
            metres = int(one.row["border_distance_m"])
            said.append(
                words("area.premises_border", place=one.row["name"], metres=metres,
                      area=one.area_name)
            )  # fmt: skip
    return said


def _ties(shown: Scene, area: int) -> list[str]:
    crosswalk = shown.indicator.crosswalk
    ties = repository.panel().ties_of(shown.indicator)
    if crosswalk is None or not crosswalk.known_codes or ties is None or area not in ties.index:
        return []
    names = repository.areas()["short_name"]
    others = [names[other] for other in ties.index[ties == ties[area]] if other != area]
    said = session.words()("map.ties", postcode=ties[area], others=", ".join(others))
    return [said]


def _card(title: str, number: str, below: str, entries: list[tuple[str, str]]) -> str:
    rows = "".join(f"<dt>{escape(name)}</dt><dd>{escape(said)}</dd>" for name, said in entries)
    return (
        f'<div class="atlas-card"><h2>{escape(title)}</h2>'
        f'<p class="atlas-number">{escape(number)}</p><p>{escape(below)}</p><dl>{rows}</dl></div>'
    )


def _trend(shown: Scene, area: int, name: str) -> None:
    words, data = session.words(), uploads.indicator_data(shown.indicator.key)
    years = shown.indicator.years
    if len(years) < 2:
        st.caption(words("area.no_trend"))
        return
    span = numbers.span(str(years[0]), str(years[-1]), language=words.language)
    st.markdown(f"**{words('area.trend', span=span)}**")
    rows = data.table[data.table["area_id"] == area]
    figure = trend.trend(
        rows,
        data.city,
        year=shown.selection.year,
        breaks=[one.year for one in shown.indicator.breaks],
        decimals=shown.indicator.decimals,
        language=words.language,
        theme=palette.theme(session.theme_name()),
        words=trend.TrendWords(name, words("map.legend_city"), "", ""),
    )
    one = shown.indicator
    said = alt_text.trend_alt(
        rows,
        title=one.title.said(words.language),
        area=name,
        write=lambda found: numbers.value(found, one, language=words.language),
        words=words,
    )
    st.plotly_chart(
        figure, key="atlas-trend", theme=None, config={"displayModeBar": False}, alt=said
    )
    st.caption(f"━ {name}   ┄ {words('map.legend_city')}")


def place_card(selection: Selection) -> None:
    """The chosen premises: address, both tracks, last news, certainty, sources."""
    chosen = [
        one for one in map_panel.premises_facts() if one.row["premises_id"] == selection.place
    ]
    if chosen:
        _place(chosen[0])


def _reach(place: str) -> None:
    """People estimated around a premises, with their interval; never an outcome."""
    words, table = session.words(), catchments.premises_reach()
    rows = table[table["premises_id"] == place].sort_values("radius_m")
    with st.expander(words("reach.title")):
        st.table(
            {
                words("reach.distance"): [
                    distance(str(radius), words.language) for radius in rows["radius_m"]
                ],
                words("reach.residents"): [_estimate(one, "residents") for one in _records(rows)],
                words("reach.households"): [_estimate(one, "households") for one in _records(rows)],
            }
        )
        st.caption(words("reach.note"))


def _records(rows: pd.DataFrame) -> list[dict[str, float]]:
    names = [f"{kind}{end}" for kind in ("residents", "households") for end in ENDS]
    return [
        {str(name): float(cell) for name, cell in one.items()}
        for one in rows[names].astype("float64").to_dict("records")
    ]


ENDS = ("", "_lower", "_upper")


def _estimate(found: dict[str, float], kind: str) -> str:
    """``18.800 (11.000–30.200)``: rounded to the hundred, as sure as it is."""
    language = session.language()
    middle, low, high = (
        numbers.number(round(found[f"{kind}{end}"], -2), language=language) for end in ENDS
    )
    return numbers.within(middle, low, high, language=language)


def _place(one: PlaceFacts) -> None:
    words = session.words()
    entries = [
        (words("place.address"), str(one.row["address"])),
        ("", one.where()),
        (words("place.theme"), one.theme()),
        (words("place.works"), one.works()),
        (words("place.service"), one.service()),
        (words("place.last_news"), one.said_news(one.news.premises)),
        (words("place.last_news_estate"), one.said_news(one.news.estate)),
    ]
    with st.container(border=True, key="atlas-place-card"):
        st.html(_card(str(one.row["name"]), "", nothing_open(map_panel.premises_facts()), entries))
        for said in one.cautions():
            st.caption(said)
        cards.page_link("spazi", words("places.open_page", name=one.row["name"]))
        _reach(str(one.row["premises_id"]))
        with st.expander(words("place.sources")):
            st.markdown("\n".join(f"- <{source}>" for source in one.sources()))
