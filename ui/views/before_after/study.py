"""From the plan to its study: what is compared with what, or why nothing can be."""

import streamlit as st

from atlas.evaluation import sentences
from atlas.evaluation.plan import Plan
from atlas.evaluation.study import Study
from atlas.repository import evaluation_results
from indicators.evaluation.design.problems import EvaluationError
from ui.state import session
from ui.state.evaluation import area_name


def arranged(plan: Plan) -> Study | None:
    """The study of a plan; where nothing can be compared, says why and how to go on."""
    words = session.words()
    try:
        with st.spinner(words("before.arranging")):
            study = evaluation_results.before_study(plan)
            evaluation_results.before_power(plan)
            evaluation_results.before_answer(plan)
    except EvaluationError as error:
        st.error(sentences.problem_said(error, words.language))
        return None
    if study.left_out:
        names = ", ".join(area_name(area) for area in study.left_out)
        st.warning(words("before.treated_left_out", names=names))
    return study
