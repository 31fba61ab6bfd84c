"""What axe does not see, on every page: skip link, focus order, no trap, names of frames."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.test_keyboard import TOP
from ui.nav import PAGES
from ui.text import text

EVERYTHING = "indicatore=elderly_alone&area=35&spazio=omero"
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


@pytest.mark.parametrize("spec", PAGES, ids=lambda spec: spec.slug)
def test_tab_goes_down_the_page_from_the_skip_link_and_out_of_it(keep, spec):
    screen = keep()
    screen.travel(f"?{EVERYTHING}", slug=spec.slug)
    walked = [*stops(screen)]
    if any(stop["back"] for stop in walked):  # part of the page has come later than its end
        walked = [*stops(screen)]
    assert walked[0]["says"] == text("it")("site.skip")
    assert [stop["says"] for stop in walked if stop["back"]] == []
    assert any(stop["content"] for stop in walked)


@pytest.mark.parametrize("spec", PAGES, ids=lambda spec: spec.slug)
def test_the_skip_link_leads_into_the_content_and_every_frame_has_a_name(keep, spec):
    screen = keep()
    screen.travel(f"?{EVERYTHING}", slug=spec.slug)
    screen.page.evaluate(TOP)
    screen.page.keyboard.press("Tab")
    expect(screen.page.locator("#atlas-skip")).to_be_in_viewport()
    screen.page.keyboard.press("Enter")
    screen.page.keyboard.press("Tab")
    at = "content => Boolean(document.activeElement.closest(content))"
    assert screen.page.evaluate(at, CONTENT)
    for frame in screen.page.locator("iframe").all():
        expect(frame).to_have_attribute("title", text("it")("map.map_label"))


@pytest.mark.parametrize("spec", PAGES, ids=lambda spec: spec.slug)
def test_headings_are_one_tree_with_one_root(keep, spec):
    screen = keep()
    screen.travel(f"?{EVERYTHING}", slug=spec.slug)
    levels = screen.page.locator("h1, h2, h3, h4, h5, h6").evaluate_all(
        """found => found
            .filter(one => one.checkVisibility() && !one.closest("[inert]"))
            .map(one => Number(one.tagName[1]))"""
    )
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert max(below - above for above, below in zip(levels, levels[1:] or [1], strict=False)) <= 1
