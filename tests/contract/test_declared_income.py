"""Shipped incomes and postcode weights against published figures and their cards."""

import re

import pytest

from data.catalogue.card import dataset
from data.catalogue.read import read_table
from indicators.catalogue import low_income

CITY = 0
PUBLISHED_CITY_MEANS = {2019: 35_628, 2020: 35_634, 2021: 37_231}
PUBLISHED_2021_LOWEST, PUBLISHED_2021_HIGHEST = 19_054, 107_446
"""Means of postcodes 20157 and 20121: areas 75 and 3 lie wholly in one of them."""


@pytest.fixture(scope="module")
def income():
    return read_table("declared_income")


@pytest.fixture(scope="module")
def of_2021(income):
    return income[income["year"] == 2021].set_index("area_id")


@pytest.fixture(scope="module")
def weights():
    return read_table("postcode_weights")


@pytest.mark.parametrize(("year", "mean"), PUBLISHED_CITY_MEANS.items())
def test_city_means_are_the_published_ones(income, year, mean):
    here = (income["area_id"] == CITY) & (income["year"] == year)
    assert round(income.loc[here, "mean_income_eur"].item()) == mean


def test_area_wholly_in_one_postcode_has_the_published_mean_of_that_postcode(of_2021):
    assert of_2021.loc[[3, 75], "main_share"].tolist() == [1, 1]
    assert round(of_2021.loc[75, "mean_income_eur"]) == PUBLISHED_2021_LOWEST
    assert round(of_2021.loc[3, "mean_income_eur"]) == PUBLISHED_2021_HIGHEST


def test_no_area_leaves_the_range_of_the_postcodes(of_2021):
    values = of_2021["mean_income_eur"].round()
    assert (values.min(), values.max()) == (PUBLISHED_2021_LOWEST, PUBLISHED_2021_HIGHEST)


def test_city_and_88_areas_have_four_years_each(income):
    assert income.groupby("area_id").size().to_dict() == dict.fromkeys(range(89), 4)
    assert income["taxable_income_eur"].notna().all()
    assert income.loc[income["year"] < 2023, "mean_income_eur"].notna().all()


def test_weights_of_each_area_sum_to_one(weights):
    sums = weights.groupby("area_id")["share_of_area"].sum()
    assert len(sums) == 88
    assert sums.to_numpy() == pytest.approx(1, abs=2e-6)


def test_weights_cover_38_postcodes_and_50560_house_numbers(weights):
    assert weights["postcode"].nunique() == 38
    assert weights["civics"].sum() == 50_560
    assert "50,560 of 65,210" in dataset("postcode_weights").limitations.en


@pytest.mark.parametrize(("area", "percent"), [(3, 32), (9, 38), (59, 38), (73, 43)])
def test_few_house_numbers_carry_a_postcode_where_the_card_says(of_2021, area, percent):
    covered = of_2021["civics_with_postcode_share"].drop(CITY)
    assert round(100 * covered[area]) == percent
    assert area in covered.nsmallest(4).index


def test_covered_share_and_house_numbers_give_back_the_65210_of_the_city(of_2021, weights):
    known = weights.groupby("area_id")["civics"].sum()
    total = (known / of_2021["civics_with_postcode_share"].drop(CITY)).sum()
    assert total == pytest.approx(65_210, abs=10)


def test_46_areas_lie_at_least_nine_tenths_in_one_postcode(of_2021):
    assert (of_2021["main_share"] >= 0.9).sum() == 46


def test_areas_are_tied_when_they_share_at_least_nine_tenths_of_one_postcode(of_2021, weights):
    main = weights[weights["share_of_area"] >= 0.9]
    groups = main.groupby("postcode")["area_id"].apply(list)
    tied = of_2021[of_2021["tie"].notna()].reset_index().groupby("tie")["area_id"].apply(list)
    assert tied.to_dict() == groups[groups.str.len() > 1].to_dict()


