"""Intervals of carried values: made of a measured spread, shown, ranked, and not the city's."""

import math
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from indicators.catalogue import elderly_alone
from indicators.engine.interval import interval_of, transferred, with_usual_spread
from indicators.engine.table import city_series, indicator_table
from indicators.measure import Measure
from indicators.spec import Interval, Polarity, Unit

NOTHING_MISSING = pd.DataFrame(columns=["dataset", "area_id", "year", "column", "reason"])
AREAS = pd.DataFrame({"institutional": [""] * 3}, index=pd.Index([1, 2, 3], name="area_id"))


def numbers(*values):
    return pd.Series(values, dtype="float64")


def carried(income):
    ones = pd.Series(1.0, income.index)
    return Measure(income["mean"], ones, income["people"], 1.0, spread=income["spread"])


INCOME = replace(
    elderly_alone.INDICATOR,
    datasets=("income",),
    inputs=("mean", "people"),
    years=(2021,),
    unit=Unit.EURO,
    polarity=Polarity.LOWER_IS_WORSE,
    interval=Interval.TRANSFER,
    compute=carried,
)


def frame(**columns):
    many = len(next(iter(columns.values())))
    keys = {"area_id": range(1, many + 1), "year": [2021] * many, "people": [5000.0] * many}
    return pd.DataFrame(keys | columns).set_index(["area_id", "year"])


def table_of(income):
    table = indicator_table(INCOME, {"income": income}, areas=AREAS, missing=NOTHING_MISSING)
    return table.set_index("area_id")


def test_a_spread_of_a_tenth_is_a_fifth_either_way():
    lower, upper = transferred(numbers(30_000), numbers(0.1))
    assert lower[0] == pytest.approx(30_000 * math.exp(-0.196), rel=1e-4)
    assert upper[0] == pytest.approx(30_000 * math.exp(0.196), rel=1e-4)


def test_a_transfer_from_one_zone_alone_has_no_interval():
    for spread in (0, 0.009):
        assert np.isnan([limit[0] for limit in transferred(numbers(7), numbers(spread))]).all()
    lower, upper = transferred(numbers(7), numbers(0.01))
    assert lower[0] < 7 < upper[0]


def test_a_rank_takes_the_usual_error_where_none_was_measured():
    ones, spread = numbers(1, 1, 1, 1), numbers(0.001, 0.2, 0.3, 0.4)
    measure = Measure(ones, ones, ones, 1.0, spread=spread)
    assert with_usual_spread(measure).spread.tolist() == [0.3, 0.2, 0.3, 0.4]
    assert with_usual_spread(Measure(ones, ones, ones, 1.0)).spread is None


@pytest.mark.parametrize(("value", "spread"), [(None, 0.1), (9, None), (0, 0.1), (9, -0.1)])
def test_value_that_cannot_be_or_has_no_spread_has_no_interval(value, spread):
    assert np.isnan([limit[0] for limit in transferred(numbers(value), numbers(spread))]).all()


def test_each_row_may_have_its_level():
    """z is 1.96 at 95 % and 2.576 at 99 %."""
    levels = np.array([0.95, 0.99])
    upper = transferred(numbers(1, 1), numbers(0.2, 0.2), level=levels).upper
    assert np.log(upper).tolist() == pytest.approx([0.392, 0.5152], abs=1e-4)


def test_limits_are_in_the_unit_of_the_value():
    half = Measure(numbers(1), numbers(2), numbers(900), 100.0, spread=numbers(0.1))
    lower, upper = interval_of(Interval.TRANSFER, half)
    assert (lower[0] * upper[0]) ** 0.5 == pytest.approx(50)


def test_carried_value_whose_error_nobody_measured_has_no_interval():
    bare = Measure(numbers(5), numbers(1), numbers(900), 1.0)
    assert np.isnan([limit[0] for limit in interval_of(Interval.TRANSFER, bare)]).all()


def test_table_shows_the_interval():
    row = table_of(frame(mean=[20_000.0], spread=[0.1])).loc[1]
    assert row["lower"] == pytest.approx(20_000 * math.exp(-0.196), rel=1e-4)


@pytest.mark.parametrize(("second", "high"), [(24_000, 2), (28_000, 1)])
def test_ranks_use_the_wider_joint_interval(second, high):
    """Spread 0.05, three areas: z is 2.39, limits 12.7 % apart on each side; 20,000 -> 22,540."""
    table = table_of(frame(mean=[20_000.0, second, 90_000], spread=[0.05] * 3))
    assert table.loc[1, "rank"] == 1
    assert table.loc[1, "rank_high"] == high


def test_city_has_its_value_and_no_interval():
    income = frame(mean=[20_000.0, 30_000], spread=[0.1, None])
    income.loc[(0, 2021), ["mean", "people"]] = [26_000.0, 10_000]
    city = city_series(INCOME, {"income": income}, NOTHING_MISSING)
    assert city[["value", "areas_counted"]].to_numpy().tolist() == [[26_000, 2]]
    assert city[["lower", "upper"]].isna().all(axis=None)
