"""The atlas's snapshot beside the version before it: who moves, and why."""

import numpy as np
import streamlit as st

from atlas import repository
from atlas.index.versions import crossings
from atlas.index.view import IndexView
from atlas.index.wording import element_title
from atlas.repository import index_places, index_results
from atlas.repository.index_results import BEFORE, FIRST
from atlas.wording import numbers
from indicators.index.uncertainty.comparison import compared
from ui.state import session
from ui.state.index import DESIGN
from ui.views.index.comparison.moves import moves_table
from ui.widgets import page


def earlier(view: IndexView) -> None:
    """What the version before was made of, who crosses the limit of the worst fifth, whose census
    figure is weak, and the areas that move most."""
    words = session.words()
    if view.name != FIRST:
        return
    st.header(words("index.earlier"), anchor=False)
    before = index_results.facts(BEFORE, None, view.errors)
    counts = (
        sum(index.counts and index.coverage >= 1 for index in facts.values())
        for facts in (before, view.facts)
    )
    then, now = counts
    st.markdown(words("index.earlier_why", then=then, now=now))
    crossing = crossings(before, view.facts)
    entering, leaving = (
        "; ".join(_moved(view, area) for area in areas) or numbers.DASH
        for areas in (crossing.entering, crossing.leaving)
    )
    st.markdown(words("index.earlier_in", listed=entering))
    st.markdown(words("index.earlier_out", listed=leaving))
    st.markdown(words("index.earlier_doubtful"))
    st.markdown("\n".join(f"- {line}" for line in _errors(view)))
    scores = index_results.scored(BEFORE)
    moves_table(view, BEFORE, scores.design, before, compared(scores, view.design))
    page.page_link(
        "indice", words("index.earlier_open"), icon=":material/history:", **{DESIGN: BEFORE}
    )


def _moved(view: IndexView, area: int) -> str:
    """``San Siro (posto 25, poi 12; prima ignoti: ...)``."""
    words, name = session.words(), repository.areas()["short_name"][area]
    ranks = (index_results.facts(BEFORE, None, view.errors).get(area), view.facts[area])
    then, now = (str(index.rank) if index else numbers.DASH for index in ranks)
    scores = index_results.scored(BEFORE)
    row = int((scores.table.ids == area).argmax())
    lacking = [
        element_title(element, words.language)
        for element in scores.design.indicators
        if np.isnan(scores.score[element.key][row])
    ]
    unknown = words("index.earlier_unknown", listed=", ".join(lacking)) if lacking else ""
    return words("index.earlier_moved", area=name, then=then, now=now, unknown=unknown)


def _errors(view: IndexView) -> list[str]:
    """The doubtful areas of the worst fifth, each with the known error and its rank without it."""
    words, names = session.words(), repository.areas()["short_name"]
    return [
        words(
            "index.earlier_error",
            area=names[area],
            rank=view.facts[area].rank,
            error=numbers.signed(error, language=words.language, decimals=1),
            corrected=corrected,
        )
        for area, (error, corrected) in index_places.census_errors().items()
    ]
