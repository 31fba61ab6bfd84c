"""The second half of the before-and-after page: the estimates, shown only when asked for."""

from __future__ import annotations

from typing import Any

import streamlit as st

from atlas.evaluation import sentences
from atlas.evaluation.study import Results, Study, gap_by_year
from atlas.repository import evaluation_results
from indicators.evaluation.inference.power import Power
from render.figures import evaluation, honest_did
from render.figures.evaluation import Range
from ui.state import session
from ui.state.evaluation import area_name
from ui.views.before_after.estimates import estimates, several
from ui.views.before_after.figures import (
    area_table,
    look,
    range_table,
    study_figure,
    writer,
    years_of,
)
from ui.views.before_after.maps import maps
from ui.widgets.boundary import part


def answers(study: Study, power: Power) -> tuple[Results, Any]:
    """The sentence, the maps and slopes, and every estimate with its table.

    Also returns the place under the sentence, kept for what the checks find.
    """
    words, plan, language = session.words(), study.plan, session.language()
    with st.spinner(words("before.estimating")):
        results = evaluation_results.before_results(plan)
    st.markdown(sentences.room_sentence(study, language))
    st.subheader(sentences.result_sentence(results.test, power, plan, language), anchor=False)
    beneath = st.container()
    st.caption(sentences.start_said(plan, language))
    left, right = st.columns(2, gap="medium")
    with left:
        part(_years, study)
    with right:
        part(_slopes, study)
    part(maps, study)
    left, right = st.columns(2, gap="medium")
    with left:
        part(_events, study, results)
    with right:
        part(_robust, study, results)
    part(estimates, study, results)
    part(several, plan, results)
    return results, beneath


def _years(study: Study) -> None:
    words, plan, table = session.words(), study.plan, gap_by_year(study)
    st.markdown(f"#### {words('before.years_title')}")
    breaks = tuple(broken.year for broken in plan.indicator.breaks)
    svg = evaluation.years_svg(
        table, windows=(plan.before, plan.after), start=plan.start, breaks=breaks, theme=look(),
        write=writer(study), alt=words("before.years_alt", first=table["year"].min(),
                                       last=table["year"].max()),
        names=(words("before.role_treated"), words("before.role_control")),
    )  # fmt: skip
    names = {"treated": words("before.role_treated"), "control": words("before.role_control"),
             "year": words("before.year")}  # fmt: skip
    study_figure(
        study, svg, key="years", caption=words("before.years_help"),
        table=table.rename(columns=names),
    )  # fmt: skip


def _slopes(study: Study) -> None:
    words, plan, sample = session.words(), study.plan, study.sample
    st.markdown(f"#### {words('before.slopes_title')}")
    used = sample.treated | sample.control
    svg = evaluation.slopes_svg(
        sample.before[plan.outcome][used], sample.after[plan.outcome][used], sample.treated[used],
        labels=[area_name(int(u)) for u in sample.named(used)],
        ends=(years_of(plan.before), years_of(plan.after)), theme=look(), write=writer(study),
        alt=words("before.slopes_alt", count=int(used.sum())),
    )  # fmt: skip
    study_figure(
        study, svg, key="slopes", caption=words("before.slopes_help"),
        table=area_table(study, used),
    )  # fmt: skip


def _events(study: Study, results: Results) -> None:
    words, plan, language = session.words(), study.plan, session.language()
    st.markdown(f"#### {words('before.events_title')}")
    details = results.events.details
    if results.events.estimate is None or details is None:
        st.info(words("before.no_estimate"))
        return
    rows = []
    for coefficient in details.coefficients:
        event, interval = coefficient.event, coefficient.interval
        low, high = interval or (None, None)
        key = "before.event_reference" if event == details.reference else "before.event_year"
        rows.append(
            Range(words(key, year=plan.start + event), coefficient.estimate, low, high,
                  strong=event >= 0, bare=interval is None)
        )  # fmt: skip
    bare = all(row.bare for row in rows)
    alt = words("before.events_bare_alt" if bare else "before.events_alt", count=len(rows))
    svg = evaluation.ranges_svg(rows, theme=look(), write=writer(study), alt=alt)
    trend = details.pre_trend_test.p
    caption = words("before.events_help", p=sentences.p_value(trend, language))
    study_figure(study, svg, key="events", caption=caption, table=range_table(rows))


def _robust(study: Study, results: Results) -> None:
    words, language, plan = session.words(), session.language(), study.plan
    sentence = honest_did.robust_sentence(results.events, language)
    if not sentence:
        return
    st.markdown(f"#### {words('before.robust_title')}")
    if honest_did.is_withheld(results.events):
        st.info(sentence)
        return
    study_figure(
        study, honest_did.robust_svg(results.events, plan, look(), language), key="robust",
        sentence=sentence, caption=words("before.robust_help"),
        table=honest_did.robust_table(results.events, plan, language),
    )  # fmt: skip
