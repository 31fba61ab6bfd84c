"""The long table of an indicator: every area and year, a value or the reason there is none."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd

from indicators.engine.interval import Floats, floats, interval_of, with_usual_spread
from indicators.engine.ranking import (
    Integers,
    alone_by_year,
    alone_level,
    joint_level,
    rank_by_year,
    tie_groups,
)
from indicators.engine.reliability import Flags, Texts, grade, pool_few_events, small_number_reasons
from indicators.measure import Measure
from indicators.spec import Indicator, Interval, Missing, Unit

CITY = 0
"""``area_id`` of a row that speaks of the whole city: never an area, always the city series."""

MARKED, EXCLUDED = "marked", "excluded"
"""Values of ``areas.institutional``: shown with a mark; shown with it and not compared."""

Frames = Mapping[str, pd.DataFrame]


class Grid(NamedTuple):
    """Every area by every year, row by row."""

    area_id: Integers
    year: Integers


def indicator_table(
    indicator: Indicator,
    frames: Frames,
    *,
    areas: pd.DataFrame,
    missing: pd.DataFrame,
    ties: pd.Series | None = None,
) -> pd.DataFrame:
    """One row for each area and each of ``indicator.years``, sorted by both.

    ``frames`` holds the datasets the indicator names, indexed by ``(area_id, year)`` (or by
    ``area_id``). ``areas`` is indexed by ``area_id``; its column ``institutional`` says
    ``MARKED``, ``EXCLUDED`` or anything else for neither. ``missing`` lists the cells a source
    does not give: ``dataset, area_id, year, column, reason``. ``ties`` maps area_id to a group of
    areas that share one source value (missing: none).

    Columns: ``area_id, year, value, lower, upper`` (unit of the indicator, 95 %), ``numerator,
    denominator, base`` (counts), ``pooled_years`` (1 or 3), ``reliability``, ``reason`` (why no
    value, else ``""``), ``marked``, ``rank, rank_low, rank_high, ranked_of``, ``rank_alone_low,
    rank_alone_high`` (range of the rank for the area taken alone), ``rank_reason`` (why no rank,
    else ``""``).
    """
    grid = area_year_grid(areas.index[areas.index != CITY], indicator.years)
    annual, flaws = trusted(indicator, computed(indicator, frames, grid), missing, grid)
    measure, pooled_years = pool_few_events(
        annual, years=sorted(indicator.years), breaks=indicator.breaks
    )
    reason = _first_reason(measure, flaws, small_number_reasons(measure, pooled_years))
    institutional = areas["institutional"].reindex(grid.area_id).to_numpy()
    given, excluded = reason == "", institutional == EXCLUDED
    columns = {
        "area_id": grid.area_id,
        "year": grid.year,
        **_values(indicator, measure, given),
        "numerator": measure.numerator,
        "denominator": measure.denominator,
        "base": measure.base,
        "pooled_years": pooled_years,
        "reliability": grade(measure, given=given, excluded=excluded),
        "reason": reason,
        "marked": excluded | (institutional == MARKED),
        **_ranks(indicator, measure, given & ~excluded, grid, ties),
        "rank_reason": np.where(given & excluded, Missing.INSTITUTIONAL.value, reason),
    }
    return pd.DataFrame(columns)


def city_series(indicator: Indicator, frames: Frames, missing: pd.DataFrame) -> pd.DataFrame:
    """The city's value in each of ``indicator.years``, made of the same counts as the areas'.

    Columns: ``year, value, lower, upper`` and ``areas_counted``, the areas with all their counts.
    Where the source has rows of the whole city (area 0) these are taken; otherwise the counts of
    the complete areas are summed, and ``areas_counted`` says of how many the value speaks. Errors
    of transfer between zones of the city do not touch it: a carried value has no interval here.
    """
    known = frames[indicator.datasets[0]].index.get_level_values("area_id")
    grid = area_year_grid(known.unique(), indicator.years)
    measure, _ = trusted(indicator, computed(indicator, frames, grid), missing, grid)
    counts = _counts(measure).drop(columns="spread", errors="ignore")
    of_city = grid.area_id == CITY
    complete = counts.notna().all(axis="columns").to_numpy() & ~of_city
    chosen = of_city if of_city.any() else complete
    if indicator.crosswalk is not None and indicator.crosswalk.whole_city:
        complete = ~of_city
    years = sorted(indicator.years)
    sums = counts[chosen].groupby(grid.year[chosen]).sum(min_count=1).reindex(years)
    columns = {
        "year": years,
        **_values(indicator, _measure(sums, measure.scale), np.ones(len(years), dtype=bool)),
        "areas_counted": [int(complete[grid.year == year].sum()) for year in years],
    }
    return pd.DataFrame(columns).reset_index(drop=True)


def area_year_grid(area_ids: pd.Index, years: Iterable[int]) -> Grid:
    """Every area by every year, both ascending, area after area."""
    ids, ascending = np.sort(area_ids.to_numpy(dtype=np.int64)), np.array(sorted(years))
    return Grid(np.repeat(ids, len(ascending)), np.tile(ascending, len(ids)))


def computed(indicator: Indicator, frames: Frames, grid: Grid) -> Measure:
    """The indicator's measure as floats on ``grid``; rows the sources lack are missing."""
    measure = indicator.compute(*(frames[key] for key in indicator.datasets))
    place = measure.numerator.index.get_indexer(pd.MultiIndex.from_arrays(grid))
    counts = _counts(measure).reindex(place)
    return _measure(counts.reset_index(drop=True), measure.scale)


