"""From shapes on the ground to outlines on paper: one projection, one walk round the rings. Pure.

Lengths are in drawing units, :data:`MAP_WIDTH` across the city.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

MAP_WIDTH = 900
KM_PER_DEGREE = 111.13
"""Length of a degree of latitude at the city."""

Project = Callable[[float, float], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class AreaPaths:
    """The areas as SVG paths by id, and the height they take at :data:`MAP_WIDTH`."""

    paths: Mapping[int, str]
    height: float


def projection(bounds: Sequence[float]) -> tuple[Project, float, float]:
    """Equirectangular at the city's latitude: projection, height, and length of a kilometre."""
    west, south, east, north = bounds
    squeeze = float(np.cos(np.radians((south + north) / 2)))
    scale = MAP_WIDTH / ((east - west) * squeeze)

    def project(lon: float, lat: float) -> tuple[float, float]:
        return (lon - west) * squeeze * scale, (north - lat) * scale

    return project, (north - south) * scale, scale / KM_PER_DEGREE


def area_paths(nil: Any) -> AreaPaths:
    """The paths of a drawing layer (``area_id, geometry``, EPSG:4326)."""
    project, height, _ = projection(nil.total_bounds)
    pairs = zip(nil["area_id"], nil.geometry, strict=True)
    return AreaPaths({int(area): outline_path(shape, project) for area, shape in pairs}, height)


def polygons(shape: Any) -> Iterator[list[npt.NDArray[np.float64]]]:
    """The rings of each polygon of a shape, the outer one first; corners as (lon, lat), closed."""
    import shapely

    for polygon in shapely.get_parts(shape):
        if polygon.geom_type == "Polygon":
            yield [shapely.get_coordinates(r) for r in (polygon.exterior, *polygon.interiors)]


def outline_path(shape: Any, project: Project) -> str:
    """A shape (EPSG:4326) as the ``d`` of an SVG path, each corner at its place."""
    return "".join(
        "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in (project(*corner) for corner in ring)) + "Z"
        for rings in polygons(shape)
        for ring in rings
    )


def stepped_path(shape: Any, project: Project) -> str:
    """A shape as steps from corner to corner in whole tenths, as short as SVG allows."""
    parts = []
    for rings in polygons(shape):
        for ring in rings:
            corners = (project(*corner) for corner in ring[:-1])
            tenths = list(dict.fromkeys((round(x * 10), round(y * 10)) for x, y in corners))
            steps = "".join(
                f"l{_tenth(x - before_x)} {_tenth(y - before_y)}"
                for (before_x, before_y), (x, y) in pairwise(tenths)
            )
            parts.append(f"M{_tenth(tenths[0][0])} {_tenth(tenths[0][1])}{steps}z")
    return "".join(parts).replace(" -", "-")


def _tenth(number: int) -> str:
    """Tenths of a drawing unit as SVG needs them: ``-0.7`` is ``-.7``, ``10.5`` stays."""
    return re.sub(r"^(-?)0\.", r"\1.", f"{number / 10:g}")
