"""Market rents and prices of dwellings by NIL, carried from the OMI zones of their date.

Only civil dwellings (Cod_Tip 20) in the normal state of repair, as quoted; the middle of the
quoted range stands for the zone. A NIL takes the mean of its zones, weighted by the house numbers
it has in each: quotations speak of dwellings, and dwellings stand at house numbers, while area
would count fields and yards. Zones were redrawn between the two groups of years.
"""

from collections.abc import Mapping
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd

from data.build.raw import SourceChangedError, read, read_layer
from data.build.steps.crosswalk.errors import validation_ratio
from data.build.steps.gaps import all_gaps, gap_rows
from data.build.steps.residents import residents_near
from geo.crosswalk.errors import gaps, spreads
from geo.crs import WEB, require_crs

QUOTATIONS_FILE = "omi/milano_omi_valori.csv"
ZONES_FILE = "omi/milano_omi_zone_{zoning}.geojson"
ZONE_NAME = r"Zona OMI (\S+)$"

KEY, WEIGHTS = "housing_market", "omi_weights"
CITY = 0

SEMESTERS = {
    2016: ("2016-1", "2016-2"),
    2017: ("2017-1", "2017-2"),
    2018: ("2018-1", "2018-2"),
    2024: ("2024-2",),
    2025: ("2025-1",),
}
"""Half-years each year's value is the mean of; a zone needs all of them."""

ZONINGS = {2016: "2018_2", 2017: "2018_2", 2018: "2018_2", 2024: "2025_1", 2025: "2025_1"}
"""Polygons each year's quotations are carried through."""

DWELLINGS, NORMAL = "20", "NORMALE"
QUOTED = ("semestre", "Zona", "Cod_Tip", "Stato", "Loc_min", "Loc_max", "Compr_min", "Compr_max")
MIDDLES = {"rent_eur_m2_month": ("Loc_min", "Loc_max"), "price_eur_m2": ("Compr_min", "Compr_max")}
DECIMALS = {"rent_eur_m2_month": 2, "price_eur_m2": 0}
RENT, SPREAD = "rent_eur_m2_month", "rent_spread"

MIN_QUOTED_SHARE = 0.9
"""A NIL with fewer of its house numbers in quoted zones gets no value."""

TIE_SHARE = 0.9
"""NIL with at least this share of their house numbers in the same zone have one value."""

MICRODEGREES = 1e6
AREA_YEAR = ["area_id", "year"]
COLUMNS = (
    *AREA_YEAR,
    RENT,
    SPREAD,
    "price_eur_m2",
    "quoted_share",
    "zoning",
    "main_zone",
    "main_share",
    "tie",
    "residents",
)


