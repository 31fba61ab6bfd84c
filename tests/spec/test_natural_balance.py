"""Births minus deaths per 1,000 residents."""

import pandas as pd
import pytest

from indicators.catalogue.natural_balance import compute

NAN = float("nan")


def register(births, deaths, residents):
    rows = {
        "area_id": [1],
        "year": [2024],
        "births": [births],
        "deaths": [deaths],
        "residents": [residents],
    }
    return pd.DataFrame(rows).set_index(["area_id", "year"])


def test_6_births_and_14_deaths_among_2500_are_minus_3_point_2_per_thousand():
    assert compute(register(6, 14, 2500)).value[(1, 2024)] == 1000 * (6 - 14) / 2500


def test_as_many_births_as_deaths_are_zero():
    assert compute(register(9, 9, 2500)).value[(1, 2024)] == 0


def test_events_are_births_and_deaths_together():
    assert compute(register(6, 14, 2500)).events[(1, 2024)] == 6 + 14


@pytest.mark.parametrize("counts", [(NAN, 14, 2500), (6, NAN, 2500), (6, 14, NAN), (0, 0, 0)])
def test_unknown_counts_or_no_residents_give_no_value(counts):
    assert pd.isna(compute(register(*counts)).value[(1, 2024)])
