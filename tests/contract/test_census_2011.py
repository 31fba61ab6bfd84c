"""Shipped employment and education of 2011 against the published census."""

import pytest

from data.catalogue.card import dataset
from data.catalogue.read import read_table

CITY_RESIDENTS, CITY_EMPLOYED = 1_242_123, 550_946
WITHOUT_AREA_RESIDENTS, WITHOUT_AREA_EMPLOYED = 271, 76
"""People of the seven census sections that have no NIL."""

NOT_DECODED = [5, 6, 8, 9, 10, 16, 22, 30, 37, 38, 44, 45, 50, 51, 57, 60, 65, 74]


@pytest.fixture(scope="module")
def employment():
    return read_table("employment_2011")


@pytest.fixture(scope="module")
def education():
    return read_table("education_2011")


def test_areas_and_sections_without_area_make_the_published_city(employment):
    assert employment["residents_census"].sum() + WITHOUT_AREA_RESIDENTS == CITY_RESIDENTS
    assert employment["employed"].sum() + WITHOUT_AREA_EMPLOYED == CITY_EMPLOYED


def test_card_says_how_many_people_have_no_area():
    assert "271 residents and 76 employed people" in dataset("employment_2011").limitations.en


@pytest.mark.parametrize(("area", "per_km2"), [(57, 23_221), (20, 21_317)])
def test_density_of_2011_is_the_published_one(employment, area, per_km2):
    people = employment.set_index("area_id").loc[area, "residents_census"]
    surface = read_table("nil_areas").set_index("area_id").loc[area, "area_km2"]
    assert people / surface == pytest.approx(per_km2, rel=0.0002)


def test_employed_people_never_exceed_residents(employment):
    assert (employment["employed"] <= employment["residents_census"]).all()


def test_education_has_88_areas_and_18_of_them_are_empty(education):
    assert education["area_id"].tolist() == list(range(1, 89))
    empty = education[education["residents_6_plus"].isna()]
    assert empty["area_id"].tolist() == NOT_DECODED


def test_card_lists_the_18_areas_without_education():
    text = dataset("education_2011").limitations.en
    assert ", ".join(map(str, NOT_DECODED)) in text


def test_four_titles_make_the_residents_aged_six_and_over(education):
    titles = ["no_title_or_primary", "lower_secondary", "upper_secondary", "tertiary"]
    known = education.dropna()
    assert len(known) == 70
    assert (known[titles].sum(axis=1) == known["residents_6_plus"]).all()
