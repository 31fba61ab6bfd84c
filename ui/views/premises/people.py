"""Who lives around the premises, within a distance that is walked."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from atlas import repository
from atlas.premises import catchment, estate
from atlas.premises.facts import PlaceFacts
from atlas.query import REACH
from atlas.repository import catchments
from atlas.rows import row
from atlas.wording import numbers
from data.catalogue.card import dataset
from indicators.engine.change import refusal
from ui.state import premises, session
from ui.widgets import controls
from ui.widgets.boundary import part

ALL = "all"
RADII = (250, 500, 1000)


def people_section(facts: PlaceFacts | None) -> None:
    """People within a distance of each premises, or within each distance of one."""
    words = session.words()
    st.markdown(words("places.people_intro"))
    if facts is None:
        part(_people_of_nine)
    else:
        part(_people_of_one, facts)
    st.caption(words("places.people_note"))
    st.caption(dataset_source("premises_reach"))
    part(zones_section, facts)
    part(_schooling)


def zones_section(facts: PlaceFacts | None) -> None:
    """The census zones near the premises: two photographs of one, or all nine side by side."""
    words, table = session.words(), catchments.estate_zones()
    st.subheader(words("estate.title"))
    st.markdown(words("estate.intro"))
    if facts is None:
        lines = [
            {words("places.space"): f"{place.area_name} · {place.row['name']}{_mark(place)}"}
            | dict(zip(estate.heads_of_nine(words), estate.of_nine(zones, words), strict=True))
            for place in premises.shown()
            for zones in [estate.zones_of(table, str(place.row["premises_id"]))]
        ]
        st.table(lines)
    else:
        zones = estate.zones_of(table, str(facts.row["premises_id"]))
        st.markdown(f"**{estate.sentence(zones, words, estimated=facts.estimated)}**")
        heads = estate.heads(zones, words)
        for column, year in zip(st.columns(2), estate.MEASURES, strict=True):
            named = [words(f"estate.year_{year}"), *heads[1:]]
            rows = estate.photograph(zones, year, words)
            column.table([dict(zip(named, row, strict=True)) for row in rows])
    st.caption(f"{words('estate.photographs')} {words('estate.range_note')}")
    st.caption(dataset_source("estate_precincts"))


def _schooling() -> None:
    """Schooling in the areas of the premises: 2021, with 2011 in the details and no difference."""
    words, places = session.words(), premises.shown()
    areas = {int(place.row["area_id"]): place.area_name for place in places}
    data = repository.indicator_data("low_education_2021")
    st.markdown(f"**{words('places.schooling')}**")
    st.table(
        [
            {words("table.area"): name}
            | {words("places.schooling_2021"): _estimate(row(data.by_year[2021], area), data)}
            for area, name in areas.items()
        ]
    )
    st.caption(words("places.schooling_note"))
    st.caption(dataset_source("census_estimates_2021"))
    with st.expander(words("places.schooling_2011")):
        st.table(
            [
                {words("table.area"): name, words("places.schooling_2011"): _in_2011(area)}
                for area, name in areas.items()
            ]
        )
        why = refusal(data.indicator, since=2011, year=2021)
        st.caption("" if why is None else why.text(words.language))


def _estimate(values: pd.Series, data: repository.IndicatorData) -> str:
    language = session.language()
    if values["reason"]:
        return session.words()(f"missing.{values['reason']}")
    value = numbers.value(values["value"], data.indicator, language=language)
    ends = values["lower"], values["upper"]
    return f"{value} ({numbers.interval(*ends, data.indicator, language=language)})"


def _in_2011(area: int) -> str:
    """The official share; where it is not known, the estimate, which says that it is one."""
    words, checks = session.words(), repository.shipped("census_checks")
    same = (checks["quantity"] == "low_education") & (checks["area_id"] == area)
    shares = checks[same].iloc[0]
    known = pd.notna(shares["official_pct"])
    share = shares["official_pct" if known else "estimate_pct"]
    value = numbers.value(share, repository.indicator_data("low_education").indicator,
                          language=words.language)  # fmt: skip
    return value if known else f"{value} ({words('places.schooling_estimate')})"


def _reach_switch() -> str:
    words, (view, _) = session.words(), premises.current()
    controls.segmented_control(
        words("reach.distance"),
        REACH.values,
        key="atlas-reach",
        value=view.reach,
        format_func=lambda reach: catchment.distance(reach, words.language),
        changed=lambda reach: premises.choose(reach=reach),
    )
    return view.reach


def radius_switch() -> int:
    """The switch between distances in metres; returns the one to show."""
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


def _people_of_nine() -> None:
    words, language = session.words(), session.language()
    reach = _reach_switch()
    rows, names = catchment.chosen(catchments.reach_shapes(), reach), _names()
    facts = {str(place.row["premises_id"]): place for place in premises.shown()}
    order = sorted(facts, key=lambda key: -int(row(rows, key)["residents"]))
    lines = [
        {words("places.space"): f"{facts[key].area_name} · {names[key]}{_mark(facts[key])}"}
        | _counts(row(rows, key))
        | {words("places.also"): catchment.overlap(row(rows, key), names, language)}
        for key in order
    ]
    whole = {words("places.space"): words("places.together")} | _counts(row(rows, ALL))
    st.table([*lines, whole | {words("places.also"): ""}])


def _people_of_one(facts: PlaceFacts) -> None:
    words, language = session.words(), session.language()
    key, names = str(facts.row["premises_id"]), _names()
    lines = []
    for reach in REACH.values:
        counts = row(catchment.chosen(catchments.reach_shapes(), reach), key)
        lines.append(
            {words("reach.distance"): catchment.distance(reach, language)}
            | _counts(counts)
            | {words("places.also"): catchment.overlap(counts, names, language)}
        )
    st.table(lines)
    if facts.estimated:
        st.caption(words("places.estimated_reach"))


def _mark(facts: PlaceFacts) -> str:
    return " *" if facts.estimated else ""


def _counts(counts: pd.Series) -> dict[str, str]:
    words = session.words()
    return {
        words(f"places.count_{count}"): catchment.estimate(counts, count, words.language)
        for count in catchment.COUNTS
    }


def _names() -> dict[str, str]:
    return {str(key): str(name) for key, name in repository.premises()["name"].items()}


def dataset_source(key: str) -> str:
    """Title, attribution and licence of a table, in one line."""
    words, card = session.words(), dataset(key)
    title = card.title.text(words.language)
    return words(
        "places.source_line",
        title=title,
        attribution=card.attribution.text(words.language),
        licence=card.licence.name.text(words.language),
    )
