"""What is said of an index, on a small city with one area too small to count."""

from __future__ import annotations

import numpy as np
import pytest

from atlas.index.facts import index_facts, need, robust_classes, score_classes
from indicators.index.design.design_file import read_design
from indicators.index.design.presets import ENOUGH
from indicators.index.scoring.scores import score
from indicators.index.scoring.table import ScoringTable
from indicators.index.uncertainty.rank_ranges import single_choices, uncertainty

SMALL = 11
DESIGN = """schema: 1
name: toy
normalisation: {method: min_max, low: 1, high: 100}
rank: {among: {enough_residents: [1]}}
index:
  key: i
  aggregation: arithmetic
  elements:
    - {indicator: a, direction: 1}
    - {indicator: b, direction: 1}
"""


@pytest.fixture(scope="module")
def facts():
    """Areas 1 to 10 from best to worst, and a yard (11) that scores highest of all."""
    rising, everywhere = np.arange(1.0, 12.0), np.ones(11, dtype=bool)
    table = ScoringTable(
        ids=np.arange(1, 12).astype(object),
        years=None,
        columns={"a": rising, "b": rising**2},
        labels={ENOUGH: np.array(["1"] * 10 + ["0"], dtype=object)},
        in_base=everywhere,
        in_rank=everywhere,
    )
    scores = score(read_design(DESIGN), table)
    return index_facts(scores, uncertainty(scores, draws=200), single_choices(scores), year=None)


def test_an_area_with_few_residents_is_placed_and_counts_for_nobody(facts) -> None:
    assert next(iter(facts)) == SMALL
    assert (facts[SMALL].rank, facts[SMALL].reliable) == (1, False)
    assert (facts[10].rank, facts[10].ranked_of, facts[10].reliable) == (1, 10, True)
    assert (facts[1].rank, facts[1].low, facts[1].high) == (10, 10, 10)


def test_need_has_one_row_for_each_ranked_area_worst_first(facts) -> None:
    found = need(facts)
    assert found.index.tolist() == list(range(11, 0, -1))
    assert found["worst_fifth"].tolist() == ["always"] * 3 + ["never"] * 8
    assert found.loc[9, ["rank", "rank_low", "rank_high", "ranked_of"]].tolist() == [2, 2, 2, 10]
    assert found["reliable"].tolist() == [False] + [True] * 10


def test_class_limits_come_from_areas_that_count(facts) -> None:
    classes = score_classes(facts)
    assert [sum(classes[a] == n for a in range(1, 11)) for n in range(5)] == [2, 2, 2, 2, 2]
    assert classes[SMALL] == 4
    assert robust_classes(facts)[10] == 2
    assert SMALL not in robust_classes(facts)
