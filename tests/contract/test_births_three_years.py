"""Shipped births of three years against the register they are summed from."""

import pytest

from data.catalogue.card import dataset
from data.catalogue.read import read_table

COUNTS = ["births", "births_outside_marriage", "births_foreign_parent"]


@pytest.fixture(scope="module")
def births():
    return read_table("births_three_years")


@pytest.fixture(scope="module")
def register():
    return read_table("population_register")


def test_every_area_has_every_last_year_once(births):
    wanted = [(area, year) for area in range(1, 89) for year in range(2013, 2025)]
    assert list(zip(births["area_id"], births["year"], strict=True)) == wanted


@pytest.mark.parametrize("column", COUNTS)
@pytest.mark.parametrize("year", [2013, 2016, 2024])
def test_a_sum_is_that_of_three_years_of_the_register(births, register, column, year):
    three = register[register["year"].between(year - 2, year)]
    wanted = three.groupby("area_id")[column].sum().tolist()
    assert births.loc[births["year"] == year, f"{column}_3y"].tolist() == wanted


def test_births_of_the_city_in_2022_to_2024_are_those_on_the_card(births):
    city = births[births["year"] == 2024][[f"{name}_3y" for name in COUNTS]].sum().tolist()
    assert city == [9_756 + 9_414 + 9_147, 4_175 + 4_031 + 3_939, 3_162 + 3_019 + 2_917]
    assert "28,317 births, 12,145 outside" in dataset("births_three_years").limitations.en


def test_sums_that_hold_2017_are_empty_for_the_foreign_parent(births):
    empty = births[births["births_foreign_parent_3y"].isna()]
    assert empty.groupby("year").size().to_dict() == {2017: 88, 2018: 88, 2019: 88}


def test_sums_of_area_39_that_hold_2020_are_empty_for_births_outside_marriage(births):
    empty = births[births["births_outside_marriage_3y"].isna()]
    assert empty[["area_id", "year"]].to_numpy().tolist() == [[39, 2020], [39, 2021], [39, 2022]]


def test_areas_with_300_births_are_44_to_51_as_the_card_says(births):
    large = births[births["births_3y"] >= 300].groupby("year").size()
    assert (large.min(), large.max()) == (44, 51)
    assert "between 44 and 51" in dataset("births_three_years").processing.en


def test_no_area_with_300_births_has_a_year_in_which_the_part_exceeds_the_whole(births, register):
    wrong = (register[COUNTS[1:]].gt(register["births"], axis="index")).fillna(False).any(axis=1)
    small = births[births["births_3y"] >= 300]["area_id"].unique()
    assert set(register.loc[wrong, "area_id"]) & set(small) == set()
