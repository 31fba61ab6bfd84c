"""The first half of the before-and-after page: the design, and what it could see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from indicators import REGISTRY
from indicators.evaluation.power import Power
from indicators.evaluation.problems import EvaluationError
from ui import (
    before_cache,
    before_drawings,
    before_own_board,
    before_plan,
    before_words,
    cache,
    cards,
    numbers,
    state,
)
from ui.before_own import is_own, opening_windows, outcome, windows_for
from ui.before_plan import COMPARISONS, FIRST_YEARS, FLOORS, LAST_YEARS, Plan
from ui.before_study import Study
from ui.text import text

SHOWN = "atlas-before-shown"


def current() -> Plan:
    """The plan the address asks for; says which of its values could not be used."""
    choices = before_own_board.choices()
    plan, bad = before_plan.read_plan(st.query_params.to_dict(), choices.indicators, choices.areas)
    for name in bad:
        asked = choices.indicators.get(st.query_params.get("esito", ""))
        why = before_plan.why_not_offered(asked) if asked and name == "esito" else ""
        words = state.words()
        reason = words(f"before.not_{why}") if why else words("before.bad_value_help")
        st.warning(words("before.bad_value", name=name, reason=reason))
    return plan


def choose(**changes: Any) -> None:
    """Change the plan and write the address."""
    choices = before_own_board.choices()
    plan, _ = before_plan.read_plan(st.query_params.to_dict(), choices.indicators, choices.areas)
    plan = replace(plan, **changes)
    if plan.start not in plan.starts:
        plan = replace(plan, start=plan.starts[-1])
    kept = {
        name: value
        for name, value in st.query_params.to_dict().items()
        if name not in before_plan.PARAMETERS
    }
    st.query_params.from_dict(kept | before_plan.as_query(plan))


def _asked_outcome() -> str:
    return str(st.query_params.get("esito", before_plan.OPENING))


def _from(key: str, field: str) -> None:
    value = st.session_state[key]
    if field in ("treated", "own"):
        value = tuple(sorted(value)) or (Plan().treated if field == "treated" else ())
    elif field == "outcome":
        rest = before_plan.read_plan(
            st.query_params.to_dict(),
            before_own_board.choices().indicators,
            before_own_board.choices().areas,
        )[0].outcomes[1:]
        field, value = "outcomes", (value, *(one for one in rest if one != value))
        if is_own(value[0]) != is_own(_asked_outcome()):
            opening = opening_windows(outcome(value[0])) if is_own(value[0]) else None
            before, after = opening or (Plan().before, Plan().after)
            choose(outcomes=value, before=before, after=after)
            return
    elif field == "others":
        first = st.session_state["atlas-before-outcome"]
        field, value = "outcomes", (first, *(one for one in value if one != first))
    choose(**{field: value})


def _bound(key: str, field: str, value: object) -> dict[str, Any]:
    """Key and callback of a widget that shows ``value`` and writes ``field``."""
    state.set_widget(key, value)
    return {"key": key, "on_change": _from, "args": (key, field)}


def area_name(area: int) -> str:
    """``14 Niguarda...``: number and short name of an area."""
    return str(cache.areas().at[area, "short_name"])


def _outcomes() -> tuple[str, ...]:
    """What can be chosen as outcome, this session's own panel last."""
    panel = before_own_board.mine()
    return (*before_cache.outcomes(), *([panel.key] if panel else []))


