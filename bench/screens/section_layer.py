"""A generated layer as large as the city's census sections: real outlines are not at hand.

Each NIL is cut into as many cells as it had sections in 2011, around real house numbers, and the
borders are roughened so that a cell has as many corners as a section may have. The counts are
invented, and say so in their headings. No figure of it is ever shown but as a benchmark.
"""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from data.catalogue.read import read_table
from data.importers.sections.table import PER_CITY
from geo.crs import METRIC, to_metric

TABLE, OUTLINES = "generated_sections.csv", "generated_outlines.gpkg"
CITY = 15146
CORNER_EVERY_M, ROUGH_M = 40.0, 7.0
SEED = 2021


def write_sections(folder: Path) -> tuple[Path, Path, int]:
    """Write the table and the outlines; return their paths and the mean number of corners."""
    layer = cells()
    rng = np.random.default_rng(SEED)
    people = rng.poisson(rng.gamma(4.0, 55.0, len(layer)))
    codes = CITY * 1000 + layer["area_id"]
    table = pd.DataFrame({"SEZ21_ID": layer["section_id"], "COM_ASC2": codes, "P1": people})
    for name, share in (("GENERATED_A", 0.2), ("GENERATED_B", 0.45), ("GENERATED_C", 0.08)):
        table[name] = rng.binomial(people, np.clip(rng.normal(share, 0.06, len(layer)), 0, 1))
    table.to_csv(folder / TABLE, sep=";", index=False)
    outlines = layer.rename(columns={"section_id": "SEZ21_ID"})[["SEZ21_ID", "geometry"]]
    outlines.to_file(folder / OUTLINES)
    corners = shapely.get_num_coordinates(layer.geometry.to_numpy()).mean()
    return folder / TABLE, folder / OUTLINES, round(float(corners))


def cells() -> gpd.GeoDataFrame:
    """``section_id, area_id, geometry`` (EPSG:32632), about 6,000 rows."""
    nil = to_metric(read_table("nil_boundaries")).set_index("area_id")
    many = read_table("census_sections_2011")["area_id"].dropna().astype("int64").value_counts()
    doors = _door_points()
    parts = [
        _cut(nil.geometry[area], doors[doors["area_id"] == area], int(many.get(area, 1)))
        for area in nil.index
    ]
    shapes = np.concatenate(parts)
    areas = np.repeat(nil.index.to_numpy(), [len(part) for part in parts])
    ids = CITY * PER_CITY + np.arange(1, len(shapes) + 1)
    return gpd.GeoDataFrame(
        {"section_id": ids, "area_id": areas}, geometry=_roughened(shapes), crs=METRIC
    )


def _door_points() -> gpd.GeoDataFrame:
    doors = read_table("house_numbers")
    doors = doors[doors["area_id"].notna()]
    points = gpd.points_from_xy(doors["lon_microdeg"] / 1e6, doors["lat_microdeg"] / 1e6)
    layer = gpd.GeoDataFrame(
        {"area_id": doors["area_id"].astype("int64").to_numpy()}, geometry=points, crs=4326
    )
    return to_metric(layer)


def _cut(shape: shapely.Geometry, doors: gpd.GeoDataFrame, count: int) -> np.ndarray:
    """``shape`` cut into about ``count`` cells around some of its house numbers."""
    points = doors.geometry.drop_duplicates().to_numpy()
    step = max(len(points) // max(count, 1), 1)
    seeds = points[::step][:count]
    if len(seeds) < 2:
        return np.array([shape])
    diagram = shapely.voronoi_polygons(shapely.multipoints(seeds), extend_to=shape)
    pieces = shapely.intersection(shapely.get_parts(diagram), shape)
    large: np.ndarray = pieces[shapely.area(pieces) > 1]
    return large


def _roughened(shapes: np.ndarray) -> np.ndarray:
    """More corners on every border, moved the same way on both its sides."""

    def moved(xy: np.ndarray) -> np.ndarray:
        key = np.round(xy, 1)
        return xy + ROUGH_M * np.column_stack(
            [np.sin(key[:, 0] * 12.9898 + key[:, 1] * 78.233), np.cos(key @ [39.346, 11.135])]
        )

    rough: np.ndarray = shapely.transform(shapely.segmentize(shapes, CORNER_EVERY_M), moved)
    return np.asarray(shapely.make_valid(rough))
