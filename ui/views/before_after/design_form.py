"""The controls of the before-and-after page: what, whom, from when, with whom, in which years."""

from functools import partial
from typing import Any

import streamlit as st

from atlas import repository
from atlas.evaluation import plan as plans
from atlas.evaluation import sentences
from atlas.evaluation.own_panel import is_own, opening_windows, windows_for
from atlas.evaluation.plan import FIRST_YEARS, LAST_YEARS, Plan
from atlas.query import COMPARISON, FLOOR
from atlas.repository import evaluation_results
from indicators import REGISTRY
from ui.state import evaluation, session
from ui.views.before_after import own_panel_form
from ui.widgets import controls


def _from(field: str, value: Any) -> None:
    if field in ("treated", "own"):
        value = tuple(sorted(value)) or (Plan().treated if field == "treated" else ())
    elif field == "outcome":
        rest = evaluation.current().outcomes[1:]
        field, value = "outcomes", (value, *(key for key in rest if key != value))
        if is_own(value[0]) != is_own(evaluation.asked_outcome()):
            opening = opening_windows(evaluation.outcome(value[0])) if is_own(value[0]) else None
            before, after = opening or (Plan().before, Plan().after)
            evaluation.choose(outcomes=value, before=before, after=after)
            return
    elif field == "others":
        first = evaluation.current().outcome
        field, value = "outcomes", (first, *(key for key in value if key != first))
    evaluation.choose(**{field: value})


def _bound(key: str, field: str, value: object) -> dict[str, Any]:
    """Key, value and callback of a control that shows ``value`` and writes ``field``."""
    return {"key": key, "value": value, "changed": partial(_from, field)}


def _outcomes() -> tuple[str, ...]:
    """What can be chosen as outcome, this session's own panel last."""
    panel = evaluation.mine()
    return (*evaluation_results.outcomes(), *([panel.key] if panel else []))


def design(plan: Plan) -> None:
    """The controls: what, whom, from when, with whom, in which years."""
    words, language = session.words(), session.language()

    def title(key: str) -> str:
        return evaluation.outcome(key).title.text(language)

    with st.container(border=True, key="atlas-before-design"):
        controls.multiselect(
            words("before.treated"), sorted(repository.choices().areas),
            format_func=evaluation.area_name,
            **_bound("atlas-before-treated", "treated", list(plan.treated)),
        )  # fmt: skip
        left, right = st.columns(2, gap="medium")
        with left:
            controls.selectbox(
                words("before.outcome"), _outcomes(), format_func=title,
                **_bound("atlas-before-outcome", "outcome", plan.outcome),
            )  # fmt: skip
            controls.radio(
                words("before.start"), plan.starts, horizontal=True, captions=None,
                help=words("before.start_help"),
                **_bound("atlas-before-start", "start", plan.start),
            )  # fmt: skip
        with right:
            _comparison(plan)
            _windows(plan)
        with st.expander(words("before.more"), key="atlas-before-more"):
            _more(plan, title)
    _why_not_others()
    brought = own_panel_form.bring()
    if brought is not None:
        before, after = opening_windows(evaluation.outcome(brought.key))
        evaluation.choose(outcomes=(brought.key,), before=before, after=after)
        st.rerun()


def _comparison(plan: Plan) -> None:
    words = session.words()
    controls.selectbox(
        words("before.comparison"), list(COMPARISON.values),
        format_func=lambda name: words(f"before.comparison_{name}"),
        **_bound("atlas-before-comparison", "comparison", plan.comparison),
    )  # fmt: skip
    if plan.comparison == "own":
        controls.multiselect(
            words("before.own"), sorted(repository.choices().areas - set(plan.treated)),
            format_func=evaluation.area_name, placeholder=words("before.own_none"),
            **_bound("atlas-before-own", "own", [a for a in plan.own if a not in plan.treated]),
        )  # fmt: skip
    st.caption(sentences.comparison_said(plan, words.language))


def _windows(plan: Plan) -> None:
    words, brought = session.words(), is_own(plan.outcome)
    early, late = windows_for(plan.indicator) if brought else (FIRST_YEARS, LAST_YEARS)
    first, last = st.columns(2)
    with first:
        controls.select_slider(
            words("before.before"), early,
            **_bound("atlas-before-first", "before", plan.before),
        )  # fmt: skip
    with last:
        controls.select_slider(
            words("before.after"), late,
            **_bound("atlas-before-last", "after", plan.after),
        )  # fmt: skip
    st.caption(words("before.windows_own" if brought else "before.windows_help"))


def _more(plan: Plan, title: Any) -> None:
    words = session.words()
    left, right = st.columns(2, gap="medium")
    with left:
        controls.radio(
            words("before.floor"), list(FLOOR.values),
            format_func=lambda name: words(f"before.floor_{name}"),
            **_bound("atlas-before-floor", "floor", plan.floor),
        )  # fmt: skip
        st.caption(words("before.floor_why"))
    with right:
        controls.multiselect(
            words("before.others"), [key for key in _outcomes() if key != plan.outcome],
            format_func=title, max_selections=plans.MOST_OUTCOMES - 1,
            placeholder=words("before.others_none"),
            **_bound("atlas-before-others", "others", list(plan.outcomes[1:])),
        )  # fmt: skip
        controls.toggle(words("before.ring"), **_bound("atlas-before-ring", "ring", plan.ring))
        controls.toggle(
            words("before.weighted"), **_bound("atlas-before-weighted", "weighted", plan.weighted)
        )


def _why_not_others() -> None:
    words, language = session.words(), session.language()
    with st.expander(words("before.why_not"), key="atlas-before-why-not", on_change="rerun") as box:
        if not box.open:
            return
        st.markdown(words("before.why_not_text"))
        lines = [
            f"- {known.title.text(language)}: {words(f'before.not_{why}')}"
            for known in REGISTRY
            if (why := plans.why_not_offered(known))
        ]
        st.markdown("\n".join(lines))
