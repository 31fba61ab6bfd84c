"""Italian first, English at one click."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from atlas.wording import text
from tests.browser.screen import Screen

EVERYTHING = "indicatore=elderly_alone&area=35&spazio=omero"


def test_switching_changes_document_texts_title_and_map(visit):
    screen = visit(f"/mappa?{EVERYTHING}")
    words = text("en")
    screen.language("English")
    screen.expect_query(lingua="en", area="35", spazio="omero")
    expect(screen.page.get_by_role("heading", level=1)).to_contain_text("Lodi – Corvetto")
    expect(screen.page.locator(".st-key-atlas-map iframe")).to_have_attribute(
        "title", words("map.map_label")
    )
    expect(screen.map.locator("html")).to_have_attribute("lang", "en")
    expect(screen.map.locator(".leaflet-control-zoom-in")).to_have_attribute(
        "aria-label", words("map.zoom_in")
    )
    expect(screen.map.locator(".leaflet-popup")).to_contain_text(words("place.service"))
    expect(screen.page).to_have_title(f"{words('nav.map')} · {words('site.short')}")


def test_italian_comes_back_and_leaves_the_address_bare(visit):
    screen = visit("/note?lingua=en")
    expect(screen.page.locator("html")).to_have_attribute("lang", "en")
    screen.language("Italiano")
    expect(screen.page.get_by_role("heading", level=1)).to_have_text(text("it")("notes.title"))
    screen.expect_query(lingua=None)


def test_numbers_follow_the_language(atlas):
    atlas.go("?indicatore=declared_income&area=35&anno=2020")
    italian = atlas.key("atlas-area-card").locator(".atlas-number").inner_text()
    atlas.go("?indicatore=declared_income&area=35&anno=2020&lingua=en")
    english = atlas.key("atlas-area-card").locator(".atlas-number").inner_text()
    digits = italian.removesuffix("\N{NO-BREAK SPACE}€")
    assert "." in digits
    assert english == "€" + digits.replace(".", ",")


def offered(browser: Browser, address: str, locale: str, path: str = "/note") -> Screen:
    """A first visit of a browser that speaks ``locale``."""
    screen = Screen(browser.new_context(locale=locale).new_page(), address)
    screen.open(path)
    return screen


def test_a_browser_that_prefers_english_is_offered_it_once(browser: Browser, address: str) -> None:
    screen = offered(browser, address, "en-GB")
    expect(screen.page.locator("html")).to_have_attribute("lang", "it")
    line = screen.page.locator(".atlas-offer")
    line.get_by_role("link", name=text("en")("site.offer")).click()
    screen.expect_query(lingua="en")
    expect(screen.page.locator("html")).to_have_attribute("lang", "en")
    expect(line).to_be_hidden()
    screen.open("/note")
    expect(line).to_be_hidden()
    screen.page.context.close()


def test_the_offer_can_be_declined_and_moves_nothing(browser: Browser, address: str) -> None:
    screen = offered(browser, address, ["de-DE", "de;q=0.9", "en;q=0.8"][0])
    expect(screen.page.locator(".atlas-offer")).to_be_hidden()
    screen.page.context.close()
    screen = offered(browser, address, "en-US", "/mappa")
    screen.page.evaluate("() => document.fonts.ready.then(() => {})")
    top = screen.page.locator(".st-key-atlas-map").bounding_box()
    screen.page.locator(".atlas-offer").get_by_role("button").click()
    expect(screen.page.locator(".atlas-offer")).to_be_hidden()
    assert screen.page.locator(".st-key-atlas-map").bounding_box() == top
    screen.clean()
    screen.page.context.close()


@pytest.mark.parametrize(
    ("locale", "path"), [("it-IT", "/note"), ("en-GB", "/note?lang=it"), ("en-GB", "/note?lang=en")]
)
def test_who_prefers_italian_or_has_chosen_is_offered_nothing(
    locale: str, path: str, browser: Browser, address: str
) -> None:
    screen = offered(browser, address, locale, path)
    expect(screen.page.locator(".atlas-bar")).to_be_visible()
    expect(screen.page.locator(".atlas-offer")).to_be_hidden()
    screen.page.context.close()
