"""Every page in both languages: what axe does not see, and that everything fits.

A page is opened once in each language and looked at by all tests of this file.
"""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import Error, expect

from atlas.wording import text
from tests.browser.test_keyboard import TOP
from ui.shell.pages import PAGES

EVERYTHING = "indicatore=elderly_alone&area=35&spazio=omero"
ITALIAN = [("it", spec) for spec in PAGES]
BOTH = [*ITALIAN, *(("en", spec) for spec in PAGES)]
MANY = 400
"""More stops than any page has: whoever is still on the page then is trapped."""

CONTENT = ".st-key-atlas-content, #atlas-stage"
"""What a page is about; a story's stage lies over its page."""

STEP = """() => {
    const here = document.activeElement;
    const before = window.atlasBefore || document.body;
    window.atlasBefore = here;
    return {
        gone: here === document.body,
        back: Boolean(before.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_PRECEDING),
        content: Boolean(here.closest("CONTENT")),
        says: (here.getAttribute("aria-label") || here.textContent || here.tagName).slice(0, 60),
    };
}""".replace("CONTENT", CONTENT)

WIDE, PHONE, ZOOMED = (1280, 900), (390, 844), (720, 450)
"""Sizes in CSS pixels; ``ZOOMED`` is a window of 1440 by 900 at 200 %."""

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

LEVELS = """found => found
    .filter(one => one.checkVisibility() && !one.closest("[inert]"))
    .map(one => Number(one.tagName[1]))"""

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


def named(one):
    language, spec = one
    return f"{language}-{spec.slug}"


@pytest.fixture(scope="module")
def shown(request, keep):
    """A page in one language, opened once for all tests of this file."""
    (language, spec), screen = request.param, keep()
    screen.travel(f"?lingua={language}&{EVERYTHING}", slug=spec.slug)
    return screen, language, spec


in_italian = pytest.mark.parametrize("shown", ITALIAN, indirect=True, ids=named)
in_both = pytest.mark.parametrize("shown", BOTH, indirect=True, ids=named)


@in_both
def test_every_page_has_a_title_of_its_own(shown):
    screen, language, spec = shown
    words = text(language)
    expect(screen.page).to_have_title(f"{words(spec.title_key)} · {words('site.short')}")


@in_italian
def test_the_skip_link_leads_into_the_content_and_every_frame_has_a_name(shown):
    screen, language, _ = shown
    screen.page.evaluate(TOP)
    screen.page.keyboard.press("Tab")
    expect(screen.page.locator("#atlas-skip")).to_be_in_viewport()
    screen.page.keyboard.press("Enter")
    screen.page.keyboard.press("Tab")
    at = "content => Boolean(document.activeElement.closest(content))"
    assert screen.page.evaluate(at, CONTENT)
    for frame in screen.page.locator("iframe").all():
        expect(frame).to_have_attribute("title", text(language)("map.map_label"))


@in_italian
def test_headings_are_one_tree_with_one_root(shown):
    screen = shown[0]
    headings = screen.page.locator("h1, h2, h3, h4, h5, h6")
    assert screen.at_last_empty(lambda: misfits(headings.evaluate_all(LEVELS))) == []


def misfits(levels):
    """Headings that do not make one tree with one root, as their levels down the page."""
    steps = pairwise(levels)
    whole = levels[:1] == [1] and levels.count(1) == 1
    return [] if whole and all(below - above <= 1 for above, below in steps) else levels or ["none"]


def test_headings_that_skip_a_level_or_have_two_roots_would_be_seen():
    assert misfits([1, 2, 3, 2, 3]) == []
    for wrong in ([1, 3], [1, 2, 1], [2, 3], []):
        assert misfits(wrong)


@in_italian
def test_tab_goes_down_the_page_from_the_skip_link_and_out_of_it(shown):
    screen, language, _ = shown
    walked = [*stops(screen)]
    if any(stop["back"] for stop in walked):  # part of the page has come later than its end
        walked = [*stops(screen)]
    assert walked[0]["says"] == text(language)("site.skip")
    assert [stop["says"] for stop in walked if stop["back"]] == []
    assert any(stop["content"] for stop in walked)


def stops(screen):
    """Every stop of a walk with Tab through the page, until it leaves the page."""
    screen.page.evaluate(TOP)
    screen.page.evaluate("() => { window.atlasBefore = document.body; }")
    for _ in range(MANY):
        screen.page.keyboard.press("Tab")
        stop = screen.page.evaluate(STEP)
        if stop["gone"]:
            return
        yield stop
    raise AssertionError(f"the focus does not leave the page: it is at {stop['says']}")


@in_both
def test_on_a_phone_and_zoomed_in_nothing_scrolls_sideways_and_nothing_is_cut(shown):
    screen = shown[0]
    try:
        for width, height in (PHONE, ZOOMED):
            screen.page.set_viewport_size({"width": width, "height": height})
            for fault in (SIDEWAYS, TOO_WIDE):
                found = screen.at_last_empty(lambda fault=fault: screen.page.evaluate(fault))
                assert found == [], (width, height)
    finally:
        screen.page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})


@in_both
def test_a_page_says_nothing_in_the_other_language(shown):
    screen, language, spec = shown
    expect(screen.page.locator("html")).to_have_attribute("lang", language)
    if spec.slug == "mappa":
        open_the_table(screen)
    wrong = screen.at_last_empty(lambda: misplaced(said_on(screen), language))
    assert not wrong, "\n".join(wrong)


def misplaced(said, language):
    """What is said on a page of ``language`` in words of ours of the other, or of Streamlit's."""
    other = {"it": "en", "en": "it"}[language]
    own = set(text(language).entries.values())
    theirs = {words for words in text(other).entries.values() if "{" not in words} - own
    theirs |= set(STREAMLITS) if language == "it" else set()
    phrases = [words for words in theirs if " " in words]
    return sorted(one for one in said if one in theirs or any(phrase in one for phrase in phrases))


def said_on(screen):
    """Everything that is said on the page and in the map, but the names of the languages."""
    said = {one for frame in screen.page.frames for one in said_in(frame)}
    assert len(said) > 10
    return said - {"English", "Italiano"}


def said_in(frame):
    """What is said in a frame; nothing in one of the page before that is on its way out."""
    try:
        return frame.evaluate(EVERYWHERE)
    except Error:
        if frame.is_detached():
            return []
        raise


def open_the_table(screen):
    """Open the table twin and point at it, so that its buttons show."""
    grid = screen.page.get_by_test_id("data-grid-canvas")
    if not grid.is_visible():
        screen.key("atlas-table-box").locator("summary").click()
    grid.hover(force=True)
