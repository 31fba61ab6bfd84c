"""How sure is a rank: Monte Carlo over the choices, then with chance and transfer error.

Saisana, Saltelli & Tarantola (2005), J. R. Stat. Soc. A 168:307-323. Every draw takes at random a
treatment, a normalisation, an aggregation, weights within -/+ 25 % of the design's, and leaves out
one indicator or none. The seed fixes the draws.
"""

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd

from indicators.index.design.alternatives import USUAL, Alternatives
from indicators.index.scoring.scores import Scores
from indicators.index.uncertainty.certainty import Robustness, robustness
from indicators.index.uncertainty.monte_carlo import (
    NO_DROP,
    Draws,
    Integers,
    UncertaintyPlan,
    drawn_scores,
    plan_of,
    ranks_of_plan,
)

DRAWS, SEED = 10_000, 20_240_101
FIFTH = 5


@dataclass(frozen=True, slots=True)
class Uncertainty:
    """What the redraws say. ``areas`` has one row per ranked area, in the order of the table.

    Columns: ``id, rank, rank_median, rank_p05, rank_p95, p_first_fifth`` (probability of being
    among the first fifth of ranks), ``mean_shift`` (mean absolute shift from ``rank``),
    ``doubtful`` (a value is known to be told badly), ``robust`` (``always``, ``depends``, ``never``
    in the first fifth; ``depends`` wherever doubtful). ``standard_error`` is the largest Monte
    Carlo standard error of a probability, ``half_difference`` the largest difference between the
    median ranks of the two halves of the draws.
    """

    areas: pd.DataFrame
    draws: int
    seed: int
    with_errors: bool
    first_fifth: int
    mean_shift: float
    standard_error: float
    half_difference: float


def sampled(plan: UncertaintyPlan, draws: int, seed: int) -> Draws:
    """``draws`` draws over the plan's choices, each uniform and independent."""
    random = np.random.default_rng(seed)
    several, span = plan.choices, plan.alternatives.weights
    last = len(plan.leaves) if plan.alternatives.drop_one and len(plan.leaves) > 1 else 0
    return Draws(
        treatment=random.choice(several.treatments, draws),
        normalisation=random.choice(several.normalisations, draws),
        aggregation=random.choice(several.aggregations, draws),
        drop=random.integers(NO_DROP, last, draws),
        factors=random.uniform(1 - span, 1 + span, (draws, len(plan.elements))),
    )


def uncertainty(  # noqa: PLR0913 -- all but the first have defaults
    scores: Scores,
    *,
    draws: int = DRAWS,
    seed: int = SEED,
    year: int | None = None,
    with_errors: bool = False,
    alternatives: Alternatives = USUAL,
) -> Uncertainty:
    """Redraw the ranks of ``year`` (latest if ``None``). ``with_errors``: values are drawn too."""
    plan = plan_of(scores, year=year, alternatives=alternatives)
    errors = np.random.default_rng(seed + 1) if with_errors else None
    values = drawn_scores(plan, sampled(plan, draws, seed), errors=errors)
    ranks = ranks_of_plan(plan, values)
    return summarised(plan, ranks, seed=seed, with_errors=with_errors)


def summarised(
    plan: UncertaintyPlan, ranks: Integers, *, seed: int, with_errors: bool
) -> Uncertainty:
    """What (draws, areas) of ranks say."""
    draws = len(ranks)
    first = math.ceil(int(plan.scores.counted[plan.rows].sum()) / FIFTH)
    low, median, high = (_quantile(ranks, share) for share in (0.05, 0.5, 0.95))
    probability = (ranks <= first).mean(axis=0)
    shift = np.abs(ranks - plan.rank)
    half, doubtful = draws // 2, plan.scores.doubtful[plan.rows]
    halves = _quantile(ranks[:half], 0.5) - _quantile(ranks[half:], 0.5) if half else np.zeros(1)
    areas = pd.DataFrame(
        {
            "id": plan.scores.table.ids[plan.rows],
            "rank": plan.rank,
            "rank_median": median,
            "rank_p05": low,
            "rank_p95": high,
            "p_first_fifth": probability,
            "mean_shift": shift.mean(axis=0),
            "doubtful": doubtful,
            "robust": [
                robustness(float(share), doubtful=bool(weak)).value
                for share, weak in zip(probability, doubtful, strict=True)
            ],
        }
    )
    return Uncertainty(
        areas=areas,
        draws=draws,
        seed=seed,
        with_errors=with_errors and plan.has_errors,
        first_fifth=first,
        mean_shift=float(shift.mean()),
        standard_error=float(np.sqrt(probability * (1 - probability) / draws).max()),
        half_difference=float(np.abs(halves).max()),
    )


def _quantile(ranks: Integers, share: float) -> Integers:
    """Rank at ``share`` of the draws (the smallest rank that so many do not exceed)."""
    place = max(math.ceil(share * len(ranks)) - 1, 0)
    values: Integers = np.partition(ranks, place, axis=0)[place]
    return values


def single_choices(
    scores: Scores, *, year: int | None = None, alternatives: Alternatives = USUAL
) -> pd.DataFrame:
    """What one other choice alone would do: ``id, choice, variant, rank, shift``.

    ``choice`` is ``treatment``, ``normalisation``, ``aggregation`` or ``without`` (``variant`` then
    names the indicator left out); ``shift`` is the rank minus the rank of the design.
    """
    plan = plan_of(scores, year=year, alternatives=alternatives)
    walk = list(scores.design.index.walk())
    leaves = [element for element in walk if element.is_indicator]
    own = {
        "treatment": {element.treatment.name for element in leaves},
        "normalisation": {element.normalisation.name for element in leaves},
        "aggregation": {element.aggregation.name for element in walk if not element.is_indicator},
    }
    others = {
        "treatment": (plan.choices.treatments, alternatives.treatments),
        "normalisation": (plan.choices.normalisations, alternatives.normalisations),
        "aggregation": (plan.choices.aggregations, alternatives.aggregations),
    }
    variants = [
        (choice, place, method.name)
        for choice, (places, methods) in others.items()
        for place in places
        if (method := methods[place]) is not None and own[choice] != {method.name}
    ]
    if len(plan.leaves) > 1:
        variants += [("drop", n, leaf.key) for n, leaf in enumerate(plan.leaves)]
    many = len(variants)
    picks = {name: np.zeros(many, dtype=np.int64) for name in Draws._fields[:3]}
    picks["drop"] = np.full(many, NO_DROP)
    for row, (name, place, _) in enumerate(variants):
        picks[name][row] = place
    sample = Draws(**picks, factors=np.ones((many, len(plan.elements))))
    ranks = ranks_of_plan(plan, drawn_scores(plan, sample))
    ids = plan.scores.table.ids[plan.rows]
    return pd.DataFrame(
        {
            "id": np.tile(ids, many),
            "choice": np.repeat(
                ["without" if v[0] == "drop" else v[0] for v in variants], len(ids)
            ),
            "variant": np.repeat([v[2] for v in variants], len(ids)),
            "rank": ranks.ravel(),
            "shift": (ranks - plan.rank).ravel(),
        }
    )


__all__ = ["DRAWS", "SEED", "Robustness", "Uncertainty", "single_choices", "uncertainty"]
