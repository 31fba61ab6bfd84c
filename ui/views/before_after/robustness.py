"""The third part of the before-and-after page: what could fool us."""

from __future__ import annotations

from typing import Any

import numpy as np
import streamlit as st

from atlas import repository
from atlas.evaluation import sentences
from atlas.evaluation.study import Doubts, Results, Study
from atlas.repository import evaluation_results
from atlas.wording import numbers
from indicators.evaluation.inference.placebo import LineUp
from render.figures import evaluation
from render.figures.evaluation import Range
from ui.state import session
from ui.state.evaluation import area_name
from ui.views.before_after.figures import look, range_table, study_figure, study_table, writer
from ui.views.before_after.sources import source_line
from ui.widgets.boundary import part
from ui.widgets.figure import drawing, twin

REVEALED = "atlas-before-revealed"


def checks(study: Study, results: Results, beneath: Any) -> Doubts:
    """Sentences first, then drift, line-up, false dates, one area fewer, ring, other programmes."""
    words, language = session.words(), session.language()
    with st.spinner(words("before.checking")):
        doubts = evaluation_results.before_doubts(study.plan)
    others = contamination(study, language)
    warnings = sentences.doubts_said(study, results, doubts, others, language)
    if warnings:
        beneath.warning(words("before.doubts_below", count=len(warnings), first=warnings[0]))
        st.warning("\n".join(f"- {warning}" for warning in warnings))
    else:
        st.info(words("before.doubt_none"))
    if doubts.line_up is not None:
        part(_line_up, study, doubts.line_up)
    left, right = st.columns(2, gap="medium")
    with left:
        part(_drift, study, doubts)
        part(_false_dates, study, doubts)
    with right:
        part(_without, study, doubts)
        part(_ring, study, doubts)
    part(_others, others)
    return doubts


def contamination(study: Study, language: str) -> list[str]:
    """Places of other programmes and dated events of others in the treated areas, in words."""
    treated = set(study.ids("treated"))
    places = repository.sister_networks()
    inside = places[places["area_id"].isin(treated)]
    lines = [
        f"{area_name(int(row['area_id']))}: {row['name']} "
        f"({row[f'layer_{language}']}; {row[f'opened_{language}']})"
        for _, row in inside.iterrows()
    ]
    events, homes = repository.premises_events(), repository.premises()["area_id"]
    near = events[(events["about"] == "neighbour") & events["premises_id"].isin(homes.index)]
    lines += [
        f"{area_name(int(homes[row['premises_id']]))}: {row[f'summary_{language}']}"
        for _, row in near.iterrows()
        if int(homes[row["premises_id"]]) in treated
    ]
    return lines


def _drift(study: Study, doubts: Doubts) -> None:
    words, sample, drift = session.words(), study.sample, doubts.drift
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


def _line_up(study: Study, line: LineUp) -> None:
    words, language, plan = session.words(), session.language(), study.plan
    st.markdown(f"#### {words('before.line_title')}")
    st.markdown(words("before.line_intro"))
    reach = max(float(np.nanmax(np.abs(suspect.gap))) for suspect in line.suspects) or 1.0
    first = int(np.searchsorted(line.times, plan.after[0]))
    drawn = [
        evaluation.small_svg(suspect.gap, number=n + 1, reach=reach, theme=look(), first=first)
        for n, suspect in enumerate(line.suspects)
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
    columns = {str(year): [float(suspect.gap[n]) for suspect in line.suspects]
               for n, year in enumerate(line.times)}  # fmt: skip
    first_column = {words("before.line_number"): list(range(1, len(drawn) + 1))}
    twin(study_table(study, first_column | columns, "line-up"))


def _ranges(study: Study, key: str, rows: list[Range], caption: str) -> None:
    words = session.words()
    if not rows:
        st.info(words("before.not_told"))
        return
    svg = evaluation.ranges_svg(
        rows, theme=look(), write=writer(study), alt=words("before.ranges_alt", count=len(rows))
    )
    study_figure(study, svg, key=key, caption=caption, table=range_table(rows))


def _false_dates(study: Study, doubts: Doubts) -> None:
    words, language = session.words(), session.language()
    st.markdown(f"#### {words('before.time_title')}")
    rows = [
        Range(
            words("before.time_row", year=estimate.details["false_start"],
                  p=sentences.p_value(estimate.p, language)),
            estimate.value, *(estimate.interval or (None, None)),
            strong=estimate.p is not None and estimate.p < sentences.SUSPICIOUS,
        )
        for estimate in doubts.false_dates
    ]  # fmt: skip
    _ranges(study, "time", rows, words("before.time_help"))


def _without(study: Study, doubts: Doubts) -> None:
    words = session.words()
    st.markdown(f"#### {words('before.without_title')}")
    rows = [
        Range(
            area_name(int(estimate.details["without"])),
            estimate.value, *(estimate.interval or (None, None)), bare=estimate.interval is None,
        )
        for estimate in doubts.without
    ]  # fmt: skip
    _ranges(study, "without", rows, words("before.without_help"))


def _ring(study: Study, doubts: Doubts) -> None:
    words, language, ring = session.words(), session.language(), doubts.ring
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
