"""The atlas as a table for an index: values, intervals, reliability, ties, from the panel.

Two tables that are never mixed: :func:`snapshot` (each indicator in its latest year, one row per
area) and :func:`annual` (register indicators, one row per area and year).
"""

import difflib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from indicators import REGISTRY, indicator
from indicators.catalogue import REGISTER_YEARS
from indicators.engine.interval import Floats, floats
from indicators.engine.panel import IndicatorPanel
from indicators.engine.ranking import tie_groups
from indicators.engine.reliability import RELIABLE_BASE, Reliability, doubtful_values
from indicators.engine.table import CITY, EXCLUDED
from indicators.index.design.model import IndexDesign
from indicators.index.design.presets import ENOUGH
from indicators.index.scoring.table import (
    DOUBTFUL,
    RELIABLE,
    TIE,
    Flags,
    Integers,
    ScoringTable,
    fail,
)

YEARS = REGISTER_YEARS
"""Years of the annual profile."""
RESIDENTS = "residents"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """A table of the atlas with its papers.

    ``years`` gives the year each indicator's values are of (snapshot only), ``city`` the value of
    the whole city by indicator and year, ``reasons`` why a value is missing (``""``: it is not),
    ``numerators`` and ``denominators`` the counts a value was made from.
    """

    table: ScoringTable
    years: Mapping[str, int]
    city: Mapping[str, Mapping[int, float]]
    reasons: Mapping[str, npt.NDArray[np.object_]]
    numerators: Mapping[str, Floats]
    denominators: Mapping[str, Floats]


def snapshot(panel: IndicatorPanel) -> Inputs:
    """Every indicator of the atlas in its latest year: one row per area, no year."""
    parts = {
        known.key: table[table["year"] == known.latest_year].set_index("area_id")
        for known in REGISTRY
        for table in (panel.table(known),)
    }
    areas = panel.areas.index[panel.areas.index != CITY].sort_values()
    return _inputs(panel, {key: part.reindex(areas) for key, part in parts.items()}, areas, None)


def annual(panel: IndicatorPanel) -> Inputs:
    """Indicators with a value for every year 2011-2024: one row per area and year."""
    keys = [known.key for known in REGISTRY if known.years == REGISTER_YEARS]
    areas = panel.areas.index[panel.areas.index != CITY].sort_values()
    grid = pd.MultiIndex.from_product([areas, REGISTER_YEARS], names=["area_id", "year"])
    parts = {
        key: panel.table(indicator(key)).set_index(["area_id", "year"]).reindex(grid)
        for key in keys
    }
    years = grid.get_level_values("year").to_numpy(dtype=np.int64)
    return _inputs(panel, parts, grid.get_level_values("area_id"), years)


