"""Weight tables and trials of the transfers, on a few areas and round numbers."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from data.build.steps.crosswalk import counts as transfer_counts
from data.build.steps.crosswalk import errors, ground, means, postcodes
from data.build.steps.crosswalk.errors import ValidationTargetError
from data.build.steps.crosswalk.validation import ValidationRun, adults, validation_row
from geo.crs import METRIC
from tools.reports import transfer as transfer_report

TRIAL = ValidationRun(
    from_zones="postcode", to_zones="nil", quantity="mean",
    variable="minors", year=2021, weight="area",
)  # fmt: skip


def pieces(*rows):
    return pd.DataFrame(rows, columns=["source", "target", "weight"])


def test_postcode_weights_are_shares_of_each_area_sorted(tmp_path):
    path = tmp_path / postcodes.WEIGHT_FILE
    path.parent.mkdir()
    path.write_text("cap,id_nil,civics_in_nil_with_cap\n20148,57,3\n20149,2,5\n20151,57,1\n")
    table = postcodes.postcode_weights(tmp_path)
    assert table["area_id"].tolist() == [2, 57, 57]
    assert table["postcode"].tolist() == ["20149", "20148", "20151"]
    assert table["share_of_area"].tolist() == [1, 0.75, 0.25]


MUNICIPI = {
    "area": pieces((1, 7, 300.4), (1, 8, 99.6), (2, 8, 50.0)),
    "house_numbers": pieces((1, 7, 2), (2, 8, 9)),
    "residential_house_numbers": pieces((1, 7, 1), (1, 8, 1), (2, 8, 8)),
}


def test_municipio_weights_hold_each_weight_and_the_two_shares():
    table = postcodes.municipio_weights(MUNICIPI, pd.Series({1: 600.0, 2: 100.0}))
    assert table[["area_id", "municipio"]].to_numpy().tolist() == [[1, 7], [1, 8], [2, 8]]
    assert table["area_m2"].tolist() == [300, 100, 50]
    assert table["house_numbers"].tolist() == [2, 0, 9]
    assert table["residents_2011"].tolist() == [300, 300, 100]
    assert table["share_of_area"].tolist() == [0.751, 0.249, 1]
    assert table["share_of_municipio"].tolist() == [1, 0.75, 0.25]


def layer(**cells):
    shapes = [shapely.box(left, 0, right, 100) for left, right in cells.values()]
    return gpd.GeoDataFrame({"zone": list(cells)}, geometry=shapes, crs=METRIC)


def test_border_drawn_twice_is_no_piece_unless_somebody_lives_on_it():
    nil, zones = layer(n=(0, 10_000)), layer(m=(0, 9_000), o=(9_000, 9_995), p=(9_995, 20_000))
    doors = gpd.GeoDataFrame({"area_id": ["n", "n"], "zones": ["m", "o"]})
    found = ground.layer_crosswalk(nil, zones, "zones", {"house_numbers": doors})
    assert found["area"]["target"].tolist() == ["m", "o"]
    lived_in = doors.assign(zones=["m", "p"])
    found = ground.layer_crosswalk(nil, zones, "zones", {"house_numbers": lived_in})
    assert found["area"]["target"].tolist() == ["m", "o", "p"]


def test_row_of_a_trial_says_how_far_off_it_came():
    error = pd.Series({11: 10.0, 12: -30.0, 13: 20.0})
    row = validation_row(TRIAL, error)
    assert (row["zones"], row["mean_abs_error_pct"]) == (3, 20)
    assert row["p90_abs_error_pct"] == 28  # eight tenths of the way from 20 to 30
    assert (row["worst_zone"], row["worst_error_pct"]) == (12, -30)


def test_count_error_is_of_enough_people_and_what_is_not_reached_counts_as_nothing():
    truth = pd.Series({1: 1000, 2: 300, 3: 299})
    error = transfer_counts.count_error(pd.Series({1: 1100.0, 3: 5.0}), truth)
    assert error.to_dict() == {1: pytest.approx(10), 2: -100}


def test_adults_are_residents_who_are_not_minors():
    register = pd.DataFrame(
        {"area_id": [1, 1], "year": [2020, 2021], "residents": [90, 100], "minors": [10, 15]}
    )
    assert adults(register, 2021).to_dict() == {1: 85}


def rows(*found):
    table = pd.DataFrame(found, columns=["weight", "variable", "mean_abs_error_pct"])
    return table.assign(from_zones="omi", to_zones="nil", quantity="mean")


def test_weight_that_errs_least_over_the_variables_is_chosen():
    """Area: (1 + 3) / 2 times the best; doors: (2 + 1) / 2."""
    table = errors.choose(
        rows(("area", "a", 1), ("doors", "a", 2), ("area", "b", 30), ("doors", "b", 10))
    )
    assert table["chosen"].tolist() == [False, True, False, True]


def test_each_pair_of_zonings_has_its_own_choice():
    two = rows(("area", "a", 1), ("doors", "a", 2))
    other = rows(("area", "a", 5), ("doors", "a", 2)).assign(from_zones="municipio")
    table = errors.choose(pd.concat([two, other], ignore_index=True))
    assert table["chosen"].tolist() == [True, False, False, True]


def yardsticks(*ratios):
    names = ["low_education", "tertiary_education", "foreign_residents"][: len(ratios)]
    return pd.DataFrame(
        {
            "from_zones": "postcode",
            "to_zones": "nil",
            "quantity": "mean",
            "variable": names,
            "spread_ratio": ratios,
            "chosen": True,
        }
    )


def test_yardsticks_are_pooled_as_squares():
    found = errors.validation_ratio(yardsticks(3, 4, 5), from_zones="postcode")
    assert found == pytest.approx((50 / 3) ** 0.5)


def test_missing_yardstick_is_an_error():
    with pytest.raises(ValidationTargetError, match="2 yardsticks"):
        errors.validation_ratio(yardsticks(3, 4), from_zones="postcode")


def test_sections_go_to_postcodes_in_turn_until_each_has_its_share():
    sizes = np.array([10.0, 10, 10, 10])
    owners = means.in_turn(sizes, pieces(("20121", 1, 3), ("20122", 1, 1)))
    assert owners.tolist() == ["20121", "20121", "20121", "20122"]


def test_shares_too_small_or_of_areas_left_out_take_no_part():
    built = {
        "nil_areas": pd.DataFrame(
            {"area_id": [1, 2, 3], "institutional": ["none", "none", "excluded"]}
        )
    }
    keys = {"area_id": [1, 2, 3]}
    people = {"residents": [1200, 1199, 5000], "households": [600, 600, 600]}
    counts = dict.fromkeys(("foreign_residents", "one_person_households", "aged_65_plus"), 300)
    built["population_register"] = pd.DataFrame(
        keys | people | counts | {"year": 2021, "minors": 300}
    )
    census = {"year": 2011, "employed": 300, "residents_census": [1200, 1199, 5000]}
    built["employment_2011"] = pd.DataFrame(keys | census)
    school = dict.fromkeys(("no_title_or_primary", "lower_secondary", "tertiary"), 300)
    built["education_2011"] = pd.DataFrame(
        keys | school | {"year": 2011, "residents_6_plus": [1200, 1199, 5000]}
    )
    found = means.known_shares(built)
    assert {tuple(table.index) for table in found.values()} == {(1,)}
    assert found["low_education"].loc[1].tolist() == [0.5, 1200]
    assert found["one_person_households"].loc[1].tolist() == [0.5, 600]


def test_pairs_apart_are_those_whose_intervals_do_not_touch():
    """10 (8.2 to 12.2), 12 (9.9 to 14.6), 20 (16.4 to 24.3): two of the three pairs."""
    found = transfer_report.pairs_apart(pd.Series([10, 12, 20]), pd.Series([0.1, 0.1, 0.1]))
    assert found == pytest.approx(2 / 3)
