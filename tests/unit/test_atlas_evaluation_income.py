"""What a comparison of incomes could see: by hand on four postcodes, and as shipped."""

import pandas as pd
import pytest
from scipy import stats

from atlas import repository
from atlas.evaluation import income, income_sentences
from atlas.repository import evaluation_results
from data.catalogue.consumer_prices import consumer_prices
from indicators import indicator

GROWTH = {"A": 0.10, "B": 0.08, "C": 0.06, "LEAP": 0.90, "PART": 0.5}
POSTCODES = pd.DataFrame(
    [
        {"postcode": code, "year": year, "taxable_income_eur": mean, "taxable_total_eur": 10 * mean,
         "unsteady": code == "LEAP" and year == 2023}
        for code, rise in GROWTH.items()
        for year, mean in ((2021, 100.0), (2023, 100.0 * (1 + rise)))
    ]
).set_index(["postcode", "year"])  # fmt: skip
WEIGHTS = pd.DataFrame(
    {
        "area_id": [1, 1, 2, 3, 4, 5],
        "postcode": ["A", "PART", "A", "B", "C", "LEAP"],
        "share_of_area": [0.8, 0.2, 1.0, 1.0, 1.0, 1.0],
    }
)
ADULTS = pd.Series({1: 50.0, 2: 60.0, 3: 10.0, 4: 10.0, 5: 10.0})
AREAS = pd.Series(
    {(a, y): 100.0 * (1 + r * (y == 2023)) for a, r in ((1, 0.1), (3, 0.08), (4, 0.06))
     for y in (2021, 2023)}
)  # fmt: skip
AREAS.index.names = ["area_id", "year"]


@pytest.fixture(scope="module")
def toy():
    parts = income.shares(WEIGHTS, ADULTS)
    return income.income_reach(POSTCODES, AREAS, parts, treated=[1], control=[3, 4])


def test_part_of_an_effect_that_shows_is_the_treated_part_of_the_postcode(toy):
    """40 of the 100 adults of postcode A live in area 1."""
    assert toy.by_postcode.carried == pytest.approx(40 / (40 + 60))
    assert toy.by_postcode.needed == pytest.approx(toy.by_postcode.smallest / 0.4)


def test_postcodes_that_leap_or_hold_a_part_of_a_treated_area_are_not_compared(toy):
    assert (toy.by_postcode.treated, toy.by_postcode.control) == (1, 2)
    assert toy.by_postcode.sd_change == pytest.approx(0.02)


def test_growth_is_of_all_taxpayers_of_the_postcodes_that_count(toy):
    """10 taxpayers in each of the four."""
    assert toy.nominal == pytest.approx((0.10 + 0.08 + 0.06 + 0.5) / 4)


def test_euro_are_those_of_the_treated_postcodes(toy):
    assert toy.by_postcode.eur == pytest.approx(toy.by_postcode.smallest * 1_100)


@pytest.fixture(scope="module")
def reach():
    return evaluation_results.income_reach()


def by_hand(sd, k, m):
    """Smallest visible effect , written out again."""
    spread = 1 / k + 1 / m
    df = spread**2 / ((1 / k) ** 2 / (k - 1) + (1 / m) ** 2 / (m - 1))
    return (stats.t.ppf(0.975, df) + stats.t.ppf(0.8, df)) * sd * spread**0.5


def test_opening_design_sees_4_7_per_cent_and_needs_8(reach):
    seen = reach.by_area
    assert (seen.treated, seen.control) == (8, 39)
    assert seen.smallest == pytest.approx(by_hand(seen.sd_change, 8, 39))
    assert [round(100 * share, 1) for share in (seen.smallest, seen.needed)] == [4.7, 7.9]


def test_by_postcode_without_the_two_that_leap(reach):
    seen = reach.by_postcode
    assert (seen.treated, seen.control) == (8, 26)
    assert seen.smallest == pytest.approx(by_hand(seen.sd_change, 8, 26))
    assert [round(100 * share, 1) for share in (seen.smallest, seen.needed)] == [2.5, 4.2]
    assert round(100 * seen.carried) == 59


def test_only_barona_and_gratosoglio_are_one_number(reach):
    assert reach.alike == ((46, 41),)


@pytest.mark.parametrize(
    ("language", "real"), [("it", "del 9,1 % in euro"), ("en", "by 9.1% in current")]
)
def test_page_says_nominal_prices_and_real(reach, language, real):
    names = repository.areas()["name"]
    said = " ".join(income_sentences.income_said(reach, consumer_prices(), names, language))
    said = said.replace("\u00a0", " ").replace("\u202f", " ")
    assert real in said
    assert ("4,5 %" if language == "it" else "4.5%") in said
    assert "Barona" in said
    assert "Gratosoglio" in said


def test_source_names_both_licences_and_where_the_prices_were_read():
    said = income_sentences.income_source(consumer_prices(), "it")
    assert "2019-2021 3.0 o 4.0" in said
    assert "2023 3.0 IT" in said
    assert "https://www.ansa.it/" in said


def test_card_of_the_series_says_the_same_changes(reach):
    said, rise = indicator("taxable_income").limitations.en, consumer_prices().rise(2021, 2023)
    real = 1 - (1 + reach.nominal) / (1 + rise)
    for share in (rise, reach.nominal, real):
        assert f"{100 * share:.1f}%" in said
