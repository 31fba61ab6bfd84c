"""Registrations in per 1,000 residents; only places outside Milan are counted."""

import pandas as pd
import pytest

from indicators.catalogue.registrations_in import compute

NAN = float("nan")


def register(registrations, residents):
    rows = {
        "area_id": [1],
        "year": [2024],
        "registrations_in": [registrations],
        "residents": [residents],
    }
    return pd.DataFrame(rows).set_index(["area_id", "year"])


def test_90_arrivals_to_2500_residents_are_36_per_thousand():
    assert compute(register(90, 2500)).value[(1, 2024)] == 1000 * 90 / 2500


def test_events_of_the_flow_are_kept_for_pooling_when_few():
    assert compute(register(7, 400)).events[(1, 2024)] == 7


def test_reliability_looks_at_the_residents():
    assert compute(register(7, 400)).base[(1, 2024)] == 400


@pytest.mark.parametrize("counts", [(NAN, 400), (7, NAN), (0, 0)])
def test_unknown_counts_or_no_residents_give_no_value(counts):
    assert pd.isna(compute(register(*counts)).value[(1, 2024)])
