"""The premises page in the browser: the answer, the table, the map, the notice, the day; axe."""

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


def test_a_newcomer_finds_whether_gorla_is_open_and_takes_its_notice(spazi):
    spazi.travel("", slug="spazi")
    rows = spazi.key("atlas-nine").get_by_role("row")
    expect(rows.filter(has_text="Gorla")).to_contain_text("1º ottobre 2021")
    spazi.key("atlas-nine").get_by_role("link", name="via Sant'Erlembaldo 2").press("Enter")
    spazi.expect_query(spazio="erlembaldo", area="16")
    heading = spazi.page.get_by_role("heading", level=1)
    expect(heading).to_have_text("Via Sant'Erlembaldo 2. Nessuna fonte dice che sia aperto")
    answers = spazi.key("atlas-answers")
    expect(answers.get_by_role("row").filter(has_text="Quanto è costato?")).to_contain_text(
        "1,1 milioni di euro"
    )
    with spazi.page.expect_download() as taken:
        spazi.key("atlas-notice").get_by_role("button").click()
    assert taken.value.suggested_filename == "avviso-gorla.pdf"
    spazi.clean()


def test_a_mark_of_the_map_opens_its_premises_and_the_link_leads_back(spazi):
    spazi.travel("", slug="spazi")
    marks = spazi.key("atlas-where").locator("[data-choose]")
    expect(marks).to_have_count(9)
    marks.filter(has_text="Omero").first.click()
    spazi.expect_query(spazio="omero")
    spazi.page.get_by_role("link", name=WORDS("places.back")).click()
    expect(spazi.key("atlas-nine")).to_be_visible()
    spazi.expect_query()
    spazi.clean()


def test_a_filter_leaves_its_rows_and_marks_and_back_brings_all_nine(spazi):
    spazi.travel("", slug="spazi")
    spazi.key("atlas-more").get_by_role("button").click()
    spazi.choose("atlas-filter-municipio", "2")
    expect(spazi.key("atlas-where").locator("[data-choose]")).to_have_count(2)
    expect(spazi.key("atlas-nine").locator("[data-choose]")).to_have_count(2)
    spazi.expect_query(municipio="2")
    spazi.page.go_back()
    expect(spazi.key("atlas-nine").locator("[data-choose]")).to_have_count(9)
    spazi.clean()


@pytest.mark.parametrize("section", ["breve", "persone", "storia"])
def test_axe_finds_nothing_in_any_tab(spazi, section):
    spazi.travel(f"?vista={section}&spazio=padre_monti", slug="spazi")
    expect(spazi.page.get_by_role("heading", level=1)).to_contain_text(re.compile("Monti"))
    assert [*violations(spazi, section, RUN)] == []
    spazi.clean()


def test_the_language_keeps_tab_and_day(spazi):
    spazi.travel("?vista=storia&al=2020-12-31", slug="spazi")
    spazi.language("English")
    spazi.expect_query(vista="storia", al="2020-12-31", lingua="en")
    expect(spazi.page.get_by_role("heading", level=1)).to_contain_text("31 December 2020")
    spazi.language("Italiano")
