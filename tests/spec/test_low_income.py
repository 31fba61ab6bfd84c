"""Taxpayers up to 15,000 euro: published shares, one per area and year."""

import math

import pandas as pd
import pytest

from indicators.catalogue.low_income import INDICATOR, compute
from indicators.engine.interval import interval_of

KEYS = ["area_id", "year"]
INCOME = pd.DataFrame(
    {
        "area_id": [0, 1, 2, 1],
        "year": [2021, 2021, 2021, 2020],
        "low_income_pct": [33.9, 40.0, float("nan"), 41.0],
        "low_income_spread": [float("nan"), 0.1, float("nan"), 0.1],
        "low_income_hidden_pct": [0.0, 0.0, float("nan"), 2.0],
    }
).set_index(KEYS)
REGISTER = pd.DataFrame(
    {"area_id": [1, 2, 1], "year": [2020, 2021, 2021], "residents": [480, 700, 500]}
).set_index(KEYS)


def test_the_share_of_the_postcodes_is_carried_as_it_is():
    one = 100 * (20 + 80 + 100) / 500
    other = 100 * (10 + 90 + 100) / 1_000
    income = INCOME.assign(low_income_pct=0.75 * one + 0.25 * other)
    assert compute(income, REGISTER).value[(1, 2021)] == 0.75 * 40 + 0.25 * 20


def test_interval_is_the_measured_error_of_the_transfer():
    lower, upper = interval_of(INDICATOR.interval, compute(INCOME, REGISTER))
    assert lower[(1, 2021)] == pytest.approx(40 * math.exp(-0.196), rel=1e-4)
    assert upper[(1, 2021)] == pytest.approx(40 * math.exp(0.196), rel=1e-4)


def test_empty_classes_leave_the_least_and_widen_the_interval_to_the_most():
    """41 of 100 are seen below 15,000 EUR; the two hidden ones may be too: at most 43."""
    measure = compute(INCOME, REGISTER)
    lower, upper = interval_of(INDICATOR.interval, measure)
    assert measure.value[(1, 2020)] == 41
    assert lower[(1, 2020)] == pytest.approx(41 * math.exp(-0.196), rel=1e-4)
    assert upper[(1, 2020)] == pytest.approx(43 * math.exp(0.196), rel=1e-4)


def test_bound_alone_is_the_interval_where_the_transfer_has_no_error():
    lower, upper = interval_of(
        INDICATOR.interval, compute(INCOME.assign(low_income_spread=0.0), REGISTER)
    )
    assert (lower[(1, 2020)], upper[(1, 2020)]) == (41, 43)
    assert pd.isna(lower[(1, 2021)])


def test_area_in_an_abnormal_postcode_has_no_value():
    assert pd.isna(compute(INCOME, REGISTER).value[(2, 2021)])


def test_reliability_looks_at_the_residents_of_the_same_year():
    base = compute(INCOME, REGISTER).base
    assert (base[(1, 2021)], base[(1, 2020)]) == (500, 480)


def test_whole_city_keeps_its_published_share_without_a_row_in_the_register():
    measure = compute(INCOME, REGISTER)
    assert measure.value[(0, 2021)] == 33.9
    assert pd.isna(measure.base[(0, 2021)])


def test_more_low_incomes_are_read_as_worse():
    assert INDICATOR.polarity == "higher_is_worse"
