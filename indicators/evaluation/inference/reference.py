"""The reference set: which assignments of the treatment could have happened, and draws of them."""

from dataclasses import dataclass
from itertools import combinations
from math import comb, prod

import numpy as np

from indicators.evaluation.design.numbers import Flags, Floats, Wholes
from indicators.evaluation.design.problems import refuse_panel
from indicators.evaluation.design.sample import ring_of

BATCH = 4096
LEAST_ACCEPTED = 1e-4
"""A reference set of which fewer draws than this pass its restrictions is refused."""


@dataclass(frozen=True, slots=True)
class ReferenceSet:
    """Restrictions on assignments of k of n units.

    ``groups`` (n,): as many treated per group as observed. ``adjacency`` (n, n) and
    ``max_adjacent``: at most that many pairs of treated that touch (default: as many as observed).
    ``ring_excluded``: the neighbours of the drawn are no controls, so each draw must leave two.
    """

    observed: Flags
    groups: Wholes
    adjacency: Flags | None
    max_adjacent: int | None
    ring_excluded: bool

    @property
    def size(self) -> int:
        """Assignments before the rule of adjacency."""
        return prod(comb(len(members), k) for members, k in self.blocks())

    def blocks(self) -> list[tuple[Wholes, int]]:
        """For each group with somebody treated: its units and how many of them are treated."""
        places = [np.flatnonzero(self.groups == group) for group in np.unique(self.groups)]
        counted = [(members, int(self.observed[members].sum())) for members in places]
        return [(members, k) for members, k in counted if k > 0]

    def allowed(self, drawn: Flags) -> Flags:
        """Which rows of ``drawn`` (draws, n) keep to the restrictions."""
        drawn = np.atleast_2d(drawn)
        ok = np.ones(len(drawn), dtype=bool)
        for members in (np.flatnonzero(self.groups == group) for group in np.unique(self.groups)):
            ok &= drawn[:, members].sum(axis=1) == self.observed[members].sum()
        if self.adjacency is not None and self.max_adjacent is not None:
            ok &= adjacent_pairs(drawn, self.adjacency) <= self.max_adjacent
        if self.ring_excluded:
            ok &= (~drawn & ~ring_of(drawn, self.adjacency)).sum(axis=1) >= 2
        return ok


@dataclass(frozen=True, slots=True)
class Assignments:
    """Draws (P, n) of a reference set. ``exact``: all of them, the observed one among them."""

    drawn: Flags
    exact: bool
    seed: int | None


def adjacent_pairs(drawn: Flags, adjacency: Flags) -> Wholes:
    """Pairs of treated units that touch, for each row of ``drawn`` (draws, n)."""
    chosen = np.atleast_2d(drawn).astype(np.float64)
    pairs: Floats = ((chosen @ adjacency) * chosen).sum(axis=1)
    return pairs.astype(np.int64) // 2


def reference_set(
    observed: Flags,
    *,
    groups: Wholes | None = None,
    adjacency: Flags | None = None,
    max_adjacent: int | None = None,
    ring_excluded: bool = False,
) -> ReferenceSet:
    """The reference set, checked to contain the ``observed`` assignment.

    Raises :class:`PanelError` where it does not: the p-value would be of another experiment.
    """
    if max_adjacent is None and adjacency is not None:
        max_adjacent = int(adjacent_pairs(observed, adjacency)[0])
    none = np.zeros(len(observed), dtype=np.int64)
    reference = ReferenceSet(
        observed, none if groups is None else groups, adjacency, max_adjacent, ring_excluded
    )
    if not reference.allowed(observed)[0]:
        pairs = int(adjacent_pairs(observed, adjacency)[0]) if adjacency is not None else 0
        raise refuse_panel(
            "observed_not_in_set", field="options.max_adjacent", pairs=pairs, most=max_adjacent
        )
    return reference


def draws_of(reference: ReferenceSet, *, draws: int, exact_up_to: int, seed: int) -> Assignments:
    """Every assignment where there are at most ``exact_up_to``, else ``draws`` seeded ones."""
    if reference.size <= exact_up_to:
        every = _every(reference)
        return Assignments(every[reference.allowed(every)], exact=True, seed=None)
    generator = np.random.default_rng(seed)
    assignments: list[Flags] = []
    count = tried = 0
    while count < draws:
        batch = _random(reference, generator)
        batch = batch[reference.allowed(batch)]
        assignments.append(batch)
        count, tried = count + len(batch), tried + BATCH
        if count < LEAST_ACCEPTED * tried and tried > 50 * BATCH:
            raise refuse_panel("tight_reference_set", field="options.max_adjacent")
    return Assignments(np.concatenate(assignments)[:draws], exact=False, seed=seed)


def _random(reference: ReferenceSet, generator: np.random.Generator) -> Flags:
    drawn = np.zeros((BATCH, len(reference.observed)), dtype=bool)
    rows = np.arange(BATCH)[:, None]
    for members, k in reference.blocks():
        keys = generator.random((BATCH, len(members)))
        chosen = np.argpartition(keys, k - 1, axis=1)[:, :k]
        drawn[rows, members[chosen]] = True
    return drawn


def _every(reference: ReferenceSet) -> Flags:
    """All choices of each block beside all of the others, the last block's changing fastest."""
    chosen = np.zeros((1, 0), dtype=np.int64)
    for members, k in reference.blocks():
        block = members[np.array(list(combinations(range(len(members)), k)), dtype=np.int64)]
        left, right = np.repeat(chosen, len(block), axis=0), np.tile(block, (len(chosen), 1))
        chosen = np.hstack([left, right])
    drawn = np.zeros((reference.size, len(reference.observed)), dtype=bool)
    drawn[np.arange(len(drawn))[:, None], chosen] = True
    return drawn
