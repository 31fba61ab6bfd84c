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
from ui.views.before_after import design_form
from ui.views.before_after.results import look, range_table, twin, writer
from ui.widgets.boundary import part

REVEALED = "atlas-before-revealed"


def checks(found: Study, made: Results, beneath: Any) -> Doubts:
    """Sentences first, then drift, line-up, false dates, one area fewer, ring, other programmes."""
    words, language = session.words(), session.language()
    with st.spinner(words("before.checking")):
        seen = evaluation_results.before_doubts(found.plan)
    others = contamination(found, language)
    said = sentences.doubts_said(found, made, seen, others, language)
    if said:
        beneath.warning(words("before.doubts_below", count=len(said), first=said[0]))
        st.warning("\n".join(f"- {one}" for one in said))
    else:
        st.info(words("before.doubt_none"))
    if seen.line_up is not None:
        part(_line_up, found, seen.line_up)
    left, right = st.columns(2, gap="medium")
    with left:
        part(_drift, found, seen)
        part(_false_dates, found, seen)
    with right:
        part(_without, found, seen)
        part(_ring, found, seen)
    part(_others, others)
    return seen


def contamination(found: Study, language: str) -> list[str]:
    """Places of other programmes and dated events of others in the treated areas, in words."""
    treated = set(found.ids("treated"))
    places = repository.sister_networks()
    inside = places[places["area_id"].isin(treated)]
    said = [
        f"{design_form.area_name(int(row['area_id']))}: {row['name']} "
        f"({row[f'layer_{language}']}; {row[f'opened_{language}']})"
        for _, row in inside.iterrows()
    ]
    events, homes = repository.premises_events(), repository.premises()["area_id"]
    near = events[(events["about"] == "neighbour") & events["premises_id"].isin(homes.index)]
    said += [
        f"{design_form.area_name(int(homes[row['premises_id']]))}: {row[f'summary_{language}']}"
        for _, row in near.iterrows()
        if int(homes[row["premises_id"]]) in treated
    ]
    return said


def _drift(found: Study, seen: Doubts) -> None:
    words, sample, drift = session.words(), found.sample, seen.drift
    st.markdown(f"#### {words('before.drift_title')}")
    if drift is None:
        st.info(words("before.not_told"))
        return
    rows = [
        Range(design_form.area_name(int(drift.units[n])), float(drift.change[n]),
              float(drift.lower[n]), float(drift.upper[n]), strong=bool(drift.outside[n]),
              expected=float(drift.expected[n]))
        for n in np.flatnonzero(sample.treated)
    ]  # fmt: skip
    svg = evaluation.ranges_svg(
        rows, theme=look(), write=writer(found), band=True,
        alt=words("before.drift_alt", count=len(rows), outside=sum(r.strong for r in rows)),
    )  # fmt: skip
    design_form.drawing(svg, "drift")
    rho = numbers.number(drift.rho, language=session.language(), decimals=2)
    st.caption(words("before.drift_help", rho=rho))
    design_form.source(found.plan)
    expected = {words("before.expected"): [one.expected for one in rows]}
    twin(range_table(rows) | expected, "drift", found)


def _line_up(found: Study, line: LineUp) -> None:
    words, language, plan = session.words(), session.language(), found.plan
    st.markdown(f"#### {words('before.line_title')}")
    st.markdown(words("before.line_intro"))
    reach = max(float(np.nanmax(np.abs(one.gap))) for one in line.suspects) or 1.0
    first = int(np.searchsorted(line.times, plan.after[0]))
    drawn = [
        evaluation.small_svg(one.gap, number=n + 1, reach=reach, theme=look(), first=first)
        for n, one in enumerate(line.suspects)
    ]
    alt = words("before.line_alt", count=len(drawn))
    design_form.drawing(evaluation.grid(drawn, least="max(96px,9%)", alt=alt), "line-up")
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
    design_form.source(plan)
    columns = {str(year): [float(one.gap[n]) for one in line.suspects]
               for n, year in enumerate(line.times)}  # fmt: skip
    twin({words("before.line_number"): list(range(1, len(drawn) + 1))} | columns, "line-up", found)


def _ranges(found: Study, key: str, rows: list[Range], caption: str) -> None:
    words = session.words()
    if not rows:
        st.info(words("before.not_told"))
        return
    svg = evaluation.ranges_svg(
        rows, theme=look(), write=writer(found), alt=words("before.ranges_alt", count=len(rows))
    )
    design_form.drawing(svg, key)
    st.caption(caption)
    design_form.source(found.plan)
    twin(range_table(rows), key, found)


def _false_dates(found: Study, seen: Doubts) -> None:
    words, language = session.words(), session.language()
    st.markdown(f"#### {words('before.time_title')}")
    rows = [
        Range(
            words("before.time_row", year=one.details.false_start,
                  p=sentences.p_value(one.p, language)),
            one.value, *(one.interval or (None, None)),
            strong=one.p is not None and one.p < sentences.SUSPICIOUS,
        )
        for one in seen.false_dates
        if one.details is not None
    ]  # fmt: skip
    _ranges(found, "time", rows, words("before.time_help"))


def _without(found: Study, seen: Doubts) -> None:
    words = session.words()
    st.markdown(f"#### {words('before.without_title')}")
    rows = [
        Range(
            design_form.area_name(int(one.details.without)),
            one.value, *(one.interval or (None, None)), bare=one.interval is None,
        )
        for one in seen.without
        if one.details is not None
    ]  # fmt: skip
    _ranges(found, "without", rows, words("before.without_help"))


def _ring(found: Study, seen: Doubts) -> None:
    words, language, one = session.words(), session.language(), seen.ring
    st.markdown(f"#### {words('before.spill_title')}")
    if one is None or one.estimate is None:
        st.info(words("before.no_ring"))
        return
    st.markdown(
        words("before.spill_said", count=one.n_treated,
              effect=sentences.moved(one.estimate, found.plan, language),
              interval=sentences.interval(one, found.plan, language),
              p=sentences.p_value(one.p, language))
    )  # fmt: skip


def _others(others: list[str]) -> None:
    words = session.words()
    st.markdown(f"#### {words('before.others_title')}")
    st.markdown(words("before.others_text"))
    st.markdown("\n".join(f"- {one}" for one in others) or words("before.others_nobody"))
