"""Residents aged 80 and over, out of all residents."""

import pandas as pd
import pytest

from indicators.catalogue.aged_80_plus_share import compute

NAN = float("nan")


def register(aged_80_plus, residents):
    rows = {
        "area_id": [1],
        "year": [2024],
        "aged_80_plus": [aged_80_plus],
        "residents": [residents],
    }
    return pd.DataFrame(rows).set_index(["area_id", "year"])


def test_42_over_80s_of_500_residents_are_8_point_4_percent():
    assert compute(register(42, 500)).value[(1, 2024)] == pytest.approx(8.4)


def test_reliability_looks_at_the_residents():
    assert compute(register(42, 500)).base[(1, 2024)] == 500


@pytest.mark.parametrize("counts", [(NAN, 500), (42, NAN), (0, 0)])
def test_unknown_counts_or_no_residents_give_no_value(counts):
    assert pd.isna(compute(register(*counts)).value[(1, 2024)])
