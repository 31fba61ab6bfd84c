"""The shipped population register against published figures and its own card."""

import pytest

from data.catalogue.card import dataset
from data.catalogue.read import read_table

YEARS = range(2011, 2025)
PUBLISHED_RESIDENTS = {2011: 1_341_830, 2023: 1_417_597, 2024: 1_407_044}
"""City totals of the official series."""

PARTS = [
    ("minors", "residents"),
    ("aged_65_plus", "residents"),
    ("aged_80_plus", "aged_65_plus"),
    ("aged_80_plus_alone", "aged_80_plus"),
    ("foreign_residents", "residents"),
    ("households", "residents"),
]


@pytest.fixture(scope="module")
def register():
    return read_table("population_register")


@pytest.fixture(scope="module")
def city(register):
    return register.drop(columns="area_id").groupby("year").sum()


@pytest.fixture(scope="module")
def residual(city):
    natural = city["births"] - city["deaths"]
    moves = city["registrations_in"] - city["registrations_out"]
    return (city["residents"].diff() - natural - moves).dropna().astype(int)


def test_every_area_has_every_year_once(register):
    wanted = [(area, year) for area in range(1, 89) for year in YEARS]
    assert list(zip(register["area_id"], register["year"], strict=True)) == wanted
    assert len(register) == 88 * 14


def test_men_and_women_make_the_total_in_every_row(register):
    assert (register["men"] + register["women"] == register["residents"]).all()


@pytest.mark.parametrize(("year", "residents"), PUBLISHED_RESIDENTS.items())
def test_city_totals_are_the_published_ones(city, year, residents):
    assert city.loc[year, "residents"] == residents


@pytest.mark.parametrize(("part", "whole"), PARTS)
def test_part_never_exceeds_its_whole(register, part, whole):
    assert not (register[part] > register[whole]).any()


@pytest.mark.parametrize(
    ("part", "whole", "where"),
    [
        ("one_person_households", "households", {(8, 2017)}),
        ("births_outside_marriage", "births", {(84, 2023), (88, 2023)}),
        (
            "births_foreign_parent",
            "births",
            {(area, year) for area in (39, 40) for year in (2019, 2020, 2021)},
        ),
    ],
)
def test_parts_larger_than_their_whole_are_only_those_on_the_card(register, part, whole, where):
    larger = register[(register[part] > register[whole]).fillna(False).astype(bool)]
    assert set(zip(larger["area_id"], larger["year"], strict=True)) == where


@pytest.mark.parametrize(
    ("year", "people", "in_english", "in_italian"),
    [
        (2023, 10_763, "+10,763 people in 2023", "+10.763 persone nel 2023"),
        (2024, -8_423, "−8,423 in 2024", "−8.423 nel 2024"),
    ],
)
def test_balance_leaves_the_residual_written_on_the_card(
    residual, year, people, in_english, in_italian
):
    card = dataset("population_register").limitations
    assert residual[year] == people
    assert in_english in card.en
    assert in_italian in card.it


def test_balance_of_the_other_years_stays_between_the_bounds_on_the_card(residual):
    others = residual.drop([2023, 2024])
    assert (others.idxmin(), others.min()) == (2021, -5_149)
    assert (others.idxmax(), others.max()) == (2012, 12_233)
    written = dataset("population_register").limitations.en
    assert "from −5,149 (2021) to +12,233 (2012)" in written


def test_births_with_a_foreign_parent_are_empty_in_2017_only(register):
    empty = register[register["births_foreign_parent"].isna()]
    assert set(empty["year"]) == {2017}
    assert len(empty) == 88


def test_out_registrations_of_2013_and_2014_are_some_60_percent_higher(city):
    around = city.loc[[2011, 2012, 2015, 2016], "registrations_out"].mean()
    revised = city.loc[[2013, 2014], "registrations_out"].mean()
    assert revised / around == pytest.approx(1.57, abs=0.05)


def test_areas_with_under_300_residents_are_those_on_the_card(register):
    small = register[register["residents"] < 300].groupby("area_id").size()
    assert small[small == len(YEARS)].index.tolist() == [3, 8, 74, 75, 84]
    assert small[small < len(YEARS)].index.tolist() == [86, 87]


def test_residents_of_area_24_more_than_double_in_2017(register):
    residents = register[register["area_id"] == 24].set_index("year")["residents"]
    assert (residents[2016], residents[2017]) == (1_151, 2_608)


def test_marked_areas_24_32_and_31_have_the_most_registrations_per_resident(register):
    large = register[register["residents"] > 1_200]
    for flow in ("registrations_in", "registrations_out"):
        rates = (large[flow] / large["residents"]).groupby(large["area_id"]).mean()
        assert set(rates.nlargest(3).index) == {24, 31, 32}


def test_areas_39_and_73_are_nearly_all_men_as_the_area_card_says(register):
    latest = register[register["year"] == 2024].set_index("area_id")
    assert latest.loc[[39, 73], ["men", "residents"]].to_numpy().tolist() == [
        [766, 900],
        [990, 1130],
    ]
    assert latest.loc[73, ["households", "one_person_households"]].tolist() == [1086, 6]
