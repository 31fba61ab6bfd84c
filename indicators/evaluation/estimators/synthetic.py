"""Synthetic difference-in-differences: controls and years weighted to run beside the treated.

Arkhangelsky, Athey, Hirshberg, Imbens and Wager (2021), American Economic Review 111(12), Algorithm
1, with their penalties. Both sets of weights solve a small convex problem exactly, as non-negative
least squares with a heavy row for their sum; the authors' package stops a Frank-Wolfe search early,
so its figures may differ in the third digit.
"""

from dataclasses import dataclass, replace
from itertools import combinations
from math import comb

import numpy as np
from scipy import stats
from scipy.optimize import nnls

from indicators.evaluation.design.numbers import Flags, Floats
from indicators.evaluation.design.panel import UnitPanel
from indicators.evaluation.design.problems import refuse_panel
from indicators.evaluation.design.sample import StudySample
from indicators.evaluation.estimators.details import SyntheticDetails, SyntheticWeights
from indicators.evaluation.estimators.result import EffectEstimate, of_sample
from indicators.evaluation.estimators.welch import at_least_as_extreme
from indicators.evaluation.inference.randomisation import Randomisation

PLACEBOS = 199
"""Sets of controls played as treated, at most; where there are fewer, all of them."""

HEAVY = 1e4
"""Weight of the row that makes weights sum to one, in sizes of the largest entry."""


@dataclass(frozen=True, slots=True)
class Weighted:
    """``effect`` in the outcome's unit; ``units`` (controls,), ``periods`` (before,) sum to 1."""

    effect: float
    units: Floats
    periods: Floats


def sdid(
    panel: UnitPanel, trial: Randomisation, outcome: str, *, level: float = 0.95
) -> EffectEstimate[SyntheticWeights]:
    """The effect by synthetic difference-in-differences, and where it lies among placebos.

    The standard error is the authors' Algorithm 4 (see :func:`placebos`), the interval normal; p is
    the rank of |effect| among the placebos and itself, (1 + #) / (1 + placebos). Where controls are
    not more than treated there is no placebo: the effect alone, with the reason. Raises
    :class:`PanelError` where values are missing, under two periods before, or clusters.
    """
    sample, before = trial.sample, len(trial.sample.before_periods)
    values = _values(panel, sample, outcome)
    fit = weighted(values, sample.treated, sample.control, before)
    names, used = sample.named(sample.control), np.flatnonzero(fit.units > 0.001)
    warnings = list(sample.warnings)
    if sample.weighted:
        warnings.append("sdid takes all units alike: the weights of the panel are not used")
    n_treated, n_control = int(sample.treated.sum()), int(sample.control.sum())
    weights = SyntheticWeights(
        placebos=0,
        unit_weights={names[n]: float(fit.units[n]) for n in used},
        period_weights={
            str(period): float(weight)
            for period, weight in zip(sample.before_periods, fit.periods, strict=True)
        },
    )
    answer = of_sample(
        "sdid", outcome, sample, fit.effect, level=level, details=weights, warnings=tuple(warnings)
    )
    if n_control <= n_treated:
        why = (
            f"{n_control} controls for {n_treated} treated units: controls cannot play as many "
            "treated and leave one to compare with, so there is no placebo"
        )
        return replace(answer, why_not=why)
    controls, seed = values[sample.control], trial.assignments.seed or 0
    return _against(answer, weights, controls, before, seed)


def _values(panel: UnitPanel, sample: StudySample, outcome: str) -> Floats:
    """The outcome of the sample's units (rows) in all periods of both windows (columns)."""
    places = {unit: n for n, unit in enumerate(panel.units)}
    if any(unit not in places for unit in sample.units):
        raise refuse_panel("by_cluster.synthetic")
    periods = np.concatenate([sample.before_periods, sample.after_periods])
    values = panel.values[outcome][[places[unit] for unit in sample.units]]
    values = values[:, panel.columns_of(periods)]
    if not np.isfinite(values).all():
        raise refuse_panel("missing.sdid", field="options.missing")
    if len(sample.before_periods) < 2:
        raise refuse_panel("few_periods", field="windows.before")
    return values


def _against(
    answer: EffectEstimate[SyntheticWeights],
    weights: SyntheticWeights,
    controls: Floats,
    before: int,
    seed: int,
) -> EffectEstimate[SyntheticWeights]:
    """``answer`` with what the placebos among ``controls`` (n, T) say of it."""
    assert answer.estimate is not None  # noqa: S101 - the effect is there, its error is not yet
    exact = comb(len(controls), answer.n_treated) <= PLACEBOS
    effects = placebos(controls, answer.n_treated, before, seed=seed)
    reached = int(at_least_as_extreme(effects, answer.estimate).sum())
    smallest, se = 1 / (1 + len(effects)), float(effects.std())
    reach = float(stats.norm.ppf((1 + answer.level) / 2)) * se
    warnings = list(answer.warnings)
    if smallest > 1 - answer.level:
        warnings.append(f"{len(effects)} placebos: p cannot be less than {smallest:.3g}")
    details = SyntheticDetails(
        placebos=len(effects),
        unit_weights=weights.unit_weights,
        period_weights=weights.period_weights,
        exact=exact,
        seed=None if exact else seed,
        smallest_p=smallest,
    )
    return replace(
        answer,
        se=se,
        p=(1 + reached) * smallest,
        interval=(answer.estimate - reach, answer.estimate + reach),
        inference="placebos among the controls; p by rank, interval normal",
        details=details,
        warnings=tuple(warnings),
    )


def placebos(controls: Floats, treated: int, before: int, *, seed: int = 0) -> Floats:
    """Effects of playing ``treated`` of the ``controls`` (n, T) as treated against the others.

    Nobody really treated takes part, so that the effect itself cannot widen its error (Algorithm
    4). All choices where there are at most ``PLACEBOS``, else as many drawn; weights found anew.
    """
    count = len(controls)
    if comb(count, treated) <= PLACEBOS:
        chosen = np.array(list(combinations(range(count), treated)))
    else:
        keys = np.random.default_rng(seed).random((PLACEBOS, count))
        chosen = np.argpartition(keys, treated - 1, axis=1)[:, :treated]
    effects = np.empty(len(chosen))
    for n, places in enumerate(chosen):
        played = np.zeros(count, dtype=bool)
        played[places] = True
        effects[n] = weighted(controls, played, ~played, before).effect
    return effects


def weighted(values: Floats, treated: Flags, control: Flags, before: int) -> Weighted:
    """Weights and effect for ``values`` (n, T), the first ``before`` periods before treatment."""
    controls, target = values[control], values[treated].mean(axis=0)
    early, late = controls[:, :before], controls[:, before:]
    steps = np.diff(early, axis=1)
    noise = float(steps.std(ddof=1)) if steps.size > 1 else 0.0
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
    solution, _ = nnls(system, np.concatenate([wanted, np.zeros(count), [heavy]]))
    return np.asarray(solution / solution.sum(), dtype=np.float64)
