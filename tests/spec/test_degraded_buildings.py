"""Buildings and sites of the list of degraded ones per 10,000 residents."""

import pandas as pd

from indicators.catalogue.degraded_buildings import INDICATOR, compute
from indicators.engine.interval import interval_of

DEGRADED = pd.DataFrame(
    {
        "area_id": [1, 2, 3],
        "year": [2024, 2024, 2024],
        "degraded_buildings": [20, 0, 2],
        "residents": [12_500, 18_000, 0],
    }
).set_index(["area_id", "year"])


def test_20_entries_for_12500_residents_are_16_per_10000():
    assert compute(DEGRADED).value[(1, 2024)] == 20 / 12_500 * 10_000 == 16


def test_area_without_entries_has_zero():
    assert compute(DEGRADED).value[(2, 2024)] == 0


def test_area_without_residents_has_no_rate():
    assert pd.isna(compute(DEGRADED).value[(3, 2024)])


def test_reliability_looks_at_the_residents():
    assert compute(DEGRADED).base.tolist() == [12_500, 18_000, 0]


def test_a_list_of_unknown_date_carries_no_interval():
    lower, upper = interval_of(INDICATOR.interval, compute(DEGRADED))
    assert lower.isna().all()
    assert upper.isna().all()
