"""Treatments as they happen, where nothing happened: sets of areas not drawn from the test's lot.

A set drawn from the reference set of a test is rejected as often as the test says, by construction.
Real programmes choose areas that touch, or small ones whose figures swing; so do these sets. Each
is tested as the page would, with a reference set of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from indicators.evaluation.design.model import EvaluationDesign
from indicators.evaluation.design.numbers import Flags, Floats
from indicators.evaluation.design.problems import EvaluationError
from indicators.evaluation.design.sample import StudySample, ring_of
from indicators.evaluation.estimators.did import did
from indicators.evaluation.inference.pre_trend import pre_trend
from indicators.evaluation.inference.randomisation import null_p_values, randomisation_set

KINDS = ("lot", "any", "noisy", "contiguous", "contiguous noisy")
"""How the areas that play the treated were chosen; ``lot`` is nearly the test's own draw."""

DRAWS = 499
TESTS = ("randomisation", "welch", "before")
WORN = 0.07
"""A size above this is said beside the figure."""


@dataclass(frozen=True, slots=True)
class Size:
    """Share of ``sets`` in which nothing happened that a test rejects at 5 %, by kind and test."""

    outcome: str
    kind: str
    test: str
    sets: int
    rejected: float

    @property
    def error(self) -> float:
        """Half of the 95 % Monte Carlo interval, at the share found (at least at 5 %)."""
        share = max(self.rejected, 0.05)
        return 1.96 * float(np.sqrt(share * (1 - share) / self.sets))


def sizes(
    sample: StudySample, design: EvaluationDesign, outcomes: Sequence[str], *, sets: int, seed: int
) -> list[Size]:
    """Every test of every outcome on ``sets`` sets of each kind, the same for all outcomes."""
    measured: list[Size] = []
    for place, kind in enumerate(KINDS):
        generator = np.random.default_rng([seed, place])
        p: dict[tuple[str, str], list[float]] = {}
        for treated in chosen_sets(sample, kind, sets, generator):
            for key, value in _tested(sample, design, outcomes, treated):
                p.setdefault(key, []).append(value)
        measured += [
            Size(outcome, kind, test, len(values), float((np.array(values) <= 0.05).mean()))
            for (outcome, test), values in p.items()
        ]
    return measured


def _tested(
    sample: StudySample, design: EvaluationDesign, outcomes: Sequence[str], treated: Flags
) -> Iterator[tuple[tuple[str, str], float]]:
    """p of each test with ``treated`` (n,) in place of what happened; none where it is refused."""
    ring = ring_of(treated, sample.adjacency) if sample.ring_excluded else np.zeros_like(treated)
    played = replace(sample, treated=treated, ring=ring, control=~treated & ~ring)
    options = replace(design.options, draws=DRAWS, exact_up_to=DRAWS)
    try:
        trial = randomisation_set(played, replace(design, options=options))
    except EvaluationError:
        return
    for outcome in outcomes:
        yield (outcome, "randomisation"), float(null_p_values(trial, outcome, treated[None])[0])
        before = pre_trend(trial, outcome).p
        if before is not None:
            yield (outcome, "before"), before
        welch = did(played, outcome).p
        if welch is not None:
            yield (outcome, "welch"), welch


def chosen_sets(
    sample: StudySample, kind: str, count: int, generator: np.random.Generator
) -> Iterator[Flags]:
    """``count`` sets as large as the treated, (n,) each."""
    size, every = int(sample.treated.sum()), np.arange(len(sample.units))
    some = np.flatnonzero(_noisy(sample)) if "noisy" in kind else every
    for _ in range(count):
        if kind == "lot":
            yield _lot(sample, generator)
        elif kind.startswith("contiguous"):
            yield _grown(sample, size, int(generator.choice(some)), generator)
        else:
            yield np.isin(every, generator.choice(some, size, replace=False))


def _lot(sample: StudySample, generator: np.random.Generator) -> Flags:
    """As many in each group as observed; the rule on touching pairs is left out."""
    drawn = np.zeros(len(sample.units), dtype=bool)
    for group in np.unique(sample.groups[sample.treated]):
        members = np.flatnonzero(sample.groups == group)
        wanted = int(sample.treated[members].sum())
        drawn[generator.choice(members, wanted, replace=False)] = True
    return drawn


def _grown(sample: StudySample, size: int, first: int, generator: np.random.Generator) -> Flags:
    """A set that hangs together, grown from ``first`` by a neighbour at a time."""
    assert sample.adjacency is not None  # noqa: S101 - the city's areas touch
    grown = np.zeros(len(sample.units), dtype=bool)
    grown[first] = True
    while grown.sum() < size:
        around = np.flatnonzero(ring_of(grown, sample.adjacency))
        rest = around if len(around) else np.flatnonzero(~grown)
        grown[generator.choice(rest)] = True
    return grown


def _noisy(sample: StudySample) -> Flags:
    """The third of the areas whose outcomes swing most from year to year before."""
    swings: list[Floats] = []
    for path in sample.path.values():
        steps = np.diff(path[:, : len(sample.before_periods)], axis=1)
        spread = (steps - steps.mean(axis=0)).std(axis=1)
        swings.append(spread / spread.mean())
    mean = np.mean(swings, axis=0)
    return np.asarray(mean >= np.quantile(mean, 2 / 3))
