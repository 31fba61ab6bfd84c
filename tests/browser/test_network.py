"""Street tiles are off; switching them on is the one thing that asks another machine."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from atlas.wording import text
from tests.browser.screen import until

WORDS = text("it")
STREETS = re.compile(r"^https://([a-z]\.)?tile\.openstreetmap\.org/\d+/\d+/\d+\.png$")


def toggle(screen):
    screen.options()
    screen.key("atlas-tiles").locator("label").click()


@pytest.mark.promise(
    "Solo l'interruttore delle strade, finché è acceso, chiede immagini a OpenStreetMap."
)
def test_only_the_switch_asks_for_streets_and_only_while_it_is_on(visit):
    screen = visit("/mappa")
    screen.page.route(STREETS, lambda route: route.abort())
    screen.options()
    expect(screen.key("atlas-tiles").get_by_role("switch")).not_to_be_checked()
    expect(screen.page.get_by_text(WORDS("map.tiles_warning"))).to_be_visible()
    assert screen.outside == []
    with screen.repaint():
        toggle(screen)
    expect(screen.key("atlas-footer")).to_contain_text("openstreetmap.org")
    expect(screen.map.locator(".leaflet-tile-pane img").first).to_be_attached()
    assert until(screen.page, lambda: bool(screen.outside))
    assert [url for url in screen.outside if not STREETS.match(url)] == []
    with screen.repaint():
        toggle(screen)
    expect(screen.map.locator(".leaflet-tile-pane img")).to_have_count(0)
    expect(screen.key("atlas-footer")).not_to_contain_text("openstreetmap.org")
    forget_streets(screen)
    screen.look_at(9.21, 45.44, 14)
    screen.page.keyboard.press("Escape")
    with screen.repaint():
        screen.choose("atlas-area", "Farini")


def forget_streets(screen):
    """What the test itself has asked for is not a fault: the tiles, and that they were refused."""
    screen.outside.clear()
    screen.errors[:] = [said for said in screen.errors if "tile.openstreetmap.org" not in said]


def test_streets_of_one_visit_are_off_at_the_next(visit):
    screen = visit("/mappa")
    screen.options()
    expect(screen.key("atlas-tiles").get_by_role("switch")).not_to_be_checked()
