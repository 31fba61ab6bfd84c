import geopandas as gpd
import pytest
from shapely import Point

from geo.crs import METRIC, WEB, UnknownCrsError, require_crs, to_metric, to_web


def place(x, y, crs):
    return gpd.GeoDataFrame(geometry=[Point(x, y)], crs=crs)


def test_central_meridian_on_the_equator_is_500_km_east_and_0_north():
    found = to_metric(place(9, 0, WEB)).geometry[0]
    assert (found.x, found.y) == pytest.approx((500_000, 0), abs=0.001)


def test_point_in_milan_goes_to_metres_and_back():
    there = to_metric(place(9.19, 45.4642, WEB))
    assert there.crs.to_epsg() == METRIC
    back = to_web(there).geometry[0]
    assert (back.x, back.y) == pytest.approx((9.19, 45.4642), abs=1e-9)


@pytest.mark.parametrize("convert", [to_metric, to_web])
def test_layer_without_a_crs_is_not_converted(convert):
    with pytest.raises(UnknownCrsError, match="no coordinate system"):
        convert(place(9, 45, None))


def test_layer_in_the_required_crs_is_returned_untouched():
    layer = place(9, 45, WEB)
    assert require_crs(layer, WEB) is layer


@pytest.mark.parametrize(("crs", "found"), [(METRIC, "EPSG:32632"), (None, "EPSG:None")])
def test_layer_in_another_crs_is_refused_saying_which(crs, found):
    with pytest.raises(UnknownCrsError, match=rf"{found}, EPSG:4326"):
        require_crs(place(9, 45, crs), WEB)
