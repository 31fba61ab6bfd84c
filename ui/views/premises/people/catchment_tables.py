"""Who lives around the premises, within a distance that is walked."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from atlas import repository
from atlas.premises import catchment
from atlas.premises.facts import PlaceFacts
from atlas.query import REACH
from atlas.repository import catchments
from atlas.rows import row
from ui.state import premises, session
from ui.views.premises.people import census
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
    st.caption(census.dataset_source("premises_reach"))
    part(census.zones_section, facts)
    part(census.schooling)


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
    rows, names = catchment.chosen(catchments.catchment_shapes(), reach), _names()
    facts = {str(place.row["premises_id"]): place for place in premises.shown()}
    order = sorted(facts, key=lambda key: -int(row(rows, key)["residents"]))
    lines = [
        {words("places.space"): f"{facts[key].area_name} · {names[key]}{census.mark(facts[key])}"}
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
        counts = row(catchment.chosen(catchments.catchment_shapes(), reach), key)
        lines.append(
            {words("reach.distance"): catchment.distance(reach, language)}
            | _counts(counts)
            | {words("places.also"): catchment.overlap(counts, names, language)}
        )
    st.table(lines)
    if facts.estimated:
        st.caption(words("places.estimated_reach"))


def _counts(counts: pd.Series) -> dict[str, str]:
    words = session.words()
    return {
        words(f"places.count_{count}"): catchment.estimate(counts, count, words.language)
        for count in catchment.COUNTS
    }


def _names() -> dict[str, str]:
    return {str(key): str(name) for key, name in repository.premises()["name"].items()}
