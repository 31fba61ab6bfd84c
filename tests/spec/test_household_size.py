"""Residents per registered household."""

import pandas as pd
import pytest

from indicators.catalogue.household_size import compute

NAN = float("nan")


def register(residents, households):
    rows = {"area_id": [1], "year": [2024], "residents": [residents], "households": [households]}
    return pd.DataFrame(rows).set_index(["area_id", "year"])


def test_900_residents_in_500_households_are_1_point_8_each():
    assert compute(register(900, 500)).value[(1, 2024)] == 900 / 500


def test_reliability_looks_at_the_households():
    assert compute(register(900, 500)).base[(1, 2024)] == 500


@pytest.mark.parametrize("counts", [(NAN, 500), (900, NAN), (3, 0)])
def test_unknown_counts_or_no_households_give_no_value(counts):
    assert pd.isna(compute(register(*counts)).value[(1, 2024)])
