"""What stands behind the page's closed boxes: the design, the method, the warnings, the files."""

import streamlit as st

from atlas.evaluation import sentences
from atlas.evaluation.contamination import contamination
from atlas.evaluation.plan import Plan
from atlas.evaluation.sources import source_line
from atlas.evaluation.study import Study
from atlas.repository import evaluation_results
from ui.state import session
from ui.views.before_after import design_form, downloads, method, robustness
from ui.widgets.boundary import part


def panels(plan: Plan, study: Study | None) -> None:
    """The design, how it was done, the warnings, tables and files: each behind its own heading."""
    words = session.words()
    with st.expander(words("before.change"), expanded=study is None, key="atlas-before-change"):
        part(design_form.design, plan)
    if study is None:
        return
    with st.expander(words("before.how"), key="atlas-before-how", on_change="rerun") as box:
        if box.open:
            part(method.method, study)
    part(_checked, study)
    st.caption(source_line(plan, words.language))


def _checked(study: Study) -> None:
    """What needs the checks: the warnings, counted on their box, and the files."""
    words, plan = session.words(), study.plan
    with st.spinner(words("before.checking")):
        results = evaluation_results.before_results(plan)
        checked = evaluation_results.robustness_checks(plan)
    others = contamination(study, words.language)
    warnings = sentences.warnings_of_checks(study, results, checked, others, words.language)
    label = words("before.warnings", count=len(warnings))
    with st.expander(label, key="atlas-before-warnings", on_change="rerun") as box:
        if box.open:
            robustness.checks(study, checked, warnings, others)
    with st.expander(words("before.files"), key="atlas-before-files", on_change="rerun") as box:
        if box.open:
            part(downloads.tables_and_files, study, results, checked)