def trusted(
    indicator: Indicator, measure: Measure, missing: pd.DataFrame, grid: Grid
) -> tuple[Measure, Texts]:
    """Blank the rows whose inputs are known to be wrong or absent, and say why (``""`` if sound).

    A reason recorded in ``missing`` on one of the indicator's inputs comes first; then
    ``part_exceeds_whole``, found by comparing the two counts of every percentage.
    """
    recorded = recorded_reasons(indicator, missing, grid)
    too_big = part_exceeds_whole(indicator, measure) & (recorded == "")
    reason = np.where(too_big, Missing.PART_EXCEEDS_WHOLE.value, recorded)
    counts = _counts(measure)
    counts.loc[reason != "", :] = np.nan
    return _measure(counts, measure.scale), reason


def recorded_reasons(indicator: Indicator, missing: pd.DataFrame, grid: Grid) -> Texts:
    """The reason recorded for each row of ``grid``, of the first of ``inputs`` that has one."""
    ours = missing[missing["dataset"].isin(indicator.datasets)]
    reasons = np.full(len(grid.year), "", dtype="U32")
    for column in reversed(indicator.inputs):
        cells = ours[ours["column"] == column]
        place = _rows(grid, cells)
        reasons[place[place >= 0]] = cells["reason"].to_numpy()[place >= 0]
    return reasons


def part_exceeds_whole(indicator: Indicator, measure: Measure) -> Flags:
    """Rows of a share whose part is larger than its whole: at least one of the two is wrong."""
    if indicator.unit is not Unit.PERCENT or indicator.interval is not Interval.WILSON:
        return np.zeros(len(measure.numerator), dtype=bool)
    return floats(measure.numerator) > floats(measure.denominator)


def _first_reason(measure: Measure, flaws: Texts, small: Texts) -> Texts:
    absent = measure.value.isna().to_numpy()
    return np.select(
        [flaws != "", small != "", absent], [flaws, small, Missing.NOT_PUBLISHED.value], default=""
    )


def _values(indicator: Indicator, measure: Measure, given: Flags) -> dict[str, Floats]:
    limits = interval_of(indicator.interval, measure)
    columns = {"value": measure.value, "lower": limits.lower, "upper": limits.upper}
    return {name: np.where(given, floats(column), np.nan) for name, column in columns.items()}


def _ranks(
    indicator: Indicator, measure: Measure, compared: Flags, grid: Grid, ties: pd.Series | None
) -> dict[str, pd.Series]:
    value = measure.value.where(compared)
    levels = joint_level(compared, grid.year), alone_level(compared, grid.year)
    erring = with_usual_spread(measure)
    joint, alone = (interval_of(indicator.interval, erring, level=level) for level in levels)
    worst, groups = indicator.polarity, tie_groups(grid.area_id, ties)
    ranks = rank_by_year(value, joint, years=grid.year, polarity=worst, groups=groups)
    ranges = alone_by_year(value, alone, years=grid.year, polarity=worst, groups=groups)
    ranks = ranks.join(ranges)
    if measure.doubtful is not None:
        _span_everything(ranks, compared & (floats(measure.doubtful) > 0))
    return {str(name): ranks[name] for name in ranks}


def _span_everything(ranks: pd.DataFrame, doubtful: Flags) -> None:
    """Widen, in place, the ranges of doubtful rows to all ranks: nothing is certain of them."""
    for low, high in (("rank_low", "rank_high"), ("rank_alone_low", "rank_alone_high")):
        ranks.loc[doubtful, low] = 1
        ranks.loc[doubtful, high] = ranks.loc[doubtful, "ranked_of"]


def _rows(grid: Grid, cells: pd.DataFrame) -> Integers:
    """Row of ``grid`` each cell belongs to, -1 for none."""
    ids, years = np.unique(grid.area_id), np.unique(grid.year)
    area, year = floats(cells["area_id"]), floats(cells["year"])
    inside = np.isin(area, ids) & np.isin(year, years)
    place = np.searchsorted(ids, area) * len(years) + np.searchsorted(years, year)
    return np.where(inside, place, -1)


def _counts(measure: Measure) -> pd.DataFrame:
    names = (
        *("numerator", "denominator", "base", "losses"),
        *("events", "spread", "hidden", "doubtful"),
    )
    there = {name: getattr(measure, name) for name in names if getattr(measure, name) is not None}
    return pd.DataFrame({name: floats(series) for name, series in there.items()})


def _measure(counts: pd.DataFrame, scale: float) -> Measure:
    return Measure(
        counts["numerator"],
        counts["denominator"],
        counts["base"],
        scale,
        losses=counts.get("losses"),
        events=counts.get("events"),
        spread=counts.get("spread"),
        hidden=counts.get("hidden"),
        doubtful=counts.get("doubtful"),
    )
