"""Low education: no title, primary or lower secondary, out of residents aged 6 and over."""

import pandas as pd
import pytest

from indicators.catalogue.low_education import compute

NAN = float("nan")


def census(low, middle, residents):
    rows = {
        "area_id": [1],
        "year": [2011],
        "no_title_or_primary": [low],
        "lower_secondary": [middle],
        "residents_6_plus": [residents],
    }
    return pd.DataFrame(rows).set_index(["area_id", "year"])


def test_12_without_title_and_8_with_lower_secondary_of_50_are_40_percent():
    assert compute(census(12, 8, 50)).value[(1, 2011)] == 100 * (12 + 8) / 50


def test_upper_secondary_and_tertiary_are_in_the_divisor_only():
    upper_secondary, tertiary = 18, 12
    measure = compute(census(12, 8, 12 + 8 + upper_secondary + tertiary))
    assert measure.value[(1, 2011)] == 40
    assert measure.base[(1, 2011)] == 50


@pytest.mark.parametrize("counts", [(NAN, 8, 50), (12, NAN, 50), (12, 8, NAN), (0, 0, 0)])
def test_area_with_an_unknown_or_empty_count_has_no_value(counts):
    assert pd.isna(compute(census(*counts)).value[(1, 2011)])
