"""The heading of the premises page: is it open, and until when the sources were read."""

import streamlit as st

from atlas import repository
from atlas.premises import answers, enquiry
from atlas.premises.facts import PlaceFacts
from atlas.rows import row
from ui.state import premises, session
from ui.views.premises import sentences, where
from ui.widgets import headings


def headline(facts: PlaceFacts | None) -> None:
    """The answer first: is it open?"""
    sentence = sentences.nine_sentence() if facts is None else sentences.one_sentence(facts)
    headings.headline(
        sentence,
        session.words()("places.register_source", sources=sentences.read_until()),
        presents=facts is None,
        slide=where.slide(facts, sentence),
        embeds={},
    )


def below(facts: PlaceFacts | None) -> None:
    """What was last heard of the call; of one premises where it is, and how old the news."""
    if facts is None:
        outcomes = dict.fromkeys(map(answers.outcome, premises.facts()))
        st.markdown(" ".join([*filter(None, outcomes), f"{sentences.read_until()}."]))
        return
    units = row(repository.premises_units(), str(facts.row["premises_id"]))
    st.markdown(
        f"{facts.row['neighbourhood']}, Municipio {int(facts.row['municipio'])}. "
        f"{answers.outline(facts, units)}."
    )
    if enquiry.stale(facts):
        silence = session.words()("places.silence_help")
        st.markdown(f"{enquiry.stale_status(facts)} {silence}")
