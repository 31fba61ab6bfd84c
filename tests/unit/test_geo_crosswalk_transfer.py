"""Carrying values between zonings, and measuring how far they go astray, by hand."""

import math

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from geo.crosswalk.errors import (
    ReturnTrip,
    covered,
    gaps,
    pooled_ratio,
    return_trip,
    spread_ratio,
    spreads,
)
from geo.crosswalk.transfer import LostMassError, interpolated_count, interpolated_mean
from geo.crosswalk.weights import (
    UnknownZoneError,
    area_crosswalk,
    composed,
    point_crosswalk,
    rescaled,
    share_of,
    transposed,
    zone_of,
)
from geo.crs import METRIC, WEB, UnknownCrsError


def pieces(*rows):
    return pd.DataFrame(rows, columns=["source", "target", "weight"])


def by(**values):
    return pd.Series(values, dtype="float64")


TWO_INTO_TWO = pieces(("A", "x", 3), ("B", "x", 1), ("B", "y", 4))


def test_mean_is_mixed_by_the_part_of_the_target_in_each_source():
    carried = interpolated_mean(by(A=10, B=30), pieces=TWO_INTO_TWO)
    assert carried.to_dict() == {"x": (3 * 10 + 1 * 30) / 4, "y": 30}


def test_count_is_split_by_the_part_of_the_source_in_each_target():
    carried = interpolated_count(by(A=10, B=30), pieces=TWO_INTO_TWO)
    assert carried.to_dict() == {"x": 10 + 30 * 1 / 5, "y": 30 * 4 / 5}


@pytest.mark.parametrize(("least", "known"), [(1.0, []), (0.76, []), (0.75, ["x"]), (0.0, ["x"])])
def test_unknown_source_leaves_the_mean_unknown_unless_enough_is_known(least, known):
    carried = interpolated_mean(by(A=10, B=math.nan), pieces=TWO_INTO_TWO, least_known=least)
    assert carried.dropna().to_dict() == dict.fromkeys(known, 10)


def test_unknown_count_leaves_each_of_its_targets_unknown():
    carried = interpolated_count(by(A=10, B=math.nan), pieces=TWO_INTO_TWO)
    assert carried.isna().all()
    assert interpolated_count(by(A=math.nan, B=30), pieces=TWO_INTO_TWO)["y"] == 24


@pytest.mark.parametrize("carry", [interpolated_mean, interpolated_count])
def test_zone_nobody_gave_a_value_for_is_an_error(carry):
    with pytest.raises(UnknownZoneError, match="B"):
        carry(by(A=10), pieces=TWO_INTO_TWO)


@pytest.mark.parametrize("table", [TWO_INTO_TWO, pieces(*TWO_INTO_TWO.to_numpy(), ("C", "x", 0))])
def test_count_with_nowhere_to_go_stops(table):
    with pytest.raises(LostMassError, match="C"):
        interpolated_count(by(A=1, B=1, C=5), pieces=table)


def test_zero_with_nowhere_to_go_is_not_lost():
    assert interpolated_count(by(A=1, B=1, C=0), pieces=TWO_INTO_TWO).sum() == 2


def test_target_without_weight_has_no_mean():
    assert pd.isna(interpolated_mean(by(A=10), pieces=pieces(("A", "x", 0)))["x"])


def test_sized_pieces_of_a_target_add_up_to_its_size():
    table = rescaled(TWO_INTO_TWO, by(x=100, y=50))
    assert table["weight"].tolist() == [75, 25, 50]


def test_size_of_every_target_is_needed():
    with pytest.raises(UnknownZoneError, match="y"):
        rescaled(TWO_INTO_TWO, by(x=100))


def test_turning_twice_changes_nothing():
    pd.testing.assert_frame_equal(transposed(transposed(TWO_INTO_TWO)), TWO_INTO_TWO)
    assert transposed(TWO_INTO_TWO)["source"].tolist() == ["x", "x", "y"]


def test_composed_pieces_pass_through_the_zones_in_the_middle():
    onward = pieces(("x", "M", 1), ("x", "N", 3), ("y", "N", 7))
    table = composed(TWO_INTO_TWO, onward).set_index(["source", "target"])["weight"]
    assert table.to_dict() == {
        ("A", "M"): 3 / 4,
        ("A", "N"): 9 / 4,
        ("B", "M"): 1 / 4,
        ("B", "N"): 3 / 4 + 4,
    }


def test_composing_needs_somewhere_to_go_on():
    with pytest.raises(UnknownZoneError, match="y"):
        composed(TWO_INTO_TWO, pieces(("x", "M", 1)))


def squares(crs, **corners):
    """Squares of 10 m (or degrees) with their lower left corner at (x, 0)."""
    cells = [shapely.box(x, 0, x + 10, 10) for x in corners.values()]
    return gpd.GeoDataFrame({"zone": list(corners)}, geometry=cells, crs=crs)


