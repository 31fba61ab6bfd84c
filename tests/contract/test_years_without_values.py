"""Years in which nobody has a value are declared, and no others."""

from __future__ import annotations

import pytest

from data.catalogue.read import read_table
from indicators import REGISTRY
from indicators.engine.panel import TABLES, IndicatorPanel, panel_of
from indicators.spec import Indicator


@pytest.fixture(scope="module")
def tables() -> IndicatorPanel:
    return panel_of({key: read_table(key) for key in TABLES})


@pytest.mark.parametrize("indicator", REGISTRY, ids=lambda one: one.key)
def test_the_years_without_any_value_are_those_declared(
    indicator: Indicator, tables: IndicatorPanel
) -> None:
    table = tables.table(indicator)
    there = set(table.loc[table["value"].notna(), "year"])
    assert tuple(sorted(set(indicator.years) - there)) == indicator.years_without_values
