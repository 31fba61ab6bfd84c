"""One premises in a minute: its questions and answers, the question to put, the notice, the map."""

import streamlit as st

from atlas import repository
from atlas.premises import enquiry
from atlas.premises.facts import PlaceFacts
from render.maps import premises_tables
from ui.state import session
from ui.views.premises import printed
from ui.views.premises.where import where
from ui.widgets import figure, page, share
from ui.widgets.downloads import downloads


def one(facts: PlaceFacts) -> None:
    """Answers on the left; beside them what to do next, and where it is."""
    words = session.words()
    left, right = page.map_columns()
    with left:
        table = premises_tables.answers_table(facts, repository.premises_events())
        figure.drawing(table, key="atlas-answers")
    with right:
        share.copy_button(
            enquiry.enquiry(facts), words("places.copy_question"), key="atlas-copy-question"
        )
        downloads([printed.notice(facts)])
        where(facts)
        for caution in facts.cautions():
            st.caption(caution)
        with st.container(key="atlas-place-links"):
            page.page_link("mappa", words("places.on_map"))
            page.page_link("quartiere", words("profile.open_page", area=facts.area_name))
