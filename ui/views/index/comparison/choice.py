"""Two designs side by side: which other one, or this one kept aside to edit on."""

import streamlit as st

from atlas.index.view import IndexView
from atlas.repository import index_results
from atlas.wording.untrusted import SENTENCE, foreign
from indicators.index.design.problem import IndexProblemError
from indicators.index.uncertainty.comparison import compared
from ui.state import design_changes, index, session
from ui.state.index import OTHER
from ui.views.index.comparison.names import KEPT, name_of
from ui.views.index.comparison.side_by_side import side_by_side
from ui.views.index.design.files import design_uploader
from ui.widgets import controls


def comparison(view: IndexView) -> None:
    """Choose the other design, or keep this one aside and edit on; then compare."""
    words = session.words()
    st.caption(words("index.compare_note"))
    _choose(view)
    name = index.other()
    if not name:
        return
    if name == view.name:
        st.info(words("index.compare_same"))
        return
    try:
        other = index_results.design_named(name)
        if bool(other.year) != bool(view.design.year):
            st.warning(words("index.compare_years"))
            return
        facts = index_results.facts(name, view.year, view.errors)
        difference = compared(index_results.scored(name), view.design)
        side_by_side(view, name, other, facts, difference)
    except IndexProblemError as problem:
        st.warning(foreign(problem.text(words.language), length=SENTENCE), icon=":material/info:")


def _choose(view: IndexView) -> None:
    words, name = session.words(), index.other()
    known = [k for k, d in index_results.OURS.items() if bool(d.year) == bool(view.design.year)]
    aside = [KEPT] if name and name not in known else []
    left, middle, right = st.columns([3, 2, 3], vertical_alignment="bottom")
    with left:
        controls.selectbox(
            words("index.compare_with"), ["", *known, *aside], key="atlas-index-other",
            value=KEPT if aside else name, format_func=name_of, changed=_from_list,
        )  # fmt: skip
    with middle:
        st.button(
            words("index.compare_keep"), key="atlas-index-keep", icon=":material/push_pin:",
            on_click=index.write, args=(OTHER, view.name), width="stretch",
        )  # fmt: skip
    with right:
        design_uploader(
            words("index.compare_load"), "atlas-index-other-load", design_changes.other_from_file
        )


def _from_list(value: str) -> None:
    if value != KEPT:
        index.write(OTHER, value)
