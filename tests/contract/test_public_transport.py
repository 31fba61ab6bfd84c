"""Shipped metro stations and surface stops against the totals of their files and the card."""

import pytest

from data.catalogue.card import dataset
from data.catalogue.read import read_table

STATIONS, STATIONS_IN_THE_CITY = 110, 90
STOPS, STOPS_IN_THE_CITY = 2_618, 1_804


@pytest.fixture(scope="module")
def transport():
    return read_table("public_transport_2020").set_index("area_id")


def test_90_of_the_110_stations_are_in_the_city(transport):
    assert transport["metro_stations"].sum() == STATIONS_IN_THE_CITY
    said = dataset("public_transport_2020").limitations.en
    assert f"{STATIONS_IN_THE_CITY} of the {STATIONS} stations" in said


def test_1804_of_the_2618_stops_are_in_the_city(transport):
    assert transport["surface_stops_at_least"].sum() == STOPS_IN_THE_CITY
    said = dataset("public_transport_2020").limitations.en
    assert f"{STOPS:,}, of which {STOPS_IN_THE_CITY:,}" in said.replace("\n", " ")


@pytest.fixture(scope="module")
def area_km2():
    return read_table("nil_areas").set_index("area_id")["area_km2"]


def test_reach_never_exceeds_the_area(transport, area_km2):
    assert (transport["metro_reach_km2"] <= area_km2 + 1e-6).all()


def test_area_with_a_station_is_reached(transport):
    reached = transport[transport["metro_stations"] > 0]["metro_reach_km2"]
    assert (reached > 0).all()


def test_43_percent_of_the_city_lies_near_a_station(transport, area_km2):
    share = transport["metro_reach_km2"].sum() / area_km2.sum()
    assert round(100 * share) == 43


def test_an_area_of_15000_people_without_a_stop_shows_that_lines_are_missing(transport):
    assert transport.loc[38, "residents"] > 15_000
    empty = transport.index[transport["surface_stops_at_least"].isna()]
    assert {38, 24, 54} <= set(empty)


def test_no_indicator_reads_the_incomplete_stops():
    from indicators import REGISTRY

    assert all("surface_stops_at_least" not in known.inputs for known in REGISTRY)
