"""Residents with foreign citizenship, out of all residents: context, never deprivation."""

import pandas as pd
import pytest

from indicators.catalogue.foreign_residents import INDICATOR, compute
from indicators.spec import Concept, Polarity

NAN = float("nan")


def register(foreign, residents):
    rows = {
        "area_id": [1],
        "year": [2024],
        "foreign_residents": [foreign],
        "residents": [residents],
    }
    return pd.DataFrame(rows).set_index(["area_id", "year"])


def test_150_foreign_citizens_of_800_residents_are_18_and_three_quarters_percent():
    assert compute(register(150, 800)).value[(1, 2024)] == 18.75


def test_citizenship_is_context_and_no_end_of_it_is_worse():
    assert INDICATOR.polarity is Polarity.NEITHER
    assert INDICATOR.concept is Concept.CONTEXT


@pytest.mark.parametrize("counts", [(NAN, 800), (150, NAN), (0, 0)])
def test_unknown_counts_or_no_residents_give_no_value(counts):
    assert pd.isna(compute(register(*counts)).value[(1, 2024)])