def design(plan: Plan) -> None:
    """The controls: what, whom, from when, with whom, in which years."""
    words, language = state.words(), state.language()

    def title(key: str) -> str:
        return outcome(key).title.said(language)

    with st.container(border=True, key="atlas-before-design"):
        st.multiselect(
            words("before.treated"), sorted(cache.choices().areas), format_func=area_name,
            **_bound("atlas-before-treated", "treated", list(plan.treated)),
        )  # fmt: skip
        left, right = st.columns(2, gap="medium")
        with left:
            st.selectbox(
                words("before.outcome"), _outcomes(), format_func=title,
                **_bound("atlas-before-outcome", "outcome", plan.outcome),
            )  # fmt: skip
            st.radio(
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
    brought = before_own_board.bring()
    if brought is not None:
        before, after = opening_windows(outcome(brought.key))
        choose(outcomes=(brought.key,), before=before, after=after)
        st.rerun()


def _comparison(plan: Plan) -> None:
    words = state.words()
    st.selectbox(
        words("before.comparison"), list(COMPARISONS),
        format_func=lambda one: words(f"before.comparison_{one}"),
        **_bound("atlas-before-comparison", "comparison", plan.comparison),
    )  # fmt: skip
    if plan.comparison == "own":
        st.multiselect(
            words("before.own"), sorted(cache.choices().areas - set(plan.treated)),
            format_func=area_name, placeholder=words("before.own_none"),
            **_bound("atlas-before-own", "own", [a for a in plan.own if a not in plan.treated]),
        )  # fmt: skip
    st.caption(before_words.comparison_said(plan, words.language))


def _windows(plan: Plan) -> None:
    words, brought = state.words(), is_own(plan.outcome)
    early, late = windows_for(outcome(plan.outcome)) if brought else (FIRST_YEARS, LAST_YEARS)
    one, two = st.columns(2)
    with one:
        st.select_slider(
            words("before.before"), early, value=(early[0], early[-1]),
            **_bound("atlas-before-first", "before", plan.before),
        )  # fmt: skip
    with two:
        st.select_slider(
            words("before.after"), late, value=(late[0], late[-1]),
            **_bound("atlas-before-last", "after", plan.after),
        )  # fmt: skip
    st.caption(words("before.windows_own" if brought else "before.windows_help"))


def _more(plan: Plan, title: Any) -> None:
    words = state.words()
    left, right = st.columns(2, gap="medium")
    with left:
        st.radio(
            words("before.floor"), list(FLOORS),
            format_func=lambda one: words(f"before.floor_{one}"),
            **_bound("atlas-before-floor", "floor", plan.floor),
        )  # fmt: skip
        st.caption(words("before.floor_why"))
    with right:
        st.multiselect(
            words("before.others"), [one for one in _outcomes() if one != plan.outcome],
            format_func=title, max_selections=before_plan.MOST_OUTCOMES - 1,
            placeholder=words("before.others_none"),
            **_bound("atlas-before-others", "others", list(plan.outcomes[1:])),
        )  # fmt: skip
        st.toggle(words("before.ring"), **_bound("atlas-before-ring", "ring", plan.ring))
        st.toggle(
            words("before.weighted"), **_bound("atlas-before-weighted", "weighted", plan.weighted)
        )


def _why_not_others() -> None:
    words, language = state.words(), state.language()
    with st.expander(words("before.why_not"), key="atlas-before-why-not", on_change="rerun") as box:
        if not box.open:
            return
        st.markdown(words("before.why_not_text"))
        lines = [
            f"- {one.title.said(language)}: {words(f'before.not_{why}')}"
            for one in REGISTRY
            if (why := before_plan.why_not_offered(one))
        ]
        st.markdown("\n".join(lines))


def arranged(plan: Plan) -> Study | None:
    """The study of a plan; where nothing can be compared, says why and how to go on."""
    words = state.words()
    try:
        with st.spinner(words("before.arranging")):
            found = before_cache.before_study(plan)
    except EvaluationError as error:
        st.error(before_words.problem_said(error, words.language))
        return None
    st.markdown(before_words.design_sentence(found, words.language))
    if found.left_out:
        names = ", ".join(area_name(one) for one in found.left_out)
        st.warning(words("before.treated_left_out", names=names))
    low = [area_name(one) for one in found.low]
    st.caption(before_words.floor_said(found, low, words.language))
    with st.expander(words("before.who"), key="atlas-before-who", on_change="rerun") as box:
        if box.open:
            for role in ("treated", "control", "ring"):
                names = ", ".join(area_name(one) for one in found.ids(role))
                st.markdown(f"**{words(f'before.role_{role}')}.** {names or numbers.DASH}")
    return found


def power(found: Study) -> Power:
    """The panel before any result: light, sentence, formula beside simulation."""
    words, plan, language = state.words(), found.plan, state.language()
    with st.spinner(words("before.simulating")):
        seen = before_cache.before_power(plan)
    with st.container(border=True, key="atlas-before-power"):
        said = words(f"before.light_{seen.light}")
        drawing(before_drawings.light_html(seen.light, said), "light")
        st.markdown(before_words.power_sentence(seen, plan, language))
        st.markdown(before_words.room_sentence(found, language))
        formula, simulated, at_formula = before_words.sd_said(seen, plan, language)
        st.table(
            {
                words("before.power_what"): [
                    words("before.power_shown"), words("before.power_formula"),
                    words("before.power_simulated"), words("before.power_at"),
                    words("before.power_sd"),
                ],
                words("before.power_value"): [
                    before_words.size(seen.shown, plan, language), formula, simulated, at_formula,
                    before_words.size(seen.sd_change, plan, language),
                ],
            }
        )  # fmt: skip
        st.caption(
            words("before.power_how", simulations=seen.simulations, seed=seen.seed,
                  error=numbers.number(100 * seen.monte_carlo_error, language=language, decimals=1),
                  which=words(f"before.by_{seen.shown_is}"))
        )  # fmt: skip
    return seen


def asked(plan: Plan) -> bool:
    """Whether the person has asked for the result of this very plan."""
    words = state.words()
    if st.session_state.get(SHOWN) == plan:
        return True
    st.button(
        words("before.show"), type="primary", key="atlas-before-show",
        on_click=lambda: st.session_state.update({SHOWN: plan}),
    )  # fmt: skip
    st.caption(words("before.show_help"))
    return False


def source_words(keys: Sequence[str], language: str) -> str:
    """Source and licence of the outcomes, in one line."""
    words = text(language)
    used = before_own_board.sources(tuple(keys), language)
    version = outcome(keys[0]).method_version
    return " ".join(
        words("source.line", attribution=attribution, licence=licence, version=version)
        for attribution, licence in dict.fromkeys(one[1:] for one in used)
    )


def source(plan: Plan) -> None:
    """Source line under a drawing."""
    st.caption(source_words(plan.outcomes, state.language()))


def drawing(svg: str, key: str) -> None:
    """A drawing with a key of its own."""
    cards.drawing(svg, key=f"atlas-before-{key}")