def build(raw: Path, built: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return ``omi_weights``, ``housing_market`` (area_id 0 is the city) and its gaps.

    Needs ``house_numbers``, ``population_register`` and ``transfer_errors``.
    """
    doors = door_points(built["house_numbers"])
    weights = pd.concat(
        [zone_weights(doors, read_zones(raw, zoning), zoning) for zoning in zonings()],
        ignore_index=True,
    )
    quotations = yearly_quotations(raw)
    require_known_zones(quotations, weights)
    errors = built["transfer_errors"]
    ratios = {zoning: validation_ratio(errors, from_zones=f"omi_{zoning}") for zoning in zonings()}
    table = market_table(weights, quotations, built["population_register"], ratios)
    empty = table[table["rent_eur_m2_month"].isna()]
    gaps = [gap_rows(KEY, empty, column, "outside_source") for column in MIDDLES]
    return {WEIGHTS: weights, KEY: table, "missing_values": all_gaps(*gaps)}


def zonings() -> list[str]:
    """The sets of polygons in use, oldest first."""
    return sorted(set(ZONINGS.values()))


def yearly_quotations(raw: Path) -> pd.DataFrame:
    """(zoning, zone, year, rent_eur_m2_month, price_eur_m2): middles, mean of the half-years.

    Raises :class:`SourceChangedError` if a zone has two quotations in a half-year.
    """
    source = read(raw / QUOTATIONS_FILE, QUOTED, dtype="str")
    rows = source[(source["Cod_Tip"] == DWELLINGS) & (source["Stato"] == NORMAL)]
    if rows.duplicated(["semestre", "Zona"]).any():
        raise SourceChangedError(
            QUOTATIONS_FILE, "a zone has two quotations of normal dwellings in a half-year"
        )
    year_of = {half: year for year, halves in SEMESTERS.items() for half in halves}
    middles = pd.DataFrame(
        {name: (euros(rows[low]) + euros(rows[high])) / 2 for name, (low, high) in MIDDLES.items()}
    ).assign(zone=rows["Zona"], year=rows["semestre"].map(year_of))
    grouped = middles.groupby(["zone", "year"])
    means = grouped.mean().assign(found=grouped.size()).reset_index()
    wanted = means["year"].map({year: len(halves) for year, halves in SEMESTERS.items()})
    complete = means[means["found"] == wanted].drop(columns="found")
    return complete.assign(
        year=complete["year"].astype("int64"), zoning=complete["year"].map(ZONINGS)
    )


def euros(written: pd.Series) -> pd.Series:
    """Amounts written with a decimal comma, as numbers."""
    return written.str.replace(",", ".").astype("float64")


def read_zones(raw: Path, zoning: str) -> gpd.GeoDataFrame:
    """(zone, geometry) in EPSG:4326, sorted by zone. Raises :class:`SourceChangedError`."""
    source = require_crs(read_layer(raw / ZONES_FILE.format(zoning=zoning)), WEB)
    zones = source.assign(zone=source["name"].str.extract(ZONE_NAME, expand=False))
    if zones["zone"].isna().any() or zones["zone"].duplicated().any():
        raise SourceChangedError(
            ZONES_FILE.format(zoning=zoning),
            f"zones of {zoning}: a zone has no code, or one that is used twice",
        )
    ordered: gpd.GeoDataFrame = zones[["zone", "geometry"]].sort_values("zone", ignore_index=True)
    return ordered


def door_points(house_numbers: pd.DataFrame) -> gpd.GeoDataFrame:
    """House numbers that lie in a NIL, as points in EPSG:4326 with their ``area_id``."""
    inside = house_numbers[house_numbers["area_id"].notna()]
    points = gpd.points_from_xy(
        inside["lon_microdeg"] / MICRODEGREES, inside["lat_microdeg"] / MICRODEGREES
    )
    ids = inside["area_id"].astype("int64").to_numpy()
    return gpd.GeoDataFrame({"area_id": ids}, geometry=points, crs=WEB)


def zone_weights(doors: gpd.GeoDataFrame, zones: gpd.GeoDataFrame, zoning: str) -> pd.DataFrame:
    """(zoning, area_id, zone, doors, share_of_area): house numbers of each NIL in each zone.

    A door where two zones overlap counts in the first by code; one in no zone is not counted.
    """
    door, polygon = zones.sindex.query(doors.geometry, predicate="intersects")
    pairs = pd.DataFrame({"door": door, "zone": zones["zone"].to_numpy()[polygon]})
    first = pairs.groupby("door")["zone"].min()
    placed = doors.loc[first.index, ["area_id"]].assign(zone=first.to_numpy())
    counts = placed.groupby(["area_id", "zone"]).size().rename("doors")
    weights: pd.DataFrame = counts.reset_index()
    total = weights.groupby("area_id")["doors"].transform("sum")
    weights["share_of_area"] = (weights["doors"] / total).round(6)
    weights.insert(0, "zoning", zoning)
    return weights


def require_known_zones(quotations: pd.DataFrame, weights: pd.DataFrame) -> None:
    """Raise :class:`SourceChangedError` if a quoted zone has no house number in its polygons."""
    key = ["zoning", "zone"]
    known = set(weights[key].itertuples(index=False, name=None))
    unknown = set(quotations[key].itertuples(index=False, name=None)) - known
    if unknown:
        raise SourceChangedError(
            QUOTATIONS_FILE, f"zones quoted but not on the map: {sorted(unknown)}"
        )


def market_table(
    weights: pd.DataFrame,
    quotations: pd.DataFrame,
    register: pd.DataFrame,
    ratios: Mapping[str, float],
) -> pd.DataFrame:
    """One row per NIL and year and one for the city: values, spread, share quoted, tie, residents.

    ``ratios`` are the measured ones of the yardsticks, by zoning.
    """
    tables = []
    for year, zoning in ZONINGS.items():
        here = weights[weights["zoning"] == zoning]
        quoted = quotations[quotations["year"] == year]
        areas = interpolated_means(here, quoted).join(zone_words(here)).reset_index()
        areas["residents"] = residents_near(areas["area_id"], year, register)
        spread = rent_spread(here, quoted, areas.set_index("area_id"), ratios[zoning])
        areas[SPREAD] = spread.reindex(areas["area_id"]).to_numpy()
        city = interpolated_means(here.assign(area_id=CITY), quoted).reset_index()
        city["residents"] = areas["residents"].sum()
        tables.append(pd.concat([city, areas], ignore_index=True).assign(year=year, zoning=zoning))
    table = pd.concat(tables, ignore_index=True).sort_values(AREA_YEAR, ignore_index=True)
    return table[list(COLUMNS)]


def interpolated_means(weights: pd.DataFrame, quotations: pd.DataFrame) -> pd.DataFrame:
    """Mean quotation of each area over its house numbers in quoted zones, by ``area_id``.

    Columns: those of ``MIDDLES`` and ``quoted_share``; no value under ``MIN_QUOTED_SHARE``.
    """
    joined = weights.merge(quotations[["zone", *MIDDLES]], on="zone", how="left")
    area_ids, values = joined["area_id"], joined[list(MIDDLES)]
    doors = joined["doors"].groupby(area_ids).sum()
    quoted = joined["doors"].where(values.notna().all(axis="columns"), 0).groupby(area_ids).sum()
    sums = values.mul(joined["doors"], axis="index").groupby(area_ids).sum()
    share = quoted / doors
    means = sums.div(quoted, axis="index").where(share >= MIN_QUOTED_SHARE)
    return means.round(DECIMALS).assign(quoted_share=share.round(4))


def rent_spread(
    weights: pd.DataFrame, quoted: pd.DataFrame, areas: pd.DataFrame, ratio: float
) -> pd.Series:
    """Spread (log) of the error of each NIL's rent, lent from the yardsticks as for income.

    ``areas`` (by ``area_id``) holds rents, residents and the share of house numbers in quoted
    zones: what lies in the others is unknown. Missing where there is no rent.
    """
    names = {"zone": "source", "area_id": "target", "doors": "weight"}
    pieces = weights.rename(columns=names)[["source", "target", "weight"]]
    spread = spreads(
        gaps(pieces, sizes=areas["residents"].astype("float64")),
        zone_sd=float(np.log(quoted[RENT]).std()),
        ratio=ratio,
        uncovered=1 - areas["quoted_share"],
    )
    return spread.where(areas[RENT].notna()).round(4)


def zone_words(weights: pd.DataFrame) -> pd.DataFrame:
    """Zone with most house numbers of each NIL, their share, and the tie if it is shared."""
    main = (
        weights.sort_values(["area_id", "share_of_area"], ascending=[True, False])
        .drop_duplicates("area_id")
        .set_index("area_id")
    )
    nearly_whole = main["zone"].where(main["share_of_area"] >= TIE_SHARE)
    return pd.DataFrame(
        {
            "main_zone": main["zone"],
            "main_share": main["share_of_area"],
            "tie": nearly_whole.where(nearly_whole.duplicated(keep=False)),
        }
    )
