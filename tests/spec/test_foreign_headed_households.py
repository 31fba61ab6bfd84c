"""Households headed by a foreign citizen: all households but those with an Italian head."""

import pandas as pd
import pytest

from indicators.catalogue.foreign_headed_households import INDICATOR, compute
from indicators.spec import Concept, Polarity

NAN = float("nan")
AREA = (1, 2021)


def types(households, italian):
    rows = {"area_id": [1], "year": [2021], "households": [households], "head_italy": [italian]}
    return pd.DataFrame(rows).set_index(["area_id", "year"])


def test_820_italian_heads_of_1000_households_leave_18_percent():
    assert compute(types(1000, 820)).value[AREA] == 100 * (1000 - 820) / 1000


def test_only_italian_heads_are_zero_and_none_is_100_percent():
    assert compute(types(1000, 1000)).value[AREA] == 0
    assert compute(types(1000, 0)).value[AREA] == 100


def test_citizenship_is_context_and_neither_end_is_worse():
    assert (INDICATOR.polarity, INDICATOR.concept) == (Polarity.NEITHER, Concept.CONTEXT)


@pytest.mark.parametrize("counts", [(NAN, 820), (1000, NAN), (0, 0)])
def test_unknown_counts_or_no_households_give_no_value(counts):
    assert pd.isna(compute(types(*counts)).value[AREA])
