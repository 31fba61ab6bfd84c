"""The index in words: the sentence, whose design it is, what it is made of, the chosen area."""

import streamlit as st

from atlas import repository
from atlas.index.sentences import caution, label, why_unranked
from atlas.index.view import IndexView
from atlas.index.wording import moved, variant_title
from atlas.wording import numbers
from ui.state import session


def written(value: float, decimals: int = 1) -> str:
    """A number in the reader's language."""
    return numbers.number(value, language=session.language(), decimals=decimals)


def hundredths(part: float) -> str:
    """A part of one as a whole number of hundredths, in the reader's language."""
    return numbers.percent(written(100 * part, 0), language=session.language())


def area_card(view: IndexView) -> None:
    """The chosen area: its place with its range, what decides it."""
    words = session.words()
    if view.area is None:
        return
    with st.container(border=True, key="atlas-index-card"):
        st.markdown(f"**{repository.areas()['name'][view.area]}**")
        facts = view.facts.get(view.area)
        if facts is None:
            st.markdown(f"{words('index.no_rank')}: {why_unranked(view, view.area)}.")
            return
        st.markdown(label(view, view.area) + caution(view, facts))
        if facts.shift:
            choice = variant_title(view.design, facts.choice, facts.variant, words.language)
            st.markdown(words("index.decides", choice=choice, moved=moved(facts.shift, words)))
