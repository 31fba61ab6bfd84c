"""Employed residents: persons in work out of residents of all ages, census of 2011."""

import pandas as pd

from indicators.catalogue.employed_residents import compute

NAN = float("nan")
CENSUS = pd.DataFrame(
    {
        "area_id": [1, 2, 3, 4],
        "year": [2011, 2011, 2011, 2011],
        "employed": [430, NAN, 12, 0],
        "residents_census": [1000, 800, NAN, 0],
    }
).set_index(["area_id", "year"])


def test_430_employed_of_1000_residents_are_43_percent():
    assert compute(CENSUS).value[(1, 2011)] == 100 * 430 / 1000


def test_reliability_looks_at_the_residents_of_all_ages():
    assert compute(CENSUS).base[(1, 2011)] == 1000


def test_missing_employed_or_residents_give_no_value():
    value = compute(CENSUS).value
    assert pd.isna(value[(2, 2011)])
    assert pd.isna(value[(3, 2011)])


def test_area_without_residents_has_no_share():
    assert pd.isna(compute(CENSUS).value[(4, 2011)])
