"""Residents aged 65 and over for every 100 minors."""

import pandas as pd
import pytest

from indicators.catalogue.ageing_index import compute

NAN = float("nan")


def register(aged_65_plus, minors):
    rows = {"area_id": [1], "year": [2024], "aged_65_plus": [aged_65_plus], "minors": [minors]}
    return pd.DataFrame(rows).set_index(["area_id", "year"])


def test_600_aged_65_plus_and_400_minors_are_150_for_every_100():
    assert compute(register(600, 400)).value[(1, 2024)] == 100 * 600 / 400


def test_as_many_old_as_minors_are_100_for_every_100():
    assert compute(register(320, 320)).value[(1, 2024)] == 100


def test_reliability_looks_at_the_minors_that_divide():
    assert compute(register(600, 400)).base[(1, 2024)] == 400


@pytest.mark.parametrize("counts", [(NAN, 400), (600, NAN), (600, 0)])
def test_unknown_counts_or_no_minors_give_no_value(counts):
    assert pd.isna(compute(register(*counts)).value[(1, 2024)])
