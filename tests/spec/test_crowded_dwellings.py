"""Occupied dwellings with five or more residents."""

import pandas as pd
import pytest

from indicators.catalogue.crowded_dwellings import compute

NAN = float("nan")
AREA = (1, 2011)


def dwellings(five_plus, occupied):
    rows = {
        "area_id": [1],
        "year": [2011],
        "dwellings_5_plus_residents": [five_plus],
        "occupied_dwellings": [occupied],
    }
    return pd.DataFrame(rows).set_index(["area_id", "year"])


def test_45_of_900_dwellings_are_5_percent():
    assert compute(dwellings(45, 900)).value[AREA] == 100 * 45 / 900


def test_the_base_is_the_occupied_dwellings():
    assert compute(dwellings(45, 900)).base[AREA] == 900


@pytest.mark.parametrize("counts", [(NAN, 900), (45, NAN), (NAN, NAN), (0, 0)])
def test_a_neighbourhood_not_decoded_or_without_dwellings_has_no_value(counts):
    assert pd.isna(compute(dwellings(*counts)).value[AREA])
