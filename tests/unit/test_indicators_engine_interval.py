"""Intervals against published tables, arithmetic by hand, and statsmodels."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from indicators.engine.interval import (
    Estimate,
    floats,
    interval_of,
    mover_difference,
    poisson,
    poisson_balance,
    transferred,
    wilson,
    with_usual_spread,
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


@pytest.mark.parametrize(
    ("events", "trials"), [(None, 10), (3, None), (3, 0), (0, 0), (11, 10), (-1, 10)]
)
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


def newcombe(now: Any, before: Any, level: float = 0.95) -> Any:
    """Newcombe (1998), Stat. Med. 17:873-890, method 10: the Wilson limits of two shares joined."""
    shares = ((pd.Series(part), pd.Series(whole)) for part, whole in (now, before))
    return mover_difference(
        *(Estimate(part / whole, *wilson(part, whole, level=level)) for part, whole in shares)
    )


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
    found = newcombe(map(numbers, now), map(numbers, before))
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
    ours = newcombe((numbers(events), numbers(trials)), (numbers(40), numbers(400)))
    assert pair(ours) == pytest.approx(theirs, abs=1e-12)


GARWOOD_90 = {0: (0, 2.996), 10: (5.425, 16.962)}
"""Exact 90 % limits of 0 and 10 events, as tabulated."""


def test_a_balance_at_another_level_joins_the_limits_of_that_level() -> None:
    """10 births, no deaths at 90 %: below by hypot(10 - 5.425, 2.996), above by 16.962 - 10."""
    low, high = GARWOOD_90[10]
    found = pair(poisson_balance(numbers(10), numbers(0), exposure=numbers(1), level=0.9))
    assert found == pytest.approx((10 - math.hypot(10 - low, 2.996), high), abs=1e-3)
    turned = pair(poisson_balance(numbers(0), numbers(10), exposure=numbers(1), level=0.9))
    assert turned == pytest.approx((-high, -10 + math.hypot(10 - low, 2.996)), abs=1e-3)


@pytest.mark.parametrize("kind", [Interval.WILSON, Interval.POISSON, Interval.POISSON_BALANCE])
def test_the_level_asked_is_the_level_of_every_kind(kind: Interval) -> None:
    """2 of 4 at 90 %: half width z / (2 sqrt(4 + z^2)); 10 in 1,000 and 10 less 0 as tabulated."""
    z = 1.644854
    half = z / (2 * math.sqrt(4 + z**2))
    low, high = GARWOOD_90[10]
    measure, by_hand = {
        Interval.WILSON: (
            share(numbers(2), of=numbers(4)), (50 - 100 * half, 50 + 100 * half)),
        Interval.POISSON: (rate(numbers(10), per_thousand=numbers(1000)), (low, high)),
        Interval.POISSON_BALANCE: (
            balance(numbers(10), numbers(0), per_thousand=numbers(1000)),
            (10 - math.hypot(10 - low, 2.996), high)),
    }[kind]  # fmt: skip
    assert pair(interval_of(kind, measure, level=0.9)) == pytest.approx(by_hand, abs=2e-3)


def test_the_level_of_a_transfer_widens_it() -> None:
    """A spread of 0.1 at 90 %: 40 times exp(-/+ 0.1645)."""
    measure = replace(share(numbers(40), of=numbers(100)), spread=numbers(0.1))
    found = pair(interval_of(Interval.TRANSFER, measure, level=0.9))
    assert found == pytest.approx((40 * math.exp(-0.1644854), 40 * math.exp(0.1644854)))


def test_a_difference_of_shares_at_another_level_joins_the_limits_of_that_level() -> None:
    """2 of 4 less 2 of 4 at 90 %: the half width of one, times the root of 2."""
    z = 1.644854
    half = math.sqrt(2) * z / (2 * math.sqrt(4 + z**2))
    two, four = numbers(2), numbers(4)
    found = newcombe((two, four), (two, four), level=0.9)
    assert pair(found) == pytest.approx((-half, half), abs=1e-6)


def test_a_balance_without_losses_and_losses_that_are_counted_have_no_interval() -> None:
    ten, thousand = numbers(10), numbers(1000)
    no_losses = interval_of(Interval.POISSON_BALANCE, rate(ten, per_thousand=thousand))
    counted = interval_of(Interval.COMPLETE_COUNT, balance(ten, ten, per_thousand=thousand))
    assert np.isnan([*pair(no_losses), *pair(counted)]).all()


INDEX = pd.Index([41, 7])


@pytest.mark.parametrize("make", [
    lambda one: wilson(one, one * 9),
    lambda one: poisson(one, exposure=one),
    lambda one: poisson_balance(one, one, exposure=one),
    lambda one: transferred(one, one),
    lambda one: newcombe((one, one * 9), (one, one * 9)),
    lambda one: interval_of(Interval.NOT_ESTIMATED, ratio(one, to=one)),
])  # fmt: skip
def test_both_limits_are_numbers_on_the_index_of_the_input(make: Any) -> None:
    limits = make(pd.Series([1.0, 2.0], INDEX))
    for series in limits:
        assert series.index.equals(INDEX)
        assert series.dtype == np.float64


def test_whole_numbers_and_gaps_become_floats() -> None:
    assert floats(pd.Series([1, 2])).dtype == np.float64
    with_gap = floats(pd.Series([1, None], dtype="Int64"))
    assert (with_gap.dtype, with_gap[0], np.isnan(with_gap[1])) == (np.float64, 1, True)


def test_rounding_never_takes_a_limit_out_of_nought_to_one() -> None:
    many = pd.Series(np.arange(1.0, 3000))
    for level in (0.8, 0.95, 1 - 0.05 / 88):
        none, every = wilson(many * 0, many, level=level), wilson(many, many, level=level)
        assert (none.lower == 0).all()
        assert (every.upper == 1).all()


def test_the_middle_of_the_others_spreads_counts_the_least_that_counts() -> None:
    """0.01 is the least that counts and stays; 0.005 takes the middle of 0.01 and 0.03."""
    measure = replace(
        share(numbers(1, 1, 1), of=numbers(2, 2, 2)), spread=numbers(0.01, 0.03, 0.005)
    )
    assert with_usual_spread(measure).spread.tolist() == pytest.approx([0.01, 0.03, 0.02])
    assert np.isfinite(pair(transferred(numbers(1), numbers(0.01)))).all()
