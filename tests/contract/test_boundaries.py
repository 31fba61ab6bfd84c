"""Shipped areas, boundaries, drawing layers and neighbour pairs."""

import re

import geopandas as gpd
import numpy as np
import pytest
import shapely

from data.catalogue.card import dataset
from data.catalogue.read import read_table
from geo.crs import METRIC

LARGEST_AREA_CHANGE = 0.005
CITY_KM2 = 181.76
LAYERS = ("nil_boundaries", "nil_drawing", "municipi_drawing")


def metric(key):
    return gpd.GeoDataFrame(read_table(key)).to_crs(METRIC)


@pytest.mark.parametrize("key", ["nil_areas", "nil_boundaries", "nil_drawing"])
def test_there_are_88_areas_numbered_from_1_to_88(key):
    assert read_table(key)["area_id"].tolist() == list(range(1, 89))


def test_there_are_nine_municipi():
    assert read_table("municipi_drawing")["area_id"].tolist() == list(range(1, 10))


@pytest.mark.parametrize("key", LAYERS)
def test_polygons_are_a_valid_coverage(key):
    shapes = metric(key).geometry.to_numpy()
    assert shapely.is_valid(shapes).all()
    assert shapely.coverage_is_valid(shapes)


@pytest.mark.parametrize("key", LAYERS)
def test_polygons_tile_the_city_without_overlap(key):
    shapes = metric(key).geometry
    assert shapes.union_all().area == pytest.approx(shapes.area.sum(), rel=1e-9)
    assert shapes.area.sum() / 1e6 == pytest.approx(CITY_KM2, rel=0.0005)


def test_simplification_changes_no_area_by_more_than_half_a_percent():
    full, drawn = metric("nil_boundaries").area, metric("nil_drawing").area
    assert (drawn / full - 1).abs().max() <= LARGEST_AREA_CHANGE


def test_drawn_borders_stray_at_most_12_metres_as_the_card_says():
    full, drawn = metric("nil_boundaries").boundary, metric("nil_drawing").boundary
    assert full.hausdorff_distance(drawn).max() <= 12
    assert "up to 12 m" in dataset("nil_drawing").limitations.en


@pytest.mark.parametrize("key", ["nil_drawing", "municipi_drawing"])
def test_drawn_coordinates_have_at_most_five_decimals(key):
    text = dataset(key).path.read_text(encoding="utf-8")
    assert re.findall(r"\d+\.\d{6,}", text) == []


def test_areas_are_those_of_the_shipped_polygons():
    measured = metric("nil_boundaries").area / 1e6
    assert np.allclose(read_table("nil_areas")["area_km2"], measured, atol=1e-6)


def test_label_points_lie_in_their_areas():
    areas, shapes = read_table("nil_areas"), read_table("nil_boundaries")
    points = shapely.points(areas["label_lon"], areas["label_lat"])
    assert shapely.contains(shapes["geometry"].to_numpy(), points).all()


def test_240_neighbour_pairs_appear_once_each():
    pairs = read_table("nil_neighbours")
    assert len(pairs) == 240
    assert (pairs["area_id"] < pairs["neighbour_id"]).all()
    assert not pairs.duplicated(["area_id", "neighbour_id"]).any()


def test_neighbour_pairs_are_those_of_the_shipped_polygons():
    shapes = metric("nil_boundaries").geometry.to_numpy()
    touching = {
        (one + 1, other + 1)
        for one in range(88)
        for other in range(one + 1, 88)
        if shapely.dwithin(shapes[one], shapes[other], 0.001)
    }
    pairs = read_table("nil_neighbours")
    assert set(zip(pairs["area_id"], pairs["neighbour_id"], strict=True)) == touching


def test_every_area_has_a_neighbour():
    pairs = read_table("nil_neighbours")
    assert set(pairs["area_id"]) | set(pairs["neighbour_id"]) == set(range(1, 89))


def test_32_pairs_meet_in_a_point_only_as_the_card_says():
    pairs = read_table("nil_neighbours")
    assert (pairs["shared_border_m"] == 0).sum() == 32
    assert "32 that meet in a point only" in dataset("nil_neighbours").processing.en


def test_17_areas_straddle_municipi_as_the_card_says():
    straddling = read_table("nil_areas")["municipi"].str.contains(";")
    assert straddling.sum() == 17
    assert "17 NIL straddle Municipi" in dataset("nil_areas").limitations.en


def test_main_municipio_comes_first_in_the_list():
    areas = read_table("nil_areas")
    assert (areas["municipi"].str.split(";").str[0].astype(int) == areas["municipio"]).all()


def test_institutional_marks_are_on_five_areas():
    marks = read_table("nil_areas").set_index("area_id")["institutional"]
    assert marks[marks != "none"].to_dict() == {
        24: "excluded",
        31: "marked",
        32: "marked",
        39: "excluded",
        73: "excluded",
    }


def test_names_are_spelt_for_readers():
    names = read_table("nil_areas").set_index("area_id")["name"]
    assert names[[57, 22, 31, 66]].tolist() == [
        "San Siro",
        "Città Studi",
        "Monluè – Ponte Lambro",
        "QT8",
    ]
    assert not names.str.contains(r"\?|P\.ta|Pta|[eu]'(?:\s|$)| - ").any()


def test_short_names_are_short_and_never_ambiguous():
    short = read_table("nil_areas")["short_name"]
    assert short.is_unique
    assert short.str.len().max() <= 28


def test_drawing_layer_carries_the_names_of_the_area_table():
    columns = ["area_id", "name", "short_name"]
    assert read_table("nil_drawing")[columns].equals(read_table("nil_areas")[columns])
