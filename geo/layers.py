"""Layers for drawing: simplified as a coverage, quantised, and who is whose neighbour."""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.crs import METRIC, WEB, require_crs, to_web

DRAWING_TOLERANCE_M = 10.0
DRAWING_DECIMALS = 5


def drawing_coverage(
    layer: gpd.GeoDataFrame, *, tolerance_m: float = DRAWING_TOLERANCE_M
) -> gpd.GeoDataFrame:
    """Return ``layer`` simplified as one coverage and rounded to 5 decimals, in EPSG:4326.

    Shared borders stay shared (Visvalingam-Whyatt on the coverage's edges, as in GEOS).
    ``layer`` must be a valid coverage in EPSG:32632. Raises ``UnknownCrsError`` otherwise.
    """
    require_crs(layer, METRIC)
    simple = shapely.coverage_simplify(layer.geometry.to_numpy(), tolerance_m)
    drawn = to_web(layer.set_geometry(gpd.GeoSeries(simple, index=layer.index, crs=METRIC)))
    return drawn.set_geometry(
        gpd.GeoSeries(
            shapely.transform(drawn.geometry.to_numpy(), lambda xy: np.round(xy, DRAWING_DECIMALS)),
            index=layer.index,
            crs=WEB,
        )
    )


def neighbour_pairs(layer: gpd.GeoDataFrame) -> pd.DataFrame:
    """Pairs of areas that touch (queen contiguity), each once with ``area_id < neighbour_id``.

    ``shared_border_m`` is the length of the common border in metres; 0 where two areas meet in
    a point only. ``layer`` must be a clean coverage in EPSG:32632.
    """
    require_crs(layer, METRIC)
    shapes = layer.geometry.to_numpy()
    left, right = layer.sindex.query(layer.geometry, predicate="intersects")
    ids = layer["area_id"].to_numpy()
    once = ids[left] < ids[right]
    left, right = left[once], right[once]
    border = shapely.length(shapely.intersection(shapes[left], shapes[right]))
    pairs = pd.DataFrame(
        {"area_id": ids[left], "neighbour_id": ids[right], "shared_border_m": border.round(1)}
    )
    return pairs.sort_values(["area_id", "neighbour_id"], ignore_index=True)


def area_at(layer: gpd.GeoDataFrame, lon: float, lat: float) -> int | None:
    """Return the ``area_id`` of the polygon that holds a point (degrees), or ``None``.

    A point on a border belongs to the area with the smaller id.
    """
    polygons = layer.sindex.query(shapely.Point(lon, lat), predicate="intersects")
    return int(layer["area_id"].to_numpy()[polygons].min()) if len(polygons) else None
