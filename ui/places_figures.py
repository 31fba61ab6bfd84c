"""Sections of the premises page in numbers: who is around, and need beside place."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from data.catalogue import dataset
from indicators.need import worst_areas
from indicators.spec import Indicator, Polarity, Unit
from ui import (
    cache,
    cards,
    index_cache,
    need_index,
    need_place,
    numbers,
    palette,
    places_state,
    rank_words,
    reach_cache,
    state,
    widgets,
    within_reach,
)
from ui.boundary import part
from ui.need_place import NEEDS, SCATTERED, Axis
from ui.places import PlaceFacts, short_name
from ui.places_view import REACHES
from ui.rows import row

ALL = "all"
RADII = (250, 500, 1000)


def people_section(one: PlaceFacts | None) -> None:
    """People within a distance of each premises, or within each distance of one."""
    words = state.words()
    st.markdown(words("places.people_intro"))
    if one is None:
        part(_people_of_nine)
    else:
        part(_people_of_one, one)
    st.caption(words("places.people_note"))
    st.caption(_source("premises_reach"))


def _reach_switch() -> str:
    words, (view, _) = state.words(), places_state.current()
    widgets.segmented_control(
        words("reach.distance"),
        REACHES,
        key="atlas-reach",
        value=view.reach,
        format_func=lambda reach: within_reach.distance(reach, words.language),
        changed=lambda reach: places_state.choose(reach=reach),
    )
    return view.reach


def _people_of_nine() -> None:
    words, language = state.words(), state.language()
    reach = _reach_switch()
    rows, names = within_reach.chosen(reach_cache.reach_shapes(), reach), _names()
    facts = {str(one.row["premises_id"]): one for one in places_state.shown()}
    order = sorted(facts, key=lambda key: -int(row(rows, key)["residents"]))
    lines = [
        {words("places.space"): f"{facts[key].area_name} · {names[key]}{_mark(facts[key])}"}
        | _counts(row(rows, key))
        | {words("places.also"): within_reach.overlap(row(rows, key), names, language)}
        for key in order
    ]
    whole = {words("places.space"): words("places.together")} | _counts(row(rows, ALL))
    st.table([*lines, whole | {words("places.also"): ""}])


def _people_of_one(one: PlaceFacts) -> None:
    words, language = state.words(), state.language()
    key, names = str(one.row["premises_id"]), _names()
    lines = []
    for reach in REACHES:
        found = row(within_reach.chosen(reach_cache.reach_shapes(), reach), key)
        lines.append(
            {words("reach.distance"): within_reach.distance(reach, language)}
            | _counts(found)
            | {words("places.also"): within_reach.overlap(found, names, language)}
        )
    st.table(lines)
    if one.estimated:
        st.caption(words("places.estimated_reach"))


def _mark(one: PlaceFacts) -> str:
    return " *" if one.estimated else ""


def _counts(found: pd.Series) -> dict[str, str]:
    words = state.words()
    return {
        words(f"places.count_{count}"): within_reach.estimate(found, count, words.language)
        for count in within_reach.COUNTS
    }


def _names() -> dict[str, str]:
    return {str(key): str(name) for key, name in cache.premises()["name"].items()}


def need_section(one: PlaceFacts | None) -> None:
    """Are the premises where need is? Sentences, scatter, yardstick, and the tenth."""
    words, language = state.words(), state.language()
    coverage, points = reach_cache.siting()
    radius = _radius()
    for measure in NEEDS:
        st.markdown(f"**{need_place.verdict(coverage, measure, radius, language)}**")
    st.caption(words("places.best_note"))
    st.caption(words("places.fifth_note"))
    part(_coverage_table, coverage, radius)
    part(_index, one)
    st.header(words("places.scatter_title"), anchor=False)
    part(_scatter, one)
    part(_area_table, one)
    st.header(words("places.tenth_title"), anchor=False)
    names = _area_names()
    st.markdown(f"**{need_place.tenth_sentence(points, names, radius, language)}**")
    st.table(
        [
            {
                words("places.zone"): names[int(found["area_id"])],
                words("places.street"): str(found["street"]),
                words("places.gain"): need_place.gain(found, language),
            }
            for _, found in need_place.tenth(points, radius).iterrows()
        ]
    )
    st.caption(words("places.tenth_note"))
    st.caption(_source("siting_coverage"))


def _radius() -> int:
    words, (view, _) = state.words(), places_state.current()
    now = int(view.reach) if view.reach.isdigit() else 500
    widgets.segmented_control(
        words("reach.distance"),
        RADII,
        key="atlas-radius",
        value=now,
        format_func=lambda radius: within_reach.distance(str(radius), words.language),
        changed=lambda radius: places_state.choose(reach=str(radius)),
    )
    return now


def _coverage_table(coverage: pd.DataFrame, radius: int) -> None:
    words, language = state.words(), state.language()
    lines = []
    for measure in (*NEEDS, "residents", "aged_80_plus_alone"):
        nine = need_place.coverage(coverage, measure, radius, "nine")
        best = (
            need_place.share(need_place.coverage(coverage, measure, radius, "best_nine"), language)
            if measure in NEEDS
            else numbers.DASH
        )
        lines.append(
            {
                words("places.who"): words(f"places.fifth_{measure}"),
                words("places.how_many"): numbers.number(float(nine["people"]), language=language),
                words("places.by_nine"): need_place.share(nine, language),
                words("places.by_best"): best,
            }
        )
    st.table(lines)


def axis(key: str) -> Axis:
    """A need measure of the latest year, with the edge of its worst fifth."""
    shown, language = cache.indicator_data(key), state.language()
    one = shown.indicator
    rows = shown.by_year[one.latest_year]
    values = rows["value"].where(rows["rank"].notna())
    down = one.polarity is Polarity.LOWER_IS_WORSE
    worst = worst_areas(-values if down else values, _residents())
    inside = values.loc[list(worst)]
    edge = float(inside.max() if down else inside.min())
    title = f"{one.title.said(language)} ({one.latest_year})"
    return Axis(values, edge, title, one.decimals, log=one.unit is Unit.EURO)


def _area_names() -> dict[int, str]:
    names = cache.areas()["short_name"]
    return dict(zip(names.index.astype(int), names, strict=True))


def _residents() -> pd.Series:
    residents = cache.residents()
    latest = residents.index.get_level_values("year").max()
    found: pd.Series = residents.xs(latest, level="year")
    return found


def _marked(one: PlaceFacts | None) -> dict[int, str]:
    facts = places_state.facts() if one is None else (one,)
    found: dict[int, str] = {}
    for each in facts:
        name, area = short_name(str(each.row["name"])), int(each.row["area_id"])
        found[area] = f"{found[area]}, {name}" if area in found else name
    return found


def _scatter(one: PlaceFacts | None) -> None:
    words, selected = state.words(), state.current()[0].area
    figure = need_place.scatter(
        axis(SCATTERED[0]),
        axis(SCATTERED[1]),
        names=_area_names(),
        marked=_marked(one),
        selected=selected,
        language=words.language,
        theme=palette.theme(state.theme_name()),
    )
    st.plotly_chart(
        figure,
        key="atlas-need",
        theme=None,
        config={"displayModeBar": False},
        on_select=_from_scatter,
        selection_mode="points",
        alt=words("places.scatter_alt"),
    )
    st.caption(words("places.scatter_note"))


def _index(one: PlaceFacts | None) -> None:
    """Where the areas stand in the index, each with the range of its rank."""
    words, language, marked = state.words(), state.language(), _marked(one)
    found, names = need_index.standing(index_cache.need_by_area(), marked), _area_names()
    st.header(words("places.index_title"), anchor=False)
    st.markdown(f"**{need_index.index_sentence(found, len(marked), language)}**")
    if len(found):
        labels = {area: f"{names[area]} ({name})" for area, name in marked.items()}
        svg = need_index.ranks_svg(
            found, labels, theme=palette.theme(state.theme_name()), language=language
        )
        cards.drawing(svg, key="atlas-need-index")
    st.caption(words("places.index_note"))


def _from_scatter() -> None:
    """A clicked point becomes the selected area, here and on the map."""
    points = st.session_state["atlas-need"]["selection"]["points"]
    if points:
        state.choose(area=int(points[0]["customdata"][1]))


def _area_table(one: PlaceFacts | None) -> None:
    """The table twin of the marked areas: value and rank range by both measures."""
    words, names = state.words(), cache.areas()["short_name"]
    ranks, lines = index_cache.need_by_area(), []
    for area, places in _marked(one).items():
        line = {words("table.area"): str(names[area]), words("table.premises"): places}
        line[words("places.index_short")] = (
            need_index.rank_said(row(ranks, area), words.language)
            if area in ranks.index
            else words("area.unranked")
        )
        for key in SCATTERED:
            shown = cache.indicator_data(key)
            found = row(shown.by_year[shown.indicator.latest_year], area)
            title = shown.indicator.short_title.said(words.language)
            value = numbers.value(found["value"], shown.indicator, language=words.language)
            line[title] = f"{value} · {_rank(found, shown.indicator)}"
        lines.append(line)
    st.table(lines)


def _rank(found: pd.Series, indicator: Indicator) -> str:
    words = state.words()
    if pd.isna(found["rank"]):
        return words("area.unranked")
    return rank_words.said(found, indicator, language=words.language)


def _source(key: str) -> str:
    words, card = state.words(), dataset(key)
    title = card.title.said(words.language)
    return words(
        "places.source_line",
        title=title,
        attribution=card.attribution.said(words.language),
        licence=card.licence.name.said(words.language),
    )
