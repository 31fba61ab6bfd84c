"""The six tasks of a newcomer, each in at most three actions, by roles and names alone.

Nothing here knows a key, a class or a place on the screen: what is pressed and read stands in the
accessibility tree, as a screen reader has it.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from atlas.wording import text

WORDS = text("it")


@pytest.fixture
def page(keep):
    """The map as a newcomer finds it."""
    screen = keep()
    screen.travel("")
    screen.settled()
    yield screen.page
    screen.clean()


def seek(page, typed, choice):
    """Type into the one search and choose what it offers."""
    page.get_by_role("combobox", name=WORDS("search.label")).fill(typed)
    page.get_by_role("option", name=choice).first.click()


def heading(page):
    return page.get_by_role("heading", level=1)


def test_where_need_is_greatest_and_how_sure_that_is(page):
    expect(page.get_by_role("paragraph").filter(has_text="prove su 100").first).to_be_visible()
    page.get_by_role("link", name=WORDS("map.change_choices")).click()
    expect(heading(page)).to_contain_text("prove su 100")


def test_whether_the_place_in_gorla_is_open_who_runs_it_and_what_it_cost(page):
    page.get_by_role("link", name=WORDS("nav.places"), exact=True).click()
    page.get_by_role("table").get_by_role("link", name=re.compile("Erlembaldo")).first.click()
    expect(heading(page)).to_contain_text("Nessuna fonte dice che sia aperto")
    answers = page.get_by_role("table", name=re.compile("Erlembaldo"))
    for question in ("Chi lo ha avuto?", "Quanto è costato?"):
        expect(answers.get_by_role("rowheader", name=question)).to_be_visible()


def test_three_neighbourhoods_stand_side_by_side(page):
    page.get_by_role("link", name=WORDS("nav.neighbourhood"), exact=True).click()
    expect(heading(page)).to_have_text(WORDS("profile.title"))
    seek(page, "Quarto Oggiaro", re.compile(r"^Quarto Oggiaro\b.*quartiere"))
    expect(heading(page)).to_contain_text("Quarto Oggiaro")
    beside = page.get_by_role("combobox", name=WORDS("profile.compare"))
    for name in ("Comasina", "San Siro"):
        beside.fill(name)
        page.get_by_role("option", name=name, exact=True).click()
    page.keyboard.press("Escape")
    for name in ("Quarto Oggiaro", "Comasina", "San Siro"):
        expect(page.get_by_role("columnheader", name=name, exact=True).first).to_be_visible()


def test_whether_niguarda_changed_against_similar_areas(page):
    page.get_by_role("link", name=WORDS("nav.neighbourhood"), exact=True).click()
    seek(page, "Niguarda", re.compile(r"^Niguarda\b.*quartiere"))
    page.get_by_role("link", name=re.compile("rispetto ai quartieri simili")).click()
    expect(heading(page)).to_contain_text("Niguarda")
    expect(heading(page)).to_contain_text(re.compile("caso"))


def test_one_page_about_barona_to_print(page):
    page.get_by_role("link", name=WORDS("nav.neighbourhood"), exact=True).click()
    seek(page, "Barona", re.compile(r"^Barona\b.*quartiere"))
    expect(heading(page)).to_contain_text("Barona")
    with page.expect_download() as sheet:
        page.get_by_role("button", name=WORDS("take.sheet")).click()
    assert sheet.value.suggested_filename == "scheda-barona.pdf"


def test_this_map_is_sent_to_a_colleague(page):
    seek(page, "San Siro", re.compile(r"^San Siro\b.*quartiere"))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    expect(page).to_have_url(re.compile("area=57"))
    page.get_by_role("button", name=WORDS("share.button")).click()
    page.get_by_role("button", name=WORDS("share.link")).click()
    expect(page.get_by_role("status").filter(has_text=WORDS("copy.done"))).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.url
