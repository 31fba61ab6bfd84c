"""Two areas against each other: published examples, a second library, arithmetic by hand."""

import numpy as np
import pandas as pd
import pytest

from indicators.engine.difference import differences, sure
from indicators.engine.interval import wilson


def share(events, trials):
    """The row of an area with a share in percent."""
    lower, upper = wilson(pd.Series([float(events)]), pd.Series([float(trials)]))
    return row(100 * events / trials, 100 * lower[0], 100 * upper[0])


def row(value, lower, upper, q=0.5):
    return pd.DataFrame({"value": [value], "lower": [lower], "upper": [upper], "q": [q]})


def against(first, second, *, carried=False):
    return differences(first, second, pd.Series([carried])).iloc[0]


@pytest.mark.parametrize(
    ("one", "two", "lower", "upper"),
    [
        ((56, 70), (48, 80), 5.24, 33.39),
        ((9, 10), (3, 10), 17.05, 80.90),
        ((5, 56), (0, 29), -3.81, 19.26),
    ],
)
def test_two_shares_have_the_interval_of_newcombes_table(one, two, lower, upper):
    # Newcombe 1998, Stat. Med. 17:873-890, table II, method 10
    gap = against(share(*one), share(*two))
    assert (gap["lower"], gap["upper"]) == pytest.approx((lower, upper), abs=5e-3)
    assert (gap["p"] < 0.05) == (lower > 0)


@pytest.mark.parametrize(("one", "two"), [((120, 900), (80, 700)), ((40, 60), (10, 55))])
def test_a_second_library_gives_the_same_interval(one, two):
    gap = against(share(*one), share(*two))
    proportion = pytest.importorskip("statsmodels.stats.proportion")
    theirs = proportion.confint_proportions_2indep(*one, *two, method="newcomb", compare="diff")
    assert (gap["lower"], gap["upper"]) == pytest.approx([100 * end for end in theirs], abs=1e-9)


def test_carried_values_differ_only_where_their_intervals_do_not_touch():
    # 46 (40 to 52) minus 36 (30 to 42): 40 - 42 = -2 and 52 - 30 = 22; by chance alone it would be
    # 10 -/+ sqrt(6^2 + 6^2), that is 1.5 to 18.5
    one, two = row(46.0, 40.0, 52.0), row(36.0, 30.0, 42.0)
    gap = against(one, two, carried=True)
    assert (gap["difference"], gap["lower"], gap["upper"]) == (10.0, -2.0, 22.0)
    # z = 1.96 * 10 / 12 = 1.633, two-sided p = 0.1024
    assert gap["p"] == pytest.approx(0.1024, abs=1e-4)
    assert against(one, two)["lower"] == pytest.approx(10 - np.sqrt(72))


def test_the_difference_turned_round_is_the_same_with_the_other_sign():
    one, two = share(56, 70), share(48, 80)
    there, back = against(one, two), against(two, one)
    assert there["p"] == pytest.approx(back["p"])
    assert (there["lower"], there["upper"]) == pytest.approx((-back["upper"], -back["lower"]))


def test_what_is_not_tested_has_a_difference_and_no_interval():
    gap = against(row(5.0, np.nan, np.nan, q=np.nan), share(56, 70))
    assert gap["difference"] == -75.0
    assert np.isnan(gap[["lower", "upper", "p"]].astype(float)).all()


def test_all_differences_of_a_view_are_corrected_together():
    # 0.04 alone would be under 0.05; as the second smallest of three it counts 0.04 * 3 / 2 = 0.06
    assert sure(pd.Series([0.01, 0.04, 0.9, np.nan])).tolist() == [True, False, False, False]
