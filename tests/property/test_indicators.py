"""What must hold whatever the numbers: order, scale, polarity, bounds."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.catalogue import elderly_alone
from indicators.engine.classes import assign, diverging_breaks
from indicators.engine.interval import ConfidenceLimits, Estimate, mover_difference, poisson, wilson
from indicators.engine.ranking import ranges_alone, rank_by_year, rank_ranges
from indicators.engine.table import indicator_table
from indicators.measure import share
from indicators.spec import Polarity

settings.register_profile("atlas", deadline=None, max_examples=60, derandomize=True)
settings.load_profile("atlas")

ALONE = replace(
    elderly_alone.INDICATOR,
    datasets=("register",),
    inputs=("alone", "aged"),
    years=(2021,),
    compute=lambda register: share(register["alone"], of=register["aged"]),
)
NOTHING_MISSING = pd.DataFrame(columns=["dataset", "area_id", "year", "column", "reason"])

SHARES = st.integers(1, 40_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
VALUES = st.lists(st.integers(-999, 999).map(float), min_size=1, max_size=25)
WIDTHS = st.integers(0, 300).map(float)


@st.composite
def intervals(draw) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Scores with a lower and an upper limit each."""
    rows = draw(
        st.lists(st.tuples(st.integers(-999, 999), WIDTHS, WIDTHS), min_size=1, max_size=20)
    )
    score, down, up = np.array(rows, dtype=float).T
    return score, score - down, score + up


def ranked(score, lower, upper, polarity=Polarity.HIGHER_IS_WORSE) -> pd.DataFrame:
    limits = ConfidenceLimits(pd.Series(lower), pd.Series(upper))
    years = np.zeros(len(score), dtype=int)
    return rank_by_year(pd.Series(score), limits, years=years, polarity=polarity)


@given(SHARES, st.floats(0.5, 0.9999))
def test_wilson_lies_between_nothing_and_everything_and_holds_the_share(pair, level):
    lower, upper = wilson(pd.Series([pair[0]]), pd.Series([pair[1]]), level=level)
    assert 0 <= lower[0] <= pair[0] / pair[1] <= upper[0] <= 1


@given(st.integers(0, 20_000), st.integers(1, 100_000), st.floats(0.5, 0.9999))
def test_an_exact_interval_holds_its_rate(events, exposure, level):
    limits = poisson(pd.Series([events]), exposure=pd.Series([exposure]), level=level)
    assert 0 <= limits.lower[0] <= events / exposure < limits.upper[0]


@given(SHARES, SHARES)
def test_a_difference_of_shares_mirrors_when_the_years_are_swapped(now, before):
    one, two, other, another = (pd.Series([count]) for count in (*now, *before))
    earlier = Estimate(other / another, *wilson(other, another))
    later = Estimate(one / two, *wilson(one, two))
    there, back = mover_difference(later, earlier), mover_difference(earlier, later)
    assert np.allclose((there.lower[0], there.upper[0]), (-back.upper[0], -back.lower[0]))
    assert -1 <= there.lower[0] <= there.upper[0] <= 1


@given(st.integers(0, 2000), st.integers(1, 90_000), st.floats(0.5, 0.9999))
def test_the_interval_of_three_like_years_pooled_is_narrower(events, exposure, level):
    def width(count: int, size: int) -> float:
        limits = poisson(pd.Series([count]), exposure=pd.Series([size]), level=level)
        return float(limits.upper[0] - limits.lower[0])

    assert width(3 * events, 3 * exposure) < width(events, exposure)


@given(st.lists(SHARES, min_size=1, max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(pairs, random):
    index = pd.MultiIndex.from_product(
        [range(1, len(pairs) + 1), [2021]], names=["area_id", "year"]
    )
    register = pd.DataFrame(pairs, columns=["alone", "aged"], index=index)
    areas = pd.DataFrame({"institutional": "none"}, index=index.get_level_values(0))
    order = random.sample(range(len(pairs)), len(pairs))
    ordered, shuffled = [
        indicator_table(ALONE, {"register": rows}, areas=some, missing=NOTHING_MISSING)
        for rows, some in ((register, areas), (register.iloc[order], areas.iloc[order]))
    ]
    pd.testing.assert_frame_equal(ordered, shuffled)


@given(intervals(), st.sampled_from([2.0, 0.5, 1024.0]))
def test_another_unit_leaves_the_ranks(rows, scale):
    pd.testing.assert_frame_equal(ranked(*rows), ranked(*(scale * column for column in rows)))


@given(intervals())
def test_the_other_polarity_reads_the_ranks_from_the_other_end(rows):
    score, lower, upper = rows
    worst = ranked(score, lower, upper)
    best = ranked(score, lower, upper, polarity=Polarity.LOWER_IS_WORSE)
    many = len(score)
    assert (worst["rank_low"] == many + 1 - best["rank_high"]).all()
    assert (worst["rank_high"] == many + 1 - best["rank_low"]).all()
    equal = pd.Series(rows[0]).map(pd.Series(rows[0]).value_counts())
    assert (worst["rank"] == many + 1 - best["rank"] - (equal - 1)).all()


@given(intervals())
def test_a_rank_lies_in_its_range_and_wider_intervals_never_narrow_it(rows):
    score, lower, upper = rows
    near, wide = rank_ranges(score, lower, upper), rank_ranges(score, lower - 5, upper + 5)
    assert (near.low <= near.rank).all()
    assert (near.rank <= near.high).all()
    assert (wide.low <= near.low).all()
    assert (near.high <= wide.high).all()


@given(intervals())
def test_a_range_counts_one_by_one_the_areas_it_cannot_tell_apart(rows):
    score, lower, upper = rows
    found = rank_ranges(score, lower, upper)
    ahead = [sum(low > mine for low in lower) for mine in upper]
    behind = [sum(high < mine for high in upper) for mine in lower]
    assert found.low.tolist() == [1 + count for count in ahead]
    assert found.high.tolist() == [len(score) - count for count in behind]


@given(intervals())
def test_the_range_of_an_area_alone_lies_in_the_range_of_all_at_once(rows):
    score, lower, upper = rows
    joint, alone = rank_ranges(score, lower, upper), ranges_alone(score, lower, upper)
    assert (alone.rank == joint.rank).all()
    assert ((joint.low <= alone.low) & (alone.low <= alone.rank)).all()
    assert ((alone.rank <= alone.high) & (alone.high <= joint.high)).all()


@given(VALUES, st.lists(st.integers(-999, 999).map(float), max_size=4, unique=True).map(sorted))
def test_a_larger_value_is_never_in_a_lower_class(values, breaks):
    places = assign(pd.Series(sorted(values)), breaks)
    assert (np.diff(places) >= 0).all()
    assert set(places) <= set(range(len(breaks) + 1))


@given(VALUES)
def test_breaks_of_changes_mirror_around_zero(values):
    breaks = diverging_breaks(pd.DataFrame({"change": values, "reliability": "reliable"}))
    assert 0.0 in breaks
    assert list(breaks) == sorted(-limit for limit in breaks)
