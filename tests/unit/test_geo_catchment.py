"""People around a point, on areas one can count by hand."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest

from geo.catchment import (
    NoDoorsError,
    Tolerance,
    UnknownTotalError,
    coverage,
    distances_m,
    limits,
    relative_errors,
    scaled_errors,
    spread,
    tolerance_of,
    total_by_part,
)
from geo.crs import METRIC, WEB, UnknownCrsError

# Area 1: 1,000 people on four doors, of which three are near. Area 2: 300 people on three doors,
# one of them near.
ZONES = pd.Series([1, 1, 1, 1, 2, 2, 2])
PARTS = pd.Series(["near", "near", "near", None, "near", None, None])
TOTALS = pd.Series({1: 1_000, 2: 300})


def near():
    return total_by_part(spread(ZONES, PARTS, TOTALS))


def points(*xy):
    x, y = zip(*xy, strict=True)
    return gpd.GeoDataFrame(geometry=gpd.points_from_xy(x, y), crs=METRIC)


def test_each_door_carries_the_same_part_of_its_area():
    pieces = spread(ZONES, PARTS, TOTALS).set_index("zone")
    assert pieces["doors"].tolist() == [3, 1]
    assert pieces["estimate"].tolist() == pytest.approx([750, 100])


def test_estimates_of_several_areas_add_up():
    assert near().loc["near", "estimate"] == pytest.approx(750 + 100)


def test_slack_is_the_estimate_times_what_of_its_area_is_outside():
    assert near().loc["near", "slack"] == pytest.approx(750 * 1 / 4 + 100 * 2 / 3)


def test_whole_area_has_no_slack_and_so_no_interval():
    whole = total_by_part(spread(ZONES, pd.Series("all", ZONES.index), TOTALS))
    spanned = limits(whole, Tolerance(-0.5, 0.7)).loc["all"]
    assert spanned.tolist() == pytest.approx([1_300, 1_300])


def test_limits_are_the_estimate_moved_by_the_tolerance_of_its_slack():
    gathered = pd.DataFrame({"estimate": [200.0], "slack": [100.0], "most": [1_000.0]})
    spanned = limits(gathered, Tolerance(-0.5, 0.7)).iloc[0]
    assert spanned.tolist() == pytest.approx([150, 270])


@pytest.mark.parametrize(
    ("tolerance", "spanned"),
    [(Tolerance(-9, 0), [0, 200]), (Tolerance(0, 99), [200, 1_000])],
)
def test_limits_stay_between_nobody_and_everybody(tolerance, spanned):
    gathered = pd.DataFrame({"estimate": [200.0], "slack": [100.0], "most": [1_000.0]})
    assert limits(gathered, tolerance).iloc[0].tolist() == pytest.approx(spanned)


def test_area_with_people_and_no_door_is_an_error():
    with pytest.raises(NoDoorsError, match="no residential house number in 3"):
        spread(ZONES, PARTS, pd.Series({1: 1_000, 2: 300, 3: 5}))


def test_area_with_nobody_needs_no_door():
    assert len(spread(ZONES, PARTS, pd.Series({1: 1_000, 2: 300, 3: 0}))) == 2


@pytest.mark.parametrize("totals", [{1: 1_000}, {1: 1_000, 2: None}])
def test_doors_in_an_area_of_unknown_total_are_an_error(totals):
    with pytest.raises(UnknownTotalError, match="no total for 2"):
        spread(ZONES, PARTS, pd.Series(totals, dtype="Int64"))


def test_errors_are_told_by_the_truth_and_scaled_by_the_slack():
    gathered = pd.DataFrame({"estimate": [150.0], "slack": [100.0]}, index=["a"])
    truth = pd.Series({"a": 200.0})
    assert relative_errors(gathered, truth)["a"] == pytest.approx(-0.25)
    assert scaled_errors(gathered, truth)["a"] == pytest.approx(0.5)


def test_part_that_fills_its_zone_or_has_no_truth_gives_no_error():
    gathered = pd.DataFrame({"estimate": [10.0, 10.0], "slack": [0.0, 5.0]}, index=["a", "b"])
    assert scaled_errors(gathered, pd.Series({"a": 10.0, "b": None})).empty
    assert relative_errors(gathered, pd.Series({"a": 0.0})).empty


def test_tolerance_leaves_as_much_out_on_each_side():
    errors = pd.Series(np.linspace(-1, 1, 201))
    assert tolerance_of(errors, 0.9) == Tolerance(pytest.approx(-0.9), pytest.approx(0.9))


def test_tolerance_always_holds_the_estimate_itself():
    assert tolerance_of(pd.Series([0.2, 0.3, 0.4])).low == 0
    assert tolerance_of(pd.Series([-0.2, -0.3])).high == 0


def test_coverage_judges_each_group_by_the_others():
    errors = pd.Series([-1.0, 1.0, 0.0, 0.5, 9.0])
    groups = pd.Series(["west", "west", "east", "east", "east"])
    assert coverage(errors, groups, level=1.0) == pytest.approx(3 / 5)


def test_distances_are_in_metres_points_by_doors():
    metres = distances_m(points((0, 0), (3, 0)), points((3, 4), (3, 0)))
    assert metres == pytest.approx(np.array([[5, 3], [4, 0]]))


def test_distances_in_degrees_are_refused():
    with pytest.raises(UnknownCrsError):
        distances_m(points((9, 45)).set_crs(WEB, allow_override=True), points((9, 45)))
