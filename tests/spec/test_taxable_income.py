"""Mean taxable income: published means, one per area and year, the income that can be followed."""

import math

import pandas as pd
import pytest

from indicators.catalogue.taxable_income import INDICATOR, compute
from indicators.engine.interval import interval_of

KEYS = ["area_id", "year"]
INCOME = pd.DataFrame(
    {
        "area_id": [0, 1, 1],
        "year": [2023, 2021, 2023],
        "taxable_income_eur": [39_000.0, 0.75 * 24_000 + 0.25 * 40_000, 30_000.0],
        "taxable_income_spread": [float("nan"), 0.2, 0.2],
    }
).set_index(KEYS)
REGISTER = pd.DataFrame({"area_id": [1, 1], "year": [2021, 2023], "residents": [480, 500]})
REGISTER = REGISTER.set_index(KEYS)


def test_the_mean_of_the_postcodes_is_carried_as_it_is():
    assert compute(INCOME, REGISTER).value.tolist() == [39_000, 18_000 + 10_000, 30_000]


def test_reliability_looks_at_the_residents_of_the_same_year():
    assert compute(INCOME, REGISTER).base.tolist()[1:] == [480, 500]


def test_interval_is_the_measured_error_of_the_transfer():
    lower, upper = interval_of(INDICATOR.interval, compute(INCOME, REGISTER))
    assert lower[(1, 2023)] == pytest.approx(30_000 * math.exp(-0.392), rel=1e-4)
    assert upper[(1, 2023)] == pytest.approx(30_000 * math.exp(0.392), rel=1e-4)


def test_series_has_no_2022_and_its_latest_year_is_2023():
    assert INDICATOR.years == (2019, 2020, 2021, 2023)
    assert INDICATOR.latest_year == 2023
