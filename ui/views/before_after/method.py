"""How the answer was found: the design, what it could see, every estimate."""

import streamlit as st

from atlas.evaluation import sentences
from atlas.evaluation.study import Results, Study
from atlas.repository import evaluation_results
from atlas.wording import numbers
from render.figures import evaluation
from render.figures.evaluation import Range
from ui.state import session
from ui.state.evaluation import area_name
from ui.views.before_after.estimates import estimates, parting_trends, several
from ui.views.before_after.figures import look, range_table, study_figure, writer
from ui.views.before_after.maps import maps
from ui.views.before_after.power import power_table, unseen_income
from ui.widgets.boundary import part


def method(study: Study) -> None:
    """The result with its p, the design, its power, the maps, and every estimate."""
    words, plan, language = session.words(), study.plan, session.language()
    power, results = evaluation_results.before_power(plan), evaluation_results.before_results(plan)
    st.markdown(sentences.result_sentence(results.test, power, plan, language))
    st.caption(sentences.start_said(plan, language))
    st.markdown(sentences.design_sentence(study, language))
    low = [area_name(area) for area in study.low]
    st.caption(sentences.floor_said(study, low, language))
    for role in ("treated", "control", "ring"):
        names = ", ".join(area_name(area) for area in study.ids(role))
        st.markdown(f"**{words(f'before.role_{role}')}.** {names or numbers.DASH}")
    part(power_table, study)
    part(maps, study)
    left, right = st.columns(2, gap="medium")
    with left:
        part(_events, study, results)
    with right:
        part(parting_trends, study, results)
    part(estimates, study, results)
    part(several, plan, results)
    part(unseen_income)


def _events(study: Study, results: Results) -> None:
    words, plan, language = session.words(), study.plan, session.language()
    st.subheader(words("before.events_title"), anchor=False)
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
