"""Shares and densities of sections: what is given, what is hatched, what a neighbourhood adds."""

import numpy as np
import pandas as pd
import pytest

from indicators.engine import sections

PART = pd.Series([12.0, 4.0, 30.0, np.nan, 70.0, 25.0])
WHOLE = pd.Series([200.0, 49.0, 99.0, 300.0, 60.0, 50.0])


def test_share_is_the_count_in_a_hundred_with_its_interval():
    first = sections.shares(PART, of=WHOLE).iloc[0]
    assert first["value"] == 100 * 12 / 200
    assert first["lower"] < first["value"] < first["upper"]


def test_sections_without_a_share_say_why():
    found = sections.shares(PART, of=WHOLE)
    assert found["reason"].tolist() == [
        "",
        "too_few",
        "",
        "not_published",
        "part_exceeds_whole",
        "",
    ]
    assert found["value"].isna().tolist() == [False, True, False, True, True, False]


def test_under_a_hundred_a_share_is_hatched_and_without_a_value_nothing_is():
    found = sections.shares(PART, of=WHOLE)
    assert found["faint"].tolist() == [False, False, True, False, False, True]


def test_density_counts_everybody_for_each_square_kilometre():
    found = sections.densities(pd.Series([30.0, 5.0]), area_km2=pd.Series([0.01, 0.0]))
    assert found["value"].iloc[0] == 3000
    assert found["reason"].tolist() == ["", "not_published"]


def test_neighbourhood_is_the_sum_of_its_sections_where_both_counts_are_known():
    part, whole = sections.summed(PART, WHOLE, by=pd.Series([1, 1, 2, 2, 2, 3]))
    assert part.to_dict() == {1: 16, 2: 100, 3: 25}
    assert whole.to_dict() == {1: 249, 2: 159, 3: 50}


@pytest.mark.parametrize("people", [200, 60])
def test_limits_make_five_classes_of_like_size(people):
    size = pd.Series(float(people), index=range(500))
    table = sections.shares(pd.Series(np.arange(500) % people * 1.0), of=size)
    assert len(sections.limits(table)) == 4


def test_hatched_sections_do_not_move_the_limits():
    many = sections.shares(pd.Series(np.arange(200.0)), of=pd.Series(400.0, index=range(200)))
    few = sections.shares(pd.Series(60.0, index=range(300)), of=pd.Series(60.0, index=range(300)))
    both = pd.concat([many, few], ignore_index=True)
    assert sections.limits(both) == sections.limits(many)
