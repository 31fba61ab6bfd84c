"""Every address opens what it says, with nothing from outside and nothing in the console."""

from __future__ import annotations

import re
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Route, expect

from atlas.wording import text
from tests.browser.screen import until
from ui.shell.pages import PAGES

WORDS = text("it")
ADDRESSES = {
    "mappa": {"indicatore": "minors", "anno": "2019", "area": "61"},
    "quartiere": {"area": "61"},
    "spazi": {"vista": "tempo", "al": "2020-01-31"},
    "prima-dopo": {"esito": "minors", "confronto": "periferia"},
    "metodo": {"indicatore": "minors"},
    "indice": {"lettura": "robusta", "area": "61"},
    "importa": {"area": "61"},
    "presentazione": {"storia": "una-sera-in-quartiere"},
    "note": {"lingua": "en"},
}
"""An address of every page as links from outside hold it, those no word of the bar leads to too."""


@pytest.mark.parametrize("spec", PAGES, ids=lambda spec: spec.slug)
def test_every_address_opened_directly_shows_its_page_and_keeps_its_query(visit, spec):
    screen = visit(f"/{spec.slug}?{urlencode(ADDRESSES[spec.slug])}")
    assert screen.slug == spec.slug
    assert screen.query.items() >= ADDRESSES[spec.slug].items()
    words = text(screen.query.get("lingua", "it"))
    behind = next((page for page in PAGES if page.slug == (spec.below or spec.slug)), spec)
    current = [words(behind.title_key)] if spec.below != "" else []
    expect(screen.key("atlas-nav").locator("nav [aria-current]")).to_have_text(current)
    expect(screen.page.get_by_role("heading", level=1)).to_have_count(1)
    expect(screen.page.get_by_role("dialog")).to_have_count(0)
    own = screen.key("atlas-content").or_(screen.key("atlas-map"))
    expect(own.first).to_be_visible()


def test_the_root_leads_to_the_map_and_keeps_the_query(visit):
    screen = visit("/?indicatore=elderly_alone&anno=2019&area=61")
    assert screen.slug == "mappa"
    assert screen.query == {"indicatore": "elderly_alone", "anno": "2019", "area": "61"}
    expect(screen.key("atlas-area-card")).to_contain_text("Quarto Cagnino")


def test_the_map_shows_88_painted_areas_and_nine_premises(atlas):
    expect(atlas.areas).to_have_count(88)
    expect(atlas.markers).to_have_count(9)
    fills = atlas.fills()
    assert len(fills) == 88
    assert all(fills)
    assert sum(fill.startswith("#") for fill in fills) > 50


def test_opening_asks_only_this_server_and_over_one_socket(visit):
    screen = visit("/mappa")
    sockets = [url for url in screen.requests if url.startswith("ws:")]
    assert len(sockets) == 1
    assert any(url.endswith("nil_drawing.geojson") for url in screen.requests)
    assert screen.outside == []
    assert len(set(screen.harmless)) == 2, "an error that is excused is no longer said"


def test_the_pages_lead_to_one_another_and_keep_the_selection(visit):
    screen = visit("/mappa?indicatore=minors&area=61")
    screen.key("atlas-nav").get_by_role("link", name=WORDS("nav.method")).click()
    expect(screen.page.get_by_role("heading", level=1)).to_have_text(WORDS("method.title"))
    screen.key("atlas-nav").get_by_role("link", name=WORDS("nav.map")).click()
    expect(screen.key("atlas-area-card")).to_contain_text("Quarto Cagnino")
    assert screen.query == {"indicatore": "minors", "area": "61"}


def test_a_visit_begins_with_the_map_and_its_frame_is_loaded_once(visit):
    screen = visit("/mappa")
    arrived = screen.elements
    assert arrived.index("component_instance") < arrived.index("selectbox")
    assert arrived.index("component_instance") < arrived.index("bidi_component")
    assert sum("nil_drawing" in url for url in screen.requests) == 1, "the map was mounted again"
    expect(screen.page.locator(".atlas-still")).to_have_count(0)


def test_a_map_that_cannot_be_painted_does_not_keep_the_page_back(visit, context):
    held: list[Route] = []
    profile, layer = context(), re.compile("nil_drawing")

    def hold(route: Route) -> None:
        held.append(route)

    profile.route(layer, hold)
    try:
        screen = visit("/metodo")
        screen.page.goto(f"{screen.address}/mappa")
        expect(screen.key("atlas-controls")).to_be_visible()
        assert until(screen.page, lambda: len(held) == 1)
        assert screen.stamp is None
    finally:
        profile.unroute(layer)
        for route in held:
            route.fallback()
    expect(screen.areas).to_have_count(88)
