"""Shipped dwellings of 2011 against themselves and the census sections."""

import pytest

from data.build.steps.dwellings import SIZES
from data.catalogue.card import dataset
from data.catalogue.read import read_table
from indicators.catalogue import crowded_dwellings

NOT_DECODED = [5, 6, 8, 9, 10, 16, 24, 27, 30, 38, 44, 45, 48, 50, 51, 57, 58, 60, 62, 65, 74,
               76, 84, 85, 86, 87, 88]  # fmt: skip


@pytest.fixture(scope="module")
def dwellings():
    return read_table("dwellings_2011").set_index("area_id")


@pytest.fixture(scope="module")
def known(dwellings):
    return dwellings.dropna().astype("int64")


@pytest.fixture(scope="module")
def census(known):
    return read_table("employment_2011").set_index("area_id")["residents_census"]


def test_27_areas_are_empty_and_the_card_lists_them(dwellings):
    assert dwellings.index.tolist() == list(range(1, 89))
    assert dwellings.index[dwellings["occupied_dwellings"].isna()].tolist() == NOT_DECODED
    assert ", ".join(map(str, NOT_DECODED)) in dataset("dwellings_2011").limitations.en


def test_five_sizes_make_the_occupied_dwellings(known):
    assert (known[list(SIZES.values())].sum(axis="columns") == known["occupied_dwellings"]).all()


def test_families_make_the_dwellings_to_within_one_in_28_areas(known):
    gap = known["one_family_dwellings"] + known["shared_dwellings"] - known["occupied_dwellings"]
    assert gap.abs().value_counts().to_dict() == {0: 33, 1: 28}


def test_the_61_areas_have_the_dwellings_and_the_part_of_the_city_on_the_card(known, census):
    assert known["occupied_dwellings"].sum() == 445_428
    assert census[known.index].sum() / census.sum() == pytest.approx(0.737, abs=0.0005)
    assert "445,428 occupied dwellings and 73.7 %" in dataset("dwellings_2011").limitations.en


def test_residents_of_the_dwellings_are_nearly_those_of_the_sections(known, census):
    people = sum(count * known[name] for count, name in enumerate(SIZES.values(), start=1))
    assert (people.sum(), census[known.index].sum()) == (897_922, 915_454)
    more = people / census[known.index]
    assert more.index[more > 1].tolist() == [3, 32, 59, 61, 82]
    assert more[known["occupied_dwellings"] >= 300].max() == pytest.approx(1.09, abs=0.005)


def test_the_duomo_has_one_of_the_five_highest_shares(known):
    large = known[known["occupied_dwellings"] >= 300]
    shares = large["dwellings_5_plus_residents"] / large["occupied_dwellings"]
    assert 1 in shares.nlargest(5).index
    assert len(large) == 55
    assert (
        "the Duomo has one of the five highest values" in crowded_dwellings.INDICATOR.limitations.en
    )


def test_the_indicator_says_how_many_neighbourhoods_are_missing(dwellings):
    said, missing = crowded_dwellings.INDICATOR.limitations, dwellings["occupied_dwellings"].isna()
    assert f"{missing.sum()} quartieri su {len(dwellings)}" in said.it
    assert f"{missing.sum()} of the {len(dwellings)} neighbourhoods" in said.en
