"""Outlines somebody brings: read by what they are, never obeyed."""

from __future__ import annotations

import io
import os
import zipfile
from dataclasses import replace

import geopandas as gpd
import pyogrio
import pytest
import shapely

from base import worker
from base.files import read_bytes
from base.limits import OUTLINES as OUTLINE_LIMITS
from base.problem import RefusedError
from data.importers.sections.outlines import outlines_of_milan
from geo import geojson, outlines
from tests.attacks import OUTLINES, features, geopackage

IDS = [151460000001, 151460000002, 58091000001]
SQUARES = [
    shapely.box(510_000 + 100 * n, 5_034_000, 510_090 + 100 * n, 5_034_090) for n in range(3)
]


def layer(crs: int = 32632) -> gpd.GeoDataFrame:
    made = gpd.GeoDataFrame({"Sez21_id": IDS, "P1": [1, 2, 3]}, geometry=SQUARES, crs=32632)
    return made.to_crs(crs)


def of_milan(properties) -> bool:
    return properties["SEZ21_ID"] // 10_000_000 == 15146


@pytest.mark.parametrize("case", OUTLINES)
def test_hostile_outlines_are_refused_in_both_languages(tmp_path, case):
    name, make = OUTLINES[case]
    (tmp_path / name).write_bytes(make())
    with pytest.raises(RefusedError) as refused:
        outlines_of_milan(tmp_path / name)
    for problem in refused.value.problems:
        assert name in problem.text("it")
        assert problem.text("it") != problem.text("en")
        assert "root" not in problem.text("en")


@pytest.mark.parametrize("path", ["/vsicurl/http://127.0.0.1:9/a.geojson", "/vsizip/a.zip/a.shp",
                                  "GPKG:a.gpkg", "PG:dbname=a", "/dev/stdin"])  # fmt: skip
def test_path_that_is_no_file_is_refused(tmp_path, monkeypatch, path):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(RefusedError):
        outlines_of_milan(tmp_path / path)


def test_shape_under_a_geopackages_name_is_refused(tmp_path):
    layer().to_file(tmp_path / "a.shp")
    (tmp_path / "a.gpkg").write_bytes((tmp_path / "a.shp").read_bytes())
    with pytest.raises(RefusedError):
        outlines.read_outlines(tmp_path / "a.gpkg", ("SEZ21_ID",), of_milan)


@pytest.mark.parametrize("kind", ["geojson", "gpkg", "zip"])
def test_layer_is_read_with_what_was_asked_and_in_its_own_system(tmp_path, kind):
    path = tmp_path / f"a.{kind}"
    if kind == "zip":
        layer().to_file(tmp_path / "strana città.shp")
        with zipfile.ZipFile(path, "w") as archive:
            for part in tmp_path.glob("strana*"):
                archive.write(part, f"cartella/{part.name}")
            archive.writestr("cartella/strana.html", "<script>")
    else:
        layer(4326 if kind == "geojson" else 32632).to_file(path)
    found = outlines.read_outlines(path, ("SEZ21_ID",), of_milan)
    assert list(found.columns) == ["SEZ21_ID", "geometry"]
    assert found["SEZ21_ID"].tolist() == IDS[:2]
    assert found.crs.to_epsg() == (4326 if kind == "geojson" else 32632)
    first = found.to_crs(32632).geometry.iloc[0].centroid
    assert (round(first.x), round(first.y)) == (510_045, 5_034_045)


def test_worker_of_the_outlines_knows_two_drivers_and_no_other():
    kept = set(outlines.KEPT_DRIVERS)
    found = worker.call(pyogrio.list_drivers, environment=outlines.surroundings())
    assert set(found) == kept


def test_geopackage_is_never_opened_by_a_gdal_that_knows_more(tmp_path):
    layer().to_file(tmp_path / "a.gpkg")
    assert "OGR_SKIP" not in os.environ
    with pytest.raises(RuntimeError, match="other drivers"):
        outlines._read_upload(tmp_path / "a.gpkg", ("SEZ21_ID",))


def test_what_a_database_computes_is_told_from_what_it_holds():
    assert not outlines._computes("table", 'CREATE TABLE "a" (fid INTEGER, geom POLYGON)')
    assert not outlines._computes("trigger", "CREATE TRIGGER t BEGIN SELECT 1 AS (x); END")
    rtree = 'CREATE VIRTUAL TABLE "rtree_a_geom" USING rtree(id, minx, maxx, miny, maxy)'
    assert not outlines._computes("table", rtree)
    assert outlines._computes("table", "CREATE VIRTUAL TABLE a USING rtree_evil(x)")
    assert outlines._computes("table", "CREATE TABLE a (x, y GENERATED ALWAYS AS (x) STORED)")
    assert outlines._computes("view", "CREATE VIEW a AS SELECT 1")


def test_geometry_that_is_no_outline_is_missing_and_not_an_error():
    one = {"SEZ21_ID": 1}
    content = features(
        {"properties": one, "geometry": {"type": "LineString", "coordinates": [[0, 0], [1, 1]]}},
        {"properties": one, "geometry": None},
        {"properties": None, "geometry": None},
    )
    found = geojson.read_features(content, name="a.geojson", keep=bool)
    assert found == [(one, None), (one, None)]


