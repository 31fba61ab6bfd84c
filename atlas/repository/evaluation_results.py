"""Cached steps of the before-and-after page, keyed by the design alone.

A design with a panel that a visitor has brought is kept for that visit only.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from atlas import repository
from atlas.evaluation.own_panel import extended, long_table
from atlas.evaluation.plan import Plan, outskirts, similar, similar_by, why_not_offered
from atlas.repository.memo import kept
from data.catalogue.read import read_table
from indicators import REGISTRY

if TYPE_CHECKING:
    from atlas.evaluation.income import IncomeReach
    from atlas.evaluation.study import FirstReading, Results, RobustnessChecks, Study
    from indicators.evaluation.inference.power import Power

COMPLETE = "foreign_residents"
"""An outcome every area has in every year: its design loses none, as income's would."""


@kept()
def outcomes() -> tuple[str, ...]:
    """Indicators that can be the outcome of a before-and-after design."""
    return tuple(known.key for known in REGISTRY if not why_not_offered(known))


def _is_brought(plan: Plan) -> bool:
    return plan.brought is not None


@kept(brought=_is_brought, entries=64, key=repr)
def before_study(plan: Plan) -> Study:
    """A design with its panel and sample. Raises :class:`EvaluationError` (not kept)."""
    from atlas.evaluation.study import study

    return study(
        plan,
        {key: _table(plan, key) for key in plan.outcomes},
        areas=repository.areas(),
        neighbours=read_table("nil_neighbours"),
        residents=_residents(plan),
        controls=_controls(plan),
    )


def _table(plan: Plan, key: str) -> pd.DataFrame:
    panel = plan.own_panel(key)
    return repository.indicator_data(key).table if panel is None else long_table(panel)


def _residents(plan: Plan) -> pd.Series:
    panel = plan.brought
    return (
        repository.residents() if panel is None else extended(repository.residents(), panel.years)
    )


def _controls(plan: Plan) -> tuple[int, ...]:
    if plan.comparison == "own":
        return tuple(sorted({*plan.own} - {*plan.treated}))
    if plan.comparison == "outskirts":
        return outskirts(repository.areas()["municipio"], repository.neighbours())
    if plan.comparison == "similar":
        first, last = plan.before
        levels = {}
        for key in similar_by(plan):
            table = repository.indicator_data(key).table
            inside = table[table["year"].between(first, last)]
            levels[key] = inside.groupby("area_id")["value"].mean()
        return similar(pd.DataFrame(levels), plan.treated)
    return ()


@kept()
def income_reach() -> IncomeReach:
    """What a comparison of incomes could see, with the places and the controls of the opening."""
    from atlas.evaluation.income import YEAR, income_reach, shares

    opening = before_study(replace(Plan(), outcomes=(COMPLETE,)))
    register = read_table("population_register")
    people = register[register["year"] == YEAR].set_index("area_id")
    incomes = read_table("declared_income").set_index(["area_id", "year"])
    return income_reach(
        read_table("declared_income_postcodes").set_index(["postcode", "year"]),
        incomes["taxable_income_eur"],
        shares(read_table("postcode_weights"), people["residents"] - people["minors"]),
        treated=opening.ids("treated"),
        control=opening.ids("control"),
    )


@kept(brought=_is_brought, entries=64, key=repr)
def before_power(plan: Plan) -> Power:
    """What a design could see at all."""
    from atlas.evaluation.study import power

    return power(before_study(plan))


@kept(brought=_is_brought, entries=64, key=repr)
def before_answer(plan: Plan) -> FirstReading:
    """What the first reading of a design tells."""
    from atlas.evaluation.study import answer

    return answer(before_study(plan))


@kept(brought=_is_brought, entries=32, key=repr)
def before_results(plan: Plan) -> Results:
    """The estimates of a design."""
    from atlas.evaluation.study import results

    return results(before_study(plan), before_answer(plan))


@kept(brought=_is_brought, entries=32, key=repr)
def robustness_checks(plan: Plan) -> RobustnessChecks:
    """What could fool the reader of a design's estimates."""
    from atlas.evaluation.study import robustness_checks

    return robustness_checks(before_study(plan), before_answer(plan))


def before_opening() -> None:
    """Have the answer of the opening design, and its checks, at hand."""
    before_power(Plan())
    before_results(Plan())
    robustness_checks(Plan())
