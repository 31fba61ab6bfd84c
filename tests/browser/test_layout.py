"""On a phone and at 200 % zoom everything fits: nothing scrolls sideways, nothing is cut."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from ui.nav import PAGES
from ui.text import LANGUAGES

PHONE = {"size": (390, 844), "scale": 2}
ZOOMED = {"size": (720, 450), "scale": 2}
FULL = "indicatore=elderly_alone&area=35&spazio=omero"
TOO_WIDE = """() => {
    const wide = document.documentElement.clientWidth;
    const scrolls = element => element && ["auto", "scroll", "hidden", "clip"].includes(
        getComputedStyle(element).overflowX);
    const held = element => { while ((element = element.parentElement) && element !== document.body)
        if (scrolls(element) && element.getBoundingClientRect().right <= wide + 1) return true;
        return false; };
    return [...document.querySelectorAll("body *")]
        .filter(element => element.checkVisibility() && !held(element))
        .filter(element => { const box = element.getBoundingClientRect();
            return box.width > 1 && (box.right > wide + 1 || box.left < -1) && box.left > -900; })
        .map(element => `${element.className} ${element.textContent.slice(0, 40)}`);
}"""
SIDEWAYS = """() => [document.documentElement, document.body,
    ...document.querySelectorAll("[data-testid=stMain], [data-testid=stAppViewContainer]")]
    .filter(element => element.scrollWidth > element.clientWidth + 1)
    .map(element => `${element.tagName} ${element.scrollWidth} > ${element.clientWidth}`)"""


@pytest.mark.parametrize("look", [PHONE, ZOOMED], ids=["phone", "zoomed"])
@pytest.mark.parametrize("spec", PAGES, ids=lambda spec: spec.slug)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_scrolls_sideways(keep, spec, look, language):
    screen = keep(**look)
    screen.travel(f"?lingua={language}&{FULL}", slug=spec.slug)
    assert screen.page.evaluate(SIDEWAYS) == []
    assert screen.page.evaluate(TOO_WIDE) == []


def test_on_a_phone_a_tap_on_the_map_selects(keep):
    screen = keep(**PHONE)
    screen.anew()
    expect(screen.areas).to_have_count(88)
    screen.page.locator(".st-key-atlas-map iframe").scroll_into_view_if_needed()
    with screen.repaint():
        screen.click_at(9.1937, 45.5049)
    screen.expect_query(area="14")


def test_opened_options_stay_on_the_screen_of_a_phone(keep):
    screen = keep(**PHONE)
    screen.anew()
    screen.options()
    box = screen.key("atlas-tiles").bounding_box()
    assert box is not None
    assert 0 <= box["x"] <= box["x"] + box["width"] <= PHONE["size"][0]
