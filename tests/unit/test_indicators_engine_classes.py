"""Class breaks by hand, and the choice of the areas they come from."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from indicators.engine.classes import Scheme, assign, breaks_table, diverging_breaks, inner_breaks


def table(values, *, year=2021, reliability="reliable") -> pd.DataFrame:
    return pd.DataFrame(
        {"value": values, "year": year, "reliability": reliability, "area_id": range(len(values))}
    )


@pytest.mark.parametrize(
    ("value", "place"), [(-5.0, 0), (10.0, 0), (10.01, 1), (20.0, 1), (20.01, 2), (None, -1)]
)
def test_a_value_equal_to_a_break_belongs_to_the_class_below(value, place):
    assert assign(pd.Series([value], dtype="float64"), [10.0, 20.0]).tolist() == [place]


def test_without_breaks_there_is_one_class():
    assert assign(pd.Series([3.0, 3.0]), []).tolist() == [0, 0]


def test_quantiles_put_as_many_areas_in_each_class():
    values = np.arange(1.0, 101.0)
    count, breaks = inner_breaks(values, Scheme.QUANTILE)
    assert breaks == pytest.approx((20.8, 40.6, 60.4, 80.2))
    assert np.bincount(assign(pd.Series(values), breaks)).tolist() == [20] * count


def test_equal_classes_have_equal_widths():
    assert inner_breaks(np.array([0.0, 1, 2, 3, 50]), Scheme.EQUAL) == (5, (10, 20, 30, 40))


def test_jenks_parts_the_values_where_they_part():
    values = np.array([1.0, 2, 11, 12, 21, 22, 31, 32, 41, 42])
    assert inner_breaks(values, Scheme.JENKS) == (5, (2, 12, 22, 32))


@pytest.mark.parametrize("scheme", list(Scheme))
def test_three_different_values_make_at_most_three_classes(scheme):
    values = np.array([5.0, 5, 5, 7, 7, 9])
    count, breaks = inner_breaks(values, scheme)
    assert count == len(breaks) + 1 <= 3
    assert max(breaks) < 9


def test_quantiles_of_a_repeated_value_merge():
    """Four fifths of the areas have 1: the first three breaks would all be 1."""
    assert inner_breaks(np.array([1.0] * 8 + [2, 3]), Scheme.QUANTILE)[1][0] == 1
    assert inner_breaks(np.array([1.0] * 8 + [2, 3]), Scheme.QUANTILE)[0] < 5


@pytest.mark.parametrize(("values", "count"), [([], 0), ([4.0], 1), ([4.0, 4.0], 1)])
def test_without_two_different_values_there_is_nothing_to_part(values, count):
    assert inner_breaks(np.array(values), Scheme.QUANTILE) == (count, ())


def test_breaks_come_from_the_reliable_areas_alone():
    reliable = table(np.arange(1.0, 101.0))
    others = [table([1e6] * 50, reliability=grade) for grade in ("low", "excluded")]
    alone = breaks_table({"x": reliable})
    together = breaks_table({"x": pd.concat([reliable, *others])})
    pd.testing.assert_frame_equal(alone, together)


def test_each_scheme_has_a_row_a_year_and_the_fixed_one_has_one():
    years = pd.concat([table(np.arange(10.0), year=2020), table(np.arange(10.0) * 2, year=2021)])
    found = breaks_table({"x": years}).groupby("scheme")["year"].apply(list).to_dict()
    assert found == {
        "quantile": [2020, 2021],
        "jenks": [2020, 2021],
        "equal": [2020, 2021],
        "fixed": [0],
    }


def test_fixed_breaks_are_the_quantiles_of_all_years_together():
    years = pd.concat(
        [table(np.arange(1.0, 51), year=2020), table(np.arange(51.0, 101), year=2021)]
    )
    found = breaks_table({"x": years}).query("scheme == 'fixed'")
    assert found[["b1", "b2", "b3", "b4"]].to_numpy()[0] == pytest.approx([20.8, 40.6, 60.4, 80.2])


def test_fewer_classes_are_declared_and_their_breaks_left_empty():
    found = breaks_table({"x": table([1.0, 1, 2, 2])}).query("scheme == 'jenks'").iloc[0]
    assert (found["class_count"], found["b1"]) == (2, 1)
    assert found[["b2", "b3", "b4"]].isna().all()


def test_indicators_come_in_the_order_of_their_keys():
    found = breaks_table({"b": table(np.arange(9.0)), "a": table(np.arange(9.0))})
    assert found["indicator"].unique().tolist() == ["a", "b"]


def changes(values, reliability="reliable") -> pd.DataFrame:
    return pd.DataFrame({"change": values, "reliability": reliability}).astype({"change": float})


def test_changes_are_parted_by_the_terciles_of_their_size():
    """Sizes 1 ... 7: a third of the way is 3, two thirds 5, whatever the signs."""
    assert diverging_breaks(changes([1, -2, 3, -4, 5, -6, 7])) == pytest.approx((-5, -3, 0, 3, 5))


def test_only_reliable_changes_set_the_breaks():
    both = pd.concat([changes([1, -2, 3, -4, 5, -6, 7]), changes([99, None], "low")])
    assert diverging_breaks(both) == pytest.approx((-5, -3, 0, 3, 5))


@pytest.mark.parametrize("values", [[], [None], [0, 0, 0]])
def test_without_changes_only_zero_parts_the_map(values):
    assert diverging_breaks(changes(values)) == (0.0,)
