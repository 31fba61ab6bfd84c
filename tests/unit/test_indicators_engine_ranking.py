"""Ranks and their ranges, drawn by hand and tried by simulation."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from indicators.engine.interval import ConfidenceLimits, wilson
from indicators.engine.ranking import (
    alone_by_year,
    alone_level,
    joint_level,
    ranges_alone,
    rank_by_year,
    rank_ranges,
    tie_groups,
)
from indicators.spec import Polarity


def ranked(values, polarity=Polarity.HIGHER_IS_WORSE, limits=None, groups=None):
    value = pd.Series(values, dtype="float64")
    nothing = pd.Series(np.nan, value.index)
    return rank_by_year(
        value,
        limits or ConfidenceLimits(nothing, nothing),
        years=np.full(len(value), 2021),
        polarity=polarity,
        groups=groups,
    )


def ranges(table: pd.DataFrame) -> list[tuple[int, int]]:
    return list(zip(table["rank_low"], table["rank_high"], strict=True))


@pytest.mark.parametrize(
    ("polarity", "ranks"),
    [
        (Polarity.HIGHER_IS_WORSE, [2, 1, 3]),
        (Polarity.NEITHER, [2, 1, 3]),
        (Polarity.LOWER_IS_WORSE, [2, 3, 1]),
    ],
)
def test_rank_one_is_the_most_disadvantaged_end(polarity, ranks):
    assert ranked([5.0, 9.0, 1.0], polarity)["rank"].tolist() == ranks


def test_values_that_look_equal_when_rounded_are_told_apart():
    assert ranked([12.34, 12.31, 12.33])["rank"].tolist() == [1, 3, 2]


def test_equal_values_share_the_best_rank_and_the_whole_range():
    table = ranked([7.0, 9.0, 7.0, 1.0])
    assert table["rank"].tolist() == [2, 1, 2, 4]
    assert ranges(table) == [(2, 3), (1, 1), (2, 3), (4, 4)]


def test_an_area_without_value_has_no_rank_and_is_not_counted():
    table = ranked([5.0, None, 9.0])
    assert table["rank"].tolist() == [2, pd.NA, 1]
    assert table["ranked_of"].tolist() == [2, 2, 2]


def test_each_year_is_ranked_on_its_own():
    value = pd.Series([5.0, 1.0, 4.0, 8.0])
    nothing = pd.Series(np.nan, value.index)
    years = np.array([2019, 2021, 2019, 2021])
    table = rank_by_year(
        value, ConfidenceLimits(nothing, nothing), years=years, polarity=Polarity.HIGHER_IS_WORSE
    )
    assert table["rank"].tolist() == [1, 2, 2, 1]


def test_the_range_counts_the_areas_certainly_ahead_and_certainly_behind():
    """A 8-10, B 5-9, C 4-6, D 1-3: A and B overlap, B and C overlap, D is last for sure."""
    lower, upper = np.array([8.0, 5, 4, 1]), np.array([10.0, 9, 6, 3])
    found = rank_ranges((lower + upper) / 2, lower, upper)
    assert found.rank.tolist() == [1, 2, 3, 4]
    assert found.low.tolist() == [1, 1, 2, 4]
    assert found.high.tolist() == [2, 3, 3, 4]


def test_where_less_is_worse_the_ranges_are_counted_from_the_other_end():
    """The four intervals above, read from the lowest: D first, then C, B, A."""
    limits = ConfidenceLimits(pd.Series([8.0, 5, 4, 1]), pd.Series([10.0, 9, 6, 3]))
    table = ranked([9.0, 7, 5, 2], Polarity.LOWER_IS_WORSE, limits)
    assert table["rank"].tolist() == [4, 3, 2, 1]
    assert ranges(table) == [(3, 4), (2, 4), (2, 3), (1, 1)]


def test_intervals_that_only_touch_are_not_told_apart():
    found = rank_ranges(np.array([6.0, 4.0]), np.array([5.0, 3.0]), np.array([7.0, 5.0]))
    assert (found.low.tolist(), found.high.tolist()) == ([1, 1], [2, 2])


def test_the_longest_journeys_to_work_in_the_united_states():
    """ACS 2011, minutes and 90 % joint half widths as in the paper's companion package.

    MD 32.2 and NY 31.5 overlap; NJ 30.5 and DC 30.1 (half width .9) overlap; IL, MA, VA overlap.
    """
    minutes = np.array([32.2, 31.5, 30.5, 30.1, 28.2, 28.0, 27.7])
    half = np.array([0.4, 0.4, 0.4, 0.9, 0.4, 0.4, 0.4])
    found = rank_ranges(minutes, minutes - half, minutes + half)
    assert found.low.tolist() == [1, 1, 3, 3, 5, 5, 5]
    assert found.high.tolist() == [2, 2, 4, 4, 7, 7, 7]


def test_the_range_of_a_tied_area_spans_its_whole_group():
    """The second and the third area share a postcode; the others share theirs with nobody."""
    table = ranked([30.0, 20.0, 19.0, 5.0], groups=np.array([-1, 0, 0, -1]))
    assert table["rank"].tolist() == [1, 2, 3, 4]
    assert ranges(table) == [(1, 1), (2, 3), (2, 3), (4, 4)]


def test_a_tie_spans_the_areas_that_fall_between_its_members():
    table = ranked([30.0, 25.0, 20.0, 5.0], groups=np.array([0, -1, 0, -1]))
    assert ranges(table) == [(1, 3), (2, 2), (1, 3), (4, 4)]


@pytest.mark.parametrize("nothing", [None, "", np.nan])
def test_areas_without_a_label_are_tied_with_nobody(nothing):
    ties = pd.Series(["20148", nothing, nothing, "20148"], index=[57, 3, 4, 65])
    assert tie_groups(np.array([3, 4, 57, 65, 99]), ties).tolist() == [-1, -1, 0, 0, -1]


def test_the_joint_level_shares_five_per_cent_among_the_areas_of_a_year():
    compared = np.array([True, True, False, True, False])
    levels = joint_level(compared, np.array([2011, 2011, 2011, 2012, 2012]))
    assert levels == pytest.approx([0.975, 0.975, 0.975, 0.95, 0.95])


def covered(level: float, *, draws: int = 400) -> float:
    """Share of draws in which every true rank lies in its range: 12 shares, 500 persons each."""
    rng = np.random.default_rng(20201)
    truth = np.linspace(0.20, 0.42, 12)
    rank = np.arange(12, 0, -1)
    hits = 0
    for counts in rng.binomial(500, truth, size=(draws, 12)):
        lower, upper = wilson(pd.Series(counts), pd.Series(np.full(12, 500)), level=level)
        found = rank_ranges(counts / 500, lower.to_numpy(), upper.to_numpy())
        hits += bool(np.all((found.low <= rank) & (rank <= found.high)))
    return hits / draws


def test_joint_intervals_cover_all_true_ranks_at_least_95_times_in_100():
    assert covered(1 - 0.05 / 12) >= 0.95


def test_intervals_too_narrow_for_it_do_not_cover_them():
    assert covered(0.5) < 0.95


def test_an_area_alone_is_told_from_another_by_their_difference():
    """10 and 4, each 4 off: the intervals touch (6 to 14, 0 to 8), the difference of 6 is more
    than the square root of 16 + 16, 5.66."""
    score = np.array([10.0, 4.0])
    assert rank_ranges(score, score - 4, score + 4).high.tolist() == [2, 2]
    alone = ranges_alone(score, score - 4, score + 4)
    assert (alone.low.tolist(), alone.high.tolist()) == ([1, 2], [1, 2])
    near = ranges_alone(score, score - 4.5, score + 4.5)
    assert (near.low.tolist(), near.high.tolist()) == ([1, 1], [2, 2])


def test_the_level_of_an_area_alone_counts_its_differences():
    compared, years = np.array([True, True, True, False]), np.array([1, 1, 1, 1])
    assert alone_level(compared, years) == pytest.approx([0.975] * 4)


def test_the_range_of_an_area_alone_holds_its_true_rank_nineteen_times_of_twenty():
    """Forty areas, errors of one each, 400 draws: every area's range fails at most in 5 %."""
    random, truth = np.random.default_rng(7), np.arange(40) / 2
    z = 3.227  # two-sided normal at 1 - 0.05 / 39
    missed = np.zeros(40)
    for _ in range(400):
        score = truth + random.normal(size=40)
        alone = ranges_alone(score, score - z, score + z)
        rank = 40 - np.arange(40)
        missed += (rank < alone.low) | (rank > alone.high)
    assert (missed / 400 <= 0.05).all()


