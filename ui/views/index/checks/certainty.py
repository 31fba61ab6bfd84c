"""How sure the ranking is: what a redraw is, what it varies, how many areas it leaves sure."""

import streamlit as st

from atlas.index.facts import robust_counts
from atlas.index.sentences import first_fifth
from atlas.index.view import IndexView
from ui.state import session
from ui.views.index import controls, papers


def certainty(view: IndexView) -> None:
    """What a redraw is, what is varied in it, how many areas it leaves sure."""
    words, counts = session.words(), robust_counts(view.facts)
    st.markdown(words("index.sure_how"))
    st.markdown(
        words("index.sure_counts", always=counts.always, depends=counts.depends,
              never=counts.never, **first_fifth(view))
    )  # fmt: skip
    controls.step(view)
    st.caption(papers.convergence(view))
