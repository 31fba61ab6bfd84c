"""Randomisation inference: p by reassigning the treatment, intervals by inverting the test."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from indicators.evaluation.design.model import EvaluationDesign
from indicators.evaluation.design.numbers import Flags, Floats
from indicators.evaluation.design.problems import refuse_panel
from indicators.evaluation.design.sample import StudySample
from indicators.evaluation.estimators.details import Details, RandomisationDetails
from indicators.evaluation.estimators.result import EffectEstimate, of_sample
from indicators.evaluation.estimators.welch import (
    Sides,
    WelchFamily,
    at_least_as_extreme,
    sides_of,
    welch_t,
)
from indicators.evaluation.inference.reference import Assignments, draws_of, reference_set

FURTHEST = 60.0
"""The search of an interval's ends stops this many standard errors from the estimate."""

STEP = 0.25
QUIET = 8
"""An end is found once this many steps (of ``STEP`` standard errors) in a row are rejected."""


@dataclass(frozen=True, slots=True)
class Randomisation:
    """The observed assignment and the draws it is judged against, sides worked out once."""

    sample: StudySample
    assignments: Assignments
    observed: Sides
    drawn: Sides

    @property
    def draws(self) -> int:
        """How many assignments the observed one is compared with."""
        return len(self.assignments.drawn)

    def p_value(self, t: Floats, observed: float) -> float:
        """Exact: share of all assignments; seeded: (1 + #) / (1 + draws)."""
        reached = int(at_least_as_extreme(t, observed).sum())
        if self.assignments.exact:
            return reached / self.draws
        return (1 + reached) / (1 + self.draws)


def randomisation_set(sample: StudySample, design: EvaluationDesign) -> Randomisation:
    """Draw the reference set of ``design`` over the units of ``sample``.

    Where a cluster column is named, whole clusters are treated or not: the units become their
    clusters (see :func:`by_cluster`).
    """
    sample = by_cluster(sample)
    options = design.options
    reference = reference_set(
        sample.treated,
        groups=sample.groups,
        adjacency=sample.adjacency,
        max_adjacent=options.max_adjacent,
        ring_excluded=sample.ring_excluded,
    )
    assignments = draws_of(
        reference, draws=options.draws, exact_up_to=options.exact_up_to, seed=options.seed
    )
    return Randomisation(
        sample=sample,
        assignments=assignments,
        observed=sides_of(sample.treated[None, :], sample.adjacency, sample.ring_excluded),
        drawn=sides_of(assignments.drawn, sample.adjacency, sample.ring_excluded),
    )


def by_cluster(sample: StudySample) -> StudySample:
    """The sample with clusters for units: weighted means of their units' before and after.

    Returned as it is where every unit is its own cluster. Raises :class:`PanelError` where a
    cluster holds both treated and untreated units, or units that touch are named as well.
    """
    codes, place = np.unique(sample.clusters, return_inverse=True)
    if len(codes) == len(sample.units):
        return sample
    first = np.array([np.flatnonzero(place == n)[0] for n in range(len(codes))])
    if (sample.treated != sample.treated[first][place]).any():
        raise refuse_panel("straddling_clusters", field="panel.cluster")
    if sample.adjacency is not None:
        raise refuse_panel("cluster_and_ring", field="panel.cluster")
    total = np.bincount(place, weights=sample.weights)

    def mean(values: Floats) -> Floats:
        return np.asarray(np.bincount(place, weights=sample.weights * values) / total)

    return StudySample(
        units=tuple(f"cluster of {sample.units[n]}" for n in first),
        treated=sample.treated[first],
        ring=sample.ring[first],
        control=sample.control[first],
        before={name: mean(values) for name, values in sample.before.items()},
        after={name: mean(values) for name, values in sample.after.items()},
        weights=np.asarray(total, dtype=np.float64) if sample.weighted else np.ones(len(codes)),
        weighted=sample.weighted,
        groups=sample.groups[first],
        clusters=codes,
        adjacency=None,
        ring_excluded=False,
        before_periods=sample.before_periods,
        after_periods=sample.after_periods,
        residents=sample.residents,
        dropped=sample.dropped,
        warnings=(*sample.warnings, f"treatment is by cluster: {len(codes)} clusters as units"),
        path={
            name: np.column_stack([mean(column) for column in values.T])
            for name, values in sample.path.items()
        },
    )


