"""Sections of the premises page in numbers: who is around, and need beside place."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from atlas import repository
from atlas.premises import catchment, need
from atlas.premises.facts import PlaceFacts, short_name
from atlas.premises.need import NEEDS, SCATTERED
from atlas.premises.query import REACHES
from atlas.repository import catchments, index_results
from atlas.rows import row
from atlas.wording import numbers
from atlas.wording import ranks as rank_words
from data.catalogue.card import dataset
from indicators.engine.need import worst_areas
from indicators.spec import Indicator, Polarity, Unit
from render.figures import need_scatter, rank_ranges
from render.figures.need_scatter import Axis
from render.style import palette
from ui.state import premises, session
from ui.widgets import controls, figure
from ui.widgets.boundary import part

ALL = "all"
RADII = (250, 500, 1000)


def people_section(one: PlaceFacts | None) -> None:
    """People within a distance of each premises, or within each distance of one."""
    words = session.words()
    st.markdown(words("places.people_intro"))
    if one is None:
        part(_people_of_nine)
    else:
        part(_people_of_one, one)
    st.caption(words("places.people_note"))
    st.caption(_source("premises_reach"))


def _reach_switch() -> str:
    words, (view, _) = session.words(), premises.current()
    controls.segmented_control(
        words("reach.distance"),
        REACHES,
        key="atlas-reach",
        value=view.reach,
        format_func=lambda reach: catchment.distance(reach, words.language),
        changed=lambda reach: premises.choose(reach=reach),
    )
    return view.reach


def _people_of_nine() -> None:
    words, language = session.words(), session.language()
    reach = _reach_switch()
    rows, names = catchment.chosen(catchments.reach_shapes(), reach), _names()
    facts = {str(one.row["premises_id"]): one for one in premises.shown()}
    order = sorted(facts, key=lambda key: -int(row(rows, key)["residents"]))
    lines = [
        {words("places.space"): f"{facts[key].area_name} · {names[key]}{_mark(facts[key])}"}
        | _counts(row(rows, key))
        | {words("places.also"): catchment.overlap(row(rows, key), names, language)}
        for key in order
    ]
    whole = {words("places.space"): words("places.together")} | _counts(row(rows, ALL))
    st.table([*lines, whole | {words("places.also"): ""}])


def _people_of_one(one: PlaceFacts) -> None:
    words, language = session.words(), session.language()
    key, names = str(one.row["premises_id"]), _names()
    lines = []
    for reach in REACHES:
        found = row(catchment.chosen(catchments.reach_shapes(), reach), key)
        lines.append(
            {words("reach.distance"): catchment.distance(reach, language)}
            | _counts(found)
            | {words("places.also"): catchment.overlap(found, names, language)}
        )
    st.table(lines)
    if one.estimated:
        st.caption(words("places.estimated_reach"))


def _mark(one: PlaceFacts) -> str:
    return " *" if one.estimated else ""


def _counts(found: pd.Series) -> dict[str, str]:
    words = session.words()
    return {
        words(f"places.count_{count}"): catchment.estimate(found, count, words.language)
        for count in catchment.COUNTS
    }


def _names() -> dict[str, str]:
    return {str(key): str(name) for key, name in repository.premises()["name"].items()}


def need_section(one: PlaceFacts | None) -> None:
    """Are the premises where need is? Sentences, scatter, yardstick, and the tenth."""
    words, language = session.words(), session.language()
    coverage, points = catchments.siting()
    radius = _radius()
    for measure in NEEDS:
        st.markdown(f"**{need.verdict(coverage, measure, radius, language)}**")
    st.caption(words("places.best_note"))
    st.caption(words("places.fifth_note"))
    part(_coverage_table, coverage, radius)
    part(_index, one)
    st.header(words("places.scatter_title"), anchor=False)
    part(_scatter, one)
    part(_area_table, one)
    st.header(words("places.tenth_title"), anchor=False)
    names = _area_names()
    st.markdown(f"**{need.tenth_sentence(points, names, radius, language)}**")
    st.table(
        [
            {
                words("places.zone"): names[int(found["area_id"])],
                words("places.street"): str(found["street"]),
                words("places.gain"): need.gain(found, language),
            }
            for _, found in need.tenth(points, radius).iterrows()
        ]
    )
    st.caption(words("places.tenth_note"))
    st.caption(_source("siting_coverage"))


def _radius() -> int:
    words, (view, _) = session.words(), premises.current()
    now = int(view.reach) if view.reach.isdigit() else 500
    controls.segmented_control(
        words("reach.distance"),
        RADII,
        key="atlas-radius",
        value=now,
        format_func=lambda radius: catchment.distance(str(radius), words.language),
        changed=lambda radius: premises.choose(reach=str(radius)),
    )
    return now


def _coverage_table(coverage: pd.DataFrame, radius: int) -> None:
    words, language = session.words(), session.language()
    lines = []
    for measure in (*NEEDS, "residents", "aged_80_plus_alone"):
        nine = need.coverage(coverage, measure, radius, "nine")
        best = (
            need.share(need.coverage(coverage, measure, radius, "best_nine"), language)
            if measure in NEEDS
            else numbers.DASH
        )
        lines.append(
            {
                words("places.who"): words(f"places.fifth_{measure}"),
                words("places.how_many"): numbers.number(float(nine["people"]), language=language),
                words("places.by_nine"): need.share(nine, language),
                words("places.by_best"): best,
            }
        )
    st.table(lines)


def axis(key: str) -> Axis:
    """A need measure of the latest year, with the edge of its worst fifth."""
    shown, language = repository.indicator_data(key), session.language()
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
    names = repository.areas()["short_name"]
    return dict(zip(names.index.astype(int), names, strict=True))


def _residents() -> pd.Series:
    residents = repository.residents()
    latest = residents.index.get_level_values("year").max()
    found: pd.Series = residents.xs(latest, level="year")
    return found


def _marked(one: PlaceFacts | None) -> dict[int, str]:
    facts = premises.facts() if one is None else (one,)
    found: dict[int, str] = {}
    for each in facts:
        name, area = short_name(str(each.row["name"])), int(each.row["area_id"])
        found[area] = f"{found[area]}, {name}" if area in found else name
    return found


def _scatter(one: PlaceFacts | None) -> None:
    words, selected = session.words(), session.current()[0].area
    chart = need_scatter.scatter(
        axis(SCATTERED[0]),
        axis(SCATTERED[1]),
        names=_area_names(),
        marked=_marked(one),
        selected=selected,
        language=words.language,
        theme=palette.theme(session.theme_name()),
    )
    st.plotly_chart(
        chart,
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
    words, language, marked = session.words(), session.language(), _marked(one)
    found, names = need.standing(index_results.need_by_area(), marked), _area_names()
    st.header(words("places.index_title"), anchor=False)
    st.markdown(f"**{need.index_sentence(found, len(marked), language)}**")
    if len(found):
        labels = {area: f"{names[area]} ({name})" for area, name in marked.items()}
        svg = rank_ranges.ranks_svg(
            found, labels, theme=palette.theme(session.theme_name()), language=language
        )
        figure.drawing(svg, key="atlas-need-index")
    st.caption(words("places.index_note"))


def _from_scatter() -> None:
    """A clicked point becomes the selected area, here and on the map."""
    points = st.session_state["atlas-need"]["selection"]["points"]
    if points:
        session.choose(area=int(points[0]["customdata"][1]))


def _area_table(one: PlaceFacts | None) -> None:
    """The table twin of the marked areas: value and rank range by both measures."""
    words, names = session.words(), repository.areas()["short_name"]
    ranks, lines = index_results.need_by_area(), []
    for area, places in _marked(one).items():
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


def _source(key: str) -> str:
    words, card = session.words(), dataset(key)
    title = card.title.said(words.language)
    return words(
        "places.source_line",
        title=title,
        attribution=card.attribution.said(words.language),
        licence=card.licence.name.said(words.language),
    )
