"""GeoJSON read without GDAL: one feature after the other, at a cost that is known before.

Only outlines (Polygon, MultiPolygon) in longitude and latitude are read. A file may not say that
its coordinates are something else, nor point anywhere: its ``crs`` is compared with the three
names of WGS 84 and never resolved.
"""

import json
import re
from collections.abc import Callable, Generator, Iterator, Mapping
from typing import Any

import numpy as np
import shapely
from shapely.errors import ShapelyError
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from base.limits import OUTLINES, Limits
from base.plain_text import TextError, check_json
from base.problem import Problem, RefusedError
from base.text import LocalizedText
from base.worker import report

WGS84_NAMES = ("EPSG:4326", "urn:ogc:def:crs:EPSG::4326", "urn:ogc:def:crs:OGC:1.3:CRS84")
OUTLINE_TYPES = ("Polygon", "MultiPolygon")
SHAPELESS = (ShapelyError, ValueError, TypeError, KeyError, IndexError, AttributeError,
             OverflowError, RecursionError)  # fmt: skip
"""What a geometry that is none can raise."""

SPACE = re.compile(r"[ \t\n\r]*")
SEEN_EVERY = 500

Keep = Callable[[Mapping[str, Any]], bool]


def outline(geometry: Any) -> BaseGeometry | None:
    """A Polygon or MultiPolygon in two dimensions, or ``None`` where there is none to read."""
    if not isinstance(geometry, Mapping) or geometry.get("type") not in OUTLINE_TYPES:
        return None
    try:
        drawn = shapely.force_2d(shape(geometry))
    except SHAPELESS:
        return None
    finite = np.isfinite(shapely.get_coordinates(drawn)).all()
    return drawn if finite and not drawn.is_empty else None


def is_wgs84(declared: Any) -> bool:
    """Whether what a file says of its coordinate system is nothing, or WGS 84 by name."""
    if declared is None:
        return True
    properties = declared.get("properties") if isinstance(declared, Mapping) else None
    name = properties.get("name") if isinstance(properties, Mapping) else None
    return isinstance(name, str) and name in WGS84_NAMES


def read_features(
    content: bytes, *, name: str, keep: Keep, limits: Limits = OUTLINES
) -> list[tuple[Mapping[str, Any], BaseGeometry | None]]:
    """Properties (keys in capitals) and outline of the features that ``keep`` wants.

    Raises :class:`RefusedError`: not GeoJSON, another coordinate system, too many features.
    """
    try:
        check_json(content, limits)
    except TextError as error:
        raise refused(error.faults[0].code, error.faults[0].what, name) from error
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refused("not_utf8", _NOT_UTF8, name) from error
    header: dict[str, Any] = {}
    features: list[tuple[Mapping[str, Any], BaseGeometry | None]] = []
    try:
        for number, feature in enumerate(_features(text, header), start=1):
            if number > limits.rows:
                raise refused("many_features", _many(limits.rows), name)
            properties = feature.get("properties") if isinstance(feature, dict) else None
            known = properties if isinstance(properties, dict) else {}
            capitals = {str(key).upper(): value for key, value in known.items()}
            if keep(capitals):
                features.append((capitals, outline(feature.get("geometry"))))
    except (ValueError, RecursionError) as error:
        if isinstance(error, RefusedError):
            raise
        raise refused("not_geojson", _NOT_GEOJSON, name) from error
    if header.get("type") != "FeatureCollection" or "features" not in header:
        raise refused("not_geojson", _NOT_GEOJSON, name)
    if not is_wgs84(header.get("crs")):
        raise refused("other_crs", _OTHER_CRS, name)
    return features


def _features(text: str, header: dict[str, Any]) -> Iterator[Any]:
    """The items of ``features``, one at a time; the other members of the file go to ``header``."""
    decode = json.JSONDecoder(parse_constant=_not_finite).raw_decode
    at = _after(text, _space(text, 0), "{")
    closing = "{"
    while closing != "}":
        key, at = decode(text, at)
        at = _after(text, _space(text, at), ":")
        if not isinstance(key, str) or key in header:
            raise ValueError(key)
        if key == "features":
            header[key] = True
            at = yield from _items(text, at, decode)
        else:
            header[key], at = decode(text, at)
        at = _space(text, at)
        closing = text[at : at + 1]
        at = _after(text, at, "}" if closing == "}" else ",")
    if _space(text, at) != len(text):
        raise ValueError(at)


def _items(text: str, at: int, decode: Any) -> Generator[Any, None, int]:
    """The items of a list that begins at ``at``; gives back the place after its end."""
    at = _after(text, at, "[")
    if text[at : at + 1] == "]":
        return at + 1
    count, closing = 0, ","
    while closing == ",":
        item, at = decode(text, at)
        yield item
        count += 1
        if count % SEEN_EVERY == 0:
            report(at / len(text))
        at = _space(text, at)
        closing = text[at : at + 1]
        at = _after(text, at, "," if closing == "," else "]")
    return at


def _space(text: str, at: int) -> int:
    blank = SPACE.match(text, at)
    return blank.end() if blank else at


def _after(text: str, at: int, mark: str) -> int:
    if text[at : at + 1] != mark:
        raise ValueError(at)
    return _space(text, at + 1)


def _not_finite(text: str) -> Any:
    raise ValueError(text)


def refused(code: str, what: LocalizedText, name: str) -> RefusedError:
    """A refusal of the whole file ``name``, with how to make a good one."""
    where = LocalizedText(f"File {name}:", f"File {name}:")
    return RefusedError([Problem(code, what, where, EXPORT)])


def _many(most: int) -> LocalizedText:
    return LocalizedText(
        f"ha più di {most} contorni, il massimo che si legge qui.",
        f"it has more than {most} outlines, the most that are read here.",
    )


EXPORT = LocalizedText(
    "Esportare il solo livello dei contorni in GeoJSON (EPSG:4326) o GeoPackage.",
    "Export the layer of the outlines alone as GeoJSON (EPSG:4326) or GeoPackage.",
)
_NOT_UTF8 = LocalizedText("non è testo in UTF-8.", "it is not text in UTF-8.")
_NOT_GEOJSON = LocalizedText(
    "non è una FeatureCollection in GeoJSON.", "it is not a FeatureCollection in GeoJSON."
)
_OTHER_CRS = LocalizedText(
    "dichiara un altro sistema di coordinate.", "it declares another coordinate system."
)
