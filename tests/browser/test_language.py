"""Italian first, English at one click; neither page keeps words of the other."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from ui.nav import PAGES
from ui.text import LANGUAGES, text

STREAMLITS = (
    "Skip to main content", "Link to heading", "Open", "Close", "Clear value", "Clear",
    "Choose an option", "Choose options", "No results", "Help for", "Copy to clipboard",
    "Fullscreen", "Search", "Download as CSV", "Show/hide columns", "Loading", "Main menu",
    "Press Enter to apply", "Running", " — start", " — end", "_disabled icon",
)  # fmt: skip
"""Words of Streamlit's own; on an Italian page every one of them is out of place."""

EVERYWHERE = """() => {
    const said = [];
    const walk = root => {
        for (const element of root.querySelectorAll("*")) {
            if (["SCRIPT", "STYLE", "NOSCRIPT"].includes(element.tagName)) continue;
            if (element.dataset.testid === "stIconMaterial") continue;
            if (element.matches('[role=img][aria-hidden=true]')) continue;
            if (element.closest("body [lang]")) continue;  // a passage in another language
            const own = [...element.childNodes].filter(node => node.nodeType === 3);
            const seen = element.checkVisibility({ visibilityProperty: true });
            if (seen) for (const node of own) said.push(node.textContent);
            if (seen) for (const name of ["aria-label", "title", "placeholder", "alt"])
                if (element.getAttribute(name)) said.push(element.getAttribute(name));
            if (element.shadowRoot) walk(element.shadowRoot);
        }
    };
    walk(document.body);
    return said.map(text => text.trim()).filter(Boolean);
}"""
EVERYTHING = "indicatore=elderly_alone&area=35&spazio=omero"


def misplaced(said, language):
    """What is said on a page of ``language`` in words of ours of the other, or of Streamlit's."""
    other = {"it": "en", "en": "it"}[language]
    own = set(text(language).entries.values())
    theirs = {words for words in text(other).entries.values() if "{" not in words} - own
    theirs |= set(STREAMLITS) if language == "it" else set()
    phrases = [words for words in theirs if " " in words]
    return sorted(one for one in said if one in theirs or any(phrase in one for phrase in phrases))


@pytest.mark.parametrize("spec", PAGES, ids=lambda spec: spec.slug)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_says_nothing_in_the_other_language(keep, spec, language):
    screen = keep()
    screen.travel(f"?lingua={language}&{EVERYTHING}", slug=spec.slug)
    expect(screen.page.locator("html")).to_have_attribute("lang", language)
    if spec.slug == "mappa":
        open_the_table(screen)
    wrong = screen.at_last_empty(lambda: misplaced(said_on(screen), language))
    assert not wrong, "\n".join(wrong)


def said_on(screen):
    """Everything that is said on the page and in the map, but the names of the languages."""
    said = {one for frame in screen.page.frames for one in frame.evaluate(EVERYWHERE)}
    assert len(said) > 10
    return said - {"English", "Italiano"}


def open_the_table(screen):
    """Open the table twin and point at it, so that its buttons show."""
    grid = screen.page.get_by_test_id("data-grid-canvas")
    if not grid.is_visible():
        screen.key("atlas-table-box").locator("summary").click()
    grid.hover(force=True)


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
