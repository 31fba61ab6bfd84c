import json
from math import pi

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from shapely.affinity import translate

from geo.crs import METRIC, UnknownCrsError, to_metric, to_web
from geo.estates import PerimeterError, place_points, read_perimeters, rings

PLACES = pd.DataFrame(
    {"premises_id": ["omero", "zoia"], "lon": [9.2247, 9.1098], "lat": [45.4347, 45.47]}
)
POINTS = place_points(PLACES)
EAST, NORTH = to_metric(POINTS).geometry.iloc[1].coords[0]


def square(*, metres_east=0.0, side=100.0, place="zoia"):
    """A square whose left side is `metres_east` of the point, as a GeoJSON feature."""
    box = shapely.box(EAST, NORTH - side / 2, EAST + side, NORTH + side / 2)
    moved = gpd.GeoDataFrame(geometry=[translate(box, metres_east)], crs=METRIC)
    geometry = json.loads(shapely.to_geojson(to_web(moved).geometry.iloc[0]))
    return {"type": "Feature", "properties": {"premises_id": place}, "geometry": geometry}


def collection(*features, **more):
    return json.dumps({"type": "FeatureCollection", "features": list(features), **more})


def outline(*corners):
    return square() | {"geometry": {"type": "Polygon", "coordinates": [[*corners, corners[0]]]}}


def problems_of(text):
    with pytest.raises(PerimeterError) as caught:
        read_perimeters(text, POINTS)
    assert all(one.text("it") != one.text("en") for one in caught.value.problems)
    return [one.text("en") for one in caught.value.problems]


def test_every_place_has_one_circle_per_radius_largest_first():
    found = rings(POINTS)
    assert list(found["radius_m"]) == [1000, 1000, 500, 500, 250, 250]
    assert list(found["premises_id"]) == ["omero", "zoia"] * 3
    assert found.crs.to_epsg() == 4326


@pytest.mark.parametrize("radius", [250, 500, 1000])
def test_circle_has_the_area_of_its_radius(radius):
    area = to_metric(rings(POINTS, (radius,))).area
    assert list(area) == pytest.approx([pi * radius**2] * 2, rel=5e-4)


@pytest.mark.parametrize(("metres", "inside"), [(0, True), (499, True), (501, False)])
def test_circle_holds_what_is_nearer_than_its_radius(metres, inside):
    circle = to_metric(rings(POINTS.iloc[[1]], (500,))).geometry.iloc[0]
    assert circle.contains(shapely.Point(EAST + metres, NORTH)) is inside


def test_points_without_a_crs_are_refused():
    with pytest.raises(UnknownCrsError):
        rings(gpd.GeoDataFrame(PLACES, geometry=POINTS.geometry.to_numpy()))


def test_points_take_longitude_first():
    assert POINTS.geometry.iloc[0].coords[0] == (9.2247, 45.4347)


def test_perimeter_is_read_with_its_source_in_order_of_id():
    named = square()
    named["properties"] |= {"source": "MM, 2027"}
    disc = json.loads(shapely.to_geojson(POINTS.geometry.iloc[0].buffer(0.001)))
    other = square(place="omero") | {"geometry": disc}
    found = read_perimeters(collection(named, other), POINTS)
    assert list(found["premises_id"]) == ["omero", "zoia"]
    assert list(found["source"]) == ["", "MM, 2027"]


@pytest.mark.parametrize("metres", [-50, 0, 199])
def test_perimeter_around_or_near_its_point_is_accepted(metres):
    assert len(read_perimeters(collection(square(metres_east=metres)), POINTS)) == 1


def test_perimeter_farther_than_200_m_is_refused_with_its_distance():
    (problem,) = problems_of(collection(square(metres_east=202)))
    assert problem.startswith("feature 1: lies 202 m from the premises, more than 200")


def test_heights_are_dropped():
    flat = [(9.109, 45.469), (9.111, 45.469), (9.111, 45.471)]
    found = read_perimeters(collection(outline(*[(*corner, 120.0) for corner in flat])), POINTS)
    assert not found.geometry.iloc[0].has_z


def test_estate_in_two_parts_is_a_multipolygon():
    parts = [
        square()["geometry"]["coordinates"],
        square(metres_east=150)["geometry"]["coordinates"],
    ]
    both = square() | {"geometry": {"type": "MultiPolygon", "coordinates": parts}}
    assert read_perimeters(collection(both), POINTS).geom_type.item() == "MultiPolygon"


@pytest.mark.parametrize(
    ("feature", "words"),
    [
        (square(place="zoja"), "premises_id is 'zoja': write one of omero, zoia"),
        (square(place=None), "premises_id is None: write one of"),
        (square(place=["zoia"]), "premises_id is None: write one of"),
        (square() | {"properties": None}, "premises_id is None: write one of"),
        (square() | {"geometry": None}, "no readable Polygon or MultiPolygon"),
        (square() | {"geometry": {"type": "Polygon"}}, "no readable Polygon"),
        (square() | {"geometry": [1]}, "no readable Polygon"),
        (outline((1e300, 45.469), (9.109, 45.469), (1, 1)), "outside Milan"),
        (square() | {"geometry": {"type": "Polygon", "coordinates": []}}, "no readable Polygon"),
        (square() | {"geometry": {"type": "Point", "coordinates": [9.1, 45.4]}}, "no readable"),
        ("not a feature", "no readable Polygon or MultiPolygon"),
        (outline((9.109, 45.469), (9.111, 45.471), (9.111, 45.469), (9.109, 45.471)), "repair it"),
        (outline((45.469, 9.109), (45.469, 9.111), (45.471, 9.111)), "swap them"),
        (outline((508000, 5034000), (508100, 5034000), (508100, 5034100)), "in EPSG:4326"),
        (outline((12.4, 41.9), (12.5, 41.9), (12.5, 42.0)), "outside Milan"),
    ],
)
def test_feature_that_cannot_be_used_is_named_with_its_remedy(feature, words):
    problems = problems_of(collection(square(), feature))
    assert any(problem.startswith("feature 2: ") and words in problem for problem in problems)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "not JSON"),
        ("[" * 99_000, "nested over"),
        ('{"a": NaN}', "not a finite number"),
        (f'{{"a": {"1" * 5_000}}}', "too many digits"),
        ("[]", "not a FeatureCollection"),
        (json.dumps(square()), "not a FeatureCollection"),
        (collection(), "no features"),
        (json.dumps({"type": "FeatureCollection"}), "no features"),
        (collection(square(), crs={"properties": {"name": "EPSG:32632"}}), "another CRS"),
        (collection(square(), crs="EPSG:32632"), "another CRS"),
    ],
)
def test_file_that_is_not_a_layer_is_refused(text, words):
    (problem,) = problems_of(text)
    assert words in problem


def test_crs_declared_as_wgs84_is_accepted():
    named = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}
    assert len(read_perimeters(collection(square(), crs=named), POINTS)) == 1


def test_same_estate_twice_is_refused_with_both_numbers():
    (problem,) = problems_of(collection(square(), square(metres_east=10)))
    assert problem == "feature 2: same premises_id as feature 1: join the two in one MultiPolygon"
