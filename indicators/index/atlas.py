"""The atlas as a table for an index: values, intervals, reliability, ties, from the panel.

Two tables that are never mixed: :func:`snapshot` (each indicator in its latest year, one row per
area) and :func:`annual` (register indicators, one row per area and year).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from indicators import REGISTRY, indicator
from indicators.index.table import Flags, Integers, Table
from indicators.interval import Floats, floats
from indicators.panel import Panel
from indicators.ranking import tie_groups
from indicators.reliability import Reliability
from indicators.table import CITY, EXCLUDED

REGISTER_YEARS = tuple(range(2011, 2025))
RESIDENTS = "residents"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """A table of the atlas with its papers.

    ``years`` gives the year each indicator's values are of (snapshot only), ``city`` the value of
    the whole city by indicator and year, ``reasons`` why a value is missing (``""``: it is not),
    ``numerators`` and ``denominators`` the counts a value was made from.
    """

    table: Table
    years: Mapping[str, int]
    city: Mapping[str, Mapping[int, float]]
    reasons: Mapping[str, npt.NDArray[np.object_]]
    numerators: Mapping[str, Floats]
    denominators: Mapping[str, Floats]


def snapshot(panel: Panel) -> Inputs:
    """Every indicator of the atlas in its latest year: one row per area, no year."""
    parts = {
        one.key: table[table["year"] == one.latest_year].set_index("area_id")
        for one in REGISTRY
        for table in (panel.table(one),)
    }
    areas = panel.areas.index[panel.areas.index != CITY].sort_values()
    return _inputs(panel, {key: part.reindex(areas) for key, part in parts.items()}, areas, None)


def annual(panel: Panel) -> Inputs:
    """Indicators with a value for every year 2011-2024: one row per area and year."""
    keys = [one.key for one in REGISTRY if one.years == REGISTER_YEARS]
    areas = panel.areas.index[panel.areas.index != CITY].sort_values()
    grid = pd.MultiIndex.from_product([areas, REGISTER_YEARS], names=["area_id", "year"])
    parts = {
        key: panel.table(indicator(key)).set_index(["area_id", "year"]).reindex(grid)
        for key in keys
    }
    years = grid.get_level_values("year").to_numpy(dtype=np.int64)
    return _inputs(panel, parts, grid.get_level_values("area_id"), years)


def _inputs(
    panel: Panel, parts: Mapping[str, pd.DataFrame], areas: pd.Index, years: Integers | None
) -> Inputs:
    area_id = areas.to_numpy(dtype=np.int64)
    compared = panel.areas["institutional"].reindex(area_id).to_numpy() != EXCLUDED
    residents = panel.frames["population_register"]["residents"]
    when = np.full(len(area_id), residents.index.get_level_values("year").max())
    population = residents.reindex(
        pd.MultiIndex.from_arrays([area_id, when if years is None else years])
    )
    columns = {key: floats(part["value"]) for key, part in parts.items()}
    table = Table(
        ids=area_id.astype(object),
        years=years,
        columns={**columns, RESIDENTS: floats(population)},
        lower={key: floats(part["lower"]) for key, part in parts.items() if _has(part, "lower")},
        upper={key: floats(part["upper"]) for key, part in parts.items() if _has(part, "upper")},
        ties={key: found for key in parts if (found := _ties(panel, key, area_id)) is not None},
        reliable={key: _reliable(part) for key, part in parts.items()},
        in_base=compared,
        in_rank=compared,
    )
    return Inputs(
        table=table,
        years={} if years is not None else {key: indicator(key).latest_year for key in parts},
        city={key: _city(panel, key) for key in parts},
        reasons={key: part["reason"].to_numpy(dtype=object) for key, part in parts.items()},
        numerators={key: floats(part["numerator"]) for key, part in parts.items()},
        denominators={key: floats(part["denominator"]) for key, part in parts.items()},
    )


def _has(part: pd.DataFrame, name: str) -> bool:
    return bool(part[name].notna().any())


def _reliable(part: pd.DataFrame) -> Flags:
    flags: Flags = (part["reliability"] == Reliability.RELIABLE.value).to_numpy(dtype=bool)
    return flags


def _ties(panel: Panel, key: str, area_id: Integers) -> Integers | None:
    datasets = indicator(key).datasets
    ties = next((panel.ties[name] for name in datasets if name in panel.ties), None)
    return tie_groups(area_id, ties)


def _city(panel: Panel, key: str) -> dict[int, float]:
    series = panel.city(indicator(key)).set_index("year")["value"]
    return {int(str(year)): float(value) for year, value in series.dropna().items()}
