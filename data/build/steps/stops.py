"""Public transport of June 2020 by NIL: metro stations, area near one, surface stops found.

The file of surface stops lacks whole lines (tram 24 is written at 3 stops only, all in the
centre), so its counts are kept as lower bounds and no indicator reads them.
"""

from collections.abc import Mapping
from pathlib import Path

import geopandas as gpd
import pandas as pd

from data.build.raw import SourceChangedError, read_layer
from data.build.steps.gaps import empty_zeros
from data.build.steps.places import area_of, counts_by_area
from data.build.steps.residents import residents_near
from geo.crs import WEB, require_crs, to_metric

STOPS_FILE = "transport_2020/ds534.tpl_fermate.geojson"
STATIONS_FILE = "transport_2020/ds535.tpl_metrofermate.geojson"

KEY, YEAR = "public_transport_2020", 2020
REACH_M = 800.0
"""Straight-line distance from a station, in metres: about ten minutes on foot."""

QUARTER_SEGMENTS = 64
"""Segments per quarter of a circle: its area is exact within .02 %."""

KM2_DECIMALS = 6


def build(raw: Path, built: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return ``public_transport_2020``, one row per NIL, and its gaps.

    Needs ``nil_boundaries``, ``nil_areas`` and ``population_register``.
    """
    boundaries = gpd.GeoDataFrame(built["nil_boundaries"])
    stops, stations = read_points(raw / STOPS_FILE), read_points(raw / STATIONS_FILE)
    area_ids = built["nil_areas"]["area_id"].sort_values(ignore_index=True)
    stops_in = counts_by_area(placed(stops, boundaries), area_ids).astype("Int64")
    table = pd.DataFrame(
        {
            "area_id": area_ids,
            "year": YEAR,
            "surface_stops_at_least": stops_in,
            "metro_stations": counts_by_area(placed(stations, boundaries), area_ids),
            "metro_reach_km2": area_ids.map(catchment_km2(stations, boundaries)),
            "residents": residents_near(area_ids, YEAR, built["population_register"]),
        }
    )
    gaps = empty_zeros(table, KEY, "surface_stops_at_least")
    return {KEY: table, "missing_values": gaps}


def read_points(path: Path) -> gpd.GeoDataFrame:
    """Stops as points in EPSG:4326, one for each identifier. Raises :class:`SourceChangedError`."""
    points = require_crs(read_layer(path), WEB)
    if not points["id_amat"].is_unique:
        raise SourceChangedError(path.name, "a stop is there twice")
    return points


def placed(points: gpd.GeoDataFrame, boundaries: gpd.GeoDataFrame) -> pd.DataFrame:
    """The points that lie in a NIL, with its ``area_id``: those outside the city are left out."""
    located = points.assign(area_id=area_of(points, boundaries))
    return pd.DataFrame(located[located["area_id"].notna()])


def catchment_km2(stations: gpd.GeoDataFrame, boundaries: gpd.GeoDataFrame) -> pd.Series:
    """Area of each NIL within ``REACH_M`` of a station, in km2 (EPSG:32632), by ``area_id``.

    Stations outside the city count too: some of them are near to a border.
    """
    near = to_metric(stations).buffer(REACH_M, quad_segs=QUARTER_SEGMENTS).union_all()
    metric = to_metric(boundaries).set_index("area_id")
    reached: pd.Series = metric.intersection(near).area / 1e6
    return reached.round(KM2_DECIMALS)
