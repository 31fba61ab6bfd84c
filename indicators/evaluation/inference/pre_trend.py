"""Whether treated and controls already moved apart before, by the assignments of the result."""

import numpy as np

from indicators.evaluation.estimators.details import NotGiven, PermutedPreTrend
from indicators.evaluation.estimators.welch import welch_t
from indicators.evaluation.inference.randomisation import Randomisation


def pre_trend(trial: Randomisation, outcome: str) -> PermutedPreTrend | NotGiven:
    """Joint test of no parting before treatment, permuted as the result is.

    The statistic is the largest unequal-variance |t|, over the periods before, of the change from
    there to the last of them; its p is its rank among the same assignments. ``p`` is ``None``, with
    the reason in ``why_not``, with one period before or values missing there.
    """
    sample = trial.sample
    before = sample.path[outcome][:, : len(sample.before_periods)]
    if before.shape[1] < 2:
        return NotGiven(why_not="two periods before treatment are needed")
    if not np.isfinite(before).all():
        return NotGiven(why_not="values are missing in the periods before")
    changes = before[:, :-1] - before[:, [-1]]
    changes = changes[:, np.ptp(changes, axis=0) > 1e-12 * max(1.0, np.abs(before).max())]
    if changes.shape[1] == 0:
        return NotGiven(why_not="the changes do not vary")
    observed, drawn = (
        np.max([np.abs(welch_t(sides, change, sample.weights)) for change in changes.T], axis=0)
        for sides in (trial.observed, trial.drawn)
    )
    return PermutedPreTrend(
        largest_t=float(observed[0]),
        q=changes.shape[1],
        p=trial.p_value(drawn, float(observed[0])),
        inference="randomisation, the assignments of the result",
        assignments=trial.draws,
    )
