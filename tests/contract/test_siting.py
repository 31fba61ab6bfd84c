"""What the nine reach and what another choice might: the shipped tables against each other."""

import numpy as np
import pandas as pd
import pytest
from pyproj import Geod

from data.catalogue.read import read_table

KEYS = ["measure", "radius_m", "plan"]


@pytest.fixture(scope="module")
def coverage():
    return read_table("siting_coverage").set_index(KEYS)


@pytest.fixture(scope="module")
def points():
    return read_table("siting_points")


@pytest.mark.parametrize("radius", [250, 500, 1000])
def test_the_nine_reach_as_many_residents_as_the_table_of_reach_says(coverage, radius):
    reach = read_table("premises_reach").query("premises_id == 'all' and area_id == 0")
    disc = reach[(reach["shape"] == "disc") & (reach["radius_m"] == radius)].iloc[0]
    found = coverage.loc[("residents", radius, "nine")]
    ends = ["reached", "reached_lower", "reached_upper"]
    assert found[ends].tolist() == pytest.approx(
        disc[["residents", "residents_lower", "residents_upper"]].tolist(), abs=1
    )
    alone = coverage.loc[("aged_80_plus_alone", radius, "nine"), "reached"]
    assert alone == pytest.approx(disc["aged_80_plus_alone"], abs=1)


def test_totals_are_those_of_the_register(coverage):
    people = coverage["people"].groupby("measure").first()
    assert people["residents"] == 1_407_044
    assert people["aged_80_plus_alone"] == 57_073
    assert (
        (people[["declared_income", "elderly_alone"]] / people["residents"]).between(0.18, 0.25)
    ).all()


def test_no_choice_is_worse_than_the_nine_and_the_best_is_proven(coverage):
    for measure in ("deprivation", "declared_income", "elderly_alone"):
        for radius in (250, 500, 1000):
            nine, best = (coverage.loc[(measure, radius, plan)] for plan in ("nine", "best_nine"))
            assert best["reached"] > nine["reached"]
            assert best["proven"]
            assert best["bound"] == pytest.approx(best["reached"], abs=1)


def test_the_tenth_adds_what_its_point_says(coverage, points):
    first = points[(points["plan"] == "nine_and_tenth") & (points["place_order"] == 1)]
    for _, point in first.iterrows():
        both = [
            coverage.loc[("aged_80_plus_alone", point["radius_m"], plan), "reached"]
            for plan in ("nine", "nine_and_tenth")
        ]
        assert both[1] - both[0] == pytest.approx(point["gain"], abs=0.2)
        assert point["gain_lower"] <= point["gain"] <= point["gain_upper"]


def test_the_five_zones_of_a_tenth_lie_in_five_areas_best_first(points):
    for _, rows in points[points["plan"] == "nine_and_tenth"].groupby("radius_m"):
        assert rows["area_id"].nunique() == len(rows) == 5
        assert rows.sort_values("place_order")["gain"].is_monotonic_decreasing


def test_a_tenth_stands_clear_of_the_nine_when_it_adds_all_it_reaches(points):
    places, tenths = read_table("premises"), points[points["plan"] == "nine_and_tenth"]
    whole = tenths[tenths["gain"] == tenths["reached"]]
    for _, point in whole.iterrows():
        count = len(places)
        here = np.full(count, point["lon"]), np.full(count, point["lat"])
        metres = Geod(ellps="WGS84").inv(*here, places["lon"], places["lat"])[2]
        assert min(metres) > point["radius_m"]


def test_nine_points_of_a_plan_add_up_to_no_more_than_it_reaches(coverage, points):
    best = points[points["plan"] == "best_nine"]
    for (measure, radius), rows in best.groupby(["measure", "radius_m"]):
        whole = coverage.loc[(measure, radius, "best_nine"), "reached"]
        assert len(rows) == 9
        assert rows["gain"].sum() <= whole + 1 <= rows["reached"].sum() + 2
        assert pd.isna(rows["gain_lower"]).all()
