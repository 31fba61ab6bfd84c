"""The first half of the before-and-after page: the design, and what it could see."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from atlas import repository
from atlas.evaluation import plan as before_plan
from atlas.evaluation import sentences
from atlas.evaluation.own_panel import is_own, opening_windows, windows_for
from atlas.evaluation.plan import COMPARISONS, FIRST_YEARS, FLOORS, LAST_YEARS, Plan
from atlas.evaluation.study import Study
from atlas.repository import evaluation_results
from atlas.selection import Notice
from atlas.wording import numbers, text
from atlas.wording.untrusted import foreign
from indicators import REGISTRY
from indicators.evaluation.design.problems import EvaluationError
from indicators.evaluation.inference.power import Power
from render.figures import evaluation
from ui.state import address, index, session
from ui.views.before_after import own_panel_form
from ui.views.before_after.own_panel_form import outcome
from ui.widgets import cards, controls

SHOWN = "atlas-before-shown"


def current() -> Plan:
    """The plan the address asks for."""
    return _read()[0]


def notices() -> tuple[Notice, ...]:
    """Which of the address's values could not be used for the plan, or not whole, and why.

    A comparison that is no way to compare may be the index's, which has a parameter of that name.
    """
    words, query, choices = session.words(), address.query(), own_panel_form.choices()
    said = []
    for name in _read()[1]:
        if name == "confronto" and not index.refuses(query.get(name, "")):
            continue
        asked = choices.indicators.get(query.get("esito", ""))
        why = before_plan.why_not_offered(asked) if asked and name == "esito" else ""
        reason = words(f"before.not_{why}") if why else words("before.bad_value_help")
        sentence = words("before.bad_value", name=name, reason=reason)
        said.append(Notice(name, foreign(query.get(name, "")), "", sentence))
    return tuple(said)


def choose(**changes: Any) -> None:
    """Change the plan and write the address."""
    plan = replace(current(), **changes)
    if plan.start not in plan.starts:
        plan = replace(plan, start=plan.starts[-1])
    kept = {
        name: value for name, value in address.query().items() if name not in before_plan.PARAMETERS
    }
    address.write(kept | before_plan.as_query(plan))


def _read() -> tuple[Plan, tuple[str, ...]]:
    """The plan in the address, and the parameters that could not be used."""
    known = own_panel_form.choices()
    return before_plan.read_plan(
        address.query(), known.indicators, known.areas, own_panel_form.mine()
    )


def _asked_outcome() -> str:
    return str(address.query().get("esito", before_plan.OPENING))


def _from(field: str, value: Any) -> None:
    if field in ("treated", "own"):
        value = tuple(sorted(value)) or (Plan().treated if field == "treated" else ())
    elif field == "outcome":
        rest = current().outcomes[1:]
        field, value = "outcomes", (value, *(one for one in rest if one != value))
        if is_own(value[0]) != is_own(_asked_outcome()):
            opening = opening_windows(outcome(value[0])) if is_own(value[0]) else None
            before, after = opening or (Plan().before, Plan().after)
            choose(outcomes=value, before=before, after=after)
            return
    elif field == "others":
        first = current().outcome
        field, value = "outcomes", (first, *(one for one in value if one != first))
    choose(**{field: value})


def _bound(key: str, field: str, value: object) -> dict[str, Any]:
    """Key, value and callback of a control that shows ``value`` and writes ``field``."""
    return {"key": key, "value": value, "changed": partial(_from, field)}


def area_name(area: int) -> str:
    """``14 Niguarda...``: number and short name of an area."""
    return str(repository.areas().at[area, "short_name"])


def _outcomes() -> tuple[str, ...]:
    """What can be chosen as outcome, this session's own panel last."""
    panel = own_panel_form.mine()
    return (*evaluation_results.outcomes(), *([panel.key] if panel else []))


