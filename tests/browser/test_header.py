"""The bar on top of every page: real links, which carry what the address says at that moment."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from atlas.wording import LANGUAGES, text
from ui.shell.pages import IN_BAR

WORDS = text("it")


def link(screen, name):
    return screen.key("atlas-nav").get_by_role("link", name=name, exact=True)


def leads_to(screen, name):
    """Slug and query of a link as a person who copies it gets them."""
    link(screen, name).hover()
    address = urlsplit(link(screen, name).evaluate("link => link.href"))
    query = {key: values[0] for key, values in parse_qs(address.query).items()}
    return address.path.rsplit("/", 1)[-1], query


def test_the_bar_has_five_words_and_this_page_is_marked(atlas):
    atlas.go("?area=61")
    nav = atlas.key("atlas-nav").get_by_role("navigation", name=WORDS("site.pages"))
    expect(nav.get_by_role("link")).to_have_text(
        ["Mappa", "Quartieri", "Spazi", "Prima e dopo", "Dati e metodo"]
    )
    expect(nav.locator("[aria-current=page]")).to_have_text(WORDS("nav.map"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_a_phone_all_five_words_are_in_reach_of_the_thumb(visit, language):
    screen = visit(f"/note?lingua={language}", size=(390, 844))
    links = screen.key("atlas-nav").get_by_role("navigation").get_by_role("link")
    boxes = [links.nth(at).bounding_box() for at in range(len(IN_BAR))]
    assert all(box["height"] >= 44 and box["width"] >= 44 for box in boxes)
    assert [box for box in boxes if box["x"] < 0 or box["x"] + box["width"] > 390] == []
    assert [box for box in boxes if box["y"] < 844 / 2 or box["y"] + box["height"] > 844] == []
    assert all(links.nth(at).evaluate("a => a.scrollWidth <= a.clientWidth") for at in range(5))


def test_a_link_says_what_the_address_says_now_not_when_it_was_drawn(atlas):
    atlas.go("?area=61&indicatore=declared_income")
    with atlas.repaint():
        atlas.key("atlas-year").get_by_role("slider").press("ArrowLeft")
    atlas.expect_query(area="61", anno="2020")
    assert leads_to(atlas, WORDS("nav.neighbourhood")) == (
        "quartiere", {"area": "61", "indicatore": "declared_income", "anno": "2020"},
    )  # fmt: skip
    slug, query = leads_to(atlas, WORDS("site.english"))
    assert slug == "mappa"
    assert query["lingua"] == "en"
    assert query["area"] == "61"


def test_a_link_opened_in_a_new_tab_shows_the_same(atlas):
    atlas.go("?area=61")
    with atlas.page.context.expect_page() as opened:
        link(atlas, WORDS("nav.neighbourhood")).click(modifiers=["ControlOrMeta"])
    page = opened.value
    expect(page.get_by_role("heading", level=1)).to_contain_text("Quarto Cagnino")
    page.close()
    expect(atlas.key("atlas-area-card")).to_be_visible()


def test_back_leads_to_the_page_before(visit):
    screen = visit("/mappa?area=61")
    link(screen, WORDS("nav.method")).click()
    expect(screen.page.get_by_role("heading", level=1)).to_have_text(WORDS("method.title"))
    expect(screen.key("atlas-nav").locator("[aria-current=page]")).to_have_text(WORDS("nav.method"))
    screen.page.go_back()
    expect(screen.key("atlas-area-card")).to_contain_text("Quarto Cagnino")
    expect(screen.key("atlas-nav").locator("[aria-current=page]")).to_have_text(WORDS("nav.map"))


def test_the_focus_stays_on_the_language_that_was_pressed(atlas):
    atlas.travel("")
    english = link(atlas, WORDS("site.english"))
    english.focus()
    atlas.page.keyboard.press("Enter")
    expect(atlas.page.locator("html")).to_have_attribute("lang", "en")
    expect(english).to_be_focused()
    expect(english).to_have_attribute("aria-current", "true")
    atlas.language("Italiano")
