"""Residents under 18, out of all residents."""

import pandas as pd
import pytest

from indicators.catalogue.minors import compute

NAN = float("nan")


def register(minors, residents):
    rows = {"area_id": [1], "year": [2024], "minors": [minors], "residents": [residents]}
    return pd.DataFrame(rows).set_index(["area_id", "year"])


def test_84_minors_of_600_residents_are_14_percent():
    assert compute(register(84, 600)).value[(1, 2024)] == pytest.approx(14)


def test_reliability_looks_at_the_residents():
    assert compute(register(84, 600)).base[(1, 2024)] == 600


@pytest.mark.parametrize("counts", [(NAN, 600), (84, NAN), (0, 0)])
def test_unknown_counts_or_no_residents_give_no_value(counts):
    assert pd.isna(compute(register(*counts)).value[(1, 2024)])
