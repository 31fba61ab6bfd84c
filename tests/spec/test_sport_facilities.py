"""Places for sport per 10,000 residents: a place with many sports counts once."""

import pandas as pd

from indicators.catalogue.sport_facilities import compute

SPORT = pd.DataFrame(
    {
        "area_id": [1, 2],
        "year": [2020, 2020],
        "sport_facilities": [16, 0],
        "sport_sites": [3, 0],
        "residents": [15_000, 6_000],
    }
).set_index(["area_id", "year"])


def test_3_places_with_16_facilities_for_15000_residents_are_2_per_10000():
    assert compute(SPORT).value[(1, 2020)] == 3 / 15_000 * 10_000 == 2


def test_no_place_is_zero_and_not_unknown():
    assert compute(SPORT).value[(2, 2020)] == 0


def test_reliability_looks_at_the_residents():
    assert compute(SPORT).base.tolist() == [15_000, 6_000]
