"""What two measures say together, and which two they are."""

from functools import partial

import streamlit as st

from atlas import map_view
from atlas.query import SECOND
from atlas.two_measures import TwoMeasures, counted, sentence
from ui.state import address, session, uploads
from ui.widgets import controls, headings, page


def heading(pair: TwoMeasures) -> None:
    """What is seen in a sentence, and how much of it is certain."""
    sides = (pair.first.scene, pair.second.scene)
    headings.headline(sentence(pair), " · ".join(map(map_view.source_words, sides)))
    st.caption(counted(pair))


def choice(pair: TwoMeasures) -> None:
    """Which two; the way back to one."""
    words, known = session.words(), uploads.choices().indicators
    chosen = (
        ("map.indicator", "atlas-first", pair.first, session.choose_indicator),
        ("two.second", "atlas-second", pair.second, partial(address.put, SECOND.name)),
    )
    for label, key, side, changed in chosen:
        controls.selectbox(
            words(label), known, key=key, value=side.scene.indicator.key, changed=changed,
            format_func=lambda name: map_view.listed(known[name], words.language),
        )  # fmt: skip
    page.page_link("mappa", words("two.close"), **{SECOND.name: ""})
