"""What is said of an index, area by area: score, rank, its range, certainty, what decides. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from atlas.wording.ranks import RankRange
from indicators.index.design.presets import ENOUGH
from indicators.index.scoring.scores import Scores
from indicators.index.uncertainty.certainty import (
    DEPENDS_ON,
    ROBUST_WORDS,
    Robustness,
    certainty,
    robustness,
)
from indicators.index.uncertainty.rank_ranges import Uncertainty

INSTITUTIONAL, LOW_COVERAGE = "institutional", "low_coverage"


@dataclass(frozen=True, slots=True)
class AreaIndex:
    """An area's place in the index. ``choice`` and ``variant`` name the one other choice that
    would move it most, ``shift`` by how many ranks (0: none does). ``coverage`` is the share of the
    index's weight that is present. ``reliable``: residents are enough for a reliable value.
    ``doubtful``: a value it rests on is known to be told badly, and no word of certainty is given.
    ``ranked_of`` areas count in the ranks; one that does not (``counts`` False) has the rank it
    would take among them."""

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
    reliable: bool
    counts: bool
    doubtful: bool

    @property
    def rank_range(self) -> RankRange:
        """Its place with the range of the redraws."""
        return RankRange(self.rank, self.low, self.high, self.ranked_of)

    @property
    def robust(self) -> Robustness:
        """Always, depends or never among the worst fifth."""
        return robustness(self.probability, doubtful=self.doubtful)

    def word(self, language: str) -> str:
        """How certain it is that the area is among the worst fifth, on the fixed scale."""
        return certainty(self.probability, doubtful=self.doubtful).words.text(language)

    def robust_word(self, language: str) -> str:
        """Its robust class in words, with what it depends on."""
        if self.robust is Robustness.DEPENDS:
            return DEPENDS_ON[self.doubtful].text(language)
        return ROBUST_WORDS[self.robust].text(language)


@dataclass(frozen=True, slots=True)
class RobustCounts:
    """How many areas are always, sometimes and never among the worst fifth, ``of`` those that
    count in the ranks; ``always_areas`` by rank."""

    of: int
    always_areas: tuple[int, ...]
    depends: int
    never: int

    @property
    def always(self) -> int:
        """Areas always among the worst fifth."""
        return len(self.always_areas)


def robust_counts(facts: Mapping[int, AreaIndex]) -> RobustCounts:
    """The one count of the robust classes: of the areas that count in the ranks, and of no other.

    An area with few residents has a place of its own but moves nobody, and is never counted.
    """
    counted = [(area, area_index.robust) for area, area_index in facts.items() if area_index.counts]
    robust = [kind for _, kind in counted]
    return RobustCounts(
        of=len(counted),
        always_areas=tuple(area for area, kind in counted if kind is Robustness.ALWAYS),
        depends=robust.count(Robustness.DEPENDS),
        never=robust.count(Robustness.NEVER),
    )


def index_facts(
    scores: Scores, unsure: Uncertainty, choices: pd.DataFrame, *, year: int | None
) -> Mapping[int, AreaIndex]:
    """Facts of every ranked area (of ``year`` where the table has years), worst first."""
    own = _by_area(scores, year)
    biggest = choices.assign(size=choices["shift"].abs()).sort_values("size", kind="stable")
    decides = biggest.groupby("id", sort=False).tail(1).set_index("id")
    ranges = unsure.areas.set_index("id")
    rows = own.join(ranges[["rank", "rank_p05", "rank_p95", "p_first_fifth", "doubtful"]])
    rows = rows.join(decides[["choice", "variant", "shift"]]).sort_values(
        "score", ascending=scores.design.rank_first == "lowest"
    )
    facts = {}
    for row in rows.reset_index(names="id").to_dict("records"):
        facts[int(row["id"])] = AreaIndex(
            score=float(row["score"]),
            rank=int(row["rank"]),
            ranked_of=int(row["of"]),
            low=int(row["rank_p05"]),
            high=int(row["rank_p95"]),
            probability=float(row["p_first_fifth"]),
            choice=str(row["choice"]),
            variant=str(row["variant"]),
            shift=int(row["shift"]),
            coverage=float(row["coverage"]),
            reliable=bool(row["reliable"]),
            counts=bool(row["counts"]),
            doubtful=bool(row["doubtful"]),
        )
    return facts


def _by_area(scores: Scores, year: int | None) -> pd.DataFrame:
    """``score, coverage, of, reliable, counts`` of each ranked area."""
    here = scores.rank > 0
    if year is not None and scores.table.years is not None:
        here &= scores.table.years == year
    enough = scores.table.labels.get(ENOUGH, np.full(len(scores.table), "1"))
    return pd.DataFrame(
        {
            "score": scores.index[here],
            "coverage": scores.coverage[here],
            "of": scores.ranked_of[here],
            "reliable": enough[here] == "1",
            "counts": scores.counted[here],
        },
        index=scores.table.ids[here],
    )


def need(facts: Mapping[int, AreaIndex]) -> pd.DataFrame:
    """The index as a measure of need by ``area_id``, worst first; areas without a rank are absent.

    Columns: ``score`` (higher is needier), ``rank, rank_low, rank_high`` (1 = worst, 5-95 % of the
    redraws), ``ranked_of`` (areas that count in the ranks), ``p_worst_fifth``, ``worst_fifth``
    (``always``, ``depends``, ``never``), ``reliable`` (False: few residents) and ``doubtful``.
    """
    rows = {
        area: (
            index.score, index.rank, index.low, index.high, index.ranked_of, index.probability,
            index.robust.value, index.reliable, index.doubtful,
        )
        for area, index in facts.items()
    }  # fmt: skip
    columns = (
        "score", "rank", "rank_low", "rank_high", "ranked_of", "p_worst_fifth", "worst_fifth",
        "reliable", "doubtful",
    )  # fmt: skip
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns).rename_axis("area_id")


@dataclass(frozen=True, slots=True)
class Unranked:
    """Why an area has no rank: ``institutional`` or ``low_coverage``, and which indicators it
    lacks, each with its typed reason."""

    reason: str
    lacking: Mapping[str, str]


def unranked(
    scores: Scores, reasons: Mapping[str, npt.NDArray[np.object_]], *, year: int | None
) -> Mapping[int, Unranked]:
    """Every area (of ``year``) without a rank. ``reasons`` are by column of the table."""
    here = scores.rank == 0
    if year is not None and scores.table.years is not None:
        here &= scores.table.years == year
    areas = {}
    for row in np.flatnonzero(here):
        lacking = {
            element.column: str(reasons[element.column][row])
            for element in scores.design.indicators
            if not np.isfinite(scores.score[element.key][row])
        }
        kept_out = not scores.table.in_rank[row]
        areas[int(str(scores.table.ids[row]))] = Unranked(
            INSTITUTIONAL if kept_out else LOW_COVERAGE, lacking
        )
    return areas


def score_limits(facts: Mapping[int, AreaIndex]) -> tuple[float, ...]:
    """Inner limits of five classes of about as many reliable areas each."""
    counted = [index.score for index in facts.values() if index.reliable and not index.doubtful]
    values = np.array(counted or [index.score for index in facts.values()])
    return tuple(float(limit) for limit in np.quantile(values, [0.2, 0.4, 0.6, 0.8]))


def score_classes(facts: Mapping[int, AreaIndex]) -> dict[int, int]:
    """The class of each area by :func:`score_limits`, 4 the highest score."""
    limits = score_limits(facts)
    return {
        area: int(np.searchsorted(limits, index.score, side="left"))
        for area, index in facts.items()
    }


def robust_classes(facts: Mapping[int, AreaIndex]) -> dict[int, int]:
    """0 never, 1 depends, 2 always among the worst fifth; of the areas that count in the ranks."""
    order = (Robustness.NEVER, Robustness.DEPENDS, Robustness.ALWAYS)
    return {area: order.index(index.robust) for area, index in facts.items() if index.counts}
