"""The two coordinate systems of the atlas, decided in one place.

Distances and areas are computed in ``METRIC`` (ETRS89-compatible WGS 84 / UTM zone 32N,
metres), everything that is drawn or shipped is in ``WEB`` (WGS 84, degrees).
"""

import geopandas as gpd

from base.city import CITY

METRIC = CITY.metric_crs
"""EPSG code used to measure (UTM 32N, metres)."""

WEB = 4326
"""EPSG code used to ship and draw (longitude, latitude in degrees)."""


class UnknownCrsError(ValueError):
    """A layer arrived without a coordinate system, or with another than the one required."""


def to_metric(layer: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return ``layer`` in metres (EPSG:32632). Raises ``UnknownCrsError`` if it has no CRS."""
    return _to(layer, METRIC)


def to_web(layer: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return ``layer`` in degrees (EPSG:4326). Raises ``UnknownCrsError`` if it has no CRS."""
    return _to(layer, WEB)


def require_crs(layer: gpd.GeoDataFrame, epsg: int) -> gpd.GeoDataFrame:
    """Return ``layer`` untouched if it is in ``epsg``; raise ``UnknownCrsError`` otherwise."""
    code = None if layer.crs is None else layer.crs.to_epsg()
    if code != epsg:
        raise UnknownCrsError(f"layer is in EPSG:{code}, EPSG:{epsg} is required")
    return layer


def _to(layer: gpd.GeoDataFrame, epsg: int) -> gpd.GeoDataFrame:
    if layer.crs is None:
        raise UnknownCrsError("layer has no coordinate system: declare it before converting")
    return layer.to_crs(epsg)
