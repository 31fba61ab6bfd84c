"""An area against the city, worked by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from indicators.catalogue import (
    declared_income,
    elderly_alone,
    minors,
    natural_balance,
    pharmacies,
    registrations_out,
)
from indicators.engine.city_test import (
    adjusted,
    comparison,
    counted_once,
    p_values,
    robust_spread,
    stands_best,
    weighs_most,
)
from indicators.engine.interval import interval_of
from indicators.measure import Measure
from indicators.spec import Interval


def counts(numerator, denominator, scale=100.0, **more):
    return Measure(
        pd.Series(numerator, dtype=float),
        pd.Series(denominator, dtype=float),
        pd.Series(denominator, dtype=float),
        scale,
        **more,
    )


def rows_of(measure, kind, reliability="reliable"):
    limits = interval_of(kind, measure)
    frame = pd.DataFrame(
        {"value": measure.value, "lower": limits.lower, "upper": limits.upper,
         "numerator": measure.numerator, "denominator": measure.denominator, "base": measure.base,
         "reason": "", "rank_reason": "", "reliability": reliability}
    )  # fmt: skip
    return frame.rename_axis("area_id")


def test_a_share_is_tested_with_the_score_test():
    # 60 of 100 against 50 %: z = (60 - 50) / sqrt(100 * .5 * .5) = 2, two-sided p = 0.0455
    rows = rows_of(counts([60], [100]), Interval.WILSON)
    assert p_values(elderly_alone.INDICATOR, rows, 50.0) == pytest.approx([0.04550], abs=1e-5)


def test_a_rate_is_tested_with_both_exact_poisson_tails():
    # no event where 3 are expected: 2 * exp(-3) = 0.0996
    rows = rows_of(counts([0], [1000], 1000.0), Interval.POISSON)
    assert p_values(registrations_out.INDICATOR, rows, 3.0) == pytest.approx([0.09957], abs=1e-5)


def test_a_carried_value_is_tested_on_the_log_scale():
    # 20,000 against 20,000 * e^0.2 with a measured spread of 0.1: z = -2
    measure = counts([20_000], [1], 1.0, spread=pd.Series([0.1]))
    rows = rows_of(measure, Interval.TRANSFER)
    city = 20_000 * np.exp(0.2)
    assert p_values(declared_income.INDICATOR, rows, city) == pytest.approx([0.04550], abs=1e-5)


@pytest.mark.parametrize("city", [-20.0, -5.0, 0.0, 12.0, 45.0])
def test_a_balance_is_significant_exactly_where_its_interval_leaves_the_city_out(city):
    measure = counts([30, 5], [1000, 1000], 1000.0, losses=pd.Series([22.0, 40.0]))
    rows = rows_of(measure, Interval.POISSON_BALANCE)
    outside = (rows["lower"] > city) | (rows["upper"] < city)
    found = p_values(natural_balance.INDICATOR, rows, city) < 0.05
    assert found.tolist() == outside.tolist()


@pytest.mark.parametrize("city", [40.0, 45.0, 50.2, 55.0, 61.0])
def test_before_the_correction_test_and_interval_agree(city):
    rows = rows_of(counts([45, 120, 300], [100, 240, 500]), Interval.WILSON)
    outside = (rows["lower"] > city) | (rows["upper"] < city)
    assert (p_values(elderly_alone.INDICATOR, rows, city) < 0.05).tolist() == outside.tolist()


def test_a_complete_count_is_not_tested():
    rows = rows_of(counts([3], [10_000], 10_000.0), Interval.COMPLETE_COUNT)
    assert np.isnan(p_values(pharmacies.INDICATOR, rows, 2.0)).all()


def test_adjusted_values_follow_the_step_up_rule():
    # m = 4, sorted .01 .02 .03 .5: 4*.01/1 = .04, 4*.02/2 = .04, 4*.03/3 = .04, .5
    assert adjusted([0.03, np.nan, 0.01, 0.5, 0.02]) == pytest.approx(
        [0.04, np.nan, 0.04, 0.5, 0.04], nan_ok=True
    )


def test_adjusted_values_agree_with_scipy():
    from scipy.stats import false_discovery_control

    p = np.random.default_rng(7).uniform(size=200) ** 3
    assert adjusted(p) == pytest.approx(false_discovery_control(p))


def test_nothing_to_adjust_stays_nothing():
    assert np.isnan(adjusted([np.nan, np.nan])).all()


def test_the_spread_is_robust():
    # 1 2 3 4 100: median 3, deviations 2 1 0 1 97, their median 1
    assert robust_spread(pd.Series([1, 2, 3, 4, 100.0])) == (3.0, 1.4826)


def test_a_spread_of_zero_is_no_spread():
    assert np.isnan(robust_spread(pd.Series([5, 5, 5, 9.0])).spread)


SHARES = counts([600, 500, 400, 500, 500], [1000] * 5)


def compared(indicator, reliability="reliable", measure=SHARES):
    rows = rows_of(measure, indicator.interval, reliability)
    return comparison((indicator,), {indicator.key: rows}, {indicator.key: 50.0})["verdict"]


def test_words_follow_the_polarity():
    worse = ["worse", "similar", "better", "similar", "similar"]
    assert compared(elderly_alone.INDICATOR).tolist() == worse
    turned = replace(
        elderly_alone.INDICATOR, polarity=type(elderly_alone.INDICATOR.polarity)("lower_is_worse")
    )
    assert compared(turned).tolist()[:3] == ["better", "similar", "worse"]


def test_context_is_never_better_or_worse():
    assert compared(minors.INDICATOR).tolist()[:3] == ["higher", "similar", "lower"]


def test_an_area_left_out_of_comparisons_is_not_tested():
    assert set(compared(minors.INDICATOR, "excluded")) == {"not_tested"}


def test_of_one_topic_the_heaviest_alone_weighs():
    rows = pd.DataFrame(
        {"verdict": "worse", "burden": [2.0, 3.0, 1.0], "topic": ["income", "income", "housing"],
         "thing": ["mean_income", "taxable_income", "crowding"]},
        index=["mean_income", "taxable_income", "crowding"],
    )  # fmt: skip
    assert weighs_most(rows) == ("taxable_income", "crowding")


def test_what_weighs_most_is_worse_and_farthest():
    rows = pd.DataFrame(
        {"verdict": ["worse", "worse", "similar", "better", "not_tested", "worse"],
         "burden": [1.0, 3.0, 9.0, -2.0, 8.0, np.nan],
         "topic": list("tuvwxy"), "thing": list("abcdef")},
        index=list("abcdef"),
    )  # fmt: skip
    assert weighs_most(rows) == ("b", "a")
    assert stands_best(rows) == ("d",)


def told(**verdicts):
    """An area: mean and share of income repeat the taxable income; schooling is on its own."""
    things = {"mean": "taxable", "share": "taxable", "taxable": "taxable", "school": "school"}
    return pd.DataFrame(
        {"verdict": verdicts, "burden": {"mean": 3.0, "share": 2.0, "taxable": 1.0, "school": 0.5}}
    ).assign(thing=pd.Series(things), topic=pd.Series(things))


def test_what_measures_one_thing_is_counted_once():
    rows = told(mean="worse", share="worse", taxable="worse", school="worse")
    assert sorted(counted_once(rows).index) == ["school", "taxable"]
    assert weighs_most(rows) == ("mean", "school")


@pytest.mark.parametrize(("mean", "counted"), [("worse", "mean"), ("no_value", "share")])
def test_where_the_thing_is_not_tested_what_repeats_it_counts(mean, counted):
    rows = told(mean=mean, share="similar", taxable="not_tested", school="no_value")
    assert counted_once(rows).index.tolist() == [counted]


def test_what_is_counted_as_like_the_city_does_not_weigh():
    rows = told(mean="worse", share="similar", taxable="similar", school="similar")
    assert weighs_most(rows) == ()


def test_the_thing_of_an_indicator_is_what_it_repeats():
    rows = rows_of(SHARES, elderly_alone.INDICATOR.interval)
    twice = replace(elderly_alone.INDICATOR, key="again", repeats="elderly_alone")
    table = comparison(
        (elderly_alone.INDICATOR, twice),
        {"elderly_alone": rows, "again": rows},
        {"elderly_alone": 50.0, "again": 50.0},
    )
    assert set(table["thing"]) == {"elderly_alone"}