def design(plan: Plan) -> None:
    """The controls: what, whom, from when, with whom, in which years."""
    words, language = session.words(), session.language()

    def title(key: str) -> str:
        return outcome(key).title.said(language)

    with st.container(border=True, key="atlas-before-design"):
        controls.multiselect(
            words("before.treated"), sorted(repository.choices().areas), format_func=area_name,
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
        before, after = opening_windows(outcome(brought.key))
        choose(outcomes=(brought.key,), before=before, after=after)
        st.rerun()


def _comparison(plan: Plan) -> None:
    words = session.words()
    controls.selectbox(
        words("before.comparison"), list(COMPARISONS),
        format_func=lambda one: words(f"before.comparison_{one}"),
        **_bound("atlas-before-comparison", "comparison", plan.comparison),
    )  # fmt: skip
    if plan.comparison == "own":
        controls.multiselect(
            words("before.own"), sorted(repository.choices().areas - set(plan.treated)),
            format_func=area_name, placeholder=words("before.own_none"),
            **_bound("atlas-before-own", "own", [a for a in plan.own if a not in plan.treated]),
        )  # fmt: skip
    st.caption(sentences.comparison_said(plan, words.language))


def _windows(plan: Plan) -> None:
    words, brought = session.words(), is_own(plan.outcome)
    early, late = windows_for(plan.indicator) if brought else (FIRST_YEARS, LAST_YEARS)
    one, two = st.columns(2)
    with one:
        controls.select_slider(
            words("before.before"), early,
            **_bound("atlas-before-first", "before", plan.before),
        )  # fmt: skip
    with two:
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
            words("before.floor"), list(FLOORS),
            format_func=lambda one: words(f"before.floor_{one}"),
            **_bound("atlas-before-floor", "floor", plan.floor),
        )  # fmt: skip
        st.caption(words("before.floor_why"))
    with right:
        controls.multiselect(
            words("before.others"), [one for one in _outcomes() if one != plan.outcome],
            format_func=title, max_selections=before_plan.MOST_OUTCOMES - 1,
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
            f"- {one.title.said(language)}: {words(f'before.not_{why}')}"
            for one in REGISTRY
            if (why := before_plan.why_not_offered(one))
        ]
        st.markdown("\n".join(lines))


def arranged(plan: Plan) -> Study | None:
    """The study of a plan; where nothing can be compared, says why and how to go on."""
    words = session.words()
    try:
        with st.spinner(words("before.arranging")):
            found = evaluation_results.before_study(plan)
    except EvaluationError as error:
        st.error(sentences.problem_said(error, words.language))
        return None
    st.markdown(sentences.design_sentence(found, words.language))
    if found.left_out:
        names = ", ".join(area_name(one) for one in found.left_out)
        st.warning(words("before.treated_left_out", names=names))
    low = [area_name(one) for one in found.low]
    st.caption(sentences.floor_said(found, low, words.language))
    with st.expander(words("before.who"), key="atlas-before-who", on_change="rerun") as box:
        if box.open:
            for role in ("treated", "control", "ring"):
                names = ", ".join(area_name(one) for one in found.ids(role))
                st.markdown(f"**{words(f'before.role_{role}')}.** {names or numbers.DASH}")
    return found


def power(found: Study) -> Power:
    """The panel before any result: light, sentence, formula beside simulation."""
    words, plan, language = session.words(), found.plan, session.language()
    with st.spinner(words("before.simulating")):
        seen = evaluation_results.before_power(plan)
    with st.container(border=True, key="atlas-before-power"):
        said = words(f"before.light_{seen.light}")
        drawing(evaluation.light_html(seen.light, said), "light")
        st.markdown(sentences.power_sentence(seen, plan, language))
        st.markdown(sentences.room_sentence(found, language))
        formula, simulated, at_formula = sentences.sd_said(seen, plan, language)
        st.table(
            {
                words("before.power_what"): [
                    words("before.power_shown"), words("before.power_formula"),
                    words("before.power_simulated"), words("before.power_at"),
                    words("before.power_sd"),
                ],
                words("before.power_value"): [
                    sentences.size(seen.smallest, plan, language), formula, simulated, at_formula,
                    sentences.size(seen.sd_change, plan, language),
                ],
            }
        )  # fmt: skip
        st.caption(
            words("before.power_how", simulations=seen.simulations, seed=seen.seed,
                  error=numbers.number(100 * seen.monte_carlo_error, language=language, decimals=1),
                  which=words(f"before.by_{seen.smallest_by}"))
        )  # fmt: skip
    return seen


def asked(plan: Plan) -> bool:
    """Whether the person has asked for the result of this very plan."""
    words = session.words()
    if st.session_state.get(SHOWN) == plan:
        return True
    st.button(
        words("before.show"), type="primary", key="atlas-before-show",
        on_click=lambda: st.session_state.update({SHOWN: plan}),
    )  # fmt: skip
    st.caption(words("before.show_help"))
    return False


def source_words(plan: Plan, language: str) -> str:
    """Source and licence of the outcomes, in one line."""
    words = text(language)
    used = own_panel_form.sources(plan, language)
    version = plan.indicator.method_version
    return " ".join(
        words("source.line", attribution=attribution, licence=licence, version=version)
        for attribution, licence in dict.fromkeys(one[1:] for one in used)
    )


def source(plan: Plan) -> None:
    """Source line under a drawing."""
    st.caption(source_words(plan, session.language()))


def drawing(svg: str, key: str) -> None:
    """A drawing with a key of its own."""
    cards.drawing(svg, key=f"atlas-before-{key}")
