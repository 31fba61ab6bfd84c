"""Who enters and leaves the worst fifth from one version of an index to the next, and what the
known error of a value does to a place. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from atlas.index.facts import AreaIndex
from indicators.index.scoring.scores import Scores, score

FIFTH = 5


@dataclass(frozen=True, slots=True)
class Crossings:
    """Areas that enter and that leave the worst fifth of those that count, by their new rank."""

    entering: tuple[int, ...]
    leaving: tuple[int, ...]


def in_fifth(facts: Mapping[int, AreaIndex]) -> tuple[int, ...]:
    """The areas of the worst fifth of those that count, worst first."""
    return tuple(
        area
        for area, index in facts.items()
        if index.counts and index.rank <= -(-index.ranked_of // FIFTH)
    )


def crossings(before: Mapping[int, AreaIndex], after: Mapping[int, AreaIndex]) -> Crossings:
    """Who crosses the limit of the worst fifth between two versions."""
    then, now = in_fifth(before), in_fifth(after)
    return Crossings(
        entering=tuple(area for area in now if area not in then),
        leaving=tuple(area for area in after if area in then and area not in now),
    )


def without_error(scores: Scores, column: str, errors: Mapping[int, float]) -> dict[int, int]:
    """The rank each area would have without the error of its value, the others as they are.

    ``errors`` are estimate minus truth, in the unit of ``column``; areas without a rank are absent.
    """
    ranks = {}
    for area, error in errors.items():
        here = scores.table.ids == area
        values = scores.table.columns[column] - np.where(here, error, 0.0)
        columns = {**scores.table.columns, column: values}
        again = score(scores.design, replace(scores.table, columns=columns))
        if (rank := int(again.rank[here].max(initial=0))) > 0:
            ranks[area] = rank
    return ranks
