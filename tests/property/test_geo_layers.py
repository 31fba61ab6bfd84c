import geopandas as gpd
import numpy as np
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.crs import METRIC, WEB, to_metric
from geo.layers import area_at, drawing_coverage, neighbour_pairs

EAST, NORTH, KM = 515_000, 5_035_000, 1_000
SIZES = st.integers(2, 4)
SEEDS = st.integers(0, 2**32 - 1)


def crooked_grid(columns, rows, seed):
    """A coverage of ``columns`` by ``rows`` cells, corners and mid-edges moved by chance."""
    rng = np.random.default_rng(seed)
    steps = np.mgrid[0 : 2 * columns + 1, 0 : 2 * rows + 1].transpose(1, 2, 0) * KM / 2
    nodes = steps + rng.uniform(-100, 100, steps.shape) + (EAST, NORTH)
    around = [(0, 0), (1, 0), (2, 0), (2, 1), (2, 2), (1, 2), (0, 2), (0, 1)]
    cells = [
        shapely.Polygon([nodes[2 * column + right, 2 * row + up] for right, up in around])
        for column in range(columns)
        for row in range(rows)
    ]
    ids = range(1, len(cells) + 1)
    return gpd.GeoDataFrame({"area_id": list(ids)}, geometry=cells, crs=METRIC)


@settings(max_examples=30, deadline=None)
@given(columns=SIZES, rows=SIZES, seed=SEEDS)
def test_drawing_keeps_a_coverage_a_coverage_and_its_areas(columns, rows, seed):
    layer = crooked_grid(columns, rows, seed)
    drawn = to_metric(drawing_coverage(layer)).geometry.to_numpy()
    assert shapely.is_valid(drawn).all()
    assert shapely.coverage_is_valid(drawn)
    assert np.abs(shapely.area(drawn) / layer.area.to_numpy() - 1).max() < 0.005


@settings(max_examples=30, deadline=None)
@given(columns=SIZES, rows=SIZES, seed=SEEDS)
def test_grid_has_as_many_neighbours_as_its_sides_and_corners(columns, rows, seed):
    pairs = neighbour_pairs(crooked_grid(columns, rows, seed))
    sides = columns * (rows - 1) + rows * (columns - 1)
    corners = 2 * (columns - 1) * (rows - 1)
    assert (pairs["shared_border_m"] > 0).sum() == sides
    assert len(pairs) == sides + corners


@settings(max_examples=30, deadline=None)
@given(seed=SEEDS, order=st.permutations(range(9)))
def test_order_of_the_rows_changes_no_pair(seed, order):
    layer = crooked_grid(3, 3, seed)
    assert neighbour_pairs(layer.iloc[order]).equals(neighbour_pairs(layer))


@settings(max_examples=50, deadline=None)
@given(x=st.floats(0, 3, exclude_max=True), y=st.floats(0, 3, exclude_max=True))
def test_point_falls_in_the_cell_of_its_coordinates_or_on_its_border(x, y):
    cells = [shapely.box(9 + c, 45 + r, 10 + c, 46 + r) for c in range(3) for r in range(3)]
    layer = gpd.GeoDataFrame({"area_id": range(9)}, geometry=cells, crs=WEB)
    found = area_at(layer, 9 + x, 45 + y)
    column, row = divmod(found, 3)
    assert column <= x <= column + 1
    assert row <= y <= row + 1
