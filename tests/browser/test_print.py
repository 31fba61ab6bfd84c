"""Pages on paper: printed by the browser, read back as text, and looked at before they print."""

from __future__ import annotations

import io
import re
from datetime import date
from unicodedata import normalize

import pypdf
import pytest
from playwright.sync_api import expect

from atlas.wording import text
from render.style import palette
from tests.browser.screen import until

AREA = "?area=76&indicatore=declared_income"
FRAME = ".st-key-atlas-map iframe"


def printed(screen):
    screen.page.wait_for_function("() => window.atlasPrints")
    made = screen.page.pdf(prefer_css_page_size=True, print_background=False)
    return pypdf.PdfReader(io.BytesIO(made))


def said(page):
    """The text of a sheet on one line, without ligatures."""
    return normalize("NFKC", " ".join(page.extract_text().split()))


@pytest.fixture(scope="module")
def on_paper(keep):
    screen = keep()
    screen.open(f"/mappa{AREA}")
    expect(screen.key("atlas-trend").locator(".main-svg").first).to_be_visible()
    return screen, printed(screen)


def test_a_printed_page_has_what_is_known_and_nothing_to_press(on_paper):
    screen, paper = on_paper
    words, all_of_it = text("it"), " ".join(said(page) for page in paper.pages)
    assert screen.page.locator("h1").inner_text()[:40] in all_of_it
    assert "Fonte: " in all_of_it
    for name in ("share.button", "download.button", "map.table", "map.place"):
        assert words(name) not in all_of_it


def test_a_printed_page_ends_with_its_address_and_the_day(on_paper):
    screen, paper = on_paper
    last = said(paper.pages[-1])
    assert screen.page.url in last
    assert f"{date.today().day} " in last.partition("stampato il ")[2]


def test_every_sheet_has_the_name_of_the_atlas_and_its_number(on_paper):
    pages = on_paper[1].pages
    for number, page in enumerate(pages, start=1):
        assert re.search(rf"pagina {number} / {len(pages)}", said(page))
        assert text("it")("site.title") in said(page)


def test_the_map_is_whole_on_paper_and_as_it_was_afterwards(on_paper):
    screen, _ = on_paper
    screen.page.set_viewport_size({"width": 1280, "height": 900})
    before = screen.view()
    screen.page.emulate_media(media="print")
    screen.frame.evaluate("void window.dispatchEvent(new Event('beforeprint'))")
    box = screen.page.locator(FRAME).bounding_box()
    inside = screen.frame.evaluate(
        """() => [...document.querySelectorAll(".leaflet-overlay-pane path")].every((path) => {
            const { left, top, right, bottom } = path.getBoundingClientRect();
            return left >= -1 && top >= -1 && right <= 667 && bottom <= 489;
        })"""
    )
    screen.page.emulate_media(media="screen")
    screen.frame.evaluate("void window.dispatchEvent(new Event('afterprint'))")
    assert inside
    assert (round(box["width"]), round(box["height"])) == (666, 488)
    assert until(screen.page, lambda: screen.view() == pytest.approx(before, abs=2e-3))


def test_the_whole_ranking_is_printed_though_it_scrolls_on_screen(visit):
    screen = visit("/indice")
    scroll = screen.key("atlas-index-ranking").locator(".scroll")
    heights = "box => [box.clientHeight, box.scrollHeight]"
    shown, whole = scroll.evaluate(heights)
    assert shown < whole
    screen.page.emulate_media(media="print")
    shown, whole = scroll.evaluate(heights)
    assert shown == whole
    assert scroll.locator("tbody tr").count() > 70


def test_a_dark_page_is_printed_in_the_light_colours_and_is_dark_again_afterwards(visit):
    screen = visit("/mappa", theme="dark")
    screen.page.wait_for_function("() => window.atlasPrints")
    dark = screen.fills()
    assert set(palette.DARK.worse) & set(dark)
    screen.page.evaluate("void window.dispatchEvent(new Event('beforeprint'))")
    light = screen.fills()
    screen.page.evaluate("void window.dispatchEvent(new Event('afterprint'))")
    swaps = palette.on_paper()
    assert light == [swaps.get(fill, fill) for fill in dark]
    assert screen.fills() == dark
