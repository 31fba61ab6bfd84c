"""Synthetic difference-in-differences: controls and years weighted to run beside the treated.

Arkhangelsky, Athey, Hirshberg, Imbens and Wager (2021), American Economic Review 111(12), Algorithm
1, with their penalties. Both sets of weights solve a small convex problem exactly, as non-negative
least squares with a heavy row for their sum; the authors' package stops a Frank-Wolfe search early,
so its figures may differ in the third digit.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import stats
from scipy.optimize import nnls

from indicators.evaluation.numbers import Flags, Floats
from indicators.evaluation.panel import Panel
from indicators.evaluation.problems import refuse_panel
from indicators.evaluation.randomisation import Trial
from indicators.evaluation.result import Estimate

PLACEBOS = 199
"""Assignments of the reference set that the estimate is compared with, at most."""

HEAVY = 1e4
"""Weight of the row that makes weights sum to one, in sizes of the largest entry."""


@dataclass(frozen=True, slots=True)
class Weighted:
    """``effect`` in the outcome's unit; ``units`` (controls,), ``periods`` (before,) sum to 1."""

    effect: float
    units: Floats
    periods: Floats


def sdid(panel: Panel, trial: Trial, outcome: str, *, level: float = 0.95) -> Estimate:
    """The effect by synthetic difference-in-differences, and where it lies among placebos.

    Placebos are assignments of the test's own reference set, rings left out anew, weights found
    anew; p is (1 + #) / (1 + placebos) of |effect|, the standard error their standard deviation
    (the authors' Algorithm 4 with this reference set), the interval normal. Raises
    :class:`PanelError` where values are missing, under two periods before, or clusters.
    """
    sample = trial.sample
    places = {unit: n for n, unit in enumerate(panel.units)}
    if any(unit not in places for unit in sample.units):
        raise refuse_panel("by_cluster", "synthetic controls are of units, not of clusters")
    periods = np.concatenate([sample.before_periods, sample.after_periods])
    values = panel.values[outcome][[places[unit] for unit in sample.units]]
    values = values[:, panel.columns_of(periods)]
    if not np.isfinite(values).all():
        message = "sdid needs every value of the windows: use complete_units for missing values"
        raise refuse_panel("missing", message, field="options.missing")
    before = len(sample.before_periods)
    if before < 2:
        message = "sdid needs two periods before treatment"
        raise refuse_panel("few_periods", message, field="windows.before")
    seen = weighted(values, sample.treated, sample.control, before)
    drawn = trial.assignments.drawn
    order = np.random.default_rng(trial.assignments.seed or 0).permutation(len(drawn))[:PLACEBOS]
    placebos = np.array([
        weighted(values, drawn[n], trial.drawn.control[n] > 0, before).effect for n in order
    ])  # fmt: skip
    se = float(placebos.std(ddof=1))
    reach = float(stats.norm.ppf((1 + level) / 2)) * se
    names, used = sample.named(sample.control), np.flatnonzero(seen.units > 0.001)
    warnings = list(sample.warnings)
    if sample.weighted:
        warnings.append("sdid takes all units alike: the weights of the panel are not used")
    return Estimate(
        method="sdid",
        outcome=outcome,
        estimate=seen.effect,
        se=se,
        p=float((1 + (np.abs(placebos) >= abs(seen.effect)).sum()) / (1 + len(placebos))),
        interval=(seen.effect - reach, seen.effect + reach),
        level=level,
        inference="placebos of the same reference set; p by rank, interval normal",
        n_treated=int(sample.treated.sum()),
        n_control=int(sample.control.sum()),
        n_periods=len(periods),
        details={
            "placebos": len(placebos),
            "seed": trial.assignments.seed,
            "unit_weights": {names[n]: float(seen.units[n]) for n in used},
            "period_weights": {
                str(period): float(weight)
                for period, weight in zip(sample.before_periods, seen.periods, strict=True)
            },
        },
        warnings=tuple(warnings),
    )


def weighted(values: Floats, treated: Flags, control: Flags, before: int) -> Weighted:
    """Weights and effect for ``values`` (n, T), the first ``before`` periods before treatment."""
    controls, target = values[control], values[treated].mean(axis=0)
    early, late = controls[:, :before], controls[:, before:]
    noise = float(np.diff(early, axis=1).std(ddof=1))
    strength = (treated.sum() * late.shape[1]) ** 0.25 * noise
    units = simplex(early.T, target[:before], strength)
    periods = simplex(early, late.mean(axis=1), 1e-6 * noise)
    gap = target - units @ controls
    effect = gap[before:].mean() - periods @ gap[:before]
    return Weighted(float(effect), units, periods)


def simplex(columns: Floats, target: Floats, penalty: float) -> Floats:
    """w >= 0 with sum 1 and the least mean square of c + columns w - target + penalty^2 |w|^2.

    ``columns`` is (rows, w), ``target`` (rows,); c is a free constant.
    """
    rows, count = columns.shape
    centred, wanted = columns - columns.mean(axis=0), target - target.mean()
    ridge = penalty * np.sqrt(rows) * np.eye(count)
    heavy = HEAVY * max(float(np.abs(centred).max()), penalty, 1e-12)
    system = np.vstack([centred, ridge, np.full((1, count), heavy)])
    found, _ = nnls(system, np.concatenate([wanted, np.zeros(count), [heavy]]))
    return np.asarray(found / found.sum(), dtype=np.float64)
