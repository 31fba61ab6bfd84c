"""The panel: shipped tables made ready for the indicators, the same in build, app and notebook.

>>> panel = panel_of({"population_register": ..., "nil_areas": ..., ...})
>>> panel.table(indicator("elderly_alone"))
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from indicators import REGISTRY
from indicators.engine.table import city_series, indicator_table
from indicators.spec import Indicator

AREAS, MISSING = "nil_areas", "missing_values"

TABLES = tuple(
    dict.fromkeys([*(key for known in REGISTRY for key in known.datasets), AREAS, MISSING])
)
"""Datasets a panel is made of: those the indicators name, the areas and the missing reasons."""


@dataclass(frozen=True, slots=True)
class IndicatorPanel:
    """Frames indexed as indicators expect them, with marks, missing reasons and ties.

    ``ties`` maps a dataset to its areas' tie groups: areas that share one source value.
    """

    frames: Mapping[str, pd.DataFrame]
    areas: pd.DataFrame
    missing: pd.DataFrame
    ties: Mapping[str, pd.Series]
    _made: dict[tuple[str, str], pd.DataFrame] = field(default_factory=dict, repr=False)

    def table(self, indicator: Indicator) -> pd.DataFrame:
        """Every area and year of ``indicator`` (see
        :func:`indicators.engine.table.indicator_table`).

        Made once for an indicator of the registry: it is shared, so copy before changing it.
        """
        ties = self.ties_of(indicator)
        return self._once(
            "table",
            indicator,
            lambda: indicator_table(
                indicator, self.frames, areas=self.areas, missing=self.missing, ties=ties
            ),
        )

    def ties_of(self, indicator: Indicator) -> pd.Series | None:
        """Label of each tied area's group, by ``area_id``; ``None`` where no areas are tied."""
        return next((self.ties[key] for key in indicator.datasets if key in self.ties), None)

    def city(self, indicator: Indicator) -> pd.DataFrame:
        """The city's series of ``indicator`` (see :func:`indicators.engine.table.city_series`),
        shared."""
        return self._once(
            "city", indicator, lambda: city_series(indicator, self.frames, self.missing)
        )

    def _once(
        self, what: str, indicator: Indicator, make: Callable[[], pd.DataFrame]
    ) -> pd.DataFrame:
        if not any(known is indicator for known in REGISTRY):
            return make()
        key = (what, indicator.key)
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]


def panel_of(tables: Mapping[str, pd.DataFrame]) -> IndicatorPanel:
    """Make a panel of the tables named in :data:`TABLES`; raises ``KeyError`` if one lacks."""
    areas = tables[AREAS].set_index("area_id")
    marks = areas["institutional"].replace("none", "")
    yearly = [key for key in TABLES if key not in (AREAS, MISSING)]
    return IndicatorPanel(
        frames={**{key: _indexed(tables[key]) for key in yearly}, AREAS: areas},
        areas=areas.assign(institutional=marks),
        missing=tables[MISSING],
        ties={key: _tie_groups(tables[key]) for key in yearly if "tie" in tables[key].columns},
    )


def _tie_groups(table: pd.DataFrame) -> pd.Series:
    latest: pd.DataFrame = table[table["year"] == table["year"].max()].set_index("area_id")
    ties: pd.Series = latest["tie"].dropna()
    return ties


def _indexed(table: pd.DataFrame) -> pd.DataFrame:
    """Index by (area_id, year), with plain floats instead of nullable integers."""
    frame = table.set_index(["area_id", "year"])
    counts = frame.select_dtypes("number").columns
    return frame.astype(dict.fromkeys(counts, "float64"))
