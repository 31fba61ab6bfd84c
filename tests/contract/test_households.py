"""Shipped households: two definitions, kinds of 2021, two counts of one person, births."""

import pandas as pd
import pytest

from data.build.steps.households import BLOCKS
from data.catalogue.card import dataset
from data.catalogue.read import read_table
from indicators.catalogue import household_change_5y

LATER_TOTAL = 780_935
"""Households of the nine Municipi in 2025, published in DS1442."""

MUNICIPI_2025 = [54_022, 94_026, 83_556, 92_436, 70_163, 83_013, 92_792, 105_828, 105_099]
JUMPS = {17: [2011], 24: [2010], 33: [2009, 2010], 54: [2009], 59: [2014, 2015, 2016],
         63: [2015], 72: [2017, 2018], 88: [2011]}  # fmt: skip


@pytest.fixture(scope="module")
def households():
    return read_table("households_by_year")


@pytest.fixture(scope="module")
def by_year(households):
    return households.groupby("year")["households"].sum().astype(int)


@pytest.fixture(scope="module")
def types():
    return read_table("household_types_2021").set_index("area_id")


@pytest.fixture(scope="module")
def register():
    return read_table("population_register").set_index(["year", "area_id"])


@pytest.fixture(scope="module")
def counts():
    return read_table("one_person_counts_2021").set_index("area_id")


def card_says(key, english, italian):
    limits = dataset(key).limitations
    return english in limits.en and italian in limits.it


def test_no_year_has_both_definitions_and_only_2025_has_the_later_one(households):
    years = households.groupby("definition")["year"].apply(lambda found: sorted(set(found)))
    assert years.to_dict() == {
        "series_2007_2021": list(range(2007, 2022)),
        "count_2025": [2025],
    }


def test_every_area_has_every_year_once(households):
    wanted = [(area, year) for area in range(1, 89) for year in [*range(2007, 2022), 2025]]
    assert list(zip(households["area_id"], households["year"], strict=True)) == wanted


def test_households_of_2025_are_those_published_for_the_nine_municipi(by_year):
    assert by_year[2025] == sum(MUNICIPI_2025) == LATER_TOTAL
    assert card_says("households_by_year", "780,935, difference 0", "780.935, differenza 0")


def test_the_two_definitions_are_10_and_a_half_percent_apart(by_year):
    assert by_year[2021] == 706_915
    assert by_year[2025] / by_year[2021] - 1 == pytest.approx(0.105, abs=0.0005)
    assert card_says("households_by_year", "10.5 % more", "10,5 % in più")


def test_2025_is_close_to_the_register_and_the_series_is_not(by_year, register):
    registered = register.groupby("year")["households"].sum()
    assert registered[2024] / by_year[2025] - 1 == pytest.approx(0.002, abs=0.0005)
    more = registered.loc[2011:2021] / by_year.loc[2011:2021] - 1
    assert (more.idxmin(), round(more.min(), 3)) == (2021, 0.064)
    assert (more.idxmax(), round(more.max(), 3)) == (2012, 0.091)
    assert card_says("households_by_year", "6.4 % (2021) to 9.1 % (2012)", "dal 6,4 % (2021)")


def test_the_jumps_of_the_series_are_those_on_the_card(households):
    series = households[households["definition"] == "series_2007_2021"]
    wide = series.pivot(index="area_id", columns="year", values="households").astype("float64")
    earlier = wide.shift(axis="columns")
    jumps = ((wide / earlier - 1).abs() > 0.08) & (earlier >= 300)
    found = {area: row.index[row].tolist() for area, row in jumps.iterrows() if row.any()}
    assert found == JUMPS


def test_the_city_loses_5101_households_in_2013(by_year):
    assert by_year[2013] - by_year[2012] == -5_101
    assert card_says("households_by_year", "loses 5,101", "perde 5.101")


@pytest.mark.parametrize("block", BLOCKS, ids=["type", "age", "citizenship"])
def test_each_way_of_parting_the_households_makes_them_all(types, block):
    known = types.dropna()
    assert len(known) == 87
    assert (known[list(block)].sum(axis="columns") == known["households"]).all()


def test_types_and_series_count_the_same_households_in_2021(types, households):
    series = households[households["year"] == 2021].set_index("area_id")["households"]
    pd.testing.assert_series_equal(types["households"], series)


def test_heads_of_65_and_over_never_exceed_the_residents_of_that_age(types, register):
    old = register.loc[2021, "aged_65_plus"]
    assert (types["head_aged_65_plus"].fillna(0) <= old).all()
    assert types["head_aged_65_plus"].sum() / old.sum() == pytest.approx(0.83, abs=0.005)
    shares = (types["head_aged_65_plus"] / old)[types["households"].fillna(0) >= 300]
    assert round(shares.max(), 2) == 0.90


def test_the_two_counts_of_one_person_households_are_those_on_the_card(counts, register, types):
    assert counts["one_person_register"].sum() == 402_908
    assert counts["one_person_ds1440"].sum() == 335_921
    assert card_says("one_person_counts_2021", "402,908", "335.921")
    assert card_says("one_person_counts_2021", "16.6 % fewer", "16,6 % in meno")
    there = register.loc[2021, "one_person_households"]
    assert (counts["one_person_register"] == there).all()
    pd.testing.assert_series_equal(
        counts["one_person_ds1440"], types["one_person"], check_names=False
    )


def test_the_two_counts_part_more_in_some_neighbourhoods_as_the_card_says(counts):
    large = counts[counts["households_ds1440"].fillna(0) >= 300].astype("float64")
    ratio = large["one_person_ds1440"] / large["one_person_register"]
    assert (len(large), int((ratio > 1).sum())) == (77, 13)
    assert (ratio.idxmin(), round(ratio.min(), 2)) == (20, 0.60)
    assert (ratio.idxmax(), round(ratio.max(), 2)) == (65, 1.11)


def test_the_two_counts_order_the_neighbourhoods_differently(counts):
    large = counts[counts["households_ds1440"].fillna(0) >= 300].astype("float64")
    registered = large["one_person_register"] / large["households_register"]
    of_types = large["one_person_ds1440"] / large["households_ds1440"]
    assert registered.rank().corr(of_types.rank()) == pytest.approx(0.65, abs=0.005)


def test_the_change_of_households_reads_the_years_of_one_definition(households):
    series = households[households["definition"] == "series_2007_2021"]
    assert set(household_change_5y.ONE_DEFINITION) == set(series["year"])
