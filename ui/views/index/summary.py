"""The index in words: the sentence, whose design it is, what it is made of, the chosen area."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from atlas import repository
from atlas.index.sentences import caution, label, why_unranked
from atlas.index.view import IndexView
from atlas.index.wording import moved, variant_title, weighing_name
from atlas.repository import index_results
from atlas.wording import numbers
from ui.state import session
from ui.widgets import tables
from ui.widgets.tables import OnPaper


def written(value: float, decimals: int = 1) -> str:
    """A number in the reader's language."""
    return numbers.number(value, language=session.language(), decimals=decimals)


def hundredths(part: float) -> str:
    """A part of one as a whole number of hundredths, in the reader's language."""
    return numbers.percent(written(100 * part, 0), language=session.language())


def components(view: IndexView) -> None:
    """Each indicator with its year and its weight."""
    words = session.words()
    years = index_results.inputs(bool(view.design.year)).years
    effective = index_results.checks(view.name).effective
    weights = dict(zip(effective["key"], effective["weight"].astype(float), strict=True))
    frame = pd.DataFrame(
        {
            words("index.indicator"): [
                weighing_name(element, words.language) for element in view.design.indicators
            ],
            words("index.year"): [
                str(view.year or years.get(element.column) or "")
                for element in view.design.indicators
            ],
            words("index.weight"): [
                hundredths(weights[element.key]) for element in view.design.indicators
            ],
        }
    )
    st.markdown(f"**{words('index.components')}**")
    language = words.language
    tables.table(
        frame, key="atlas-index-parts", language=language, on_paper=OnPaper("components", frame)
    )
    if view.design.why_not_comparable:
        why = view.design.why_not_comparable.text(words.language)
        st.caption(f"{why[:1].upper()}{why[1:]}.")


def area_card(view: IndexView) -> None:
    """The chosen area: rank range, certainty, what decides."""
    words = session.words()
    if view.area is None:
        st.info(words("index.choose"))
        return
    st.markdown(f"**{repository.areas()['name'][view.area]}**")
    facts = view.facts.get(view.area)
    if facts is None:
        st.markdown(f"{words('index.no_rank')}: {why_unranked(view, view.area)}.")
        return
    st.markdown(label(view, view.area))
    st.markdown(words("index.certainty", word=facts.word(words.language)) + caution(view, facts))
    if facts.shift:
        choice = variant_title(view.design, facts.choice, facts.variant, words.language)
        st.markdown(words("index.decides", choice=choice, moved=moved(facts.shift, words)))
