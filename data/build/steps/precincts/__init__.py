"""The census of 2011 and 2021 by NIL, estimated from electoral precincts.

Everything here is derived from G. Pinto's counts (CC BY-SA 4.0) and stands in tables of its own.
"""

from collections.abc import Mapping
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from data.build.steps.boundaries import CoverageError
from data.build.steps.gaps import all_gaps, gap_rows
from data.build.steps.precincts.estimates import (
    CITY,
    QUANTITIES,
    NilErrors,
    error_models,
    estimates_table,
    known_misses,
)
from data.build.steps.precincts.reliability import Counts, checks_table, reliability_table
from data.build.steps.precincts.source import (
    exactly_whole,
    precinct_counts,
    precinct_shapes,
    sums_of,
)
from data.build.steps.precincts.weights import (
    FLOORS,
    PEOPLE,
    exact_buildings,
    people_crosswalk,
    precinct_weights,
)
from geo.crosswalk.errors import gaps
from geo.crosswalk.weights import share_of
from geo.layers import drawing_coverage

YEARS = (2011, 2021)
TOLERANCE_M = 5.0
LARGEST_AREA_CHANGE = 0.02

AGES = ("aged_under_15", "aged_65_plus", "aged_75_plus")
PLAIN_COUNTS = {2011: ("residents", "homes", *AGES), 2021: ("residents", *AGES)}
"""Counts of the precincts that stand without a share of their own."""


def build(raw: Path, built: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return the six tables of the precincts and the reasons of what they leave empty.

    Needs ``nil_boundaries``, ``employment_2011``, ``education_2011``, ``census_sections_2011``
    and ``population_register``.
    """
    counts, shapes = {year: precinct_counts(raw, year) for year in YEARS}, precinct_shapes(raw)
    houses = exact_buildings(built["census_sections_2011"])[list(FLOORS)].sum(axis="columns")
    census = built["employment_2011"].set_index("area_id")["residents_census"].astype("float64")
    weights = precinct_weights(
        raw,
        shapes,
        counts[2011],
        built["nil_boundaries"],
        pd.DataFrame({"residents": census, "buildings": houses}),
    )
    checks = checks_table(counts, weights, built)
    estimates = estimated(counts, weights, checks, built["population_register"])
    return {
        "precinct_weights": weights,
        "precinct_drawing": drawing(shapes),
        "census_precincts": precinct_table(counts, weights, exactly_whole(raw)),
        "census_checks": checks,
        **estimates,
        "missing_values": not_told(estimates),
    }


def estimated(
    counts: Counts, weights: pd.DataFrame, checks: pd.DataFrame, register: pd.DataFrame
) -> dict[str, pd.DataFrame]:
    """``census_estimates_2011`` and ``census_estimates_2021``."""
    pieces = people_crosswalk(weights, counts[2011]["residents"])
    people = pieces.groupby("target")["weight"].sum()
    gap = gaps(pieces, sizes=people)
    quality = reliability_table(
        checks,
        impurity_of(pieces),
        pd.DataFrame({year: sums_of(counts[year], weights, PEOPLE)["residents"] for year in YEARS}),
        register,
    )
    trusted = quality.index[quality["given"] & ~quality["doubtful"]]
    models = error_models(checks, counts, gap, trusted)
    missed = known_misses(checks, counts, quality["doubtful"])
    errors = NilErrors(models, gap, missed, quality)
    return {
        f"census_estimates_{year}": estimates_table(year, counts[year], weights, errors)
        for year in YEARS
    }


def impurity_of(pieces: pd.DataFrame) -> pd.Series:
    """Of those who make a NIL's value, the share that lives outside it, by ``area_id``.

    The precincts of a NIL enter its value by their part in it, with all their people.
    """
    at_home = share_of(pieces, "target") * share_of(pieces, "source")
    return 1 - at_home.groupby(pieces["target"]).sum()


def precinct_table(counts: Counts, weights: pd.DataFrame, exact: pd.Series) -> pd.DataFrame:
    """One row per precinct and year: main NIL, counts, and the values that have a whole.

    The counts of the other year are empty.
    """
    main = weights.sort_values(PEOPLE, ascending=False).drop_duplicates("precinct")
    areas, parts = main.set_index("precinct")["area_id"], []
    for year, rows in counts.items():
        columns: dict[str, pd.Series] = {"main_area": areas, "exact_factor": exact}
        for quantity in QUANTITIES[year]:
            whole = rows[quantity.whole]
            value = rows[quantity.part] / whole.where(whole > 0)
            columns[quantity.named] = (value * quantity.scale).round(3)
            columns |= {f"n_{name}": rows[name] for name in (quantity.part, quantity.whole)}
        columns |= {f"n_{name}": rows[name] for name in PLAIN_COUNTS[year]}
        parts.append(pd.DataFrame(columns).assign(year=year))
    table = pd.concat(parts).rename_axis("precinct").reset_index()
    numbers = sorted(table.columns[table.columns.str.startswith("n_")])
    table[numbers] = table[numbers].astype("Int64")
    first = ["precinct", "year", "main_area", "exact_factor", *numbers]
    order = [*first, *sorted(table.columns.difference(first))]
    return table.sort_values(["precinct", "year"], ignore_index=True)[order]


def drawing(shapes: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Precincts simplified as one coverage for drawing, in EPSG:4326.

    Raises :class:`CoverageError` if one is not valid or changes its area by more than
    :data:`LARGEST_AREA_CHANGE`.
    """
    drawn = drawing_coverage(shapes, tolerance_m=TOLERANCE_M)
    metric = drawn.to_crs(shapes.crs)
    change = float(np.abs(metric.area.to_numpy() / shapes.area.to_numpy() - 1).max())
    if not shapely.is_valid(drawn.geometry.to_numpy()).all() or change > LARGEST_AREA_CHANGE:
        raise CoverageError(f"a precinct is not valid, or its area changed by up to {change:.2%}")
    return drawn


def not_told(estimates: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Reasons for what is left empty: the precincts do not tell the NIL from its neighbours."""
    parts = []
    for key, table in estimates.items():
        rows = table[table["area_id"] != CITY]
        for name in rows.columns[rows.isna().any()]:
            if name != "population_ratio":
                parts.append(gap_rows(key, rows[rows[name].isna()], name, "not_decoded"))
    return all_gaps(*parts)
