"""A layer of outlines that somebody brings: told by its first bytes and its name, never obeyed.

GeoJSON is read by :mod:`geo.geojson`. A GeoPackage and a zipped Shapefile are read by GDAL, in a
worker whose GDAL knows these two drivers and no other, has no network, and is given a file of ours
with a name of ours. Everything else (VRT, WFS, a database, ``/vsi`` paths) is refused.
"""

import io
import os
import re
import sqlite3
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import geopandas as gpd
import shapely

from base import worker
from base.archive import LEADING, check_archive, unpack
from base.files import read_bytes
from base.limits import OUTLINES
from base.problem import RefusedError
from base.text import LocalizedText
from geo.crs import WEB
from geo.geojson import Keep, read_features, refused

KEPT_DRIVERS = ("GPKG", "ESRI Shapefile")
SQLITE, GEOPACKAGE_IDS = b"SQLite format 3\0", (b"GPKG", b"GP10", b"GP11")
SHAPE = b"\x00\x00\x27\x0a"
NEEDED, OPTIONAL = (".shp", ".shx", ".dbf"), (".prj", ".cpg")
COMPUTED = re.compile(r"\b(?:AS\s*\(|GENERATED\b)", re.IGNORECASE)
RTREE = re.compile(r"CREATE\s+VIRTUAL\s+TABLE\s+\S+\s+USING\s+rtree\b", re.IGNORECASE)
BOUNDS = worker.Bounds(seconds=180, cpu_seconds=90, memory=2_000_000_000)


def surroundings() -> dict[str, str]:
    """Environment of a worker in which GDAL reads the two formats, and asks nobody anything."""
    import pyogrio

    others = [name for name in pyogrio.list_drivers() if name not in KEPT_DRIVERS]
    return {
        "OGR_SKIP": ",".join(others),
        "GDAL_SKIP": ",".join([*others, "VRT", "HTTP", "WMS", "WCS", "WMTS"]),
        "GDAL_DRIVER_PATH": "disable",
        "GDAL_PYTHON_DRIVER_PATH": "",
        "GDAL_VRT_ENABLE_PYTHON": "NO",
        "GDAL_HTTP_PROXY": "127.0.0.1:9",
        "GDAL_HTTP_TIMEOUT": "1",
        "CPL_VSIL_CURL_ALLOWED_EXTENSIONS": ".none",
        "CPL_CURL_ENABLE_VSIMEM": "NO",
        "OGR_SQLITE_LOAD_EXTENSIONS": "",
        "OGR_SQLITE_PRAGMA": "trusted_schema=OFF,cell_size_check=ON",
        "PROJ_NETWORK": "OFF",
    }


def read_outlines(path: Path, headings: Sequence[str], keep: Keep) -> gpd.GeoDataFrame:
    """Outlines with the ``headings`` (in capitals) that the file has, in the file's EPSG code.

    ``keep`` is shown the properties of each (keys in capitals) and wants it or not; a GeoPackage
    is read whole first. Raises :class:`base.problem.RefusedError`. A geometry that is no outline
    is missing in the result: whoever asked says what that means.
    """
    content = read_bytes(path, OUTLINES)
    kind, name = path.suffix.lower(), path.name
    if kind in (".geojson", ".json") and content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        features = read_features(content, name=name, keep=keep)
        rows = [
            {key: properties.get(key) for key in headings if key in properties}
            for properties, _ in features
        ]
        return gpd.GeoDataFrame(rows, geometry=[drawn for _, drawn in features], crs=WEB)
    geopackage = content.startswith(SQLITE) and content[68:72] in GEOPACKAGE_IDS
    if (kind == ".gpkg" and geopackage) or (kind == ".zip" and content.startswith(LEADING)):
        layer = _by_gdal(worker.Upload(name, content), tuple(headings))
        wanted = [keep(row) for row in layer.drop(columns="geometry").to_dict("records")]
        return layer[wanted].reset_index(drop=True)
    raise refused("not_outlines", _NOT_OUTLINES, name)


def _by_gdal(upload: worker.Upload, headings: tuple[str, ...]) -> gpd.GeoDataFrame:
    """Read here if this process is a worker made for it, else in one."""
    if not _alone():
        return worker.call(
            _read_upload, upload, headings, bounds=BOUNDS, environment=surroundings()
        )
    with tempfile.TemporaryDirectory() as folder:
        return _read_upload(upload.written(Path(folder) / "upload"), headings)


def _alone() -> bool:
    """Whether GDAL in this process knows the two drivers and no other."""
    if "OGR_SKIP" not in os.environ:
        return False
    import pyogrio

    return set(pyogrio.list_drivers()) <= set(KEPT_DRIVERS)


def _read_upload(path: Path, headings: tuple[str, ...]) -> gpd.GeoDataFrame:
    if not _alone():
        raise RuntimeError("GDAL knows other drivers: see surroundings()")
    with tempfile.TemporaryDirectory() as folder:
        if path.suffix.lower() == ".zip":
            source, layer = _unpacked(path, Path(folder)), "layer"
        else:
            source, layer = path, _one_layer(path)
        return _layer(source, layer, headings, path.name)


