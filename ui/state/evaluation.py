"""The plan of a before-and-after study in the address, and the panel a visit has brought."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import streamlit as st

from atlas import repository
from atlas.evaluation import own_panel
from atlas.evaluation import plan as plans
from atlas.evaluation.own_panel import OwnPanel
from atlas.evaluation.plan import Plan
from atlas.query import COMPARISON, OF_PLAN, OUTCOME, Notice, without
from atlas.selection import Choices
from atlas.wording.untrusted import foreign
from indicators.spec import Indicator
from ui.state import address, index, session

OWN_PANEL = "atlas-before-own-panel"


def mine() -> OwnPanel | None:
    """The panel of this session, if it has brought one."""
    panel: OwnPanel | None = st.session_state.get(OWN_PANEL)
    return panel


def bring(panel: OwnPanel) -> None:
    """Let this visit choose its own panel as an outcome; it replaces an earlier one."""
    st.session_state[OWN_PANEL] = panel


def choices() -> Choices:
    """What a design may choose: the atlas's indicators, and this session's panel."""
    known, panel = repository.choices(), mine()
    if panel is None:
        return known
    added: Mapping[str, Indicator] = {panel.key: own_panel.indicator_of(panel)}
    return replace(known, indicators=MappingProxyType({**known.indicators, **added}))


def outcome(key: str) -> Indicator:
    """The papers of what a design may choose. Raises ``KeyError``."""
    return choices().indicators[key]


def current() -> Plan:
    """The plan the address asks for."""
    return _read()[0]


def notices() -> tuple[Notice, ...]:
    """Which of the address's values could not be used for the plan, or not whole, and why.

    A comparison that is no way to compare may be the index's, which has a parameter of that name.
    """
    words, query, known = session.words(), address.query(), choices().indicators
    notices: list[Notice] = []
    for name in _read()[1]:
        if name == COMPARISON.name and not index.refuses(query.get(name, "")):
            continue
        outcome_asked = known.get(query.get(OUTCOME.name, ""))
        why = plans.why_not_offered(outcome_asked) if outcome_asked and name == OUTCOME.name else ""
        reason = words(f"before.not_{why}") if why else words("before.bad_value_help")
        sentence = words("before.bad_value", name=name, reason=reason)
        notices.append(Notice(name, foreign(query.get(name, "")), "", sentence))
    return tuple(notices)


def choose(**changes: Any) -> None:
    """Change the plan and write the address."""
    plan = replace(current(), **changes)
    if plan.start not in plan.starts:
        plan = replace(plan, start=plan.starts[-1])
    address.write(without(address.query(), OF_PLAN) | plans.as_query(plan))


def _read() -> tuple[Plan, tuple[str, ...]]:
    """The plan in the address, and the parameters that could not be used."""
    known = choices()
    return plans.read_plan(address.query(), known.indicators, known.areas, mine())


def asked_outcome() -> str:
    """The outcome as the address names it, or the one the page opens with."""
    return str(address.query().get(OUTCOME.name, OUTCOME.default))


def area_name(area: int) -> str:
    """``14 Niguarda...``: number and short name of an area."""
    return str(repository.areas().at[area, "short_name"])
