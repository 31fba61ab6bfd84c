"""The first reading of the page: the answer, whom it is of, its three figures."""

import streamlit as st

from atlas.evaluation import answer as told
from atlas.evaluation.sources import source_line
from atlas.evaluation.study import Study
from atlas.premises.facts import nothing_open
from atlas.repository import evaluation_results
from render.figures import evaluation
from ui.state import premises, session
from ui.state.evaluation import area_name
from ui.views.before_after import drawings
from ui.widgets import figure, headings


def answer(study: Study) -> None:
    """The sentence, whom it is of, the boxes, and what was seen beside what could be."""
    language, plan = session.language(), study.plan
    result, power = evaluation_results.before_answer(plan), evaluation_results.before_power(plan)
    names = [area_name(area) for area in study.ids("treated")]
    sentence = told.answer_sentence(study, result, names, language)
    headings.headline(
        sentence,
        source_line(plan, language),
        slide=drawings.slide(study, sentence, source_line(plan, language)),
    )
    st.markdown(f"{told.compared_said(study, names, language)} {_opened(study)}".strip())
    boxes = told.boxes(study, result, power, language)
    figure.drawing(evaluation.boxes_html(boxes), key="atlas-before-boxes")
    if result.test.estimate is not None:
        drawings.seen(study, result, power)
    left, right = st.columns(2, gap="large")
    with left:
        drawings.years(study)
    with right:
        drawings.slopes(study)


def _opened(study: Study) -> str:
    """That no source says that the premises are open, where it is their areas that are told of."""
    silent = told.of_premises(study) and nothing_open(premises.last_known())
    return session.words()("before.nothing_open") if silent else ""
