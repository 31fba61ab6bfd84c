"""The page of one neighbourhood in Chromium: clicked, walked back, embedded, with no network."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from atlas.wording import text
from tests.browser.screen import until

WORDS = text("it")


@pytest.fixture
def oggiaro(keep):
    """The page of Quarto Oggiaro, as a link leads to it."""
    screen = keep()
    screen.travel("", slug="note")
    screen.travel("?area=76", slug="quartiere")
    yield screen
    screen.clean()


def clickable(screen):
    return screen.key("atlas-locator").locator("path[data-area='35']")


def test_a_click_on_the_map_opens_the_area_and_back_returns(oggiaro):
    screen = oggiaro
    expect(screen.page.get_by_role("heading", level=1)).to_contain_text("Quarto Oggiaro")
    clickable(screen).click()
    screen.expect_query(area="35")
    screen.settled()
    expect(screen.page.get_by_role("heading", level=1)).not_to_contain_text("Quarto Oggiaro")
    screen.page.go_back()
    screen.expect_query(area="76")
    expect(screen.page.get_by_role("heading", level=1)).to_contain_text("Quarto Oggiaro")
    screen.page.go_forward()
    screen.expect_query(area="35")


def test_an_area_pointed_at_on_a_strip_is_lit_on_the_map_and_chosen_by_a_click(oggiaro):
    screen = oggiaro
    dot = screen.key("atlas-strips").locator("[data-strip=minors] circle[data-area='82']")
    dot.scroll_into_view_if_needed()
    dot.hover()
    expect(screen.key("atlas-locator").locator("path[data-area='82']")).to_have_class("lit")
    expect(screen.key("atlas-strips").locator(".pointed-name")).to_have_text("Comasina")
    dot.click()
    screen.expect_query(area="82")


def test_the_arrows_light_an_area_in_every_drawing_and_enter_opens_it(oggiaro):
    screen = oggiaro
    walk = screen.key("atlas-locator").locator(".walk")
    walk.focus()
    screen.page.keyboard.press("Home")
    first = walk.get_attribute("aria-valuetext")
    screen.page.keyboard.press("ArrowRight")
    expect(walk).not_to_have_text(first)
    expect(screen.key("atlas-strips").locator(".pointed-name")).to_have_text(walk.inner_text())
    expect(screen.key("atlas-locator").locator("path.lit")).to_have_count(1)
    area = screen.key("atlas-locator").locator("path.lit").get_attribute("data-area")
    screen.page.keyboard.press("Enter")
    screen.expect_query(area=area)


def test_the_embedded_map_shows_the_map_alone(visit):
    screen = visit("/mappa")
    screen.page.goto(f"{screen.address}/mappa?embed=true&indicatore=minors")
    expect(screen.key("atlas-map").locator("iframe")).to_be_visible()
    expect(screen.page.get_by_role("heading", level=1)).to_be_visible()
    expect(screen.page.get_by_role("combobox")).to_have_count(0)
    expect(screen.page.get_by_role("button")).to_have_count(0)


def test_the_sheet_is_made_and_comes_down(oggiaro):
    screen = oggiaro
    screen.page.get_by_role("button", name=WORDS("download.button"), exact=False).first.click()
    button = screen.key("atlas-take-sheet").get_by_role("button")
    with screen.page.expect_download() as download:
        button.click()
    assert download.value.suggested_filename == "quartiere_76_sheet.pdf"
    assert download.value.path().read_bytes().startswith(b"%PDF")


def test_an_embedded_chart_stands_alone_with_its_source(visit):
    screen = visit("/quartiere?area=76")
    screen.page.goto(f"{screen.address}/quartiere?area=76&embed=true&vista=andamenti")
    expect(screen.key("atlas-trends").locator("figure")).not_to_have_count(0)
    expect(screen.page.get_by_text("Fonti: ", exact=False).last).to_be_visible()
    expect(screen.key("atlas-top")).to_have_count(0)
    expect(screen.key("atlas-footer")).to_have_count(0)
    expect(screen.key("atlas-strips")).to_have_count(0)


def test_nothing_is_wider_than_a_phone(visit):
    screen = visit("/quartiere?area=76&confronta=82", size=(390, 844), theme="dark")
    fits = "document.querySelector('[data-testid=stMain]').scrollWidth <= window.innerWidth"
    assert until(screen.page, lambda: screen.page.evaluate(fits))
