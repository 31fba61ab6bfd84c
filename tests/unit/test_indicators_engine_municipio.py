"""A Municipio from its neighbourhoods, worked by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from indicators.catalogue import declared_income, elderly_alone, natural_balance, pharmacies
from indicators.engine.municipio import is_additive, municipio_values

WEIGHTS = pd.DataFrame(
    {"area_id": [1, 2, 2, 3], "municipio": [1, 1, 2, 2], "share_of_area": [1.0, 0.25, 0.75, 1.0]}
)
RESIDENTS = pd.Series({1: 1000.0, 2: 1000.0, 3: 5.0})


def rows(numerator, pooled=(1, 1, 1)):
    return pd.DataFrame(
        {"numerator": numerator, "denominator": [100.0, 200.0, 10.0], "pooled_years": pooled},
        index=pd.Index([1, 2, 3], name="area_id"),
    )


def test_counts_are_added_and_a_divided_area_is_split():
    # Municipio 1: (50 + .25 * 40) / (100 + .25 * 200) = 60 / 150 = 40 %; 2: (30 + 1) / (150 + 10)
    found = municipio_values(elderly_alone.INDICATOR, rows([50.0, 40.0, 1.0]), WEIGHTS, RESIDENTS)
    assert found.to_dict() == pytest.approx({1: 40.0, 2: 19.375})


def test_a_small_gap_is_borne_and_a_large_one_is_not():
    small = municipio_values(elderly_alone.INDICATOR, rows([50, 40, np.nan]), WEIGHTS, RESIDENTS)
    assert small.to_dict() == pytest.approx({1: 40.0, 2: 20.0})
    large = municipio_values(elderly_alone.INDICATOR, rows([np.nan, 40, 1]), WEIGHTS, RESIDENTS)
    assert np.isnan(large[1])


def test_counts_of_three_years_are_brought_back_to_one():
    # Area 1 pooled: a third of its counts, (50/3 + 10) / (100/3 + 50) = 32 %
    pooled = rows([50.0, 40.0, 1.0], (3, 1, 1))
    found = municipio_values(elderly_alone.INDICATOR, pooled, WEIGHTS, RESIDENTS)
    assert found[1] == pytest.approx(32.0)


@pytest.mark.parametrize(
    ("module", "additive"),
    [(elderly_alone, True), (pharmacies, True), (declared_income, False), (natural_balance, False)],
)
def test_only_what_is_made_of_counts_is_added(module, additive):
    assert is_additive(module.INDICATOR) is additive
    found = municipio_values(module.INDICATOR, rows([50.0, 40.0, 1.0]), WEIGHTS, RESIDENTS)
    assert bool(found.notna().any()) is additive
