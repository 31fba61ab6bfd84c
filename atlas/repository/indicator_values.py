"""Values of the indicators and what is told of them, worked out once."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import pandas as pd

from atlas.coverage import areas_with_a_value, known_and_weak
from atlas.repository.memo import kept
from atlas.repository.tables import panel, residents, shipped
from indicators import REGISTRY, indicator
from indicators.catalogue import REGISTER_YEARS
from indicators.engine.change import change_table, unsteady_areas
from indicators.engine.classes import POOLED, Scheme
from indicators.spec import Indicator

LAST_REGISTER = REGISTER_YEARS[-1]
"""Last year of the population register the weights of people are taken from."""


@dataclass(frozen=True, slots=True)
class IndicatorData:
    """An indicator ready to be shown: rows by year, city series, breaks, source frames."""

    indicator: Indicator
    table: pd.DataFrame
    by_year: Mapping[int, pd.DataFrame]
    city: pd.DataFrame
    city_by_year: Mapping[int, float]
    counted_by_year: Mapping[int, int]
    breaks: Mapping[tuple[str, int], tuple[float, ...]]
    frames: Mapping[str, pd.DataFrame]

    @classmethod
    def of(
        cls,
        indicator: Indicator,
        table: pd.DataFrame,
        city: pd.DataFrame,
        breaks: Mapping[tuple[str, int], tuple[float, ...]],
        frames: Mapping[str, pd.DataFrame],
    ) -> IndicatorData:
        """From the rows of all years, the city's rows and the limits of the classes."""
        rows = {year: table[table["year"] == year] for year in indicator.years}
        return cls(
            indicator=indicator,
            table=table,
            by_year=MappingProxyType({y: of.set_index("area_id") for y, of in rows.items()}),
            city=city,
            city_by_year=MappingProxyType(_by_year(city, "value")),
            counted_by_year=MappingProxyType(_by_year(city, "areas_counted")),
            breaks=MappingProxyType(dict(breaks)),
            frames=frames,
        )

    def class_breaks(self, scheme: str, year: int) -> tuple[float, ...]:
        """Inner class limits of a year, or of all years together for the fixed scheme."""
        return self.breaks[(scheme, POOLED if scheme == Scheme.FIXED else year)]


@kept()
def indicator_data(key: str) -> IndicatorData:
    """Everything the map shows of one indicator."""
    chosen = indicator(key)
    return IndicatorData.of(
        chosen, panel().table(chosen), panel().city(chosen), _breaks(key), panel().frames
    )


def _by_year(city: pd.DataFrame, column: str) -> dict[int, Any]:
    return dict(zip(city["year"].tolist(), city[column].tolist(), strict=True))


def _breaks(key: str) -> dict[tuple[str, int], tuple[float, ...]]:
    rows = shipped("class_breaks")
    rows = rows[rows["indicator"] == key]
    limits = rows[["b1", "b2", "b3", "b4"]].to_numpy()
    return {
        (str(scheme), int(year)): tuple(float(limit) for limit in row if not math.isnan(limit))
        for scheme, year, row in zip(rows["scheme"], rows["year"], limits, strict=True)
    }


@kept()
def changes(key: str, since: int, year: int) -> pd.DataFrame:
    """Change of an indicator between two years, indexed by ``area_id``."""
    data = indicator_data(key)
    frames = (data.frames[key] for key in data.indicator.datasets)
    leaps = unsteady_areas(frames, since=since, year=year)
    table = change_table(data.indicator, data.table, since=since, year=year, unsteady=leaps)
    return table.set_index("area_id")


@kept()
def comparison() -> pd.DataFrame:
    """Every area against the city on every indicator's latest year (indicator, area_id)."""
    from indicators.engine.city_test import comparison as compared

    latest = {
        indicator.key: (indicator_data(indicator.key), indicator.latest_year)
        for indicator in REGISTRY
    }
    return compared(
        REGISTRY,
        {key: data.by_year[year] for key, (data, year) in latest.items()},
        {key: data.city_by_year[year] for key, (data, year) in latest.items()},
    )


@kept()
def similarity() -> pd.DataFrame:
    """Robust z of every area on the variables likeness is told by."""
    from indicators.engine.similarity import VARIABLES, standardised

    by_key = {key: indicator_data(key) for key in VARIABLES}
    return standardised({k: data.by_year[data.indicator.latest_year] for k, data in by_key.items()})


@kept()
def municipio_values() -> pd.DataFrame:
    """Value of each Municipio (row) on each indicator's latest year (column), where sound."""
    from indicators.engine.municipio import municipio_values as aggregated

    weights, columns = shipped("municipio_weights"), {}
    for measure in REGISTRY:
        data, people = indicator_data(measure.key), min(measure.latest_year, LAST_REGISTER)
        columns[measure.key] = aggregated(
            measure,
            data.by_year[measure.latest_year],
            weights,
            residents().xs(people, level="year"),
        )
    return pd.DataFrame(columns)


@kept()
def coverage() -> pd.DataFrame:
    """Areas with a value, by indicator and year."""
    return areas_with_a_value({known.key: indicator_data(known.key).table for known in REGISTRY})


@kept()
def strip_values(key: str) -> tuple[dict[int, float], frozenset[int]]:
    """Values of an indicator's latest year by area, and the areas where they are weak."""
    data = indicator_data(key)
    return known_and_weak(data.by_year[data.indicator.latest_year])