def _inputs(
    panel: IndicatorPanel,
    parts: Mapping[str, pd.DataFrame],
    areas: pd.Index,
    years: Integers | None,
) -> Inputs:
    area_id = areas.to_numpy(dtype=np.int64)
    compared = panel.areas["institutional"].reindex(area_id).to_numpy() != EXCLUDED
    residents = panel.frames["population_register"]["residents"]
    when = np.full(len(area_id), residents.index.get_level_values("year").max())
    population = residents.reindex(
        pd.MultiIndex.from_arrays([area_id, when if years is None else years])
    )
    columns = {key: floats(part["value"]) for key, part in parts.items()}
    enough = (floats(population) >= RELIABLE_BASE).astype(int).astype(str)
    table = ScoringTable(
        ids=area_id.astype(object),
        years=years,
        columns={**columns, RESIDENTS: floats(population)},
        labels={ENOUGH: enough.astype(object)},
        lower={key: floats(part["lower"]) for key, part in parts.items() if _has(part, "lower")},
        upper={key: floats(part["upper"]) for key, part in parts.items() if _has(part, "upper")},
        ties={key: groups for key in parts if (groups := _ties(panel, key, area_id)) is not None},
        reliable={key: _reliable(part) for key, part in parts.items()},
        doubtful=_doubtful(parts),
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


def table_for(design: IndexDesign, table: ScoringTable) -> ScoringTable:
    """The atlas's table as ``design`` selects it.

    Raises :class:`~indicators.index.design.problem.TableError` if the design names a column the
    atlas does not have, or wants to leave rows out of it: its areas are always all there.
    """
    for column, known in _numbers_of(design, table):
        if column not in known:
            near = difflib.get_close_matches(column, known, 1)
            fail(
                "l'atlante non ha questo indicatore" + (f"; forse «{near[0]}»?" if near else ""),
                "the atlas has no such indicator"
                + (f"; did you mean {near[0]!r}?" if near else ""),
                column,
            )
    for column in design.rows:
        fail(
            "la tabella dell'atlante non si taglia con «rows»",
            "'rows' cannot cut the atlas",
            column,
        )
    groups = (design.missing.group, design.base.within, *design.rank_among)
    for column in (*groups, *design.base.where, *design.rank_where):
        if column and column not in table.labels:
            listed = ", ".join(table.labels)
            fail(
                f"l'atlante non ha questa colonna di gruppi; ha: {listed}",
                f"the atlas has no such column of groups; it has: {listed}",
                column,
            )
    return replace(
        table,
        in_base=table.in_base & _selected(table, design.base.where),
        in_rank=table.in_rank & _selected(table, design.rank_where),
    )


def _numbers_of(design: IndexDesign, table: ScoringTable) -> list[tuple[str, Collection[str]]]:
    """Columns the design reads as numbers, each with those it may be one of."""
    read = [(leaf.column, table.reliable) for leaf in design.indicators]
    counts = [*(leaf.denominator for leaf in design.indicators), design.population]
    return [*read, *((name, table.columns) for name in counts if name)]


def _selected(table: ScoringTable, where: Mapping[str, tuple[str, ...]]) -> Flags:
    chosen = np.ones(len(table), dtype=bool)
    for column, values in where.items():
        chosen &= np.isin(table.labels[column].astype(str), values)
    return chosen


def frame_for(table: ScoringTable) -> pd.DataFrame:
    """The table as a file for ``python -m indicators.index``: areas that may be ranked, values with
    limits, which of them are reliable, and the labels."""
    columns: dict[str, object] = {"id": table.ids}
    if table.years is not None:
        columns["year"] = table.years
    columns |= table.columns
    for ending, limits in (("_lower", table.lower), ("_upper", table.upper)):
        columns |= {f"{key}{ending}": values for key, values in limits.items()}
    columns |= {f"{key}{RELIABLE}": flags.astype(int) for key, flags in table.reliable.items()}
    columns |= {f"{key}{DOUBTFUL}": flags.astype(int) for key, flags in table.doubtful.items()}
    columns |= {f"{key}{TIE}": groups for key, groups in table.ties.items()}
    frame = pd.DataFrame(columns | dict(table.labels))
    ranked: pd.DataFrame = frame[table.in_rank]
    return ranked


def _has(part: pd.DataFrame, name: str) -> bool:
    return bool(part[name].notna().any())


def _reliable(part: pd.DataFrame) -> Flags:
    flags: Flags = (part["reliability"] == Reliability.RELIABLE.value).to_numpy(dtype=bool)
    return flags


def _doubtful(parts: Mapping[str, pd.DataFrame]) -> dict[str, Flags]:
    flags = {key: doubtful_values(indicator(key), part) for key, part in parts.items()}
    return {key: doubtful for key, doubtful in flags.items() if doubtful.any()}


def _ties(panel: IndicatorPanel, key: str, area_id: Integers) -> Integers | None:
    return tie_groups(area_id, panel.ties_of(indicator(key)))


def _city(panel: IndicatorPanel, key: str) -> dict[int, float]:
    series = panel.city(indicator(key)).set_index("year")["value"]
    return {int(str(year)): float(value) for year, value in series.dropna().items()}
