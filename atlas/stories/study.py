"""The before-and-after study a story tells of: the page's own default design, other outcomes."""

from dataclasses import dataclass
from functools import lru_cache

from atlas.evaluation.plan import OPENING, Plan
from atlas.evaluation.study import Results, Study
from atlas.repository import evaluation_results
from indicators.evaluation.inference import placebo
from indicators.evaluation.inference.power import Power

SUSPECTS = 12
"""Panels of the line-up: as many as a hall can tell apart."""

SEED = 7
"""Deals the line-up; another than the page's, so that knowing that one helps nobody."""

SURE = 0.05


@dataclass(frozen=True, slots=True)
class Made:
    """A design with what it could see and what it found."""

    study: Study
    power: Power
    results: Results


def plan(outcome: str = OPENING) -> Plan:
    """The default design of ``/prima-dopo`` for an outcome."""
    return Plan(outcomes=(outcome,))


def offered() -> tuple[str, ...]:
    """Indicators that can be the outcome."""
    return evaluation_results.outcomes()


def made(plan: Plan) -> Made:
    """The design, its power and its estimates."""
    return Made(
        evaluation_results.before_study(plan),
        evaluation_results.before_power(plan),
        evaluation_results.before_results(plan),
    )


def is_apart(estimates: Made) -> bool:
    """Whether the test tells the difference from chance."""
    p = estimates.results.test.p
    return p is not None and p < SURE


@lru_cache(maxsize=8)
def line_up(plan: Plan) -> placebo.LineUp:
    """The real group among others drawn by the test itself, smaller than on the page."""
    groups = evaluation_results.before_study(plan)
    return placebo.line_up(groups.panel, groups.trial, plan.outcome, count=SUSPECTS, seed=SEED)
