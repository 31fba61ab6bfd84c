"""Italian first, English at one click."""

from __future__ import annotations

from playwright.sync_api import expect

from ui.text import text

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