def randomisation(
    trial: Randomisation, outcome: str, *, level: float = 0.95
) -> EffectEstimate[RandomisationDetails]:
    """Test of no effect on the Welch t, and the interval of effects the test does not reject.

    The interval is the hull of the constant effects with p > 1 - level; an end is ``None`` where
    no effect in reach is rejected (few assignments). Raises :class:`PanelError` where the changes
    do not vary.
    """
    sample, change = trial.sample, trial.sample.change(outcome)
    _refuse_constant(change, outcome)
    observed, drawn = _families(trial, change)
    estimate = float(observed.difference()[0])
    t = float(observed.t(0.0)[0])

    def p_of(tau: float) -> float:
        return trial.p_value(drawn.t(tau), float(observed.t(tau)[0]))

    smallest = 1 / trial.draws if trial.assignments.exact else 1 / (1 + trial.draws)
    step = _step(estimate, t, change)
    interval = _interval(p_of, estimate, step, 1 - level)
    details = RandomisationDetails(
        t=t,
        exact=trial.assignments.exact,
        assignments=trial.draws,
        seed=trial.assignments.seed,
        smallest_p=smallest,
        weighted=sample.weighted,
        ring_left_out=tuple(sample.named(sample.ring)),
    )
    return of_sample(
        "randomisation", outcome, sample, estimate, level=level, details=details, p=p_of(0.0),
        inference="randomisation on the unequal-variance t, interval by test inversion",
        interval=interval,
        warnings=(*sample.warnings, *_warnings(sample, None in interval, smallest)),
    )  # fmt: skip


def _warnings(sample: StudySample, is_open: bool, smallest: float) -> Iterator[str]:
    if is_open:
        yield (
            "the interval has no end on one side: with these assignments no effect in reach "
            f"is rejected (smallest possible p {smallest:.3g})"
        )
    if sample.treated.sum() == 1:
        yield "one treated unit: the statistic uses the controls' variance alone"


def step_down(
    trial: Randomisation, outcomes: Sequence[str], estimates: Sequence[EffectEstimate[Details]]
) -> list[dict[str, float | str]]:
    """p-values of several outcomes, controlled for their number: Holm and Romano-Wolf.

    Romano-Wolf (2005) steps down over the largest |t| of the outcomes not yet passed, in the same
    assignments; both control the chance of one false finding or more.
    """
    raw = [estimate.p if estimate.p is not None else 1.0 for estimate in estimates]
    order = np.argsort(raw, kind="stable")
    t_drawn, t_seen = [], []
    for outcome in outcomes:
        observed, drawn = _families(trial, trial.sample.change(outcome))
        t_seen.append(abs(float(observed.t(0.0)[0])))
        t_drawn.append(np.abs(drawn.t(0.0)))
    by_size = np.argsort(-np.array(t_seen), kind="stable")
    stepped, least = np.zeros(len(raw)), 0.0
    for rank, place in enumerate(by_size):
        largest = np.max([t_drawn[n] for n in by_size[rank:]], axis=0)
        least = max(least, trial.p_value(largest, t_seen[place]))
        stepped[place] = least
    holm, least = np.zeros(len(raw)), 0.0
    for rank, place in enumerate(order):
        least = max(least, min(1.0, (len(raw) - rank) * raw[place]))
        holm[place] = least
    return [
        {"outcome": name, "p": raw[n], "holm": float(holm[n]), "romano_wolf": float(stepped[n])}
        for n, name in enumerate(outcomes)
    ]


def null_p_values(trial: Randomisation, outcome: str, seen: Flags) -> Floats:
    """p of each assignment in ``seen`` (R, n) taken for the observed one, no effect planted."""
    sample = trial.sample
    sides = sides_of(seen, sample.adjacency, sample.ring_excluded)
    change = sample.change(outcome)
    observed, drawn = (welch_t(family, change, sample.weights) for family in (sides, trial.drawn))
    return np.array([trial.p_value(drawn, float(t)) for t in observed])


def _families(trial: Randomisation, change: Floats) -> tuple[WelchFamily, WelchFamily]:
    planted = trial.sample.treated.astype(np.float64)
    weights = trial.sample.weights
    return (
        WelchFamily(trial.observed, change, weights, planted),
        WelchFamily(trial.drawn, change, weights, planted),
    )


def _refuse_constant(change: Floats, outcome: str) -> None:
    if np.ptp(change) <= 1e-12 * max(1.0, float(np.abs(change).max())):
        raise refuse_panel("constant", column=outcome)


def _step(estimate: float, t: float, change: Floats) -> float:
    se = abs(estimate / t) if t and np.isfinite(t) else 0.0
    return STEP * (se if se > 0 else float(np.std(change)))


def _interval(
    p_of: Callable[[float], float], estimate: float, step: float, alpha: float
) -> tuple[float | None, float | None]:
    ends = [_end(p_of, estimate, side * step, alpha) for side in (-1, 1)]
    return ends[0], ends[1]


def _end(
    p_of: Callable[[float], float], estimate: float, step: float, alpha: float
) -> float | None:
    """The furthest effect in the direction of ``step`` that is not rejected."""
    inside, rejected = estimate, 0
    for n in range(1, int(FURTHEST / STEP) + 1):
        tau = estimate + n * step
        if p_of(tau) > alpha:
            inside, rejected = tau, 0
        else:
            rejected += 1
        if rejected == QUIET:
            break
    if rejected == 0:
        return None
    outside = inside + step
    for _ in range(30):
        middle = (inside + outside) / 2
        inside, outside = (middle, outside) if p_of(middle) > alpha else (inside, middle)
    return (inside + outside) / 2
