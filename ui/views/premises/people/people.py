"""Who lives around: how many are near, whether that is where need is, what the census says."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from atlas.premises.facts import PlaceFacts
from ui.state import session
from ui.views.premises.people import catchment_tables, census
from ui.views.premises.people.need import need_section
from ui.widgets import figure
from ui.widgets.boundary import part


def people_section(facts: PlaceFacts | None) -> None:
    """People near the nine, or one; the rest in boxes that are closed."""
    words = session.words()
    if facts is None:
        part(catchment_tables.of_nine)
    else:
        part(catchment_tables.of_one, facts)
    boxes: dict[str, Callable[[], object]] = {
        "need": partial(need_section, facts),
        "census": partial(census.census_section, facts),
        "method": _method,
    }
    for name, draw in boxes.items():
        figure.twin(figure.Twin(words(f"places.box_{name}"), f"atlas-{name}-box", draw))


def _method() -> None:
    words = session.words()
    st.markdown(words("places.people_intro"))
    st.markdown(words("places.people_note"))
    st.caption(census.dataset_source("premises_reach"))
