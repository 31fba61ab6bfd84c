"""Share of an area within 800 m of a metro station."""

import pandas as pd

from indicators.catalogue.metro_reach import compute

TRANSPORT = pd.DataFrame(
    {
        "area_id": [1, 2, 3],
        "year": [2020, 2020, 2020],
        "metro_reach_km2": [0.9, 0.0, 1.5],
        "residents": [5_000, 900, 12_000],
    }
).set_index(["area_id", "year"])
AREAS = pd.DataFrame({"area_id": [3, 2, 1], "area_km2": [1.5, 2.0, 1.2]}).set_index("area_id")


def test_nine_tenths_of_a_km2_out_of_one_point_two_are_75_percent():
    assert compute(TRANSPORT, AREAS).value[(1, 2020)] == 100 * (0.9 / 1.2)


def test_area_far_from_every_station_has_zero_and_not_nothing():
    assert compute(TRANSPORT, AREAS).value[(2, 2020)] == 0


def test_area_wholly_within_reach_has_100_percent():
    assert compute(TRANSPORT, AREAS).value[(3, 2020)] == 100


def test_reliability_looks_at_the_residents_and_not_at_the_area():
    assert compute(TRANSPORT, AREAS).base.tolist() == [5_000, 900, 12_000]
