"""Shares of the census by NIL, estimated from precincts, each with its measured error."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from data.build.steps.precincts.reliability import (
    HELD_OUT,
    RULE,
    USES,
    WHOLES,
    Counts,
    misses,
    weight_of,
)
from data.build.steps.precincts.source import sums_of
from data.build.steps.precincts.weights import BUILDINGS, PEOPLE
from geo.crosswalk.points import ErrorModel, between_sd, fitted_model, point_spread, standard_misses

CITY = 0


class NilErrors(NamedTuple):
    """What errors are made of: models by weight; gap, misses and quality by ``area_id``."""

    models: dict[str, ErrorModel]
    gap: pd.Series
    missed: pd.Series
    quality: pd.DataFrame


class Quantity(NamedTuple):
    """A value by NIL: 100 x ``part / whole``, or ``part / whole`` where it is no share.

    ``few``: the part is so small a count that chance in it is added to the error.
    """

    column: str
    part: str
    whole: str
    weight: str = PEOPLE
    is_share: bool = True
    few: bool = False

    @property
    def named(self) -> str:
        """Column of the value: its unit is in the name."""
        return f"{self.column}_{'pct' if self.is_share else 'm2'}"

    @property
    def scale(self) -> int:
        """What ``part / whole`` is multiplied by."""
        return 100 if self.is_share else 1


QUANTITIES = {
    2011: (
        Quantity("unemployed", "unemployed", "labour_force"),
        Quantity("rented", "rented", "households"),
        Quantity("floor_space", "floor_m2", "residents", is_share=False),
        Quantity("poor_buildings", "poor_buildings", "buildings", BUILDINGS),
        Quantity("low_education", "low_education", "residents_6_plus"),
    ),
    2021: (
        Quantity("low_education", "low_education", "residents_9_plus"),
        Quantity("tertiary", "tertiary", "residents_9_plus"),
        Quantity("six_plus", "six_plus_households", "households", few=True),
        Quantity("employed_15_64", "employed_15_64", "residents_15_64"),
    ),
}


def error_models(
    checks: pd.DataFrame, counts: Counts, gap: pd.Series, trusted: pd.Index
) -> dict[str, ErrorModel]:
    """The error model of values placed by people, and of those placed by buildings.

    Fitted on the NIL in ``trusted``, on the shares that :data:`USES` does not hold out.
    """
    yardsticks: dict[str, list[pd.Series]] = {PEOPLE: [], BUILDINGS: []}
    for (year, name), use in USES.items():
        if use != HELD_OUT:
            error = standard_error_of(checks, counts, year, name)
            yardsticks[weight_of(name)].append(error.reindex(trusted))
    return {kind: fitted_model(errors, gap) for kind, errors in yardsticks.items()}


def standard_error_of(checks: pd.DataFrame, counts: Counts, year: int, name: str) -> pd.Series:
    """Error of a share known to be true over its spread between precincts, by ``area_id``."""
    spread = 100 * between_sd(counts[year][name], counts[year][WHOLES[name]])
    return misses(checks, year, name) / spread


def known_misses(checks: pd.DataFrame, counts: Counts, doubtful: pd.Series) -> pd.Series:
    """By how many spreads each doubtful NIL missed the shares of the rule; zero for the others."""
    errors = {
        name: standard_error_of(checks, counts, year, name)
        for (year, name), use in USES.items()
        if use == RULE
    }
    return standard_misses(errors).reindex(doubtful.index).where(doubtful, 0.0)


def estimates_table(
    year: int, counts: pd.DataFrame, weights: pd.DataFrame, errors: NilErrors
) -> pd.DataFrame:
    """One row per NIL and for the city (area 0, exact): values, spreads, counts, quality.

    ``<column>_pct`` (or ``floor_space_m2``) with ``<column>_spread``: the standard error on the
    scale of log-odds for shares, of logarithms for the floor space. Counts are empty where the
    NIL's residents are not told well enough.
    """
    columns: dict[str, pd.Series] = {}
    quality = errors.quality
    for quantity in QUANTITIES[year]:
        sums = sums_of(counts, weights, quantity.weight).reindex(quality.index)
        sums.loc[CITY] = counts.sum()
        whole = sums[quantity.whole]
        ratio = sums[quantity.part] / whole.where(whole > 0)
        points = point_errors(quantity, counts, errors)
        spread = scale_spread(quantity, points, ratio, sums[quantity.part])
        columns[quantity.named] = (ratio * quantity.scale).round(4)
        columns[f"{quantity.column}_spread"] = spread.round(4)
        for count in (quantity.part, quantity.whole):
            columns[f"n_{count}"] = sums[count].round(1)
    table = pd.DataFrame(columns).sort_index()
    is_count = table.columns.str.startswith("n_")
    table.loc[quality.index[~quality["given"]], table.columns[~is_count]] = np.nan
    table.loc[quality.index[~quality["counted"]], table.columns[is_count]] = np.nan
    marks = quality[["impurity", "population_ratio", "doubtful"]].reindex(table.index)
    marks["doubtful"] = marks["doubtful"].fillna(value=False).astype(bool)
    table = table.join(marks).rename_axis("area_id").reset_index()
    table.insert(1, "year", year)
    return table


def point_errors(quantity: Quantity, counts: pd.DataFrame, errors: NilErrors) -> pd.Series:
    """Standard error of each NIL's ``part / whole``, in its unit (shares: 0-1)."""
    part, whole = counts[quantity.part], counts[quantity.whole]
    zone_sd = between_sd(part, whole) if quantity.is_share else weighted_sd(part, whole)
    model = errors.models[quantity.weight]
    return point_spread(model, errors.gap, zone_sd=zone_sd, missed=errors.missed)


def weighted_sd(part: pd.Series, whole: pd.Series) -> float:
    """Standard deviation of ``part / whole`` over precincts, each counting by its ``whole``."""
    size = whole[whole > 0]
    each = part.reindex(size.index) / size
    return float(np.sqrt(np.average((each - np.average(each, weights=size)) ** 2, weights=size)))


def scale_spread(
    quantity: Quantity, errors: pd.Series, ratio: pd.Series, part: pd.Series
) -> pd.Series:
    """Standard error on the scale of the interval: log-odds of a share, logarithm of the rest.

    Missing for the city, which is an exact sum, and where the value is zero.
    """
    slope = ratio * (1 - ratio) if quantity.is_share else ratio
    spread = errors.reindex(ratio.index) / slope.where(slope > 0)
    if quantity.few:
        spread = (spread**2 + 1 / part.where(part > 0)).pow(0.5)
    return spread
