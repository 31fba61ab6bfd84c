"""What could fool us: drift, false dates, one area fewer, the ring, other programmes."""

from collections.abc import Sequence

import numpy as np
import streamlit as st

from atlas.evaluation import sentences
from atlas.evaluation.sources import source_line
from atlas.evaluation.study import RobustnessChecks, Study
from atlas.wording import numbers
from indicators.evaluation.inference.placebo import LineUp
from render.figures import evaluation
from render.figures.evaluation import Range
from ui.state import session
from ui.state.evaluation import area_name
from ui.views.before_after.figures import look, range_table, study_figure, study_table, writer
from ui.widgets.boundary import part
from ui.widgets.figure import drawing, twin

REVEALED = "atlas-before-revealed"


def checks(
    study: Study, checked: RobustnessChecks, warnings: Sequence[str], others: list[str]
) -> None:
    """Sentences first, then drift, line-up, false dates, one area fewer, ring, other programmes."""
    if warnings:
        st.warning("\n".join(f"- {warning}" for warning in warnings))
    else:
        st.info(session.words()("before.doubt_none"))
    if checked.line_up is not None:
        part(_line_up, study, checked.line_up)
    left, right = st.columns(2, gap="medium")
    with left:
        part(_drift, study, checked)
        part(_false_dates, study, checked)
    with right:
        part(_without, study, checked)
        part(_ring, study, checked)
    part(_others, others)


def _drift(study: Study, checked: RobustnessChecks) -> None:
    words, sample, drift = session.words(), study.sample, checked.drift
    st.subheader(words("before.drift_title"), anchor=False)
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
    st.subheader(words("before.time_title"), anchor=False)
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
    st.subheader(words("before.without_title"), anchor=False)
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
    st.subheader(words("before.spill_title"), anchor=False)
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
    st.subheader(words("before.others_title"), anchor=False)
    st.markdown(words("before.others_text"))
    st.markdown("\n".join(f"- {line}" for line in others) or words("before.others_nobody"))


def _line_up(study: Study, line: LineUp) -> None:
    """The drawings, numbered, and which of them is the real one once it is asked for."""
    words, language, plan = session.words(), session.language(), study.plan
    st.subheader(words("before.line_title"), anchor=False)
    st.markdown(words("before.line_intro"))
    reach = max(float(np.nanmax(np.abs(panel.gap))) for panel in line.panels) or 1.0
    first = int(np.searchsorted(line.times, plan.after[0]))
    drawn = [
        evaluation.small_svg(panel.gap, number=n + 1, reach=reach, theme=look(), first=first)
        for n, panel in enumerate(line.panels)
    ]
    alt = words("before.line_alt", count=len(drawn))
    drawing(evaluation.grid(drawn, least="max(96px,9%)", alt=alt), key="atlas-before-line-up")
    stamp = f"{hash(plan):x}"
    picked = st.radio(
        words("before.line_pick"), list(range(1, len(drawn) + 1)), index=None, horizontal=True,
        key=f"atlas-before-pick-{stamp}",
    )  # fmt: skip
    st.button(
        words("before.line_reveal"), key="atlas-before-reveal",
        on_click=lambda: st.session_state.update({REVEALED: plan}),
    )  # fmt: skip
    if st.session_state.get(REVEALED) == plan:
        hit = words("before.line_hit" if picked == line.real + 1 else "before.line_missed")
        told = words("before.line_told", number=line.real + 1, count=len(drawn),
                     chance=numbers.number(100 * line.chance, language=language),
                     p=sentences.p_value(line.p, language))  # fmt: skip
        st.success(f"{hit} {told}" if picked else told)
    st.caption(source_line(plan, language))
    columns = {str(year): [float(panel.gap[n]) for panel in line.panels]
               for n, year in enumerate(line.times)}  # fmt: skip
    first_column = {words("before.line_number"): list(range(1, len(drawn) + 1))}
    twin(study_table(study, first_column | columns, "line-up"))
