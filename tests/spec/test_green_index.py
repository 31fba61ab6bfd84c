"""Urban green: an index of the source, taken as it is."""

import pandas as pd

from indicators.catalogue.green_index import INDICATOR, compute
from indicators.spec import Unit

ENVIRONMENT = pd.DataFrame(
    {
        "area_id": [0, 1, 2],
        "year": [2024, 2024, 2024],
        "green_index": [8.4, 3.6, float("nan")],
        "residents": [1_400_000, 26_000, 900],
    }
).set_index(["area_id", "year"])


def test_the_source_s_mean_is_taken_as_it_is():
    assert compute(ENVIRONMENT).value[(1, 2024)] == 3.6


def test_the_whole_city_keeps_its_own_mean():
    assert compute(ENVIRONMENT).value[(0, 2024)] == 8.4


def test_area_without_an_index_has_no_value():
    assert pd.isna(compute(ENVIRONMENT).value[(2, 2024)])


def test_reliability_looks_at_the_residents():
    assert compute(ENVIRONMENT).base.tolist() == [1_400_000, 26_000, 900]


def test_an_index_without_a_declared_unit_is_shown_as_one():
    assert INDICATOR.unit is Unit.INDEX
