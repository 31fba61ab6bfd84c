"""Sport facilities of 2020 by NIL, and the neighbourhood houses open as cool spaces in 2026.

Both are points; each is given the NIL it lies in, whatever NIL the source wrote beside it.
"""

from collections.abc import Mapping
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd

from data.build.raw import SourceChangedError, read, read_layer
from data.build.steps.residents import residents_near
from geo.crs import WEB, require_crs

SPORT_FILE = "sport_2020/ds629.impianti_sportivi_11_06_2020.geojson"
HOUSE_COLUMNS = ("id", "nome", "indirizzo", "municipio", "lon", "lat")
HOUSES_FILE = "case_di_quartiere_ds3017/ds3017_case_di_quartiere_extract.csv"

SPORT, SPORT_YEAR = "sport_facilities", 2020
HOUSES = "neighbourhood_houses"
COORDINATE_DECIMALS = 6


def build(raw: Path, built: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return ``sport_facilities`` and ``neighbourhood_houses``.

    Needs ``nil_boundaries`` and ``population_register``.
    """
    boundaries = gpd.GeoDataFrame(built["nil_boundaries"])
    return {
        SPORT: sport_table(raw, boundaries, built["population_register"]),
        HOUSES: house_table(raw, boundaries),
    }


def area_of(points: gpd.GeoDataFrame, boundaries: gpd.GeoDataFrame) -> pd.Series:
    """NIL each point lies in (``Int64``, missing outside all; the lower id on a border).

    Both layers in EPSG:4326; raises :class:`geo.crs.UnknownCrsError` otherwise.
    """
    require_crs(points, WEB)
    require_crs(boundaries, WEB)
    point, polygon = boundaries.sindex.query(points.geometry, predicate="intersects")
    ids = pd.Series(boundaries["area_id"].to_numpy()[polygon], index=point)
    areas = ids.groupby(level=0).min().reindex(np.arange(len(points)))
    return areas.astype("Int64").set_axis(points.index).rename("area_id")


def sport_table(raw: Path, boundaries: gpd.GeoDataFrame, register: pd.DataFrame) -> pd.DataFrame:
    """(area_id, year, sport_facilities, sport_sites, residents), one row per NIL.

    A facility is an entry of the list, one sport at one place; a site is one point on the map.
    """
    source = read_layer(raw / SPORT_FILE)
    placed = source.assign(area_id=area_of(source, boundaries))
    require_inside(placed, SPORT_FILE)
    sites = placed.drop_duplicates(["Longitudine", "Latitudine"])
    table = pd.DataFrame({"area_id": boundaries["area_id"].sort_values(ignore_index=True)})
    return table.assign(
        year=SPORT_YEAR,
        sport_facilities=counts_by_area(placed, table["area_id"]),
        sport_sites=counts_by_area(sites, table["area_id"]),
        residents=residents_near(table["area_id"], SPORT_YEAR, register),
    )


def counts_by_area(placed: pd.DataFrame, area_ids: pd.Series) -> pd.Series:
    """Rows of ``placed`` in each area of ``area_ids``; 0 where there is none."""
    return area_ids.map(placed["area_id"].value_counts()).fillna(0).astype("int64")


def house_table(raw: Path, boundaries: gpd.GeoDataFrame) -> pd.DataFrame:
    """(house_id, name, address, municipio, lon, lat, area_id), one row per house, by id."""
    source = read(raw / HOUSES_FILE, HOUSE_COLUMNS).sort_values("id", ignore_index=True)
    points = gpd.GeoDataFrame(
        source, geometry=gpd.points_from_xy(source["lon"], source["lat"]), crs=WEB
    )
    placed = source.assign(area_id=area_of(points, boundaries))
    require_inside(placed, HOUSES_FILE)
    return pd.DataFrame(
        {
            "house_id": placed["id"].astype("int64"),
            "name": placed["nome"].str.strip(),
            "address": placed["indirizzo"].str.strip(),
            "municipio": placed["municipio"].astype("int64"),
            "lon": placed["lon"].round(COORDINATE_DECIMALS),
            "lat": placed["lat"].round(COORDINATE_DECIMALS),
            "area_id": placed["area_id"].astype("int64"),
        }
    )


def require_inside(placed: pd.DataFrame, file: str) -> None:
    """Raise :class:`SourceChangedError` if a point has no NIL."""
    outside = int(placed["area_id"].isna().sum())
    if outside:
        raise SourceChangedError(file, f"{outside} points lie outside every NIL")
