"""The small-area rule, on its boundaries."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from base.text import LocalizedText
from indicators.engine.reliability import (
    Reliability,
    grade,
    pool_few_events,
    poolable,
    small_number_reasons,
)
from indicators.measure import Measure, balance, rate, share
from indicators.spec import Break

NONE_OF_THEM = np.array([False])
ALL_OF_THEM = np.array([True])


def numbers(*values: float | None) -> pd.Series:
    return pd.Series(values, dtype="float64")


def reason_of(measure: Measure, pooled_years: int = 1) -> str:
    return str(small_number_reasons(measure, pd.Series([pooled_years]))[0])


def grade_of(measure: Measure, excluded: np.ndarray = NONE_OF_THEM) -> str:
    return str(grade(measure, given=ALL_OF_THEM, excluded=excluded)[0])


@pytest.mark.parametrize(("base", "reason"), [(0, "too_few"), (299, "too_few"), (300, "")])
def test_under_300_persons_no_rate_is_given(base, reason):
    assert reason_of(share(numbers(0), of=numbers(base))) == reason


@pytest.mark.parametrize(("base", "found"), [(300, "low"), (1199, "low"), (1200, "reliable")])
def test_under_1200_persons_a_rate_is_weak(base, found):
    assert grade_of(share(numbers(60), of=numbers(base))) == found


def test_a_base_that_is_not_known_does_not_make_a_value_reliable():
    assert grade_of(Measure(numbers(5), numbers(9), numbers(None), 1.0)) == Reliability.LOW


def test_a_denominator_of_zero_is_too_few_whatever_the_base():
    assert reason_of(Measure(numbers(0), numbers(0), numbers(5000), 1.0)) == "too_few"


def test_an_institutional_area_is_excluded_however_large():
    measure = share(numbers(60), of=numbers(5000))
    assert grade_of(measure, excluded=ALL_OF_THEM) == Reliability.EXCLUDED


def test_a_row_without_value_has_no_reliability_even_if_excluded():
    measure = share(numbers(60), of=numbers(5000))
    assert grade(measure, given=NONE_OF_THEM, excluded=ALL_OF_THEM).tolist() == ["none"]


@pytest.mark.parametrize(("events", "reason"), [(19, "too_few_events"), (20, "")])
def test_under_20_events_a_single_year_gives_no_rate(events, reason):
    assert reason_of(rate(numbers(events), per_thousand=numbers(5000))) == reason


@pytest.mark.parametrize(("pooled", "found"), [(19, "low"), (20, "reliable")])
def test_a_pool_still_under_20_events_is_given_but_weak(pooled, found):
    measure = rate(numbers(pooled), per_thousand=numbers(5000))
    assert (reason_of(measure, pooled_years=3), grade_of(measure)) == ("", found)


def test_few_events_are_pooled_with_the_two_years_before():
    flow = rate(numbers(30, 9, 10), per_thousand=numbers(1000, 1100, 1200))
    pooled, years = pool_few_events(flow, years=(2011, 2012, 2013))
    assert years.tolist() == [1, 1, 3]
    assert pooled.numerator.tolist() == [30, 9, 30 + 9 + 10]
    assert pooled.value[2] == pytest.approx(1000 * 49 / 3300)
    assert pooled.base.tolist() == [1000, 1100, 1200]


def test_enough_events_are_left_alone():
    flow = rate(numbers(5, 5, 20), per_thousand=numbers(1000, 1000, 1000))
    pooled, years = pool_few_events(flow, years=(2011, 2012, 2013))
    assert (years[2], pooled.numerator[2]) == (1, 20)


def test_the_events_of_a_balance_are_its_gains_and_its_losses_together():
    flow = balance(numbers(4, 4, 4), numbers(8, 9, 10), per_thousand=numbers(900, 900, 900))
    pooled, _ = pool_few_events(flow, years=(2011, 2012, 2013))
    assert (pooled.events[2], pooled.losses[2]) == (12 + 13 + 14, 27)
    assert pooled.value[2] == pytest.approx(1000 * (12 - 27) / 2700)


def test_areas_are_pooled_apart():
    """Two areas, three years each, area after area."""
    flow = rate(numbers(1, 2, 3, 10, 20, 5), per_thousand=numbers(*[1000] * 6))
    pooled, years = pool_few_events(flow, years=(2011, 2012, 2013))
    assert years.tolist() == [1, 1, 3, 1, 1, 3]
    assert pooled.numerator[[2, 5]].tolist() == [1 + 2 + 3, 10 + 20 + 5]


def test_a_pool_needs_a_value_in_each_of_its_years():
    flow = rate(numbers(5, None, 5), per_thousand=numbers(1000, 1000, 1000))
    _, years = pool_few_events(flow, years=(2011, 2012, 2013))
    assert years.tolist() == [1, 1, 1]


def test_an_area_with_too_few_residents_is_not_pooled():
    flow = rate(numbers(5, 5, 5), per_thousand=numbers(299, 299, 299))
    assert pool_few_events(flow, years=(2011, 2012, 2013))[1].tolist() == [1, 1, 1]


def test_a_stock_is_never_pooled():
    stock = share(numbers(5, 5, 5), of=numbers(1000, 1000, 1000))
    pooled, years = pool_few_events(stock, years=(2011, 2012, 2013))
    assert pooled is stock
    assert years.tolist() == [1, 1, 1]


def test_a_pool_is_made_of_consecutive_years():
    assert poolable((2011, 2012, 2013, 2015, 2016, 2017)).tolist() == [
        *[False, False, True],
        *[False, False, True],
    ]


@pytest.mark.parametrize(
    ("year", "can"),
    [
        (2011, [True, True, True]),
        (2012, [False, True, True]),
        (2013, [False, False, True]),
        (2015, [True, True, False]),
        (2016, [True, True, True]),
    ],
)
def test_a_pool_never_crosses_a_break(year, can):
    """A break in 2013 parts 2013 from 2012: the pool of 2013 and that of 2014 would cross it."""
    broken = Break(year, LocalizedText(it="interruzione", en="break"))
    assert poolable((2011, 2012, 2013, 2014, 2015), [broken]).tolist() == [False, False, *can]
