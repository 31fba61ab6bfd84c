"""Every estimate of a study as a table, and its outcomes judged together."""

import streamlit as st

from atlas.evaluation import sentences
from atlas.evaluation.plan import Plan
from atlas.evaluation.sources import source_line
from atlas.evaluation.study import Results, Study
from atlas.wording import numbers, text
from indicators.evaluation.estimators.details import Details
from indicators.evaluation.estimators.result import EffectEstimate
from render.figures import honest_did
from ui.state import session
from ui.views.before_after.figures import look, study_figure


def estimates(study: Study, results: Results) -> None:
    """The estimates of every method, with what to mind of them."""
    words = session.words()
    st.subheader(words("before.estimates_title"), anchor=False)
    st.table(estimate_table(study, results, session.language()))
    st.caption(honest_did.cluster_said(results.events, session.language()))
    st.caption(honest_did.synthetic_said(results.synthetic, session.language()))
    st.caption(source_line(study.plan, session.language()))


def estimate_table(study: Study, results: Results, language: str) -> dict[str, list[str]]:
    """Every estimate as a table of words, for the page and for the sheet."""
    words, plan = text(language), study.plan
    details = results.did.details
    beside = None if details is None else details.cluster_robust_beside
    other = "unweighted" if plan.weighted else "weighted"
    lines: list[tuple[str, EffectEstimate[Details]]] = [
        (words("before.method_randomisation"), results.test),
        (words(f"before.method_{other}"), results.weighted),
        (words("before.method_did"), results.did),
        (words("before.method_twfe"), results.twfe),
        (words("before.method_event_study"), results.events),
        (words("before.method_att_gt"), results.groups),
        (words("before.method_sdid"), results.synthetic),
    ]
    table: dict[str, list[str]] = {
        words("before.method"): [name for name, _ in lines],
        words("before.difference"): [
            sentences.moved(estimate.estimate, plan, language) for _, estimate in lines
        ],
        words("before.interval"): [
            sentences.interval(estimate, plan, language) for _, estimate in lines
        ],
        "p": [sentences.p_value(estimate.p, language) for _, estimate in lines],
        words("before.compared"): [
            f"{estimate.n_treated} / {estimate.n_control}"
            if estimate.estimate is not None
            else numbers.DASH
            for _, estimate in lines
        ],
    }
    if beside is not None and beside.p is not None:
        ends = EffectEstimate[Details]("did", plan.outcome, None, interval=beside.interval)
        row = (words("before.method_cluster"),
               sentences.moved(results.did.estimate, plan, language),
               sentences.interval(ends, plan, language),
               sentences.p_value(beside.p, language),
               f"{results.did.n_treated} / {results.did.n_control}")  # fmt: skip
        for column, cell in zip(table.values(), row, strict=True):
            column.append(cell)
    return table


def several(plan: Plan, results: Results) -> None:
    """The p of each outcome, corrected for their number; nothing where there is one."""
    if not results.adjusted:
        return
    words, language = session.words(), session.language()
    st.subheader(words("before.several_title"), anchor=False)
    outcomes = [plan.indicator_of(str(row["outcome"])) for row in results.adjusted]
    columns = {"p": "p", "Holm": "holm", "Romano-Wolf": "romano_wolf"}
    st.table(
        {words("before.outcome"): [outcome.title.text(language) for outcome in outcomes]}
        | {
            title: [sentences.p_value(float(row[key]), language) for row in results.adjusted]
            for title, key in columns.items()
        }
    )
    st.caption(words("before.several_help"))


def parting_trends(study: Study, results: Results) -> None:
    """How far trends may part before zero is compatible."""
    words, language, plan = session.words(), session.language(), study.plan
    sentence = honest_did.robust_sentence(results.events, language)
    if not sentence:
        return
    st.subheader(words("before.robust_title"), anchor=False)
    if honest_did.is_withheld(results.events):
        st.info(sentence)
        return
    study_figure(
        study, honest_did.robust_svg(results.events, plan, look(), language), key="robust",
        sentence=sentence, caption=words("before.robust_help"),
        table=honest_did.robust_table(results.events, plan, language),
    )  # fmt: skip
