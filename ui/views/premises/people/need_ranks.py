"""The rank ranges of the areas with premises."""

import streamlit as st

from atlas.premises import need
from atlas.premises.facts import PlaceFacts
from atlas.repository import index_places
from render.figures import rank_ranges
from render.style import palette
from ui.state import session
from ui.views.premises.people.need_scatter import area_names, marked_areas
from ui.widgets import figure


def index_ranks(facts: PlaceFacts | None) -> None:
    """Where the areas stand in the index, each with the range of its rank."""
    words, language, marked = session.words(), session.language(), marked_areas(facts)
    standings, names = need.needs_of(index_places.need_by_area(), marked), area_names()
    st.header(words("places.index_title"), anchor=False)
    st.markdown(f"**{need.index_sentence(standings, len(marked), language)}**")
    if len(standings):
        labels = {area: f"{names[area]} ({name})" for area, name in marked.items()}
        svg = rank_ranges.ranks_svg(
            standings, labels, theme=palette.theme(session.theme_name()), language=language
        )
        figure.drawing(svg, key="atlas-need-index")
    st.caption(words("places.index_note"))
