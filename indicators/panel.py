"""The panel: shipped tables made ready for the indicators, the same in build, app and notebook.

>>> panel = panel_of({"population_register": ..., "nil_areas": ..., ...})
>>> panel.table(indicator("elderly_alone"))
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from indicators.spec import Indicator
from indicators.table import city_series, indicator_table

BY_AREA_AND_YEAR = (
    "population_register",
    "declared_income",
    "education_2011",
    "employment_2011",
)
TABLES = (*BY_AREA_AND_YEAR, "nil_areas", "missing_values")
"""Datasets a panel is made of."""


@dataclass(frozen=True, slots=True)
class Panel:
    """Frames indexed as indicators expect them, with marks, missing reasons and ties."""

    frames: Mapping[str, pd.DataFrame]
    areas: pd.DataFrame
    missing: pd.DataFrame
    ties: pd.Series

    def table(self, indicator: Indicator) -> pd.DataFrame:
        """Every area and year of ``indicator`` (see :func:`indicators.table.indicator_table`)."""
        ties = self.ties if "declared_income" in indicator.datasets else None
        return indicator_table(
            indicator, self.frames, areas=self.areas, missing=self.missing, ties=ties
        )

    def city(self, indicator: Indicator) -> pd.DataFrame:
        """The city's series of ``indicator`` (see :func:`indicators.table.city_series`)."""
        return city_series(indicator, self.frames, self.missing)


def panel_of(tables: Mapping[str, pd.DataFrame]) -> Panel:
    """Make a panel of the tables named in :data:`TABLES`; raises ``KeyError`` if one lacks."""
    areas = tables["nil_areas"].set_index("area_id")
    marks = areas["institutional"].replace("none", "")
    frames = {key: _indexed(tables[key]) for key in BY_AREA_AND_YEAR}
    income = tables["declared_income"]
    latest = income[income["year"] == income["year"].max()].set_index("area_id")
    return Panel(
        frames={**frames, "nil_areas": areas},
        areas=areas.assign(institutional=marks),
        missing=tables["missing_values"],
        ties=latest["tie"].dropna(),
    )


def _indexed(table: pd.DataFrame) -> pd.DataFrame:
    """Index by (area_id, year), with plain floats instead of nullable integers."""
    frame = table.set_index(["area_id", "year"])
    counts = frame.select_dtypes("number").columns
    return frame.astype(dict.fromkeys(counts, "float64"))
