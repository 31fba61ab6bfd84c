"""The state of one premises: both tracks, rooms, last news, and what is not heard."""

from __future__ import annotations

import os
from functools import partial
from html import escape

import streamlit as st

from atlas import repository
from atlas.premises import enquiry
from atlas.premises.facts import PlaceFacts
from render.documents import premises_sheet
from render.documents.live_address import PUBLIC_URL
from ui.state import premises, session
from ui.widgets import cards, page, share
from ui.widgets.downloads import Download, downloads


def state_of_one(facts: PlaceFacts) -> None:
    """Both tracks of one premises, its rooms, its last news, and what is not known."""
    words, units = session.words(), repository.premises_units().loc[str(facts.row["premises_id"])]
    rows = [
        (words("places.open_question"), facts.is_open()),
        (words("place.works"), facts.works()),
        (words("place.service"), facts.service()),
        (words("place.operator"), facts.status.service.operator or words("place.no_operator")),
        (words("places.rooms"), str(units[f"note_{words.language}"])),
        (words("places.floor_area"), _floor_area(facts)),
        (words("place.last_news"), facts.said_news(facts.news.premises)),
        (words("place.last_news_estate"), facts.said_news(facts.news.estate)),
        (words("places.position"), str(facts.row[f"point_note_{words.language}"])),
    ]
    with st.container(border=True, key="atlas-space-card"):
        cards.facts("", rows)
        with st.expander(words("place.sources")):
            st.markdown("\n".join(f"- <{source}>" for source in facts.sources()))
        with st.container(horizontal=True):
            _sheet(facts)
            page.page_link("quartiere", words("profile.open_page", area=facts.area_name))
    stale_status(facts)


def _sheet(facts: PlaceFacts) -> None:
    """The premises on one printed page, as known on the day shown."""
    place, day, language = str(facts.row["premises_id"]), premises.day(), session.language()
    public = os.environ.get(PUBLIC_URL)
    downloads(
        [
            Download(
                session.words()("take.sheet"),
                f"{session.words()('file.sheet')} {facts.row['name']}.pdf",
                partial(premises_sheet, place, language, as_of=day, public=public),
                key="atlas-take-place-sheet",
                icon=":material/print:",
            )
        ]
    )


def _floor_area(facts: PlaceFacts) -> str:
    ends = (f"{int(facts.row[f'floor_area_{end}_m2'])}" for end in ("min", "max"))
    low, high = ends
    return session.words()("places.floor_area_text", low=low, high=high)


def stale_status(facts: PlaceFacts) -> None:
    """Nothing heard for long is a state of its own, with the question to put."""
    words = session.words()
    if not enquiry.stale(facts):
        return
    with st.container(border=True, key="atlas-silence"):
        st.markdown(f":material/hourglass_disabled: **{enquiry.stale_status(facts)}**")
        st.markdown(words("places.silence_help"))
        question = enquiry.enquiry(facts)
        with st.container(border=True):
            st.html(f'<p lang="{enquiry.ITALIAN}">{escape(question)}</p>')
        share.copy_button(question, words("places.copy_question"), key="atlas-copy-question")