def test_members_of_a_collection_may_come_in_any_order_and_spacing():
    content = b"""
      { "features" : [ ] , "name":"a" ,
        "crs": {"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}},
        "type" : "FeatureCollection" }  """
    assert geojson.read_features(content, name="a.geojson", keep=bool) == []


def test_features_are_counted_before_all_are_read():
    limits = OUTLINE_LIMITS.__class__(size=10_000, unpacked=10_000, depth=12, nodes=9_999, rows=2)
    content = features(*[{"properties": {}, "geometry": None}] * 3)
    with pytest.raises(RefusedError) as refused:
        geojson.read_features(content, name="a.geojson", keep=bool, limits=limits)
    assert refused.value.codes == ("many_features",)


def test_limit_of_size_holds_for_every_file(tmp_path, monkeypatch):
    seen = []
    monkeypatch.setattr(
        outlines, "read_bytes", lambda path, limits: seen.append(limits) or read_bytes(path, limits)
    )
    (tmp_path / "a.geojson").write_bytes(io.BytesIO(features()).read())
    outlines.read_outlines(tmp_path / "a.geojson", (), bool)
    assert seen == [OUTLINE_LIMITS]


def test_empty_geopackage_is_a_layer_without_outlines(tmp_path):
    (tmp_path / "a.gpkg").write_bytes(geopackage())
    assert outlines.read_outlines(tmp_path / "a.gpkg", ("SEZ21_ID",), of_milan).empty


@pytest.fixture
def here(monkeypatch):
    """Reads files of ours in this process, as the worker does in its own."""
    monkeypatch.setattr(outlines, "_alone", lambda: True)
    return lambda path: outlines.read_outlines(path, ("SEZ21_ID",), of_milan)


def zipped(folder, parts, crs=32632):
    """A ZIP at ``a.zip`` of the files a Shapefile of :func:`layer` has at these endings."""
    made = layer() if crs else layer().set_crs(None, allow_override=True)
    made.to_file(folder / "part.shp")
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        for name, ending in parts.items():
            archive.write(folder / f"part{ending}", name)
    return folder / "a.zip"


WHOLE = {"a.shp": ".shp", "a.shx": ".shx", "a.dbf": ".dbf", "a.prj": ".prj"}


def test_a_shapefile_and_a_geopackage_are_read_here_as_in_a_worker(tmp_path, here):
    layer().to_file(tmp_path / "a.gpkg")
    for path in (tmp_path / "a.gpkg", zipped(tmp_path, WHOLE)):
        found = here(path)
        assert found["SEZ21_ID"].tolist() == IDS[:2]
        assert found.geometry.area.round().tolist() == [8100, 8100]


@pytest.mark.parametrize(
    ("parts", "crs", "code"),
    [
        ({name: end for name, end in WHOLE.items() if end != ".dbf"}, 32632, "not_one_shapefile"),
        ({**WHOLE, "b.shp": ".shp"}, 32632, "not_one_shapefile"),
        ({**WHOLE, "a.shp": ".dbf"}, 32632, "not_one_shapefile"),
        ({name: end for name, end in WHOLE.items() if end != ".prj"}, None, "no_crs"),
    ],
)
def test_a_zip_that_is_not_one_shapefile_is_refused_by_its_reason(tmp_path, here, parts, crs, code):
    with pytest.raises(RefusedError) as refused:
        here(zipped(tmp_path, parts, crs))
    assert refused.value.codes == (code,)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (geopackage("CREATE VIEW v AS SELECT 1"), "computing_geopackage"),
        (geopackage("INSERT INTO gpkg_contents SELECT 'b', 'features', 'b', '', '', 0, 0, 1, 1, "
                    "4326"), "not_one_layer"),
        (geopackage(layer="elsewhere"), "not_one_layer"),
        (geopackage("DROP TABLE gpkg_contents"), "not_a_geopackage"),
        (geopackage()[:4096], "not_a_geopackage"),
        (geopackage("DROP TABLE gpkg_geometry_columns"), "not_outlines"),
    ],
)  # fmt: skip
def test_a_geopackage_that_is_not_one_plain_layer_is_refused_by_its_reason(
    tmp_path, here, content, code
):
    (tmp_path / "a.gpkg").write_bytes(content)
    with pytest.raises(RefusedError) as refused:
        here(tmp_path / "a.gpkg")
    assert refused.value.codes == (code,)


def test_a_layer_of_too_many_outlines_is_not_read(tmp_path, here, monkeypatch):
    layer().to_file(tmp_path / "a.gpkg")
    monkeypatch.setattr(outlines, "OUTLINES", replace(OUTLINE_LIMITS, rows=2))
    with pytest.raises(RefusedError) as refused:
        here(tmp_path / "a.gpkg")
    assert refused.value.codes == ("many_features",)


def test_a_setting_that_skips_nothing_does_not_make_a_process_safe(monkeypatch):
    monkeypatch.setenv("OGR_SKIP", "")
    assert not outlines._alone()
