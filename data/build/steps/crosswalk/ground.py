"""The ground two zonings share: overlaid outlines and house numbers, in metres."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import pandas as pd

from data.build.raw import read_layer
from data.build.steps.addresses import FOLDER, SUPPRESSED, read_source, written_points
from data.build.steps.boundaries import MUNICIPI_FILE, clean_layer
from geo.address.book import MICRODEGREES
from geo.crosswalk.weights import area_crosswalk, point_crosswalk, share_of, zone_of
from geo.crs import WEB, to_metric

OMI_FILE = "omi/milano_omi_zone_{zoning}.geojson"
OMI_NAME = r"Zona OMI (\S+)$"
ZONINGS = ("2018_2", "2025_1")

MUNICIPIO = "municipio"
OMI_LAYERS = tuple(f"omi_{zoning}" for zoning in ZONINGS)
LAYERS = (MUNICIPIO, *OMI_LAYERS)
"""The zonings whose outlines are at hand; postcodes and census sections have none."""

HOMES = "residential_house_numbers"
DOORS = ("house_numbers", HOMES)
"""Weights that count doors; the third one outlines allow is ``area``, in square metres."""

SLIVER = 0.001
"""A piece without doors under this share of its NIL is a border drawn twice, not ground shared."""

Pieces = Mapping[str, pd.DataFrame]


@dataclass(frozen=True, slots=True)
class Ground:
    """``pieces[layer][weight]``: pieces from NIL to a zoning; ``homes``: residential doors.

    ``homes`` has the columns ``area_id``, one per layer, ``register`` (the Municipio the register
    writes) and ``geometry`` (EPSG:32632).
    """

    pieces: Mapping[str, Pieces]
    homes: gpd.GeoDataFrame


def read_ground(raw: Path, built: Mapping[str, pd.DataFrame]) -> Ground:
    """Overlay the NIL with the Municipi and the OMI zones of each date."""
    nil = to_metric(gpd.GeoDataFrame(built["nil_boundaries"])).rename(columns={"area_id": "zone"})
    layers = {layer: zone_layer(raw, layer) for layer in LAYERS}
    homes = residential_doors(raw)
    every = table_doors(built["house_numbers"])
    doors = {
        name: placed(points, nil, layers)
        for name, points in zip(DOORS, (every, homes), strict=True)
    }
    pieces = {layer: layer_crosswalk(nil, zones, layer, doors) for layer, zones in layers.items()}
    return Ground(pieces, doors[HOMES])


def zone_layer(raw: Path, layer: str) -> gpd.GeoDataFrame:
    """(zone, geometry) of the Municipi or of the OMI zones of a date, in EPSG:32632."""
    if layer == MUNICIPIO:
        municipi = clean_layer(read_layer(raw / MUNICIPI_FILE), key="MUNICIPIO")
        return municipi.rename(columns={"area_id": "zone"})
    source = read_layer(raw / OMI_FILE.format(zoning=layer.removeprefix("omi_")))
    zones = source.assign(zone=source["name"].str.extract(OMI_NAME, expand=False))
    return to_metric(zones[["zone", "geometry"]].sort_values("zone", ignore_index=True))


def placed(
    doors: gpd.GeoDataFrame, nil: gpd.GeoDataFrame, layers: Mapping[str, gpd.GeoDataFrame]
) -> gpd.GeoDataFrame:
    """Doors with the NIL and the zone of each layer they lie in."""
    every = {"area_id": nil, **layers}
    columns = {name: zone_of(doors.geometry, zones, key="zone") for name, zones in every.items()}
    return doors.assign(**columns)


def layer_crosswalk(
    nil: gpd.GeoDataFrame,
    zones: gpd.GeoDataFrame,
    layer: str,
    doors: Mapping[str, gpd.GeoDataFrame],
) -> dict[str, pd.DataFrame]:
    """Pieces from NIL to ``zones`` by each candidate weight, without slivers."""
    by_points = {
        name: point_crosswalk(points["area_id"], points[layer]) for name, points in doors.items()
    }
    pairs = pd.concat([table[["source", "target"]] for table in by_points.values()])
    inhabited = pd.MultiIndex.from_frame(pairs.drop_duplicates())
    ground = area_crosswalk(nil, zones, key="zone")
    has_doors = pd.MultiIndex.from_frame(ground[["source", "target"]]).isin(inhabited)
    solid = ground[(share_of(ground, "source") >= SLIVER) | has_doors]
    return {"area": solid.reset_index(drop=True), **by_points}


def table_doors(house_numbers: pd.DataFrame) -> gpd.GeoDataFrame:
    """Doors of the shipped table as points in EPSG:32632."""
    points = gpd.points_from_xy(
        house_numbers["lon_microdeg"] / MICRODEGREES, house_numbers["lat_microdeg"] / MICRODEGREES
    )
    return to_metric(gpd.GeoDataFrame(geometry=points, crs=WEB))


def residential_doors(raw: Path) -> gpd.GeoDataFrame:
    """Numbers marked residential and not suppressed, as points in EPSG:32632 with ``register``.

    ``register`` is the Municipio the house-number register itself writes (missing if none).
    """
    source = read_source(raw / FOLDER / "CIVICI_20200302.CSV")
    homes = source[(source["RESIDENZIALE"] == "1") & (source["STATOCIVICO"] != SUPPRESSED)]
    written = pd.to_numeric(homes["MUNICIPIO"]).to_numpy()
    points = written_points(homes)
    return to_metric(gpd.GeoDataFrame({"register": written}, geometry=points, crs=WEB))