def test_area_pieces_are_square_metres_in_common():
    table = area_crosswalk(squares(METRIC, a=0, b=10), squares(METRIC, k=4), key="zone")
    assert table.to_numpy().tolist() == [["a", "k", 60], ["b", "k", 40]]


def test_areas_are_not_measured_in_degrees():
    with pytest.raises(UnknownCrsError):
        area_crosswalk(squares(METRIC, a=0), squares(WEB, k=4), key="zone")


def test_point_lies_in_its_zone_the_first_on_a_border_none_outside():
    points = gpd.GeoSeries.from_xy([5, 10, 25], [5, 5, 5], index=[7, 8, 9], crs=METRIC)
    found = zone_of(points, squares(METRIC, b=10, a=0), key="zone")
    assert found[[7, 8]].tolist() == ["a", "a"]
    assert pd.isna(found[9])


def test_points_are_counted_where_both_zones_are_known():
    table = point_crosswalk(pd.Series(["a", "a", "b", None]), pd.Series(["k", "k", "k", "k"]))
    assert table.to_numpy().tolist() == [["a", "k", 2], ["b", "k", 1]]


def test_share_of_a_zone_that_weighs_nothing_is_unknown():
    assert share_of(pieces(("A", "x", 0)), "target").isna().all()


ONE_ZONE = pieces(("A", "x", 5), ("A", "y", 5))
ALIKE = by(x=100, y=300)


def test_gap_of_a_target_alone_in_its_zone_is_zero():
    assert gaps(pieces(("A", "x", 5), ("B", "y", 9)), sizes=ALIKE).tolist() == [0, 0]


def test_gap_grows_with_what_is_somebody_elses():
    """x is a quarter of its zone: (1/4 - 1)^2 + (3/4)^2; y three quarters: (1/4)^2 + (1/4)^2."""
    assert gaps(ONE_ZONE, sizes=ALIKE).to_dict() == {"x": 9 / 8, "y": 1 / 8}


def test_return_trip_brings_back_the_mean_of_the_zone():
    trip = return_trip(by(x=0.2, y=0.4), sizes=ALIKE, there=ONE_ZONE, back=ONE_ZONE)
    mean = (100 * 0.2 + 300 * 0.4) / 400
    assert trip.errors["x"] == pytest.approx(math.log(mean / 0.2))
    assert trip.errors["y"] == pytest.approx(math.log(mean / 0.4))


def test_targets_without_a_truth_take_no_part():
    trip = return_trip(by(x=0.2, y=math.nan), sizes=ALIKE, there=ONE_ZONE, back=ONE_ZONE)
    assert trip.errors.to_dict() == {"x": 0}
    assert trip.gap.to_dict() == {"x": 0}


def test_spread_between_zones_leaves_out_those_nearly_empty():
    table = pieces(("A", "x", 1), ("B", "y", 1), ("C", "z", 1))
    truth, sizes = by(x=1, y=math.e, z=50), by(x=900, y=900, z=5)
    trip = return_trip(truth, sizes=sizes, there=table, back=table, least_size=10)
    assert trip.zone_sd == pytest.approx(math.sqrt(1 / 2))


TRIP = ReturnTrip(errors=by(x=0.3, y=-0.1), gap=by(x=0.75, y=0.25), zone_sd=0.4)


def test_ratio_is_error_per_gap_in_units_of_the_spread_between_zones():
    assert spread_ratio(TRIP) == pytest.approx(math.sqrt((0.09 + 0.01) / (0.75 + 0.25)) / 0.4)


def test_ratio_can_be_measured_on_some_targets_only():
    among = pd.Series({"x": False, "y": True})
    assert spread_ratio(TRIP, among) == pytest.approx(math.sqrt(0.01 / 0.25) / 0.4)


def test_ratios_are_pooled_as_squares():
    assert pooled_ratio([3, 4, 5]) == pytest.approx(math.sqrt((9 + 16 + 25) / 3))


@pytest.mark.parametrize(("uncovered", "x"), [(0.0, 0.3), (0.8, 0.5)])
def test_spread_joins_the_gap_and_what_no_weight_covers(uncovered, x):
    """0.5 x 1 x sqrt(0.36 + 0.8^2) is 0.5."""
    found = spreads(by(x=0.36), zone_sd=1.0, ratio=0.5, uncovered=uncovered)
    assert found["x"] == pytest.approx(x)


@pytest.mark.parametrize(("error", "held"), [(0.195, True), (-0.195, True), (0.197, False)])
def test_interval_of_95_per_cent_holds_errors_up_to_twice_the_spread(error, held):
    assert covered(by(x=error), by(x=0.1)).tolist() == [held]
