"""Spearman's correlation and its interval: by hand, and beside scipy."""

import numpy as np
import pytest
from scipy import stats

from indicators.engine.rank_correlation import LEAST, rank_correlation

IQ = np.array([106, 100, 86, 101, 99, 103, 97, 113, 112, 110], dtype=float)
HOURS = np.array([7, 27, 2, 50, 28, 29, 20, 12, 6, 17], dtype=float)
"""The worked example of Spearman's coefficient that textbooks share: rho = 1 - 6 * 194 / 990."""


def test_a_worked_example_is_reproduced_with_its_interval():
    known = rank_correlation(IQ, HOURS)
    assert known is not None
    assert (known.count, known.value) == (10, pytest.approx(1 - 6 * 194 / 990))
    # z = atanh(-.17576) = -.17760; half = 1.96 * sqrt((1 + .03089 / 2) / 7) = .74648
    assert (known.low, known.high) == pytest.approx((-0.7278, 0.5142), abs=5e-4)


@pytest.mark.parametrize("seed", range(5))
def test_ties_and_gaps_are_read_as_scipy_reads_them(seed):
    random = np.random.default_rng(seed)
    first = random.integers(0, 9, 80).astype(float)
    second = first + random.integers(0, 12, 80).astype(float)
    second[random.integers(0, 80, 7)] = np.nan
    both = np.isfinite(second)
    known = rank_correlation(first, second)
    assert known is not None
    assert known.value == pytest.approx(stats.spearmanr(first[both], second[both]).statistic)
    assert known.count == both.sum()
    assert known.low < known.value < known.high


def test_the_interval_holds_the_truth_as_often_as_it_says():
    random = np.random.default_rng(20261130)
    truth = 6 / np.pi * np.arcsin(0.6 / 2)  # of a binormal with correlation .6 (Pearson 1907)
    held = 0
    for _ in range(1000):
        first = random.standard_normal(70)
        known = rank_correlation(first, 0.6 * first + 0.8 * random.standard_normal(70))
        assert known is not None
        held += known.low <= truth <= known.high
    assert 930 <= held <= 970


def test_measures_in_one_order_have_no_room_for_doubt():
    known = rank_correlation(IQ, -3 * IQ)
    assert known is not None
    assert (known.value, known.low, known.high) == (-1, -1, -1)


def test_too_few_areas_or_one_value_everywhere_have_none():
    assert rank_correlation(IQ[: LEAST - 1], HOURS[: LEAST - 1]) is None
    assert rank_correlation(IQ, np.full(10, 4.0)) is None
