"""Which index is shown and how: the controls above the map."""

import streamlit as st

from atlas.index import design_edits
from atlas.index.view import CHANGE, READINGS, SCORE, IndexView, change
from atlas.repository import index_results
from indicators.index.atlas import YEARS
from ui.state import index, session
from ui.state.index import CHOICES, DESIGN, ERRORS, READING, SINCE, STEP, YEAR, first_year
from ui.widgets import controls, page

OWN = "own"


def reading(view: IndexView) -> None:
    """How the map is read, and of which years an annual design is."""
    words = session.words()
    controls.selectbox(
        words("index.reading"), READINGS, key="atlas-index-reading", value=view.reading,
        format_func=lambda name: words(f"index.by_{name}"),
        changed=index.chooser(READING, SCORE),
    )  # fmt: skip
    if view.reading == CHANGE:
        _change(view)
    elif view.year:
        _year(view)


def design(view: IndexView) -> None:
    """Which of the atlas's designs; a reader's own stands among them while it is shown."""
    controls.selectbox(
        session.words()("index.design"), [*index_results.OURS, *([OWN] if view.is_own else [])],
        key="atlas-index-design", value=OWN if view.is_own else view.name, format_func=_name,
        changed=index.chooser(DESIGN, index_results.FIRST),
    )  # fmt: skip


def step(view: IndexView) -> None:
    """What the redraws vary."""
    words = session.words()
    controls.segmented_control(
        words("index.step"), [CHOICES, ERRORS],
        key="atlas-index-step", value=ERRORS if view.errors else CHOICES,
        format_func=lambda name: words(f"index.varied_{name}"),
        changed=index.chooser(STEP, ERRORS),
    )  # fmt: skip


def _name(key: str) -> str:
    name = design_edits.OWN if key == OWN else index_results.OURS[key].name
    return name.text(session.language())


def _year(view: IndexView) -> None:
    controls.select_slider(
        session.words()("map.year"), YEARS, key="atlas-index-year", value=view.year,
        changed=index.chooser(YEAR, str(YEARS[-1])),
    )  # fmt: skip


def _change(view: IndexView) -> None:
    """The two years of a change; or why none is given, and where one is."""
    words = session.words()
    if view.since is not None:
        left, right = st.columns(2)
        with right:
            _year(view)
        with left:
            controls.select_slider(
                words("index.since"), [year for year in YEARS if year < (view.year or 0)],
                key="atlas-index-since", value=view.since,
                changed=index.chooser(SINCE, str(first_year(view.design))),
            )  # fmt: skip
    _, refused = change(view)
    if refused:
        st.warning(words("index.no_change", why=refused), icon=":material/block:")
        if not view.design.year:
            page.page_link(
                "indice", words("index.to_profile"), icon=":material/timeline:",
                **{DESIGN: index_results.YEARLY, READING: CHANGE},
            )  # fmt: skip
