"""Shipped sport facilities and neighbourhood houses against their sources and cards."""

import pytest

from data.catalogue.card import dataset
from data.catalogue.read import read_table

FACILITIES, SITES, HOUSES = 407, 128, 34


@pytest.fixture(scope="module")
def sport():
    return read_table("sport_facilities").set_index("area_id")


@pytest.fixture(scope="module")
def houses():
    return read_table("neighbourhood_houses")


def test_every_facility_has_an_area(sport):
    assert sport["sport_facilities"].sum() == FACILITIES
    assert sport["sport_sites"].sum() == SITES
    assert len(sport) == 88


def test_sites_are_never_more_than_facilities(sport):
    assert (sport["sport_sites"] <= sport["sport_facilities"]).all()
    assert ((sport["sport_sites"] == 0) == (sport["sport_facilities"] == 0)).all()


def test_four_facilities_of_via_muggiano_are_in_muggiano(sport):
    assert sport.loc[54, ["sport_facilities", "sport_sites"]].tolist() == [4, 1]
    assert sport.loc[87, "sport_facilities"] == 0


def test_card_says_how_many_points_are_elsewhere_than_the_source_says():
    assert "5 of the 407 entries" in dataset("sport_facilities").processing.en


def test_34_houses_have_different_identifiers_from_3_to_62(houses):
    assert len(houses) == HOUSES
    assert (houses["house_id"].min(), houses["house_id"].max()) == (3, 62)
    assert houses["house_id"].is_unique


def test_every_house_lies_in_the_municipio_the_source_says(houses):
    municipi = read_table("nil_areas").set_index("area_id")["municipi"].str.split(";")
    said = houses["municipio"].astype(str)
    found = houses["area_id"].map(municipi)
    assert all(one in several for one, several in zip(said, found, strict=True))


def test_houses_are_said_to_be_a_part_of_all_houses():
    assert "not the full list" in dataset("neighbourhood_houses").limitations.en
