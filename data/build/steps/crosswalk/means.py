"""Trials of means and shares: known by NIL, published by zone in thought, carried back."""

from collections.abc import Mapping

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd

from data.build.steps.crosswalk.ground import Pieces
from data.build.steps.crosswalk.validation import (
    MEAN,
    NIL,
    POSTCODE,
    YARDSTICKS,
    ValidationRun,
    validation_row,
)
from geo.crosswalk.errors import (
    ReturnTrip,
    covered,
    pooled_ratio,
    return_trip,
    spread_ratio,
    spreads,
)
from geo.crosswalk.transfer import interpolated_mean

LEAST_RESIDENTS = 1200
"""Fewer people than this and the truth itself is noise: the NIL takes no part in the trials."""

CENTRE = 1
"""The NIL of the Duomo."""

SHARES = {
    "low_education": ("education_2011", 2011, ("no_title_or_primary", "lower_secondary")),
    "tertiary_education": ("education_2011", 2011, ("tertiary",)),
    "employed_residents": ("employment_2011", 2011, ("employed",)),
    "foreign_residents": ("population_register", 2021, ("foreign_residents",)),
    "one_person_households": ("population_register", 2021, ("one_person_households",)),
    "aged_65_plus": ("population_register", 2021, ("aged_65_plus",)),
    "minors": ("population_register", 2021, ("minors",)),
}
WHOLES = {
    "education_2011": "residents_6_plus",
    "employment_2011": "residents_census",
    "population_register": "residents",
}
OTHER_WHOLES = {"one_person_households": "households"}

Rows = list[dict[str, object]]


def known_shares(built: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """(truth, size) by NIL for each of ``SHARES``: shares of enough people, compared areas only."""
    areas = built["nil_areas"].set_index("area_id")
    compared = areas.index[areas["institutional"] != "excluded"]
    tables = {}
    for variable, (dataset, year, parts) in SHARES.items():
        rows = built[dataset][built[dataset]["year"] == year].set_index("area_id")
        whole = rows[OTHER_WHOLES.get(variable, WHOLES[dataset])].astype("float64")
        part = rows[list(parts)].astype("float64").sum(axis="columns", skipna=False)
        people = rows[WHOLES[dataset]].astype("float64")
        sound = (people >= LEAST_RESIDENTS) & part.gt(0) & people.index.isin(compared)
        tables[variable] = pd.DataFrame({"truth": part / whole, "size": whole})[sound]
    return tables


def mean_rows(
    name: str, weights: Pieces, shares: Mapping[str, pd.DataFrame], municipio: pd.Series
) -> Rows:
    """Return trips NIL -> zone -> NIL of every share, by every weight.

    The zones' means are always made with the last weight (residential house numbers, or the only
    one there is), whichever carries them back.
    """
    *_, there = weights.values()
    rows = []
    for weight, back in weights.items():
        trips = {
            variable: return_trip(
                table["truth"],
                sizes=table["size"],
                there=there,
                back=back,
                least_size=LEAST_RESIDENTS,
            )
            for variable, table in shares.items()
        }
        ratios = ratios_elsewhere(trips, municipio)
        for variable, trip in trips.items():
            percent = 100 * np.expm1(trip.errors)
            rows.append(
                validation_row(
                    _validation_run(name, variable, SHARES[variable][1], weight), percent
                )
                | {
                    "spread_ratio": round(spread_ratio(trip), 4),
                    "coverage_pct": round(100 * coverage(trip, ratios), 1),
                }
            )
    return rows


def ratios_elsewhere(trips: Mapping[str, ReturnTrip], municipio: pd.Series) -> pd.Series:
    """For each NIL, the yardsticks' pooled ratio measured without the NIL of its Municipio."""
    ratios = {
        number: pooled_ratio(spread_ratio(trips[key], municipio != number) for key in YARDSTICKS)
        for number in municipio.unique()
    }
    return municipio.map(ratios)


def coverage(trip: ReturnTrip, ratios: pd.Series) -> float:
    """Share of NIL whose error lies in the 95 % interval measured in the other Municipi."""
    spread = spreads(trip.gap, zone_sd=trip.zone_sd, ratio=ratios.reindex(trip.gap.index))
    return float(covered(trip.errors, spread).mean())


def uneven_row(
    postcodes: pd.DataFrame, sections: pd.DataFrame, shares: pd.DataFrame
) -> dict[str, object]:
    """The return trip of employed residents if a NIL's parts are *not* alike.

    Each section (its employed, its residents) goes to one postcode of its NIL, in order of
    section number, until the postcode has its share. Sections have no outlines here: neighbours
    mostly have neighbouring numbers, so this is a plausible unevenness, not the real one.
    """
    people = sections.dropna(subset=["area_id", "residents"]).sort_values("section")
    people = people[people["area_id"].isin(shares.index) & (people["residents"] > 0)]
    pieces = postcodes[postcodes["target"].isin(shares.index)]
    placed = [
        rows.assign(
            postcode=in_turn(
                rows["residents"].to_numpy(dtype=np.float64), pieces[pieces["target"] == area]
            )
        )
        for area, rows in people.groupby("area_id")
    ]
    by_postcode = pd.concat(placed).groupby("postcode")
    sums = by_postcode[["employed", "residents"]].sum().astype("float64")
    means = sums["employed"] / sums["residents"]
    carried = interpolated_mean(means, pieces=pieces[pieces["source"].isin(means.index)])
    error = 100 * (carried / shares["truth"] - 1)
    trial = _validation_run(POSTCODE, "employed_residents_uneven", 2011, "house_numbers")
    return validation_row(trial, error)


def in_turn(sizes: npt.NDArray[np.float64], pieces: pd.DataFrame) -> npt.NDArray[np.object_]:
    """Source of each of ``sizes``, taken in turn, so that each source gets its share of them."""
    limits = pieces["weight"].cumsum().to_numpy() / pieces["weight"].sum()
    middles = (sizes.cumsum() - sizes / 2) / sizes.sum()
    places = np.minimum(np.searchsorted(limits, middles), len(limits) - 1)
    owners: npt.NDArray[np.object_] = pieces["source"].to_numpy(dtype=object)[places]
    return owners


def distance_rows(
    layer: str, weights: Pieces, homes: gpd.GeoDataFrame, shares: pd.DataFrame
) -> Rows:
    """Trials of a mean that is known door by door: the distance of homes from the Duomo.

    Zone means and truth are taken over residential house numbers, so nothing is assumed about
    what lies within a NIL.
    """
    centre = homes.geometry[homes["area_id"] == CENTRE].union_all().centroid
    metres = homes.geometry.distance(centre)
    truth = metres.groupby(homes["area_id"]).mean()[shares.index]
    zones = metres.groupby(homes[layer]).mean()
    rows = []
    for weight, pieces in weights.items():
        usable = pieces[pieces["target"].isin(shares.index) & pieces["source"].isin(zones.index)]
        error = 100 * (interpolated_mean(zones, pieces=usable) / truth - 1)
        trial = _validation_run(layer, "distance_from_duomo", 2020, weight)
        rows.append(validation_row(trial, error))
    return rows


def _validation_run(from_zones: str, variable: str, year: int, weight: str) -> ValidationRun:
    return ValidationRun(
        from_zones=from_zones, to_zones=NIL, quantity=MEAN,
        variable=variable, year=year, weight=weight,
    )  # fmt: skip
