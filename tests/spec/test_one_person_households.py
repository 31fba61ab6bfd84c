"""One-person households, out of registered households."""

import pandas as pd
import pytest

from indicators.catalogue.one_person_households import compute

NAN = float("nan")


def register(one_person, households):
    rows = {
        "area_id": [1],
        "year": [2024],
        "one_person_households": [one_person],
        "households": [households],
    }
    return pd.DataFrame(rows).set_index(["area_id", "year"])


def test_222_of_400_households_are_55_and_a_half_percent():
    assert compute(register(222, 400)).value[(1, 2024)] == pytest.approx(55.5)


def test_reliability_looks_at_the_households():
    assert compute(register(222, 400)).base[(1, 2024)] == 400


@pytest.mark.parametrize("counts", [(NAN, 400), (222, NAN), (0, 0)])
def test_unknown_counts_or_no_households_give_no_value(counts):
    assert pd.isna(compute(register(*counts)).value[(1, 2024)])
