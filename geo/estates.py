"""Estates around the premises: points and circles today, perimeters the day somebody has them.

No open file draws the perimeters of the nine estates, and they are never drawn by hand. A GeoJSON
of perimeters may be dropped in: it is checked feature by feature, and an error says which one is
wrong and how to mend it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely
from shapely.errors import ShapelyError
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geo.crs import METRIC, WEB, require_crs, to_metric, to_web

RADII_M = (250, 500, 1000)
QUARTER_SEGMENTS = 32
"""Corners in a quarter of a circle: its area is within 0.05 % of the true one."""

MILAN = shapely.box(9.0, 45.35, 9.35, 45.6)
"""A generous box around the city (degrees); perimeters outside it are refused."""

FARTHEST_M = 200
"""A perimeter contains its point, or lies within this distance of it (metres)."""

WGS84_NAMES = ("EPSG:4326", "urn:ogc:def:crs:EPSG::4326", "urn:ogc:def:crs:OGC:1.3:CRS84")


class PerimeterError(ValueError):
    """A file of perimeters cannot be used; ``problems`` says what to mend, feature by feature."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("estate perimeters:\n- " + "\n- ".join(self.problems))


def place_points(places: pd.DataFrame) -> gpd.GeoDataFrame:
    """Return (premises_id, geometry) in EPSG:4326 from the columns ``lon`` and ``lat``."""
    points = gpd.points_from_xy(places["lon"], places["lat"])
    ids = places["premises_id"].to_numpy()
    return gpd.GeoDataFrame({"premises_id": ids}, geometry=points, crs=WEB)


def rings(points: gpd.GeoDataFrame, radii_m: tuple[int, ...] = RADII_M) -> gpd.GeoDataFrame:
    """Return full circles around ``points`` (premises_id, radius_m, geometry), in EPSG:4326.

    Measured in EPSG:32632. Each circle holds the smaller ones; the largest come first, so that
    drawing them in order leaves all of them visible. Raises ``UnknownCrsError`` without a CRS.
    """
    metric = to_metric(points)
    circles = [
        gpd.GeoDataFrame(
            {"premises_id": metric["premises_id"].to_numpy(), "radius_m": radius},
            geometry=metric.buffer(radius, quad_segs=QUARTER_SEGMENTS).to_numpy(),
            crs=METRIC,
        )
        for radius in sorted(radii_m, reverse=True)
    ]
    return to_web(pd.concat(circles, ignore_index=True))


def read_perimeters(text: str, points: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return (premises_id, source, geometry) in EPSG:4326 from the text of a GeoJSON file.

    ``points`` (premises_id, geometry; EPSG:4326) are the known premises. Raises
    :class:`PerimeterError` listing every feature that cannot be used.
    """
    features = _features(text)
    metric = to_metric(require_crs(points, WEB)).set_index("premises_id").geometry
    problems = [
        f"feature {number}: {problem}"
        for number, feature in enumerate(features, start=1)
        for problem in _problems(feature, metric)
    ]
    problems += _repeated(features)
    if problems:
        raise PerimeterError(problems)
    return gpd.GeoDataFrame(
        {
            "premises_id": [feature["properties"]["premises_id"] for feature in features],
            "source": [str(feature["properties"].get("source") or "") for feature in features],
        },
        geometry=[shapely.force_2d(shape(feature["geometry"])) for feature in features],
        crs=WEB,
    ).sort_values("premises_id", ignore_index=True)


def _features(text: str) -> list[Any]:
    try:
        content = json.loads(text)
        json.dumps(content, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise PerimeterError(["a text holds signs that are no characters: mend it"]) from error
    except (ValueError, RecursionError) as error:
        raise PerimeterError([f"not JSON ({error}): save the layer again as GeoJSON"]) from error
    if not isinstance(content, dict) or content.get("type") != "FeatureCollection":
        raise PerimeterError(["not a FeatureCollection: export the whole layer as GeoJSON"])
    if not _is_wgs84(content.get("crs")):
        raise PerimeterError([f"the file declares another CRS: export it in EPSG:{WEB}"])
    features = content.get("features")
    if not isinstance(features, list) or not features:
        raise PerimeterError(["no features: add one per estate, or remove the file"])
    return features


def _is_wgs84(declared: Any) -> bool:
    try:
        return declared is None or declared["properties"]["name"] in WGS84_NAMES
    except (TypeError, KeyError):
        return False


def _problems(feature: Any, points: gpd.GeoSeries) -> Iterator[str]:
    premises_id = _premises_id(feature)
    known = premises_id in points.index
    if not known:
        wanted = ", ".join(sorted(points.index))
        yield f"premises_id is {premises_id!r}: write one of {wanted}"
    geometry = _geometry(feature)
    if geometry is None:
        yield "no readable Polygon or MultiPolygon: draw the estate's outline as one of the two"
        return
    faults = list(_geometry_faults(geometry))
    yield from faults
    if known and not faults:
        yield from _far_from_point(geometry, points[premises_id])


def _premises_id(feature: Any) -> str | None:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    found = properties.get("premises_id") if isinstance(properties, dict) else None
    return found if isinstance(found, str) else None


def _geometry(feature: Any) -> BaseGeometry | None:
    try:
        found = shapely.force_2d(shape(feature["geometry"]))
    except (ShapelyError, ValueError, TypeError, KeyError, IndexError, AttributeError):
        return None
    fits = found.geom_type in ("Polygon", "MultiPolygon") and not found.is_empty
    return found if fits else None


def _geometry_faults(geometry: BaseGeometry) -> Iterator[str]:
    if not geometry.is_valid:
        yield f"invalid outline ({shapely.is_valid_reason(geometry)}): repair it, then export again"
    if not MILAN.covers(shapely.box(*geometry.bounds)):
        turned = shapely.box(*(geometry.bounds[place] for place in (1, 0, 3, 2)))
        mend = "swap them" if MILAN.covers(turned) else f"export the layer in EPSG:{WEB}"
        yield f"outside Milan: coordinates are longitude, latitude in degrees; {mend}"


def _far_from_point(geometry: BaseGeometry, point: BaseGeometry) -> Iterator[str]:
    outline = to_metric(gpd.GeoDataFrame(geometry=[geometry], crs=WEB)).geometry.iloc[0]
    distance = outline.distance(point)
    if distance > FARTHEST_M:
        yield (
            f"lies {distance:.0f} m from the premises, more than {FARTHEST_M}: "
            "check the outline and its premises_id"
        )


def _repeated(features: list[Any]) -> list[str]:
    seen: dict[str | None, int] = {None: 0}
    problems = []
    for number, feature in enumerate(features, start=1):
        first = seen.setdefault(_premises_id(feature), number)
        if first not in (0, number):
            problems.append(
                f"feature {number}: same premises_id as feature {first}: "
                "join the two in one MultiPolygon"
            )
    return problems
