"""Measures: value, balance, and what a missing input does to them."""

import pandas as pd
import pytest

from indicators.measure import (
    Measure,
    balance,
    balance_of,
    change_over,
    of_each_row,
    per_ten_thousand,
    published,
    rate,
    ratio,
    share,
    years_before,
)

NAN = float("nan")


def test_share_is_a_percentage_of_the_whole_and_rests_on_it():
    measure = share(pd.Series([12]), of=pd.Series([50]))
    assert measure.value.tolist() == [24.0]
    assert measure.base.tolist() == [50]


def test_ratio_is_for_each_unit_unless_a_scale_is_named():
    old, young = pd.Series([30]), pd.Series([20])
    assert ratio(old, to=young).value.tolist() == [1.5]
    assert ratio(old, to=young, scale=100.0).value.tolist() == [150.0]


def test_rate_is_per_thousand_and_keeps_its_events():
    measure = rate(pd.Series([9]), per_thousand=pd.Series([3000]))
    assert measure.value.tolist() == [3.0]
    assert measure.events is not None
    assert measure.events.tolist() == [9]


def test_share_and_ratio_have_no_events_to_pool():
    assert share(pd.Series([1]), of=pd.Series([2])).events is None
    assert ratio(pd.Series([1]), to=pd.Series([2])).events is None


def test_balance_takes_losses_off_and_counts_both_as_events():
    measure = balance(pd.Series([5]), pd.Series([8]), per_thousand=pd.Series([1000]))
    assert measure.value.tolist() == [-3.0]
    assert balance_of(measure).tolist() == [-3]
    assert measure.events is not None
    assert measure.events.tolist() == [13]


def test_without_losses_the_balance_is_the_numerator():
    assert balance_of(share(pd.Series([4]), of=pd.Series([5]))).tolist() == [4]


@pytest.mark.parametrize(("part", "whole"), [(NAN, 50.0), (12.0, NAN), (NAN, NAN)])
def test_missing_part_or_whole_gives_a_missing_value_never_a_zero(part, whole):
    assert share(pd.Series([part]), of=pd.Series([whole])).value.isna().all()


@pytest.mark.parametrize("whole", [0, -1])
def test_whole_that_counts_nobody_gives_no_value(whole):
    assert share(pd.Series([0]), of=pd.Series([whole])).value.isna().all()


def test_missing_gain_or_loss_gives_no_balance():
    gains, losses = pd.Series([NAN, 5.0]), pd.Series([8.0, NAN])
    measure = balance(gains, losses, per_thousand=pd.Series([1000, 1000]))
    assert measure.value.isna().all()


def test_nullable_integers_keep_their_gaps():
    part = pd.Series([1, None, 3, 0], dtype="Int64")
    whole = pd.Series([4, 4, None, 0], dtype="Int64")
    value = share(part, of=whole).value
    assert value[0] == 25
    assert value[1:].isna().all()


def test_value_keeps_the_index_it_was_given():
    index = pd.MultiIndex.from_tuples([(2, 2024), (1, 2024)], names=["area_id", "year"])
    part, whole = pd.Series([1, 1], index=index), pd.Series([2, 4], index=index)
    assert share(part, of=whole).value.to_dict() == {(2, 2024): 50.0, (1, 2024): 25.0}


def test_measure_cannot_be_changed_after_it_is_made():
    measure = share(pd.Series([1]), of=pd.Series([2]))
    with pytest.raises(AttributeError):
        measure.scale = 1.0  # type: ignore[misc]


def test_scale_multiplies_the_quotient():
    one = pd.Series([1.0])
    assert Measure(pd.Series([21_300.0]), one, one, 1.0).value.tolist() == [21_300.0]


def test_count_of_years_before_is_of_the_same_area_and_missing_where_there_is_none():
    index = pd.MultiIndex.from_product([[1, 2], [2011, 2013, 2016]], names=["area_id", "year"])
    found = years_before(pd.Series([10, 20, 30, 40, 50, 60], index), 5)
    assert found[(1, 2016)] == 10
    assert found[(2, 2016)] == 40
    assert found.isna().sum() == 4


def test_places_are_counted_per_ten_thousand_residents_and_rest_on_them():
    measure = per_ten_thousand(pd.Series([6]), residents=pd.Series([30_000]))
    assert measure.value.tolist() == [2.0]
    assert measure.base.tolist() == [30_000]


def test_a_published_mean_is_its_own_value_and_rests_on_the_residents_of_its_rows():
    mean = pd.Series([21.5, 30.0], index=[1, 2])
    measure = published(mean, base=pd.Series([900, 100], index=[1, 9]))
    assert measure.value.tolist() == [21.5, 30.0]
    assert measure.base[1] == 900
    assert pd.isna(measure.base[2])
    assert measure.spread is None


def by_year(*rows):
    return pd.DataFrame(list(rows), columns=["area_id", "year", "n"]).set_index(
        ["area_id", "year"]
    )["n"]


def test_a_change_is_over_the_earlier_count_and_rests_on_it():
    measure = change_over(by_year((1, 2016, 800), (1, 2021, 900)), span=5)
    assert measure.value[(1, 2021)] == 12.5
    assert measure.base[(1, 2021)] == 800
    assert pd.isna(measure.value[(1, 2016)])


@pytest.mark.parametrize(("first", "last", "given"), [(2016, 2021, True), (2017, 2021, False),
                                                      (2016, 2020, False)])  # fmt: skip
def test_a_change_needs_both_years_counted_in_one_way(first, last, given):
    counts = by_year((1, 2016, 800), (1, 2021, 900))
    measure = change_over(counts, span=5, within=range(first, last + 1))
    assert pd.notna(measure.value[(1, 2021)]) == given


def test_what_holds_for_an_area_stands_at_each_of_its_years():
    index = pd.MultiIndex.from_tuples([(1, 2020), (2, 2020), (1, 2021)], names=["area_id", "year"])
    assert of_each_row(pd.Series({1: 2.5, 2: 4.0}), index).tolist() == [2.5, 4.0, 2.5]
