"""City totals over the years: every jump the rule finds is explained on its card."""

import re

import pytest

from data.catalogue import continuity
from data.catalogue.card import datasets
from data.catalogue.read import read_table

YEARLY = [key for key, card in datasets().items() if continuity.is_yearly(card)]


@pytest.mark.parametrize("key", YEARLY)
def test_every_jump_has_its_year_and_its_size_or_its_revision_on_the_card(key):
    card = datasets()[key]
    said = card.limitations.en
    for column, year, percent in continuity.jumps(read_table(key), card).itertuples(index=False):
        size = f"{abs(percent):.1f} %"
        revised = re.search(rf"{year}-\d\d are some {round(percent / 10) * 10} %", said)
        assert (str(year) in said and size in said) or revised, f"{key}: {column} {year} {percent}"


def test_jumps_of_the_register_are_the_revision_and_the_pandemic():
    card = datasets()["population_register"]
    found = continuity.jumps(read_table("population_register"), card)
    assert set(zip(found["column"], found["year"], strict=True)) == {
        ("deaths", 2020),
        ("registrations_out", 2013),
        ("registrations_out", 2015),
    }
