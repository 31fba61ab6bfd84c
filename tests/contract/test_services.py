"""Shipped counts of services against the totals of their sources and their cards."""

import pytest

from data.catalogue.card import dataset
from data.catalogue.read import read_table

IN_THE_COPY, AT_THE_DEFAULT_PLACE = 917, 218
ROWS_OF_THE_FILE, NOT_ACTIVE, WITHOUT_AREA = 964, 38, 9
PHARMACIES = 422
SHOPS_IN_THE_FILE, SHOPS_WITHOUT_AREA = 29_312, 445
BARS_IN_THE_FILE, BARS_WITHOUT_AREA = 9_417, 211


@pytest.fixture(scope="module")
def health():
    return read_table("health_services").set_index("area_id")


def of_area(key, column):
    return read_table(key).set_index("area_id")[column]


def reasons(key, reason):
    rows = read_table("missing_values")
    here = (rows["dataset"] == key) & (rows["reason"] == reason)
    return sorted(rows.loc[here, "area_id"])


def test_placed_surgeries_and_the_default_place_make_those_of_the_copy(health):
    assert health["gp_surgeries"].sum() + AT_THE_DEFAULT_PLACE == IN_THE_COPY


def test_copy_is_the_file_less_inactive_doctors_and_rows_without_area():
    assert ROWS_OF_THE_FILE - NOT_ACTIVE - WITHOUT_AREA == IN_THE_COPY
    assert "964 rows" in dataset("health_services").limitations.en


def test_no_area_is_said_to_have_no_surgery(health):
    known = health["gp_surgeries"].dropna()
    assert (known > 0).all()
    assert len(known) == 65


def test_niguarda_is_an_error_of_the_source_and_the_empty_rest_is_unmatched(health):
    assert reasons("health_services", "source_error") == [14]
    empty = set(health.index[health["gp_surgeries"].isna()])
    assert empty - {14} == set(reasons("health_services", "unmatched"))
    assert len(empty) == 22 + 1


def test_san_siro_keeps_its_surgeries_and_pharmacies(health):
    assert health.loc[57, ["gp_surgeries", "pharmacies"]].tolist() == [12, 6]


def test_surgeries_are_even_by_municipio_as_the_card_says(health):
    municipio = read_table("nil_areas").set_index("area_id")["municipio"]
    counted = health.drop(14).groupby(municipio)[["gp_surgeries", "residents"]].sum()
    rates = (10_000 * counted["gp_surgeries"] / counted["residents"]).astype(float).round(1)
    assert (rates[1], rates.drop(1).min(), rates.drop(1).max()) == (8.2, 4.0, 5.8)


def test_every_pharmacy_of_the_file_has_its_area(health):
    assert health["pharmacies"].sum() == PHARMACIES
    assert "422" in dataset("health_services").limitations.en


def test_shops_and_rows_without_area_make_the_file():
    assert of_area("shops", "neighbourhood_shops").sum() + SHOPS_WITHOUT_AREA == SHOPS_IN_THE_FILE
    assert of_area("shops", "bars_restaurants").sum() + BARS_WITHOUT_AREA == BARS_IN_THE_FILE


@pytest.mark.parametrize(("column", "area"), [("neighbourhood_shops", 40), ("bars_restaurants", 3)])
def test_the_one_doubtful_zero_of_shops_is_empty(column, area):
    counts = of_area("shops", column)
    assert counts.index[counts.isna()].tolist() == [area]


def test_24_areas_have_no_organisations_san_siro_among_them():
    organisations = of_area("social_organisations", "organisations")
    empty = organisations.index[organisations.isna()]
    assert len(empty) == 24
    assert {57, 65, 76} <= set(empty)
    assert sorted(empty) == reasons("social_organisations", "unmatched")


def test_organisations_with_an_area_are_fewer_than_those_of_the_file():
    assert of_area("social_organisations", "organisations").sum() == 681 < 949 - 114


@pytest.mark.parametrize(("key", "year"), [("health_services", 2024), ("shops", 2023)])
def test_residents_are_those_of_the_register(key, year):
    register = read_table("population_register")
    known = register[register["year"] == year].set_index("area_id")["residents"]
    assert of_area(key, "residents").to_dict() == known.to_dict()
