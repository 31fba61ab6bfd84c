"""A carried value opens to its zones: their mix is the value, their table is the shipped one."""

import pytest

from atlas.provenance.source_zones import source_zones
from data.catalogue.read import read_table
from indicators import REGISTRY, indicator
from indicators.catalogue import PRECINCTS

CARRIED = {
    "declared_income": "mean_income_eur",
    "taxable_income": "taxable_income_eur",
    "low_income": "low_income_pct",
}


@pytest.mark.parametrize("key", CARRIED)
@pytest.mark.parametrize("year", [2019, 2021])
def test_the_mix_of_the_postcodes_is_the_value_of_every_area(key, year):
    income = read_table("declared_income").query("year == @year").set_index("area_id")
    values = income[CARRIED[key]].dropna()
    for area in values.index[values.index > 0]:
        found = source_zones(indicator(key), read_table, area=int(area), year=year)
        mixed = sum(zone.weight * zone.value for zone in found.zones)
        assert mixed == pytest.approx(values[area], rel=2e-4)
        assert sum(zone.weight for zone in found.zones) == pytest.approx(1, abs=1e-5)
        weights = [zone.weight for zone in found.zones]
        assert weights == sorted(weights, reverse=True)


def test_a_rent_opens_to_the_zones_of_its_year_without_their_quotations():
    old, new = (
        source_zones(indicator("market_rent"), read_table, area=57, year=y) for y in (2018, 2025)
    )
    market = read_table("housing_market").query("area_id == 57").set_index("year")
    assert old.zones[0].code == market["main_zone"][2018]
    assert new.zones[0].code == market["main_zone"][2025]
    assert {zone.value for zone in (*old.zones, *new.zones)} == {None}


def test_what_is_counted_in_the_area_has_no_other_origin():
    years = {one.key: min(2021, one.latest_year) for one in REGISTRY} | {"market_rent": 2018}
    found = {
        one.key: source_zones(one, read_table, area=1, year=years[one.key]) for one in REGISTRY
    }
    carried = {key for key, one in found.items() if one is not None}
    from_precincts = {one.key for one in REGISTRY if one.crosswalk is PRECINCTS}
    assert len(from_precincts) == 8
    assert carried == {*CARRIED, "market_rent", *from_precincts}


def test_a_share_of_the_census_lies_among_its_precincts_whose_parts_make_the_area():
    found = source_zones(indicator("low_education_2021"), read_table, area=57, year=2021)
    assert (found.kind, found.tables) == ("precinct", ("precinct_weights", "census_precincts"))
    assert sum(zone.weight for zone in found.zones) == pytest.approx(1, abs=1e-4)
    mixed = sum(zone.weight * zone.value for zone in found.zones if zone.weight)
    estimates = read_table("census_estimates_2021").set_index("area_id")
    assert mixed == pytest.approx(estimates["low_education_pct"][57], abs=0.5)