def apart(
    polarity: Polarity,
    groups: np.ndarray | None = None,
    score: tuple[float | None, ...] = (10, 10, 4, 4),
) -> pd.DataFrame:
    """Two areas in each of two years; off by 4 in 2020, by 4.5 in 2021; a gap of 6 in both.

    Their difference is told from nothing where it is more than the root of 2 times that: 5.66 in
    2020, not 6.36 in 2021.
    """
    value = pd.Series(score, index=[3, 8, 5, 9], dtype="float64")
    years, off = np.array([2020, 2021, 2020, 2021]), np.array([4, 4.5, 4, 4.5])
    limits = ConfidenceLimits(value - off, value + off)
    return alone_by_year(value, limits, years=years, polarity=polarity, groups=groups)


def alone(table: pd.DataFrame) -> list[tuple[int, int]]:
    return list(zip(table["rank_alone_low"], table["rank_alone_high"], strict=True))


@pytest.mark.parametrize(
    ("polarity", "by_hand"),
    [
        (Polarity.HIGHER_IS_WORSE, [(1, 1), (1, 2), (2, 2), (1, 2)]),
        (Polarity.LOWER_IS_WORSE, [(2, 2), (1, 2), (1, 1), (1, 2)]),
    ],
)
def test_areas_alone_are_compared_within_their_year_from_the_worse_end(
    polarity: Polarity, by_hand: list[tuple[int, int]]
) -> None:
    table = apart(polarity)
    assert alone(table) == by_hand
    assert table.index.tolist() == [3, 8, 5, 9]


