"""Estates around the premises: points and circles today, perimeters the day somebody has them.

No open file draws the perimeters of the nine estates, and they are never drawn by hand. A GeoJSON
of perimeters may be dropped in: it is checked feature by feature, and an error says which one is
wrong and how to mend it.
"""

from collections.abc import Iterator
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from base.city import CITY
from base.limits import MEGABYTE, Limits
from base.plain_text import TextError, read_json
from base.problem import NOWHERE, Problem, RefusedError
from base.text import LocalizedText
from geo.crs import METRIC, WEB, require_crs, to_metric, to_web
from geo.geojson import is_wgs84, outline

RADII_M = (250, 500, 1000)
QUARTER_SEGMENTS = 32
"""Corners in a quarter of a circle: its area is within 0.05 % of the true one."""

CITY_BOX = shapely.box(*CITY.bounds)
"""A generous box around the city (degrees); perimeters outside it are refused."""

FARTHEST_M = 200
"""A perimeter contains its point, or lies within this distance of it (metres)."""

PERIMETERS = Limits(size=5 * MEGABYTE, unpacked=5 * MEGABYTE, depth=12, nodes=600_000)
"""Nine outlines: a file of more is another layer."""

Said = tuple[str, str, str]
"""Code of a problem, and its sentence in Italian and in English."""


class PerimeterError(RefusedError):
    """A file of perimeters cannot be used; ``problems`` says what to mend, feature by feature."""


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
        _problem(fault, number)
        for number, feature in enumerate(features, start=1)
        for fault in _problems(feature, metric)
    ]
    problems += _repeated(features)
    if problems:
        raise PerimeterError(problems)
    return gpd.GeoDataFrame(
        {
            "premises_id": [feature["properties"]["premises_id"] for feature in features],
            "source": [str(feature["properties"].get("source") or "") for feature in features],
        },
        geometry=[outline(feature["geometry"]) for feature in features],
        crs=WEB,
    ).sort_values("premises_id", ignore_index=True)


def _features(text: str) -> list[Any]:
    try:
        content = read_json(text, PERIMETERS)
    except TextError as error:
        fault = error.faults[0]
        raise PerimeterError([_problem((fault.code, fault.what.it, fault.what.en))]) from error
    if not isinstance(content, dict) or content.get("type") != "FeatureCollection":
        raise _whole(
            "not_a_collection",
            "non è una FeatureCollection: esportare tutto il livello in GeoJSON",
            "not a FeatureCollection: export the whole layer as GeoJSON",
        )
    if not is_wgs84(content.get("crs")):
        raise _whole(
            "other_crs",
            f"il file dichiara un altro sistema: esportarlo in EPSG:{WEB}",
            f"the file declares another CRS: export it in EPSG:{WEB}",
        )
    features = content.get("features")
    if not isinstance(features, list) or not features:
        raise _whole(
            "no_features",
            "nessun elemento: metterne uno per quartiere, o togliere il file",
            "no features: add one per estate, or remove the file",
        )
    return features


def _whole(code: str, it: str, en: str) -> PerimeterError:
    return PerimeterError([_problem((code, it, en))])


def _problem(fault: Said, feature: int | None = None) -> Problem:
    code, it, en = fault
    known = feature is not None
    where = LocalizedText(f"elemento {feature}:", f"feature {feature}:") if known else NOWHERE
    return Problem(code, LocalizedText(it, en), where)


def _problems(feature: Any, points: gpd.GeoSeries) -> Iterator[Said]:
    premises_id = _premises_id(feature)
    known = premises_id in points.index
    if not known:
        wanted = ", ".join(sorted(points.index))
        written = repr(premises_id)[:60]
        yield (
            "unknown_premises",
            f"premises_id è {written}: scrivere uno fra {wanted}",
            f"premises_id is {written}: write one of {wanted}",
        )
    geometry = outline(feature.get("geometry")) if isinstance(feature, dict) else None
    if geometry is None:
        yield (
            "no_outline",
            "nessun Polygon o MultiPolygon che si legga: disegnare il contorno come uno dei due",
            "no readable Polygon or MultiPolygon: draw the estate's outline as one of the two",
        )
        return
    faults = list(_geometry_faults(geometry))
    yield from faults
    if known and not faults:
        yield from _far_from_point(geometry, points[premises_id])


def _premises_id(feature: Any) -> str | None:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    key = properties.get("premises_id") if isinstance(properties, dict) else None
    return key if isinstance(key, str) else None


def _geometry_faults(geometry: BaseGeometry) -> Iterator[Said]:
    if not geometry.is_valid:
        why = shapely.is_valid_reason(geometry)
        yield (
            "invalid_outline",
            f"contorno non valido ({why}): ripararlo ed esportare di nuovo",
            f"invalid outline ({why}): repair it, then export again",
        )
    if not CITY_BOX.covers(shapely.box(*geometry.bounds)):
        turned = shapely.box(*(geometry.bounds[place] for place in (1, 0, 3, 2)))
        mend = (
            ("scambiarle", "swap them")
            if CITY_BOX.covers(turned)
            else (f"esportare il livello in EPSG:{WEB}", f"export the layer in EPSG:{WEB}")
        )
        yield (
            "outside_milan",
            f"fuori da Milano: le coordinate sono longitudine e latitudine in gradi; {mend[0]}",
            f"outside Milan: coordinates are longitude, latitude in degrees; {mend[1]}",
        )


def _far_from_point(geometry: BaseGeometry, point: BaseGeometry) -> Iterator[Said]:
    drawn = to_metric(gpd.GeoDataFrame(geometry=[geometry], crs=WEB)).geometry.iloc[0]
    distance = drawn.distance(point)
    if distance > FARTHEST_M:
        yield (
            "far",
            f"sta a {distance:.0f} m dallo spazio, più di {FARTHEST_M}: controllare il"
            " contorno e il suo premises_id",
            f"lies {distance:.0f} m from the premises, more"
            f" than {FARTHEST_M}: check the outline and its premises_id",
        )


def _repeated(features: list[Any]) -> list[Problem]:
    seen: dict[str | None, int] = {None: 0}
    problems = []
    for number, feature in enumerate(features, start=1):
        first = seen.setdefault(_premises_id(feature), number)
        if first not in (0, number):
            it = f"stesso premises_id dell'elemento {first}: unire i due in un solo MultiPolygon"
            en = f"same premises_id as feature {first}: join the two in one MultiPolygon"
            problems.append(_problem(("repeated", it, en), number))
    return problems


def shares_within(perimeter: BaseGeometry, zones: gpd.GeoSeries, doors: gpd.GeoSeries) -> pd.Series:
    """Of each zone that a perimeter meets, the share (0-1) that lies in it, by the zones' index.

    The share of its house numbers (``doors``, points); of a zone without any, that of its ground.
    All in EPSG:32632. Zones of which nothing lies in the perimeter are left out.
    """
    met = zones[zones.intersects(perimeter)]
    ground = met.intersection(perimeter).area / met.area
    near = doors[doors.within(shapely.box(*met.total_bounds))] if len(met) else doors[:0]
    inside = near.within(perimeter)
    numbers = pd.DataFrame(
        {zone: [(own := near.within(outline)).sum(), (own & inside).sum()]
         for zone, outline in met.items()},
        index=["all", "inside"],
    ).T  # fmt: skip
    share: pd.Series = ground.where(
        numbers["all"] == 0, numbers["inside"] / numbers["all"].clip(lower=1)
    )
    return share[share > 0]
