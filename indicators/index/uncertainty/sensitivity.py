"""Which choice moves the ranks most: variance-based indices after Sobol.

S_i = mean(f_B (f_ABi - f_A)) / V (Saltelli et al. 2010), ST_i = sum (f_A - f_ABi)^2 / (2 N V)
(Jansen 1999), on scrambled Sobol points.
"""

from collections.abc import Callable

import numpy as np
import pandas as pd

from indicators.engine.interval import Floats
from indicators.index.design.alternatives import USUAL, Alternatives
from indicators.index.scoring.scores import Scores
from indicators.index.uncertainty.monte_carlo import (
    NO_DROP,
    Draws,
    UncertaintyPlan,
    drawn_scores,
    plan_of,
    ranks_of_plan,
)

BOOTSTRAPS = 200
FACTORS = ("treatment", "normalisation", "aggregation", "without", "weights")


def sobol_indices(
    model: Callable[[Floats], Floats], factors: int, *, base: int = 1024, seed: int = 1
) -> pd.DataFrame:
    """First-order and total indices of ``model``, a function of (runs, factors) in [0, 1).

    Columns ``first, first_low, first_high, total, total_low, total_high``: 95 % bootstrap limits
    over the ``base`` points (a power of 2). ``base * (factors + 2)`` runs. All NaN if the model
    does not vary.
    """
    from scipy.stats import qmc

    points = qmc.Sobol(2 * factors, seed=seed).random(base)
    a, b = points[:, :factors], points[:, factors:]
    crossed = np.repeat(a[None], factors, axis=0)
    for place in range(factors):
        crossed[place, :, place] = b[:, place]
    values = model(np.concatenate([a, b, crossed.reshape(-1, factors)]))
    f_a, f_b = values[:base], values[base : 2 * base]
    f_ab = values[2 * base :].reshape(factors, base)
    random = np.random.default_rng(seed)
    drawn = [_indices(f_a, f_b, f_ab)]
    for _ in range(BOOTSTRAPS):
        pick = random.integers(0, base, base)
        drawn.append(_indices(f_a[pick], f_b[pick], f_ab[:, pick]))
    low, high = np.percentile(np.array(drawn[1:]), [2.5, 97.5], axis=0)
    return pd.DataFrame(
        {
            "first": drawn[0][0],
            "first_low": low[0],
            "first_high": high[0],
            "total": drawn[0][1],
            "total_low": low[1],
            "total_high": high[1],
        }
    )


def _indices(f_a: Floats, f_b: Floats, f_ab: Floats) -> tuple[Floats, Floats]:
    variance = np.concatenate([f_a, f_b]).var()
    if variance == 0:
        nothing = np.full(len(f_ab), np.nan)
        return nothing, nothing
    first = (f_b * (f_ab - f_a)).mean(axis=1) / variance
    total = ((f_a - f_ab) ** 2).mean(axis=1) / (2 * variance)
    return first, total


def choice_sensitivity(  # noqa: PLR0913 -- all but the first have defaults
    scores: Scores,
    *,
    base: int = 512,
    seed: int = 1,
    year: int | None = None,
    area: object = None,
    alternatives: Alternatives = USUAL,
) -> pd.DataFrame:
    """Indices of :data:`FACTORS` (column ``factor``) for the mean absolute shift of rank.

    With ``area``, for the rank of that area: which choice decides its place. The factor
    ``weights`` stands for all weights together: a factor value picks one of ``base`` sets of them.
    """
    plan = plan_of(scores, year=year, alternatives=alternatives)
    random = np.random.default_rng(seed)
    span = alternatives.weights
    sets = random.uniform(1 - span, 1 + span, (base, len(plan.elements)))
    ids = plan.scores.table.ids[plan.rows]
    place = None if area is None else int(np.flatnonzero(ids == area)[0])

    def model(points: Floats) -> Floats:
        ranks = ranks_of_plan(plan, drawn_scores(plan, _sample(plan, points, sets)))
        if place is not None:
            return ranks[:, place].astype(np.float64)
        shift: Floats = np.abs(ranks - plan.rank).mean(axis=1)
        return shift

    indices = sobol_indices(model, len(FACTORS), base=base, seed=seed)
    indices.insert(0, "factor", FACTORS)
    return indices


def _sample(plan: UncertaintyPlan, points: Floats, sets: Floats) -> Draws:
    several, drop_one = plan.choices, plan.alternatives.drop_one
    many = len(plan.leaves) + 1 if drop_one and len(plan.leaves) > 1 else 1
    ranges = [np.array(levels) for levels in (
        several.treatments, several.normalisations, several.aggregations,
        range(NO_DROP, NO_DROP + many), range(len(sets)),
    )]  # fmt: skip
    picks = [
        levels[(points[:, n] * len(levels)).astype(np.int64)] for n, levels in enumerate(ranges)
    ]
    return Draws(picks[0], picks[1], picks[2], picks[3], sets[picks[4]])
