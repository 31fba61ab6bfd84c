"""The map in a hand: a tap selects, and what opens stays on the screen."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.screen import until

PHONE = {"size": (390, 844), "scale": 2}


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

    def fits() -> bool:
        box = screen.key("atlas-tiles").bounding_box()
        return box is not None and 0 <= box["x"] <= box["x"] + box["width"] <= PHONE["size"][0]

    assert until(screen.page, fits)
