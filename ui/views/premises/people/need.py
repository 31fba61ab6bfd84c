"""Are the premises where need is? Sentences, the best nine, and where a tenth would stand."""

import pandas as pd
import streamlit as st

from atlas.premises import catchment, need
from atlas.premises.facts import PlaceFacts
from atlas.premises.need import NEEDS
from atlas.repository import catchments
from atlas.wording import numbers
from ui.state import premises, session
from ui.views.premises.people.census import dataset_source
from ui.views.premises.people.need_ranks import index_ranks
from ui.views.premises.people.need_scatter import area_names, scatter
from ui.views.premises.people.need_table import area_table
from ui.widgets.boundary import part


def need_section(facts: PlaceFacts | None) -> None:
    """Are the premises where need is? Sentences, scatter, the best nine points, and the tenth."""
    words, language = session.words(), session.language()
    coverage, points = catchments.siting()
    radius = catchment.radius(premises.current()[0].reach)
    for measure in NEEDS:
        st.markdown(f"- {need.verdict(coverage, measure, radius, language)}")
    part(_coverage_table, coverage, radius)
    st.caption(words("places.best_note"))
    st.caption(words("places.fifth_note"))
    part(index_ranks, facts)
    st.header(words("places.scatter_title"), anchor=False)
    part(scatter, facts)
    part(area_table, facts)
    st.header(words("places.tenth_title"), anchor=False)
    names = area_names()
    st.markdown(f"**{need.tenth_sentence(points, names, radius, language)}**")
    st.table(
        [
            {
                words("places.zone"): names[int(zone["area_id"])],
                words("places.street"): str(zone["street"]),
                words("places.gain"): need.gain(zone, language),
            }
            for _, zone in need.tenth(points, radius).iterrows()
        ]
    )
    st.caption(words("places.tenth_note"))
    st.caption(dataset_source("siting_coverage"))


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
