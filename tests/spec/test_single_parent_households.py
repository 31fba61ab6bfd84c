"""Single parents among the households with at least one minor child."""

import pandas as pd
import pytest

from indicators.catalogue.single_parent_households import compute

NAN = float("nan")
AREA = (1, 2021)


def types(alone, married, cohabiting):
    rows = {
        "area_id": [1],
        "year": [2021],
        "single_parent_minor_children": [alone],
        "married_minor_children": [married],
        "cohabiting_minor_children": [cohabiting],
        "single_parent_adult_children": [70],
        "households": [2000],
    }
    return pd.DataFrame(rows).set_index(["area_id", "year"])


def test_120_single_parents_beside_280_and_100_couples_are_24_percent():
    assert compute(types(120, 280, 100)).value[AREA] == 100 * 120 / (120 + 280 + 100)


def test_the_base_is_households_with_minors_and_not_all_households():
    assert compute(types(120, 280, 100)).base[AREA] == 500


def test_no_single_parent_is_zero_and_no_couple_is_100_percent():
    assert compute(types(0, 280, 100)).value[AREA] == 0
    assert compute(types(120, 0, 0)).value[AREA] == 100


@pytest.mark.parametrize("counts", [(NAN, 280, 100), (120, NAN, 100), (120, 280, NAN), (0, 0, 0)])
def test_unknown_counts_or_no_households_with_minors_give_no_value(counts):
    assert pd.isna(compute(types(*counts)).value[AREA])
