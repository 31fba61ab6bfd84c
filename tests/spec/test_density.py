"""Residents per square kilometre of the whole polygon."""

import pandas as pd

from indicators.catalogue.density import compute

NAN = float("nan")
REGISTER = pd.DataFrame(
    [(1, 2011, 3000), (1, 2024, 3300), (2, 2024, 500), (3, 2024, NAN), (4, 2024, 70)],
    columns=["area_id", "year", "residents"],
).set_index(["area_id", "year"])
AREAS = pd.DataFrame({"area_id": [3, 2, 1], "area_km2": [2.0, 4.0, 0.5]}).set_index("area_id")


def test_3000_residents_on_half_a_square_kilometre_are_6000_per_km2():
    assert compute(REGISTER, AREAS).value[(1, 2011)] == 3000 / 0.5


def test_every_year_of_an_area_uses_the_same_polygon():
    assert compute(REGISTER, AREAS).value[(1, 2024)] == 3300 / 0.5


def test_areas_are_matched_by_id_and_not_by_position():
    assert compute(REGISTER, AREAS).value[(2, 2024)] == 500 / 4


def test_unknown_residents_or_unknown_polygon_give_no_value():
    assert compute(REGISTER, AREAS).value[[(3, 2024), (4, 2024)]].isna().all()


def test_reliability_looks_at_the_residents():
    assert compute(REGISTER, AREAS).base[(2, 2024)] == 500
