"""From the plan to its study: what is compared with what, and whether the result is asked for."""

from __future__ import annotations

import streamlit as st

from atlas.evaluation import sentences
from atlas.evaluation.plan import Plan
from atlas.evaluation.study import Study
from atlas.repository import evaluation_results
from atlas.wording import numbers
from indicators.evaluation.design.problems import EvaluationError
from ui.state import session
from ui.state.evaluation import area_name

SHOWN = "atlas-before-shown"


def arranged(plan: Plan) -> Study | None:
    """The study of a plan; where nothing can be compared, says why and how to go on."""
    words = session.words()
    try:
        with st.spinner(words("before.arranging")):
            study = evaluation_results.before_study(plan)
    except EvaluationError as error:
        st.error(sentences.problem_said(error, words.language))
        return None
    st.markdown(sentences.design_sentence(study, words.language))
    if study.left_out:
        names = ", ".join(area_name(area) for area in study.left_out)
        st.warning(words("before.treated_left_out", names=names))
    low = [area_name(area) for area in study.low]
    st.caption(sentences.floor_said(study, low, words.language))
    with st.expander(words("before.who"), key="atlas-before-who", on_change="rerun") as box:
        if box.open:
            for role in ("treated", "control", "ring"):
                names = ", ".join(area_name(area) for area in study.ids(role))
                st.markdown(f"**{words(f'before.role_{role}')}.** {names or numbers.DASH}")
    return study


def is_asked(plan: Plan) -> bool:
    """Whether the person has asked for the result of this very plan."""
    words = session.words()
    if st.session_state.get(SHOWN) == plan:
        return True
    st.button(
        words("before.show"), type="primary", key="atlas-before-show",
        on_click=lambda: st.session_state.update({SHOWN: plan}),
    )  # fmt: skip
    st.caption(words("before.show_help"))
    return False
