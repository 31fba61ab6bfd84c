"""The premises page in the browser: the answer, the filter on the map, the day, axe; no network."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from atlas.wording import text
from tests.browser.test_accessibility import RUN, violations

WORDS = text("it")


@pytest.fixture(scope="module")
def spazi(keep):
    """The page as it opens, kept for all tests of the file."""
    screen = keep()
    screen.travel("", slug="spazi")
    return screen


def test_a_newcomer_finds_whether_gorla_is_open(spazi):
    spazi.travel("", slug="spazi")
    box = spazi.key("atlas-space").get_by_role("combobox")
    box.fill("Gorla")
    box.press("Enter")
    spazi.expect_query(spazio="erlembaldo")
    heading = spazi.page.get_by_role("heading", level=1)
    expect(heading).to_contain_text("Gorla – Precotto")
    expect(heading).to_contain_text("Nessuna fonte dice che sia aperto")
    expect(spazi.key("atlas-silence")).to_contain_text("al 1º ottobre 2021")
    spazi.clean()


def test_a_filter_leaves_only_its_marks_on_the_map_and_back_brings_all_nine(spazi):
    spazi.travel("", slug="spazi")
    expect(spazi.markers).to_have_count(9)
    spazi.choose("atlas-filter-municipio", "2")
    expect(spazi.markers).to_have_count(2)
    spazi.expect_query(municipio="2")
    spazi.page.go_back()
    expect(spazi.markers).to_have_count(9)
    spazi.clean()


def test_the_marks_are_those_of_the_day(spazi):
    spazi.travel("?al=2018-12-31", slug="spazi")
    expect(spazi.markers.filter(has_text="?")).to_have_count(9)
    spazi.travel("?al=2020-12-31", slug="spazi")
    expect(spazi.markers.filter(has_text="?")).to_have_count(8)
    spazi.clean()


@pytest.mark.parametrize("section", ["tempo", "soldi", "bisogno", "registro"])
def test_axe_finds_nothing_in_any_section(spazi, section):
    spazi.travel(f"?vista={section}&spazio=padre_monti", slug="spazi")
    expect(spazi.page.get_by_role("heading", level=1)).to_contain_text(re.compile("Niguarda"))
    assert [*violations(spazi, section, RUN)] == []
    spazi.clean()


def test_the_language_keeps_section_and_day(spazi):
    spazi.travel("?vista=tempo&al=2020-12-31", slug="spazi")
    spazi.language("English")
    spazi.expect_query(vista="tempo", al="2020-12-31", lingua="en")
    expect(spazi.page.get_by_role("heading", level=1)).to_contain_text("31 December 2020")
    spazi.language("Italiano")
