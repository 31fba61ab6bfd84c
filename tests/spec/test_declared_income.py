"""Mean declared income: published means, one per area and year."""

import math

import pandas as pd
import pytest

from indicators.catalogue.declared_income import INDICATOR, compute
from indicators.engine.interval import interval_of

KEYS = ["area_id", "year"]
INCOME = pd.DataFrame(
    {
        "area_id": [0, 1, 2, 1],
        "year": [2021, 2021, 2021, 2020],
        "mean_income_eur": [37_000.0, 20_000.0, float("nan"), 19_000.0],
        "mean_income_spread": [float("nan"), 0.2, 0.2, 0.2],
    }
).set_index(KEYS)
REGISTER = pd.DataFrame(
    {"area_id": [1, 2, 1], "year": [2020, 2021, 2021], "residents": [480, 700, 500]}
).set_index(KEYS)


def test_the_mean_of_the_postcodes_is_carried_as_it_is():
    two_postcodes = 0.75 * 24_000 + 0.25 * 40_000
    income = INCOME.assign(mean_income_eur=two_postcodes)
    assert compute(income, REGISTER).value[(1, 2021)] == 18_000 + 10_000


def test_area_without_income_has_no_value():
    assert pd.isna(compute(INCOME, REGISTER).value[(2, 2021)])


def test_reliability_looks_at_the_residents_of_the_same_year():
    base = compute(INCOME, REGISTER).base
    assert (base[(1, 2021)], base[(1, 2020)]) == (500, 480)


def test_whole_city_keeps_its_published_mean_without_a_row_in_the_register():
    measure = compute(INCOME, REGISTER)
    assert measure.value[(0, 2021)] == 37_000
    assert pd.isna(measure.base[(0, 2021)])


def test_value_follows_the_order_of_the_income_table():
    assert compute(INCOME, REGISTER).value.index.equals(INCOME.index)


def test_interval_is_the_measured_error_of_the_transfer():
    lower, upper = interval_of(INDICATOR.interval, compute(INCOME, REGISTER))
    assert lower[(1, 2021)] == pytest.approx(20_000 * math.exp(-0.392), rel=1e-4)
    assert upper[(1, 2021)] == pytest.approx(20_000 * math.exp(0.392), rel=1e-4)