def test_a_tied_area_alone_has_the_range_of_its_group() -> None:
    table = apart(Polarity.HIGHER_IS_WORSE, np.array([0, -1, 0, -1]))
    assert alone(table) == [(1, 2)] * 4


def test_an_area_alone_without_a_value_has_no_range_and_is_nobody_s_rival() -> None:
    table = apart(Polarity.HIGHER_IS_WORSE, score=(10, 10, None, 4))
    assert alone(table)[:2] == [(1, 1), (1, 2)]
    assert table["rank_alone_low"].isna().tolist() == [False, False, True, False]


def test_ranks_keep_the_index_of_the_values() -> None:
    value = pd.Series([1.0, 2.0], index=[41, 7])
    nothing = pd.Series(np.nan, value.index)
    table = rank_by_year(
        value, ConfidenceLimits(nothing, nothing), years=np.array([1, 1]), polarity=Polarity.NEITHER
    )
    assert table["rank"].to_dict() == {41: 2, 7: 1}


def test_the_level_of_two_areas_alone_is_that_of_their_one_difference() -> None:
    assert alone_level(np.array([True, True]), np.array([1, 1])) == pytest.approx([0.95, 0.95])
    assert alone_level(np.array([True]), np.array([1])) == pytest.approx([0.95])


def test_three_years_of_areas_alone_are_three_rankings() -> None:
    """10 and 4, off by 1, in one year each with a rival of another: nobody meets it."""
    value = pd.Series([10.0, 4.0, 7.0, 1.0])
    found = alone_by_year(
        value, ConfidenceLimits(value - 1, value + 1),
        years=np.array([2020, 2020, 2021, 2022]), polarity=Polarity.NEITHER,
    )  # fmt: skip
    assert alone(found) == [(1, 1), (2, 2), (1, 1), (1, 1)]
