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
    strip = screen.key("atlas-strips").locator("[data-strip=low_income] svg.strip")
    strip.scroll_into_view_if_needed()
    box = strip.bounding_box()
    at = (round(box["x"] + box["width"] * 0.4), round(box["y"] + 12))
    screen.page.mouse.move(*at)
    lit = screen.key("atlas-locator").locator("path.lit")
    expect(lit).to_have_count(1)
    area = lit.get_attribute("data-area")
    name = lit.locator("title").text_content()
    expect(screen.key("atlas-strips").locator(".pointed-name")).to_have_text(name)
    expect(strip.locator("text.pointed")).not_to_be_empty()
    screen.page.mouse.click(*at)
    screen.expect_query(area=area)


def test_the_arrows_light_an_area_in_every_drawing_and_enter_opens_it(oggiaro):
    screen = oggiaro
    walk = screen.key("atlas-locator").locator(".walk")
    walk.focus()
    screen.page.keyboard.press("Home")
    first = walk.get_attribute("aria-valuetext")
    screen.page.keyboard.press("ArrowRight")
    expect(walk).not_to_have_text(first)
    strips = screen.key("atlas-strips")
    expect(strips.locator(".pointed-name")).to_have_text(walk.inner_text())
    told = strips.locator("text.pointed").all_text_contents()
    assert len(told) > 1
    assert all(told), "each strip tells the value of the area"
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


def test_three_areas_are_compared_in_three_actions_and_one_is_printed_in_one(oggiaro):
    screen = oggiaro
    box = screen.key("atlas-beside").get_by_role("combobox")
    for name, query in (("Comasina", "82"), ("San Siro", "82,57")):
        box.click()
        box.fill(name)
        screen.page.get_by_role("option", name=name).click()
        screen.expect_query(confronta=query)
        screen.settled()
    screen.page.keyboard.press("Escape")
    heads = screen.key("atlas-strips").locator("thead .value")
    expect(heads).to_have_text(["Quarto Oggiaro", "Comasina", "San Siro", WORDS("map.legend_city")])
    expect(screen.page.get_by_text("Quarto Oggiaro rispetto a San Siro.")).to_be_visible()
    with screen.page.expect_download() as download:
        screen.key("atlas-take-sheet").get_by_role("button").click()
    assert download.value.suggested_filename == "scheda-quarto-oggiaro.pdf"
    assert download.value.path().read_bytes().startswith(b"%PDF")


def test_a_link_of_the_answers_leads_within_the_visit_and_back(oggiaro):
    screen = oggiaro
    screen.key("atlas-answers").get_by_role("link", name="Largo Boccioni").click()
    screen.page.wait_for_url("**/spazi?*spazio=boccioni*")
    screen.page.go_back()
    screen.page.wait_for_url("**/quartiere?*area=76*")
    screen.key("atlas-answers").get_by_role("link", name=WORDS("profile.change_link")).click()
    screen.page.wait_for_url("**/prima-dopo?*")
    screen.expect_query(trattati="76", confronto="simili")


def test_an_embedded_chart_stands_alone_with_its_source(visit):
    screen = visit("/quartiere?area=76")
    screen.page.goto(f"{screen.address}/quartiere?area=76&embed=true&vista=andamenti")
    expect(screen.key("atlas-trends").locator("figure")).not_to_have_count(0)
    expect(screen.page.get_by_text("Fonti: ", exact=False).last).to_be_visible()
    expect(screen.key("atlas-top")).to_have_count(0)
    expect(screen.key("atlas-footer")).to_have_count(0)
    expect(screen.key("atlas-strips")).to_have_count(0)


def test_nothing_is_wider_than_a_phone(visit):
    screen = visit("/quartiere?area=76&confronta=82,57,46", size=(390, 844), theme="dark")
    fits = "document.querySelector('[data-testid=stMain]').scrollWidth <= window.innerWidth"
    assert until(screen.page, lambda: screen.page.evaluate(fits))