def _unpacked(path: Path, folder: Path) -> Path:
    """The Shapefile of a ZIP, its parts under names of ours."""
    with io.BytesIO(path.read_bytes()) as file:
        names = check_archive(file, OUTLINES, name=path.name)
        parts = {Path(name).suffix.lower(): name for name in names if "__MACOSX" not in name}
        shapes = [name for name in names if name.lower().endswith(".shp")]
        members = {end: parts[end] for end in (*NEEDED, *OPTIONAL) if end in parts}
        stems = {
            str(Path(members[end]).with_suffix("")).casefold() for end in NEEDED if end in members
        }
        if len(shapes) != 1 or len(stems) != 1 or not set(NEEDED) <= set(members):
            raise refused("not_one_shapefile", _ONE_SHAPEFILE, path.name)
        unpack(file, folder, members.values(), name=path.name)
    for end, name in members.items():
        (folder / Path(name).name).rename(folder / f"layer{end}")
    with (folder / "layer.shp").open("rb") as file_of_shapes:
        if file_of_shapes.read(4) != SHAPE:
            raise refused("not_one_shapefile", _ONE_SHAPEFILE, path.name)
    return folder / "layer.shp"


def _one_layer(path: Path) -> str:
    """The one layer of a GeoPackage: a plain table, in a database that computes nothing."""
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as base:
            base.execute("PRAGMA trusted_schema=OFF")
            base.execute("PRAGMA cell_size_check=ON")
            schema = base.execute("SELECT type, name, sql FROM sqlite_master").fetchmany(2_000)
            layers = base.execute(
                "SELECT table_name FROM gpkg_contents WHERE data_type = 'features'"
            ).fetchmany(20)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise refused("not_a_geopackage", _NOT_OUTLINES, path.name) from error
    plain = {str(name) for kind, name, _ in schema if kind == "table"}
    if any(_computes(str(kind), str(sql or "")) for kind, _, sql in schema):
        raise refused("computing_geopackage", _COMPUTES, path.name)
    if len(layers) != 1 or str(layers[0][0]) not in plain:
        raise refused("not_one_layer", _ONE_LAYER, path.name)
    return str(layers[0][0])


def _computes(kind: str, sql: str) -> bool:
    """Whether reading this part of a database could run what its author wrote."""
    if kind == "view":
        return True
    if kind != "table":
        return False
    virtual = sql.lstrip().upper().startswith("CREATE VIRTUAL")
    return RTREE.match(sql.strip()) is None if virtual else COMPUTED.search(sql) is not None


def _layer(source: Path, layer: str, headings: Sequence[str], name: str) -> gpd.GeoDataFrame:
    import pyogrio

    try:
        about: Mapping[str, Any] = pyogrio.read_info(source, layer=layer, force_feature_count=True)
        if int(about["features"]) > OUTLINES.rows:
            raise refused("many_features", _NOT_OUTLINES, name)
        columns = [str(column) for column in about["fields"] if str(column).upper() in headings]
        drawn = pyogrio.read_dataframe(source, layer=layer, columns=columns, force_2d=True)
    except (RuntimeError, ValueError, OSError, LookupError, shapely.errors.ShapelyError) as error:
        if isinstance(error, RefusedError):
            raise
        raise refused("not_outlines", _NOT_OUTLINES, name) from error
    if not isinstance(drawn, gpd.GeoDataFrame):
        raise refused("no_geometry", _NO_GEOMETRY, name)
    drawn.columns = [
        column if column == "geometry" else str(column).upper() for column in drawn.columns
    ]
    polygons = shapely.get_type_id(drawn.geometry.to_numpy())
    drawn["geometry"] = drawn.geometry.where((polygons == 3) | (polygons == 6))
    return drawn.set_crs(_epsg(drawn, name), allow_override=True)


def _epsg(layer: gpd.GeoDataFrame, name: str) -> int:
    """The EPSG code of a layer: what it writes of its system beyond the code is not used."""
    code = None if layer.crs is None else layer.crs.to_epsg()
    if code is None:
        raise refused("no_crs", _NO_CRS, name)
    return int(code)


_NOT_OUTLINES = LocalizedText(
    "non si legge come GeoJSON, GeoPackage o Shapefile in uno .zip.",
    "it cannot be read as GeoJSON, GeoPackage or zipped Shapefile.",
)
_ONE_SHAPEFILE = LocalizedText(
    "lo .zip deve contenere un solo Shapefile: .shp, .shx e .dbf con lo stesso nome.",
    "the .zip must hold one Shapefile: .shp, .shx and .dbf of the same name.",
)
_ONE_LAYER = LocalizedText(
    "il GeoPackage deve contenere un solo livello di contorni.",
    "the GeoPackage must hold one layer of outlines.",
)
_COMPUTES = LocalizedText(
    "il GeoPackage contiene viste o colonne calcolate, che qui non si leggono.",
    "the GeoPackage holds views or computed columns, which are not read here.",
)
_NO_GEOMETRY = LocalizedText("non contiene geometrie.", "it holds no geometry.")
_NO_CRS = LocalizedText(
    "non dichiara un sistema di coordinate con un codice EPSG.",
    "it does not declare a coordinate system with an EPSG code.",
)
