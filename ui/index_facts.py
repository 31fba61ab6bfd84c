"""What is said of an index, area by area: score, rank, its range, certainty, what decides. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from indicators.index.certainty import ROBUST_WORDS, Robustness, certainty, robustness
from indicators.index.scores import Scores
from indicators.index.uncertainty import Uncertainty


@dataclass(frozen=True, slots=True)
class AreaIndex:
    """An area's place in the index. ``choice`` and ``variant`` name the one other choice that
    would move it most, ``shift`` by how many ranks (0: none does). ``coverage`` is the share of the
    index's weight that is present."""

    score: float
    rank: int
    ranked_of: int
    low: int
    high: int
    probability: float
    choice: str
    variant: str
    shift: int
    coverage: float

    @property
    def robust(self) -> Robustness:
        """Always, depends or never among the worst fifth."""
        return robustness(self.probability)

    def word(self, language: str) -> str:
        """How certain it is that the area is among the worst fifth, on the fixed scale."""
        return certainty(self.probability).words.said(language)

    def robust_word(self, language: str) -> str:
        """Its robust class in words."""
        return ROBUST_WORDS[self.robust].said(language)


def index_facts(
    scores: Scores, unsure: Uncertainty, choices: pd.DataFrame, *, year: int | None
) -> Mapping[int, AreaIndex]:
    """Facts of every ranked area (of ``year`` where the table has years), worst first."""
    score_at, present, of = _by_area(scores, year)
    biggest = choices.assign(size=choices["shift"].abs()).sort_values("size", kind="stable")
    decides = biggest.groupby("id", sort=False).tail(1).set_index("id")
    rows = unsure.areas.sort_values(["rank", "id"])
    found = {}
    for row in rows.to_dict("records"):
        area, most = row["id"], decides.loc[row["id"]]
        found[int(area)] = AreaIndex(
            score=score_at[int(area)],
            rank=int(row["rank"]),
            ranked_of=of,
            low=int(row["rank_p05"]),
            high=int(row["rank_p95"]),
            probability=float(row["p_first_fifth"]),
            choice=str(most["choice"]),
            variant=str(most["variant"]),
            shift=int(most["shift"]),
            coverage=present[int(area)],
        )
    return found


def _by_area(scores: Scores, year: int | None) -> tuple[dict[int, float], dict[int, float], int]:
    """Score and coverage of each ranked area, and how many they are."""
    here = scores.rank > 0
    if year is not None and scores.table.years is not None:
        here &= scores.table.years == year
    ids = [int(area) for area in scores.table.ids[here]]
    values, present = scores.index[here].tolist(), scores.coverage[here].tolist()
    return (
        dict(zip(ids, values, strict=True)),
        dict(zip(ids, present, strict=True)),
        int(here.sum()),
    )


def score_classes(facts: Mapping[int, AreaIndex]) -> dict[int, int]:
    """Five classes of about as many areas each, 4 the highest score."""
    values = np.array([one.score for one in facts.values()])
    limits = np.quantile(values, [0.2, 0.4, 0.6, 0.8])
    return {
        area: int(np.searchsorted(limits, one.score, side="left")) for area, one in facts.items()
    }


def robust_classes(facts: Mapping[int, AreaIndex]) -> dict[int, int]:
    """0 never, 1 depends, 2 always among the worst fifth."""
    order = (Robustness.NEVER, Robustness.DEPENDS, Robustness.ALWAYS)
    return {area: order.index(one.robust) for area, one in facts.items()}
