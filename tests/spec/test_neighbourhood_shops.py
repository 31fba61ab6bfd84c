"""Shops of up to 250 m2 per 10,000 residents: context, with no worse end."""

import pandas as pd

from indicators.catalogue.neighbourhood_shops import INDICATOR, compute
from indicators.spec import Polarity

SHOPS = pd.DataFrame(
    {
        "area_id": [1, 2],
        "year": [2023, 2023],
        "neighbourhood_shops": [400.0, float("nan")],
        "residents": [20_000, 756],
    }
).set_index(["area_id", "year"])


def test_400_shops_for_20000_residents_are_200_per_10000():
    assert compute(SHOPS).value[(1, 2023)] == 400 / 20_000 * 10_000 == 200


def test_area_whose_zero_was_emptied_has_no_value():
    assert pd.isna(compute(SHOPS).value[(2, 2023)])


def test_reliability_looks_at_the_residents():
    assert compute(SHOPS).base.tolist() == [20_000, 756]


def test_more_shops_are_not_called_better():
    assert INDICATOR.polarity is Polarity.NEITHER
