"""Shipped census sections of 2011 against the published city and their NIL."""

import json
from pathlib import Path

import pytest

from data.build.steps.sections import crosswalk
from data.catalogue.card import dataset
from data.catalogue.read import read_table

CITY_RESIDENTS, CITY_EMPLOYED = 1_242_123, 550_946
LAYER_2012 = (
    Path(__file__).resolve().parents[3] / "shared/data/nil_boundaries_2012/NILZone.EPSG4326.geojson"
)


@pytest.fixture(scope="module")
def sections():
    return read_table("census_sections_2011")


def test_sections_add_up_to_the_published_city(sections):
    assert sections["residents"].sum() == CITY_RESIDENTS
    assert sections["employed"].sum() == CITY_EMPLOYED
    assert "as published (difference 0)" in dataset("census_sections_2011").limitations.en


def test_sections_of_an_area_add_up_to_its_employment_table(sections):
    sums = sections.groupby("area_id")[["employed", "residents"]].sum()
    wanted = read_table("employment_2011").set_index("area_id")[["employed", "residents_census"]]
    assert sums.to_numpy().tolist() == wanted.to_numpy().tolist()


def test_seven_sections_have_no_area_and_68_no_counts(sections):
    assert sections["reason"].value_counts().to_dict() == {"outside_source": 68, "unmatched": 7}
    unmatched = sections[sections["reason"] == "unmatched"]
    assert unmatched["area_id"].isna().all()
    assert unmatched[["residents", "employed"]].sum().tolist() == [271, 76]
    assert (sections["area_id"].isna() == (sections["reason"] == "unmatched")).all()
    assert (sections["residents"].isna() == (sections["reason"] == "outside_source")).all()


def test_employed_people_never_exceed_the_residents_of_a_section(sections):
    counted = sections.dropna(subset=["residents", "employed"])
    assert len(counted) == 6_017
    assert (counted["employed"] <= counted["residents"]).all()


def test_residential_buildings_are_those_on_the_card(sections):
    by_floors = sections.filter(like="buildings_").sum()
    assert by_floors.tolist() == [2_940, 6_043, 5_503, 28_494]
    assert by_floors.sum() == 42_980


def test_the_crosswalk_knows_88_names_and_each_area_once():
    assert sorted(crosswalk().values()) == list(range(1, 89))
    assert (crosswalk()["SELINUNTE"], crosswalk()["S. SIRO"]) == (57, 60)


@pytest.mark.skipif(not LAYER_2012.exists(), reason="the layer of 2012 is not on this machine")
def test_the_crosswalk_gives_each_name_the_identifier_of_the_layer_of_2012():
    features = json.loads(LAYER_2012.read_text(encoding="utf-8"))["features"]
    layer = {one["properties"]["NIL"]: int(one["properties"]["ID_NIL"]) for one in features}
    assert crosswalk() == layer
