"""Boundaries of the 88 NIL and the nine Municipi: cleaned, proved, simplified, named.

The published NIL layer (DS964) is not a valid coverage: neighbours overlap or leave slivers of
some square decimetres. It is cleaned once (``shapely.coverage_clean``), in metres; the cleaned
full precision serves joins and clicks, a simplified and quantised copy serves drawing.
"""

from collections.abc import Mapping
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from base.city import CITY
from data.build.raw import read, read_layer
from geo.crs import METRIC, WEB, require_crs, to_metric, to_web
from geo.layers import DRAWING_DECIMALS, drawing_coverage, neighbour_pairs

NIL_FILE = "nil_boundaries_ds964/milan.geojson"
MUNICIPI_FILE = "municipi_ds379/ds379_municipi_label.geojson"
REGISTER_FILE = "ds205_nil_2011_2024/ds205_nil_2011_2024.csv"

LARGEST_AREA_CHANGE = 0.005
STRADDLING_SHARE = 0.01
LONGEST_LABEL = 28

MARKED = {24: "excluded", 31: "marked", 32: "marked", 39: "excluded", 73: "excluded"}
"""NIL whose register holds institutional registrations; "excluded" take no part in ranks."""

SPELLINGS = {
    "Ca? Granda": "Ca' Granda",
    "Citta' studi": "Città Studi",
    "citta'": "Città",
    "Monlue'": "Monluè",
    "Pta Romana": "Porta Romana",
    "P.ta": "Porta",
    "S.Vittore": "San Vittore",
    "QT 8": "QT8",
    " - ": " – ",
}
"""Spellings of the register put right for readers; joins are always by id, never by name."""


class CoverageError(ValueError):
    """A polygon layer has gaps or overlaps, or lost more area than allowed."""


def build(raw: Path, built: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return the tables of areas, boundaries, drawing layers and neighbour pairs."""
    del built
    nil = clean_layer(read_layer(raw / NIL_FILE), key="ID_NIL")
    if len(nil) != CITY.area_count:
        raise CoverageError(f"{len(nil)} NIL in {NIL_FILE}, expected {CITY.area_count}")
    municipi = clean_layer(read_layer(raw / MUNICIPI_FILE), key="MUNICIPIO")
    areas = area_table(nil, municipi, register_names(raw / REGISTER_FILE))
    return {
        "nil_areas": areas,
        "nil_boundaries": to_web(nil),
        "nil_drawing": drawing_layer(nil).merge(areas[["area_id", "name", "short_name"]])[
            ["area_id", "name", "short_name", "geometry"]
        ],
        "municipi_drawing": drawing_layer(municipi),
        "nil_neighbours": neighbour_pairs(nil),
    }


def clean_layer(layer: gpd.GeoDataFrame, *, key: str) -> gpd.GeoDataFrame:
    """Return (area_id, geometry) in EPSG:32632, sorted by id, proved a valid coverage.

    Raises :class:`CoverageError` if cleaning fails or moves a polygon's area.
    """
    metric = to_metric(require_crs(layer, WEB)).sort_values(key)
    clean = shapely.coverage_clean(metric.geometry.to_numpy())
    require_coverage(clean, of=shapely.area(metric.geometry.to_numpy()))
    ids = metric[key].astype("int64").to_numpy()
    return gpd.GeoDataFrame({"area_id": ids}, geometry=clean, crs=METRIC)


def require_coverage(polygons: np.ndarray, *, of: np.ndarray) -> None:
    """Raise :class:`CoverageError` unless ``polygons`` tile the plane and keep the areas ``of``."""
    if not shapely.is_valid(polygons).all():
        raise CoverageError("a polygon is not valid")
    if not shapely.coverage_is_valid(polygons):
        raise CoverageError("the polygons overlap or leave gaps along their borders")
    change = float(np.abs(shapely.area(polygons) / of - 1).max())
    if change > LARGEST_AREA_CHANGE:
        raise CoverageError(f"a polygon's area changed by {change:.2%}")


def drawing_layer(layer: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Simplified and quantised copy in EPSG:4326, proved a coverage of the same areas."""
    drawn = drawing_coverage(layer)
    require_coverage(
        to_metric(drawn).geometry.to_numpy(), of=shapely.area(layer.geometry.to_numpy())
    )
    rounded = shapely.get_coordinates(drawn.geometry.to_numpy())
    if not np.array_equal(rounded, rounded.round(DRAWING_DECIMALS)):
        raise CoverageError(f"a coordinate has more than {DRAWING_DECIMALS} decimals")
    return drawn


def register_names(path: Path) -> dict[int, str]:
    """Mixed-case NIL names of the latest year of the population register, put right."""
    rows = read(path, ["Anno", "NIL", "Quartiere"])
    latest = rows[rows["Anno"] == rows["Anno"].max()]
    return {
        int(area): reader_name(name)
        for area, name in zip(latest["NIL"], latest["Quartiere"], strict=True)
    }


def reader_name(name: str) -> str:
    """Put one register name into readers' spelling (see :data:`SPELLINGS`)."""
    for spelling, wanted in SPELLINGS.items():
        name = name.replace(spelling, wanted)
    return name


def area_table(
    nil: gpd.GeoDataFrame, municipi: gpd.GeoDataFrame, names: Mapping[int, str]
) -> pd.DataFrame:
    """One row per NIL: names, Municipi, area in km2, label point, institutional mark."""
    ids = nil["area_id"]
    labels = to_web(nil.set_geometry(label_points(nil)))
    full_names = ids.map(names)
    return pd.DataFrame(
        {
            "area_id": ids,
            "name": full_names,
            "short_name": short_names(full_names),
            **municipio_columns(nil, municipi),
            "area_km2": (nil.area / 1e6).round(6),
            "label_lon": labels.geometry.x.round(DRAWING_DECIMALS),
            "label_lat": labels.geometry.y.round(DRAWING_DECIMALS),
            "institutional": ids.map(MARKED).fillna("none"),
        }
    )


def label_points(layer: gpd.GeoDataFrame) -> gpd.GeoSeries:
    """Centre of the largest circle that fits in each polygon (same CRS as ``layer``)."""
    radii = shapely.maximum_inscribed_circle(layer.geometry.to_numpy())
    return gpd.GeoSeries(shapely.get_point(radii, 0), index=layer.index, crs=layer.crs)


def short_names(names: pd.Series) -> pd.Series:
    """Names for labels and sentences: whole if short, else the first place; never ambiguous."""
    first = names.str.removeprefix("Q.re ").str.split(" – ").str[0]
    short = names.where(names.str.len() <= LONGEST_LABEL, first)
    return short.where(~short.duplicated(keep=False), names)


def municipio_columns(nil: gpd.GeoDataFrame, municipi: gpd.GeoDataFrame) -> dict[str, pd.Series]:
    """Main Municipio of each NIL by area, and all those that hold at least 1 % of it."""
    shared = nil.overlay(municipi, how="intersection")
    shared["share"] = shared.area / shared["area_id_1"].map(nil.set_index("area_id").area)
    shared = shared[shared["share"] >= STRADDLING_SHARE].sort_values(
        ["area_id_1", "share"], ascending=[True, False]
    )
    grouped = shared.groupby("area_id_1")["area_id_2"]
    every = grouped.agg(lambda numbers: ";".join(map(str, numbers)))
    return {"municipio": nil["area_id"].map(grouped.first()), "municipi": nil["area_id"].map(every)}
