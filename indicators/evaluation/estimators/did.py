"""Two by two difference-in-differences of unit means, with unequal variances."""

from dataclasses import dataclass, replace

import numpy as np

from indicators.evaluation.design.numbers import Flags, Floats, Wholes
from indicators.evaluation.design.sample import StudySample
from indicators.evaluation.estimators.details import ClusterRobust, DidDetails
from indicators.evaluation.estimators.result import EffectEstimate, error_of, of_sample, two_sided
from indicators.evaluation.inference.few_treated import why_withheld, withheld


@dataclass(frozen=True, slots=True)
class _Side:
    """One group: means before and after, and each unit's influence on their difference."""

    before: float
    after: float
    influence: Floats
    clusters: Wholes

    @property
    def variance(self) -> tuple[float, int]:
        """Variance of the change, n/(n-1) sum of squared cluster influences, and n clusters."""
        sums = np.bincount(self.clusters, weights=self.influence)
        count = len(np.unique(self.clusters))
        squares = float((sums**2).sum())
        return (squares * count / (count - 1) if count > 1 else np.nan), count


def did(sample: StudySample, outcome: str, *, level: float = 0.95) -> EffectEstimate[DidDetails]:
    """(treated after - before) - (control after - before), of unit means over the windows.

    Unit means are weighted by ``sample.weights``. The standard error adds the variances of the two
    groups' changes (for complete unweighted units s1^2/n1 + s0^2/n0; units present in one window
    only count there, pairs keep their covariance), with Welch-Satterthwaite degrees of freedom; a
    cluster column sums influences within clusters. With one treated unit or cluster there is no
    variance within the treated: no standard error. Clusters that hold treated and controls give a
    cluster-robust error, which few of them cannot carry (:mod:`few_treated`).
    """
    treated, control = (_side(sample, outcome, who) for who in (sample.treated, sample.control))
    if _straddles(sample):
        var, df, inference = _pooled(treated, control)
        counts = (len(np.unique(treated.clusters)), len(np.unique(control.clusters)))
    else:
        (v1, n1), (v0, n0) = treated.variance, control.variance
        var, df, counts = v1 + v0, welch_df(v1, n1, v0, n0), (n1, n0)
        inference = "unequal variances (Welch)"
    value = (treated.after - treated.before) - (control.after - control.before)
    details = _details(sample, outcome, (treated, control), counts, level)
    answer = of_sample("did", outcome, sample, value, level=level, details=details)
    why = ""
    if not np.isfinite(var):
        why = "one treated or one control cluster: no variance within it, use randomisation"
    elif error_of(var, value) == 0:
        why = "the changes do not vary: there is no standard error"
    elif inference.startswith("cluster"):
        why = why_withheld(*counts)
    if why:
        return replace(answer, why_not=why)
    tested = two_sided(value, float(np.sqrt(var)), df=df, level=level)
    return replace(answer, df=float(df), inference=inference, **tested)


def cluster_robust(sample: StudySample, outcome: str, *, level: float = 0.95) -> ClusterRobust:
    """The usual cluster-robust (CR1) t of the change on the treated, to stand beside, not to use.

    Change regressed on a constant and the treated; the factor is G/(G-1) (N-1)/(N-2), df G - 1.
    Not given where few clusters are treated, or few are not.
    """
    sides = [len(np.unique(sample.clusters[who])) for who in (sample.treated, sample.control)]
    reason = withheld(*sides)
    if reason:
        return ClusterRobust(code=reason.code, why_not=reason.why_not)
    used = (sample.treated | sample.control) & np.isfinite(sample.change(outcome))
    change, treated = sample.change(outcome)[used], sample.treated[used].astype(float)
    weights, (_, clusters) = sample.weights[used], _relabelled(sample.clusters[used])
    design = np.column_stack([np.ones_like(treated), treated])
    bread = np.linalg.pinv(design.T @ (design * weights[:, None]))
    beta = bread @ (design.T @ (weights * change))
    scores = design * (weights * (change - design @ beta))[:, None]
    sums = np.column_stack([np.bincount(clusters, weights=score) for score in scores.T])
    groups, n = len(sums), len(change)
    if groups < 3 or n < 3:
        return ClusterRobust(why_not="too few clusters")
    factor = groups / (groups - 1) * (n - 1) / (n - 2)
    variance = float((bread @ (sums.T @ sums) @ bread)[1, 1] * factor)
    se = error_of(variance, beta[1])
    if se == 0:
        return ClusterRobust(why_not="the residuals do not vary")
    tested = two_sided(float(beta[1]), se, df=groups - 1, level=level)
    return ClusterRobust(t=float(beta[1] / se), **tested)


def welch_df(v1: float, n1: int, v0: float, n0: int) -> float:
    """Welch-Satterthwaite degrees of freedom of two variances *of means*."""
    below = v1**2 / max(n1 - 1, 1) + v0**2 / max(n0 - 1, 1)
    return float((v1 + v0) ** 2 / below) if below > 0 else np.nan


def _details(
    sample: StudySample,
    outcome: str,
    sides: tuple[_Side, _Side],
    counts: tuple[int, int],
    level: float,
) -> DidDetails:
    treated, control = sides
    return DidDetails(
        treated_before=treated.before,
        treated_after=treated.after,
        control_before=control.before,
        control_after=control.after,
        ring_left_out=tuple(sample.named(sample.ring)),
        before_periods=sample.before_periods,
        after_periods=sample.after_periods,
        weighted=sample.weighted,
        clusters_treated=counts[0],
        clusters_control=counts[1],
        cluster_robust_beside=cluster_robust(sample, outcome, level=level),
    )


def _side(sample: StudySample, outcome: str, who: Flags) -> _Side:
    before, after = sample.before[outcome][who], sample.after[outcome][who]
    weights = sample.weights[who]
    m0, i0 = _mean_influence(before, weights)
    m1, i1 = _mean_influence(after, weights)
    return _Side(m0, m1, i1 - i0, sample.clusters[who])


def _mean_influence(values: Floats, weights: Floats) -> tuple[float, Floats]:
    known = np.isfinite(values)
    share = np.where(known, weights, 0.0)
    total = share.sum()
    if total <= 0:
        return np.nan, np.zeros_like(values)
    mean = float((share * np.nan_to_num(values)).sum() / total)
    return mean, share * (np.nan_to_num(values) - mean) / total


def _straddles(sample: StudySample) -> bool:
    """Whether a cluster holds both treated and control units."""
    return bool(set(sample.clusters[sample.treated]) & set(sample.clusters[sample.control]))


def _pooled(treated: _Side, control: _Side) -> tuple[float, float, str]:
    ids = np.concatenate([treated.clusters, control.clusters])
    influence = np.concatenate([treated.influence, -control.influence])
    _, codes = _relabelled(ids)
    sums = np.bincount(codes, weights=influence)
    groups = len(sums)
    if groups < 2:
        return np.nan, np.nan, ""
    return float((sums**2).sum() * groups / (groups - 1)), groups - 1, "cluster-robust"


def _relabelled(codes: Wholes) -> tuple[Wholes, Wholes]:
    labels, places = np.unique(codes, return_inverse=True)
    return labels, places
