import geopandas as gpd
import numpy as np
import pytest
import shapely

from geo.crs import METRIC, WEB, UnknownCrsError, to_metric
from geo.layers import area_at, drawing_coverage, neighbour_pairs

EAST, NORTH, KM = 515_000, 5_035_000, 1_000


def cell(column, row):
    left, bottom = EAST + column * KM, NORTH + row * KM
    return shapely.box(left, bottom, left + KM, bottom + KM)


def layer(shapes, ids=None):
    numbers = list(range(1, len(shapes) + 1)) if ids is None else ids
    return gpd.GeoDataFrame({"area_id": numbers}, geometry=shapes, crs=METRIC)


def two_with_a_bump(metres):
    """Two areas whose common border bends by so many metres in its middle."""
    bump = (EAST + KM + metres, NORTH + KM / 2)
    south, north = (EAST + KM, NORTH), (EAST + KM, NORTH + KM)
    left = shapely.Polygon([(EAST, NORTH), south, bump, north, (EAST, NORTH + KM)])
    far = EAST + 2 * KM
    right = shapely.Polygon([south, (far, NORTH), (far, NORTH + KM), north, bump])
    return layer([left, right])


FOUR = [cell(0, 0), cell(1, 0), cell(0, 1), cell(1, 1)]


@pytest.mark.parametrize(("metres", "vertices"), [(0.1, 10), (100, 12)])
def test_small_bump_of_a_common_border_goes_and_a_large_one_stays(metres, vertices):
    drawn = drawing_coverage(two_with_a_bump(metres))
    assert shapely.get_num_coordinates(drawn.geometry.to_numpy()).sum() == vertices


def test_common_border_stays_common():
    drawn = drawing_coverage(two_with_a_bump(100)).geometry.to_numpy()
    assert shapely.coverage_is_valid(drawn)
    assert len(shapely.get_coordinates(shapely.intersection(*drawn))) >= 3


def test_drawn_coordinates_are_degrees_rounded_to_five_decimals():
    drawn = drawing_coverage(layer(FOUR))
    numbers = shapely.get_coordinates(drawn.geometry.to_numpy())
    assert drawn.crs.to_epsg() == WEB
    assert np.array_equal(numbers, numbers.round(5))
    assert drawn["area_id"].tolist() == [1, 2, 3, 4]


def test_drawn_areas_stay_where_they_were():
    drawn = to_metric(drawing_coverage(layer(FOUR)))
    assert drawn.area.to_numpy() == pytest.approx(KM * KM, rel=0.003)


@pytest.mark.parametrize("make", [drawing_coverage, neighbour_pairs])
def test_layer_in_degrees_is_refused(make):
    with pytest.raises(UnknownCrsError):
        make(layer(FOUR).to_crs(WEB))


def pairs_of(shapes, ids=None):
    return list(neighbour_pairs(layer(shapes, ids)).itertuples(index=False, name=None))


def test_four_cells_around_a_point_are_all_neighbours():
    assert pairs_of(FOUR) == [
        (1, 2, 1000.0),
        (1, 3, 1000.0),
        (1, 4, 0.0),
        (2, 3, 0.0),
        (2, 4, 1000.0),
        (3, 4, 1000.0),
    ]


def test_smaller_identifier_comes_first_whatever_the_order_of_the_rows():
    assert pairs_of([cell(0, 0), cell(1, 0)], ids=[9, 4]) == [(4, 9, 1000.0)]


def test_areas_apart_are_not_neighbours():
    assert pairs_of([cell(0, 0), cell(2, 0)]) == []


@pytest.mark.parametrize(
    ("lon", "lat", "area"),
    [(9.5, 45.5, 4), (10.5, 45.5, 2), (10.0, 45.5, 2), (8.9, 45.5, None), (9.5, 46.1, None)],
    ids=["inside one", "inside the other", "on the border", "west of all", "north of all"],
)
def test_point_belongs_to_the_area_that_holds_it(lon, lat, area):
    boxes = [shapely.box(9, 45, 10, 46), shapely.box(10, 45, 11, 46)]
    shapes = gpd.GeoDataFrame({"area_id": [4, 2]}, geometry=boxes, crs=WEB)
    assert area_at(shapes, lon, lat) == area
