"""Zones of about a thousand residents: asked for, read, and left."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from atlas.wording import text

WORDS = text("it")
RENTED = "?indicatore=rented_homes&anno=2011"
DRAWN = "html[data-atlas-zones]"
OUTLINES = "precinct_drawing.geojson"
FAENZA = (9.1482, 45.4358)


@pytest.fixture
def screen(visit):
    return visit(f"/mappa{RENTED}")


def point(screen, lon, lat):
    at = screen.frame.evaluate(f"map.latLngToContainerPoint([{lat}, {lon}])")
    box = screen.page.locator(".st-key-atlas-map iframe").bounding_box()
    return box["x"] + at["x"], box["y"] + at["y"]


def test_outlines_come_when_zones_are_asked_for_and_once(screen):
    asked = []
    screen.page.on("request", lambda request: asked.append(request.url))
    screen.options()
    screen.page.get_by_text(WORDS("zones.scale_zones"), exact=True).click()
    screen.frame.wait_for_selector(DRAWN, state="attached")
    expect(screen.page).to_have_url(re.compile("scala=zone"))
    screen.page.keyboard.press("Escape")
    before = screen.frame.evaluate("document.documentElement.dataset.atlasZones")
    screen.choose("atlas-indicator", "Contesto · Occupati fra 15 e 64 anni, 2021")
    screen.frame.wait_for_function(f"document.documentElement.dataset.atlasZones !== '{before}'")
    assert len([url for url in asked if url.endswith(OUTLINES)]) == 1


def test_a_zone_is_read_where_the_pointer_is_and_a_click_chooses_its_neighbourhood(visit):
    screen = visit(f"/mappa{RENTED}&scala=zone")
    screen.frame.wait_for_selector(DRAWN, state="attached")
    screen.look_at(*FAENZA, 14)
    x, y = point(screen, 9.151, 45.4335)
    screen.page.mouse.move(x, y)
    screen.page.mouse.move(x + 2, y + 2)
    tip = screen.frame.locator(".atlas-tip")
    expect(tip).to_contain_text("Zona: ")
    expect(tip).to_contain_text("famiglie")
    expect(tip).to_contain_text(WORDS("zones.tip_area"))
    screen.page.mouse.click(x, y)
    expect(screen.page.locator(".st-key-atlas-area-card")).to_contain_text("Barona")
    expect(screen.page.locator("h1")).to_contain_text("zone di circa mille abitanti vanno")


def test_neighbourhoods_have_their_colours_back_when_zones_are_left(visit):
    screen = visit(f"/mappa{RENTED}&scala=zone")
    screen.frame.wait_for_selector(DRAWN, state="attached")
    fills = (
        "[...document.querySelectorAll('path.leaflet-interactive')].map("
        "(path) => path.getAttribute('fill-opacity'))"
    )
    assert set(screen.frame.evaluate(fills)) == {"0"}
    with screen.repaint():
        screen.choose("atlas-indicator", "Isolamento e cura · Anziani per 100 minorenni")
    assert "0" not in screen.frame.evaluate(fills)
    expect(screen.page).not_to_have_url(re.compile("scala"))
