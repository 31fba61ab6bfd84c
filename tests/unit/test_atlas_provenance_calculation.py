"""From claim to row: the arithmetic written out comes to the value on the map."""

import pytest

from atlas.provenance.calculation import calculation
from atlas.wording import numbers
from data.catalogue.read import read_table
from indicators import REGISTRY
from indicators.engine.panel import TABLES, panel_of


@pytest.fixture(scope="module")
def panel():
    return panel_of({key: read_table(key) for key in TABLES})


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("shown", REGISTRY, ids=lambda one: one.key)
def test_arithmetic_of_every_indicator_ends_in_the_value_of_the_table(shown, language, panel):
    table = panel.table(shown)
    for area in (1, 14, 57):
        row = table[(table["area_id"] == area) & (table["year"] == shown.latest_year)].iloc[0]
        opened = calculation(shown, panel.frames, row, area=area, language=language)
        assert opened.cells
        written = "" if row["reason"] else numbers.value(row["value"], shown, language=language)
        assert opened.arithmetic.endswith(written)
        assert bool(opened.arithmetic) == (not row["reason"])