def test_there_are_11_ties_of_33_areas(of_2021):
    tie = of_2021["tie"].dropna()
    assert (tie.nunique(), len(tie)) == (11, 33)
    assert tie[[57, 66]].tolist() == ["20148", "20148"]


def test_tied_areas_have_practically_one_value(of_2021):
    groups = of_2021.groupby("tie")["mean_income_eur"]
    spread = (groups.max() - groups.min()) / groups.mean()
    assert spread.idxmax() == "20148"
    assert spread.max() == pytest.approx(0.061, abs=0.0005)
    assert spread.drop("20148").max() == pytest.approx(0.012, abs=0.0005)


def test_income_is_said_to_be_transferred():
    assert dataset("declared_income").standing == "transferred"


def test_taxpayers_per_adult_lie_between_a_half_and_one_and_three_tenths(income):
    per_adult = income.loc[income["area_id"] != CITY, "taxpayers_per_adult"].dropna()
    assert (round(per_adult.min(), 2), round(per_adult.max(), 2)) == (0.7, 1.28)


@pytest.mark.parametrize(
    ("year", "taxpayers"), [(2019, 1_018_249), (2020, 986_799), (2021, 1_006_056)]
)
def test_taxpayers_of_the_areas_add_up_to_the_published_city(income, year, taxpayers):
    here = income[income["year"] == year].set_index("area_id")["taxpayers"]
    assert here[CITY] == taxpayers
    assert here.drop(CITY).sum() == pytest.approx(taxpayers, abs=5)


def test_share_of_low_incomes_is_the_published_one_where_an_area_lies_in_one_postcode(of_2021):
    assert of_2021.loc[75, "low_income_pct"] == pytest.approx(46.34, abs=0.005)


def test_areas_mostly_in_the_abnormal_postcode_have_no_share_of_low_incomes(income):
    empty = income[income["low_income_pct"].isna()]
    found = empty.groupby("year")["area_id"].agg(list)
    assert found.to_dict() == {2019: [4, 5], 2020: [4, 5], 2021: [4, 5]}


def test_every_carried_value_has_a_measured_error(income):
    areas = income[income["area_id"] != CITY]
    assert areas["mean_income_spread"].dropna().between(0.05, 0.5).all()
    assert (areas["mean_income_spread"].isna() == areas["mean_income_eur"].isna()).all()
    assert areas["taxable_income_spread"].between(0.05, 0.5).all()
    assert (areas["low_income_spread"].isna() == areas["low_income_pct"].isna()).all()


def test_areas_that_touch_the_abnormal_postcode_are_less_certain_than_without_it(of_2021):
    """Areas 1 and 6 lie in it for 29 and 13 %."""
    assert of_2021.loc[1, "low_income_spread"] > 0.15
    assert of_2021.loc[1, "low_income_spread"] > of_2021.loc[6, "low_income_spread"]


@pytest.mark.parametrize("language", ["it", "en"])
def test_who_lies_in_the_abnormal_postcode_is_named_as_the_table_has_it(milan, weights, language):
    """Those that lie in 20122 for more than half have no value, the others in it have one.

    One door in a hundred does not put an area in a postcode.
    """
    inside = weights[weights["postcode"].astype(str) == "20122"].set_index("area_id")[
        "share_of_area"
    ]
    values = milan.panel.table(low_income.INDICATOR).query("year == 2021").set_index("area_id")
    said = getattr(low_income.INDICATOR.limitations, language)
    most, part = re.findall(r"\(((?:Guastalla|Duomo)[^)]*)\)", said)
    names = milan.panel.areas["name"]
    for listed, areas in (
        (most, inside.index[inside > 0.5]),
        (part, inside.index[inside.between(0.01, 0.5)]),
    ):
        assert {name for name in names if name in listed} == set(names[areas])
        assert values.loc[areas, "value"].isna().tolist() == [listed == most] * len(areas)
