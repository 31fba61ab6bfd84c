"""Pharmacies per 10,000 residents: all have their area, so that a zero is a zero."""

import pandas as pd

from indicators.catalogue.pharmacies import compute

HEALTH = pd.DataFrame(
    {
        "area_id": [1, 2, 3],
        "year": [2026, 2026, 2026],
        "pharmacies": [6, 0, 1],
        "residents": [26_000, 3_000, 0],
    }
).set_index(["area_id", "year"])


def test_6_pharmacies_for_26000_residents_are_2_point_3_per_10000():
    assert compute(HEALTH).value[(1, 2026)] == 6 / 26_000 * 10_000


def test_no_pharmacy_is_zero_and_not_unknown():
    assert compute(HEALTH).value[(2, 2026)] == 0


def test_area_without_residents_has_no_rate():
    assert pd.isna(compute(HEALTH).value[(3, 2026)])


def test_reliability_looks_at_the_residents():
    assert compute(HEALTH).base[(2, 2026)] == 3_000
