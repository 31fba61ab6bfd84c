"""Two designs side by side: which other one, or this one kept aside to bend on."""

from __future__ import annotations

from functools import partial

import streamlit as st

from atlas.repository import index_results
from atlas.wording.untrusted import SENTENCE, foreign
from base.limits import DESIGN
from indicators.index.design.problem import IndexProblemError
from indicators.index.uncertainty.comparison import compared
from ui.state import design_changes, index, session
from ui.state.index import OTHER, Shown
from ui.views.index.comparison.names import KEPT, name_of
from ui.views.index.comparison.side_by_side import side_by_side
from ui.widgets import controls
from ui.widgets.uploads import uploader


def comparison(shown: Shown) -> None:
    """Choose the other design, or keep this one aside and bend on; then compare."""
    words = session.words()
    with st.expander(words("index.compare"), key="atlas-index-compare"):
        st.caption(words("index.compare_note"))
        _choose(shown)
        asked = index.other()
        if not asked:
            return
        if asked == shown.name:
            st.info(words("index.compare_same"))
            return
        try:
            other = index_results.design_named(asked)
            if bool(other.year) != bool(shown.design.year):
                st.warning(words("index.compare_years"))
                return
            facts = index_results.facts(asked, shown.year, shown.errors)
            found = compared(index_results.scored(asked), shown.design)
            side_by_side(shown, asked, other, facts, found)
        except IndexProblemError as problem:
            st.warning(
                foreign(problem.said(words.language), length=SENTENCE), icon=":material/info:"
            )


def _choose(shown: Shown) -> None:
    words, asked = session.words(), index.other()
    known = [k for k, d in index_results.OURS.items() if bool(d.year) == bool(shown.design.year)]
    kept = [KEPT] if asked and asked not in known else []
    left, middle, right = st.columns([3, 2, 3], vertical_alignment="bottom")
    with left:
        controls.selectbox(
            words("index.compare_with"), ["", *known, *kept], key="atlas-index-other",
            value=KEPT if kept else asked, format_func=name_of, changed=_from_list,
        )  # fmt: skip
    with middle:
        st.button(
            words("index.compare_keep"), key="atlas-index-keep", icon=":material/push_pin:",
            on_click=index.write, args=(OTHER, shown.name), width="stretch",
        )  # fmt: skip
    with right:
        uploader(
            words("index.compare_load"), DESIGN, kinds=["yml", "yaml"],
            key="atlas-index-other-load",
            on_change=partial(design_changes.other_from_file, "atlas-index-other-load"),
        )  # fmt: skip


def _from_list(value: str) -> None:
    if value != KEPT:
        index.write(OTHER, value)
