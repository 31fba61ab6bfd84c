"""Who lives around the premises, within a distance that is walked."""

import pandas as pd
import streamlit as st

from atlas import repository
from atlas.premises import catchment, need
from atlas.premises.facts import PlaceFacts
from atlas.query import REACH
from atlas.repository import catchments
from atlas.rows import row
from ui.state import premises, session
from ui.widgets import controls

ALL = "all"


def of_nine() -> None:
    """People within one distance of each of the nine, and of all together."""
    words, (view, _), language = session.words(), premises.current(), session.language()
    rows = catchment.chosen(catchments.catchment_shapes(), view.reach)
    st.markdown(f"**{catchment.sentence(row(rows, ALL), view.reach, language)}**")
    radius, (coverage, _) = catchment.radius(view.reach), catchments.siting()
    st.markdown(need.verdict(coverage, need.NEEDS[0], radius, language))
    controls.selectbox(
        words("reach.distance"),
        REACH.values,
        key="atlas-reach",
        value=view.reach,
        format_func=lambda reach: catchment.distance(reach, language),
        width=260,
        changed=lambda reach: premises.choose(reach=reach),
    )
    facts = {str(place.row["premises_id"]): place for place in premises.shown()}
    order = sorted(facts, key=lambda key: -int(row(rows, key)["residents"]))
    lines = [
        {words("places.space"): _named(facts[key])}
        | _counts(row(rows, key))
        | {words("places.also"): catchment.overlap(row(rows, key), _names(), language)}
        for key in order
    ]
    whole = {words("places.space"): words("places.together")} | _counts(row(rows, ALL))
    st.table([*lines, whole | {words("places.also"): ""}])
    if any(place.estimated for place in facts.values()):
        st.caption(words("places.star"))


def of_one(facts: PlaceFacts) -> None:
    """People within each distance of one premises."""
    words, language = session.words(), session.language()
    key, lines = str(facts.row["premises_id"]), []
    shapes = catchments.catchment_shapes()
    near = row(catchment.chosen(shapes, REACH.default), key)
    st.markdown(f"**{catchment.sentence(near, REACH.default, language, of_one=True)}**")
    for reach in REACH.values:
        counts = row(catchment.chosen(shapes, reach), key)
        lines.append(
            {words("reach.distance"): catchment.distance(reach, language)}
            | _counts(counts)
            | {words("places.also"): catchment.overlap(counts, _names(), language)}
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


def _named(place: PlaceFacts) -> str:
    """Address and neighbourhood, with a star where the point on the map is estimated."""
    star = " *" if place.estimated else ""
    return f"{place.row['address']}, {place.row['neighbourhood']}{star}"


def _names() -> dict[str, str]:
    return {str(key): str(name) for key, name in repository.premises()["name"].items()}
