"""What could fool us: drift, false dates, one area fewer, the ring, other programmes."""

from __future__ import annotations

from typing import Any

import numpy as np
import streamlit as st

from atlas.evaluation import sentences
from atlas.evaluation.study import Results, RobustnessChecks, Study
from atlas.repository import evaluation_results
from atlas.wording import numbers
from render.figures import evaluation
from render.figures.evaluation import Range
from ui.state import session
from ui.state.evaluation import area_name
from ui.views.before_after.contamination import contamination
from ui.views.before_after.figures import look, range_table, study_figure, writer
from ui.views.before_after.line_up import line_up
from ui.widgets.boundary import part


def checks(study: Study, results: Results, beneath: Any) -> RobustnessChecks:
    """Sentences first, then drift, line-up, false dates, one area fewer, ring, other programmes."""
    words, language = session.words(), session.language()
    with st.spinner(words("before.checking")):
        checked = evaluation_results.robustness_checks(study.plan)
    others = contamination(study, language)
    warnings = sentences.warnings_of_checks(study, results, checked, others, language)
    if warnings:
        beneath.warning(words("before.doubts_below", count=len(warnings), first=warnings[0]))
        st.warning("\n".join(f"- {warning}" for warning in warnings))
    else:
        st.info(words("before.doubt_none"))
    if checked.line_up is not None:
        part(line_up, study, checked.line_up)
    left, right = st.columns(2, gap="medium")
    with left:
        part(_drift, study, checked)
        part(_false_dates, study, checked)
    with right:
        part(_without, study, checked)
        part(_ring, study, checked)
    part(_others, others)
    return checked


def _drift(study: Study, checked: RobustnessChecks) -> None:
    words, sample, drift = session.words(), study.sample, checked.drift
    st.markdown(f"#### {words('before.drift_title')}")
    if drift is None:
        st.info(words("before.not_told"))
        return
    rows = [
        Range(area_name(int(drift.units[n])), float(drift.change[n]),
              float(drift.lower[n]), float(drift.upper[n]), strong=bool(drift.outside[n]),
              expected=float(drift.expected[n]))
        for n in np.flatnonzero(sample.treated)
    ]  # fmt: skip
    svg = evaluation.ranges_svg(
        rows, theme=look(), write=writer(study), band=True,
        alt=words("before.drift_alt", count=len(rows), outside=sum(row.strong for row in rows)),
    )  # fmt: skip
    rho = numbers.number(drift.rho, language=session.language(), decimals=2)
    expected = {words("before.expected"): [row.expected for row in rows]}
    study_figure(
        study, svg, key="drift", caption=words("before.drift_help", rho=rho),
        table=range_table(rows) | expected,
    )  # fmt: skip


def _ranges(study: Study, key: str, rows: list[Range], caption: str) -> None:
    words = session.words()
    if not rows:
        st.info(words("before.not_told"))
        return
    svg = evaluation.ranges_svg(
        rows, theme=look(), write=writer(study), alt=words("before.ranges_alt", count=len(rows))
    )
    study_figure(study, svg, key=key, caption=caption, table=range_table(rows))


def _false_dates(study: Study, checked: RobustnessChecks) -> None:
    words, language = session.words(), session.language()
    st.markdown(f"#### {words('before.time_title')}")
    rows = [
        Range(
            words("before.time_row", year=estimate.details.false_start,
                  p=sentences.p_value(estimate.p, language)),
            estimate.value, *(estimate.interval or (None, None)),
            strong=estimate.p is not None and estimate.p < sentences.SUSPICIOUS,
        )
        for estimate in checked.false_dates
        if estimate.details is not None
    ]  # fmt: skip
    _ranges(study, "time", rows, words("before.time_help"))


def _without(study: Study, checked: RobustnessChecks) -> None:
    words = session.words()
    st.markdown(f"#### {words('before.without_title')}")
    rows = [
        Range(
            area_name(int(estimate.details.without)),
            estimate.value, *(estimate.interval or (None, None)), bare=estimate.interval is None,
        )
        for estimate in checked.without
        if estimate.details is not None
    ]  # fmt: skip
    _ranges(study, "without", rows, words("before.without_help"))


def _ring(study: Study, checked: RobustnessChecks) -> None:
    words, language, ring = session.words(), session.language(), checked.ring
    st.markdown(f"#### {words('before.spill_title')}")
    if ring is None or ring.estimate is None:
        st.info(words("before.no_ring"))
        return
    st.markdown(
        words("before.spill_said", count=ring.n_treated,
              effect=sentences.moved(ring.estimate, study.plan, language),
              interval=sentences.interval(ring, study.plan, language),
              p=sentences.p_value(ring.p, language))
    )  # fmt: skip


def _others(others: list[str]) -> None:
    words = session.words()
    st.markdown(f"#### {words('before.others_title')}")
    st.markdown(words("before.others_text"))
    st.markdown("\n".join(f"- {line}" for line in others) or words("before.others_nobody"))
