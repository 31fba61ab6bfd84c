"""Cached steps of the before-and-after page, keyed by the design alone.

A design with a panel that a visitor has brought is kept for that visit only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from data.read import read_table
from indicators import REGISTRY
from ui import cache, visit
from ui.before_own import extended, long_table
from ui.before_plan import Plan, outskirts, similar, similar_by, why_not_offered

if TYPE_CHECKING:
    from indicators.evaluation.power import Power
    from ui.before_study import Doubts, Results, Study


@st.cache_resource(show_spinner=False)
def outcomes() -> tuple[str, ...]:
    """Indicators that can be the outcome of a before-and-after design."""
    return tuple(known.key for known in REGISTRY if not why_not_offered(known))


def _is_brought(plan: Plan) -> bool:
    return plan.brought is not None


PLAN = {Plan: repr}
"""What tells two designs apart: all but the panel itself, whose content is in its key."""


@visit.cached(brought=_is_brought, entries=64, by=PLAN)
def before_study(plan: Plan) -> Study:
    """A design with its panel and sample. Raises :class:`EvaluationError` (not kept)."""
    from ui.before_study import study

    return study(
        plan,
        {key: _table(plan, key) for key in plan.outcomes},
        areas=cache.areas(),
        neighbours=read_table("nil_neighbours"),
        residents=_residents(plan),
        controls=_controls(plan),
    )


def _table(plan: Plan, key: str) -> pd.DataFrame:
    panel = plan.own_panel(key)
    return cache.indicator_data(key).table if panel is None else long_table(panel)


def _residents(plan: Plan) -> pd.Series:
    panel = plan.brought
    return cache.residents() if panel is None else extended(cache.residents(), panel.years)


def _controls(plan: Plan) -> tuple[int, ...]:
    if plan.comparison == "own":
        return tuple(sorted({*plan.own} - {*plan.treated}))
    if plan.comparison == "outskirts":
        return outskirts(cache.areas()["municipio"], cache.neighbours())
    if plan.comparison == "similar":
        first, last = plan.before
        levels = {}
        for key in similar_by(plan):
            table = cache.indicator_data(key).table
            inside = table[table["year"].between(first, last)]
            levels[key] = inside.groupby("area_id")["value"].mean()
        return similar(pd.DataFrame(levels), plan.treated)
    return ()


@visit.cached(brought=_is_brought, entries=64, by=PLAN)
def before_power(plan: Plan) -> Power:
    """What a design could see at all."""
    from ui.before_study import power

    return power(before_study(plan))


@visit.cached(brought=_is_brought, entries=32, by=PLAN)
def before_results(plan: Plan) -> Results:
    """The estimates of a design."""
    from ui.before_study import results

    return results(before_study(plan))


@visit.cached(brought=_is_brought, entries=32, by=PLAN)
def before_doubts(plan: Plan) -> Doubts:
    """What could fool the reader of a design's estimates."""
    from ui.before_study import doubts

    return doubts(before_study(plan))
