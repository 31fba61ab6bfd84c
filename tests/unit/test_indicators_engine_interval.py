"""Intervals against published tables, arithmetic by hand, and statsmodels."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from indicators.engine.interval import (
    Estimate,
    interval_of,
    mover_difference,
    newcombe_difference,
    poisson,
    poisson_balance,
    wilson,
)
from indicators.measure import balance, rate, ratio, share
from indicators.spec import Interval


def numbers(*values: float | None) -> pd.Series:
    return pd.Series(values, dtype="float64")


def pair(limits: tuple[pd.Series, pd.Series]) -> tuple[float, float]:
    return float(limits[0].iloc[0]), float(limits[1].iloc[0])


@pytest.mark.parametrize(
    ("events", "trials", "lower", "upper"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_gives_the_intervals_published_by_newcombe(events, trials, lower, upper):
    found = pair(wilson(numbers(events), numbers(trials)))
    assert found == pytest.approx((lower, upper), abs=5e-5)


def test_wilson_of_a_half_by_hand():
    """With 2 of 4 and z = 1.96: centre 1/2, half width z / (n + z2) * sqrt(n / 4 + z2 / 4)."""
    z = 1.959964
    half = z / (4 + z**2) * math.sqrt((4 + z**2) / 4)
    assert pair(wilson(numbers(2), numbers(4))) == pytest.approx((0.5 - half, 0.5 + half), abs=1e-6)


@pytest.mark.parametrize(("events", "trials"), [(None, 10), (3, None), (3, 0), (11, 10), (-1, 10)])
def test_a_share_that_cannot_be_has_no_interval(events, trials):
    assert np.isnan(pair(wilson(numbers(events), numbers(trials)))).all()


@pytest.mark.parametrize(
    ("events", "lower", "upper"),
    [(0, 0, 3.689), (1, 0.0253, 5.572), (10, 4.795, 18.390), (20, 12.217, 30.888)],
)
def test_exact_poisson_gives_the_limits_tabulated_by_garwood(events, lower, upper):
    found = pair(poisson(numbers(events), exposure=numbers(1)))
    assert found == pytest.approx((lower, upper), abs=6e-4)


def test_a_rate_is_the_count_divided_by_its_exposure():
    found = pair(poisson(numbers(10), exposure=numbers(2000)))
    assert found == pytest.approx((4.795 / 2000, 18.390 / 2000), abs=1e-6)


@pytest.mark.parametrize(("events", "exposure"), [(None, 9), (2, None), (2, 0), (-2, 9)])
def test_a_rate_that_cannot_be_has_no_interval(events, exposure):
    assert np.isnan(pair(poisson(numbers(events), exposure=numbers(exposure)))).all()


def test_a_balance_joins_the_exact_limits_of_its_two_counts():
    """10 births and 10 deaths: 0 -/+ sqrt((10 - 4.795)^2 + (18.390 - 10)^2) = 9.873."""
    reach = math.hypot(10 - 4.795, 18.390 - 10)
    found = pair(poisson_balance(numbers(10), numbers(10), exposure=numbers(1000)))
    assert found == pytest.approx((-reach / 1000, reach / 1000), abs=1e-6)


def test_a_balance_without_deaths_reaches_below_by_the_upper_limit_of_zero():
    """10 - 0: lower 10 - sqrt(5.205^2 + 3.689^2), upper 10 + sqrt(8.390^2 + 0)."""
    found = pair(poisson_balance(numbers(10), numbers(0), exposure=numbers(1)))
    assert found == pytest.approx((10 - math.hypot(5.205, 3.689), 18.390), abs=1e-3)


@pytest.mark.parametrize(
    ("now", "before", "lower", "upper"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((10, 10), (0, 20), 0.6791, 1.0000),
    ],
)
def test_newcombe_gives_the_differences_of_his_table(now, before, lower, upper):
    found = newcombe_difference(
        numbers(now[0]),
        numbers(now[1]),
        since_events=numbers(before[0]),
        since_trials=numbers(before[1]),
    )
    assert pair(found) == pytest.approx((lower, upper), abs=5e-5)


def test_a_difference_by_hand():
    """5 (3 to 8) minus 2 (1 to 6): 3 - sqrt(2^2 + 4^2) and 3 + sqrt(3^2 + 1^2)."""
    now = Estimate(numbers(5), numbers(3), numbers(8))
    before = Estimate(numbers(2), numbers(1), numbers(6))
    found = pair(mover_difference(now, before))
    assert found == pytest.approx((3 - math.sqrt(20), 3 + math.sqrt(10)))


def test_one_level_for_each_row_equals_rows_taken_one_by_one():
    events, trials, levels = numbers(7, 7, 40), numbers(50, 50, 90), np.array([0.95, 0.999, 0.9])
    for method in (wilson, lambda x, n, level: poisson(x, exposure=n, level=level)):
        together = np.array(method(events, trials, level=levels)).T
        alone = [pair(method(events[[i]], trials[[i]], level=levels[i])) for i in range(3)]
        assert together == pytest.approx(np.array(alone))


def test_nullable_integers_are_taken_with_their_gaps():
    events = pd.Series([3, None], dtype="Int64")
    lower, upper = wilson(events, pd.Series([10, 10], dtype="Int64"))
    assert (lower.notna().tolist(), upper.notna().tolist()) == ([True, False], [True, False])


def test_the_index_of_the_input_is_kept():
    index = pd.Index([41, 7])
    limits = wilson(pd.Series([1, 2], index), pd.Series([9, 9], index))
    assert limits.lower.index.equals(index)


def test_limits_come_in_the_unit_of_the_value():
    one, many = numbers(81), numbers(263)
    assert pair(interval_of(Interval.WILSON, share(one, of=many))) == pytest.approx(
        (25.53, 36.62), abs=5e-3
    )
    ten = rate(numbers(10), per_thousand=numbers(1000))
    assert pair(interval_of(Interval.POISSON, ten)) == pytest.approx((4.795, 18.39), abs=6e-4)
    even = balance(numbers(10), numbers(10), per_thousand=numbers(1000))
    assert pair(interval_of(Interval.POISSON_BALANCE, even))[1] == pytest.approx(9.873, abs=1e-3)


@pytest.mark.parametrize("kind", [Interval.COMPLETE_COUNT, Interval.NOT_ESTIMATED])
def test_a_complete_count_has_no_interval(kind):
    assert np.isnan(pair(interval_of(kind, ratio(numbers(90), to=numbers(30))))).all()


COUNTS = [(0, 300), (1, 1200), (19, 640), (450, 9200), (299, 300), (300, 300)]


@pytest.mark.parametrize(("events", "trials"), COUNTS)
@pytest.mark.parametrize("level", [0.95, 1 - 0.05 / 88])
def test_statsmodels_agrees_on_shares_and_rates(events, trials, level):
    proportion = pytest.importorskip("statsmodels.stats.proportion")
    rates = pytest.importorskip("statsmodels.stats.rates")
    shares = proportion.proportion_confint(events, trials, alpha=1 - level, method="wilson")
    exact = rates.confint_poisson(events, trials, method="exact-c", alpha=1 - level)
    assert pair(wilson(numbers(events), numbers(trials), level=level)) == pytest.approx(
        shares, abs=1e-12
    )
    found = pair(poisson(numbers(events), exposure=numbers(trials), level=level))
    assert found == pytest.approx(np.nan_to_num(exact), abs=1e-12)


@pytest.mark.parametrize(("events", "trials"), COUNTS)
def test_statsmodels_agrees_on_differences_of_shares(events, trials):
    proportion = pytest.importorskip("statsmodels.stats.proportion")
    theirs = proportion.confint_proportions_2indep(
        events, trials, 40, 400, method="newcomb", compare="diff"
    )
    ours = newcombe_difference(
        numbers(events), numbers(trials), since_events=numbers(40), since_trials=numbers(400)
    )
    assert pair(ours) == pytest.approx(theirs, abs=1e-12)
