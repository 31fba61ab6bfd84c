"""Distances on the ground between points given in degrees (EPSG:4326), in metres."""

import numpy as np
import numpy.typing as npt
from pyproj import Geod

_ELLIPSOID = Geod(ellps="WGS84")


def distances_m(
    lon: float, lat: float, lons: npt.ArrayLike, lats: npt.ArrayLike
) -> npt.NDArray[np.float64]:
    """Geodesic distance in metres from one point to each of ``lons``, ``lats`` (Karney 2013)."""
    there_lon = np.asarray(lons, dtype=np.float64)
    there_lat = np.asarray(lats, dtype=np.float64)
    here = (np.full_like(there_lon, lon), np.full_like(there_lat, lat))
    _, _, metres = _ELLIPSOID.inv(*here, there_lon, there_lat)
    return np.asarray(metres, dtype=np.float64)
