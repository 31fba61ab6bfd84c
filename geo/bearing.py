"""Which way one point lies from another: one of eight directions on the ground."""

from functools import cache
from typing import Any

DIRECTIONS = ("n", "ne", "e", "se", "s", "sw", "w", "nw")
"""The eight directions, clockwise from north."""


def direction(lon: float, lat: float, to_lon: float, to_lat: float) -> str:
    """Direction from the first point to the second (degrees, EPSG:4326), each 45 degrees wide.

    The forward azimuth of the geodesic (Karney 2013), rounded to the nearest of ``DIRECTIONS``.
    """
    azimuth, _, _ = _ellipsoid().inv(lon, lat, to_lon, to_lat)
    return DIRECTIONS[round(float(azimuth) / 45.0) % len(DIRECTIONS)]


@cache
def _ellipsoid() -> Any:
    from pyproj import Geod  # brings PROJ's data: not for every page that names a direction

    return Geod(ellps="WGS84")
