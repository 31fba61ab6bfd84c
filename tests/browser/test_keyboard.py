"""Everything can be reached and used with the keyboard alone, and one always sees where one is."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import expect

from tests.browser.screen import Screen

PATH = (
    "skip", "twin-link", "atlas-nav", "map", "marker", "zoom", "atlas-indicator",
    "atlas-options", "atlas-year", "atlas-play", "atlas-key", "atlas-twin-box",
    "atlas-table-box", "download", "atlas-footer",
)  # fmt: skip
FOCUSED = """() => {
    let element = document.activeElement, left = 0, top = 0;
    if (element.tagName === "IFRAME") {
        ({ left, top } = element.getBoundingClientRect());
        element = element.contentDocument.activeElement;
    }
    while (element.shadowRoot && element.shadowRoot.activeElement)
        element = element.shadowRoot.activeElement;
    const at = element.getBoundingClientRect();
    const host = element.getRootNode().host || element;
    const keys = [];
    for (let up = host; up; up = up.parentElement && up.parentElement.closest("[class*=st-key-]"))
        keys.push(...[...up.classList].filter(name => name.startsWith("st-key-")));
    return { tag: element.tagName, id: element.id, classes: element.getAttribute("class") || "",
        role: element.getAttribute("role"), keys: keys.map(name => name.slice(7)),
        says: (element.getAttribute("aria-label") || element.textContent || "").trim().slice(0, 60),
        box: [at.left + left, at.top + top, at.width, at.height] };
}"""
TOP = """() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
}"""
TALL = {"size": (1280, 2400)}
MARGIN = 6
VISIBLE = 30
LIMIT = 160


def name_of(stop):
    """Which control of ``PATH`` has the focus, or what it says where it is none of them."""
    if stop["id"] == "atlas-skip":
        return "skip"
    if stop["id"] == "atlas-to-twin":
        return "twin-link"
    for mark, name in (("atlas-place", "marker"), ("leaflet-control-zoom", "zoom"),
                       ("leaflet-container", "map"), ("leaflet-interactive", "area")):  # fmt: skip
        if mark in stop["classes"]:
            return name
    known = [key for key in stop["keys"] if key in PATH]
    if not known and stop["says"].endswith("expand_more") and "download" in stop["says"]:
        return "download"
    return known[0] if known else f"{stop['tag']} {stop['says']}"


def walk(screen):
    """Press Tab and yield what has the focus, from the top of the page until it leaves it."""
    screen.page.evaluate(TOP)
    for _ in range(LIMIT):
        screen.page.keyboard.press("Tab")
        stop = screen.page.evaluate(FOCUSED)
        if stop["tag"] == "BODY":
            return
        yield stop


@pytest.fixture(scope="module")
def walked(address, context):
    """Every stop of one walk through the map page, with pictures with and without the focus."""
    screen = Screen(context(**TALL).new_page(), address)
    screen.open("/mappa?indicatore=elderly_alone")
    stops, last = [], None
    for stop in walk(screen):
        clip = around(stop["box"], TALL["size"])
        if last:
            stops[-1]["plain"] = screen.page.screenshot(clip=last, animations="disabled")
        shot = clip and screen.page.screenshot(clip=clip, animations="disabled")
        stops.append({"name": name_of(stop), "focused": shot, "plain": None, **stop})
        last = clip
    stops[-1]["plain"] = last and screen.page.screenshot(clip=last, animations="disabled")
    screen.page.close()
    return stops


def around(box, window):
    """The rectangle of a control and a little more, or ``None`` where it is off the screen."""
    left, top = max(box[0] - MARGIN, 0), max(box[1] - MARGIN, 0)
    right = min(box[0] + box[2] + MARGIN, window[0])
    bottom = min(box[1] + box[3] + MARGIN, window[1])
    if right - left < 1 or bottom - top < 1:
        return None
    return {"x": left, "y": top, "width": right - left, "height": bottom - top}


def changed_pixels(one, other):
    images = [Image.open(io.BytesIO(shot)).convert("L") for shot in (one, other)]
    return sum(ImageChops.difference(*images).histogram()[24:])


def names(walked):
    return [stop["name"] for stop in walked]


def test_tab_reaches_every_control_in_the_order_of_the_page(walked):
    assert [name for name in dict.fromkeys(names(walked)) if name in PATH] == list(PATH)


def test_each_of_the_nine_premises_is_one_stop(walked):
    markers = names(walked).count("marker")
    assert markers == 9


def test_the_88_areas_are_no_stops(walked):
    areas = names(walked).count("area")
    assert areas == 0


def test_tab_leaves_the_page_at_its_end(walked):
    assert names(walked)[-1] == "atlas-footer"
    assert len(walked) < LIMIT


def test_every_stop_is_on_the_screen_and_shows_that_it_has_the_focus(walked):
    controls = [stop for stop in walked if stop["tag"] != "MAIN"]
    assert [stop["says"] for stop in controls if stop["focused"] is None] == []
    dull = [
        f"{stop['name']}: {stop['says']}"
        for stop in controls
        if changed_pixels(stop["focused"], stop["plain"]) < VISIBLE
    ]
    assert not dull, "\n".join(dull)


def test_shift_tab_leads_back_out_of_the_map(atlas):
    atlas.marker("Boccioni").focus()
    for _ in range(3):
        atlas.page.keyboard.press("Shift+Tab")
        stop = atlas.page.evaluate(FOCUSED)
        if name_of(stop) in ("atlas-share", "A Presenta"):
            return
    raise AssertionError(f"the focus stays at {name_of(stop)}")


def test_enter_on_a_marker_selects_the_premises(atlas):
    atlas.marker("Omero").focus()
    with atlas.repaint():
        atlas.page.keyboard.press("Enter")
    atlas.expect_query(spazio="omero", area="35")
    expect(atlas.key("atlas-place-card")).to_be_visible()


def test_the_skip_link_leads_past_the_navigation(atlas):
    atlas.page.evaluate(TOP)
    atlas.page.keyboard.press("Tab")
    expect(atlas.page.locator("#atlas-skip")).to_be_in_viewport()
    atlas.page.keyboard.press("Enter")
    atlas.page.keyboard.press("Tab")
    stop = atlas.page.evaluate(FOCUSED)
    assert "atlas-content" in stop["keys"]


def test_an_area_is_chosen_with_keys_alone(atlas):
    atlas.options()
    atlas.key("atlas-area").get_by_role("combobox").focus()
    atlas.page.keyboard.type("Fari")
    expect(atlas.page.get_by_role("option")).not_to_have_count(0)
    with atlas.repaint():
        atlas.page.keyboard.press("Enter")
    atlas.expect_query(area="78")


def test_the_focus_stays_where_it_is_when_the_year_moves(atlas):
    atlas.go("?indicatore=minors")
    slider = atlas.key("atlas-year").get_by_role("slider")
    slider.focus()
    with atlas.repaint():
        atlas.page.keyboard.press("ArrowLeft")
    expect(slider).to_be_focused()
    expect(slider).to_have_attribute("aria-valuetext", "2023")


def test_the_table_picks_a_row_with_keys_alone(visit):
    screen = visit("/mappa?indicatore=elderly_alone")
    summary = screen.key("atlas-table-box").locator("summary")
    summary.focus()
    screen.page.keyboard.press("Enter")
    canvas = screen.page.get_by_test_id("data-grid-canvas")
    canvas.focus()
    for key in ("ArrowDown", "ArrowDown", "Home", "ArrowLeft", "Shift+Space"):
        screen.page.keyboard.press(key)
    screen.page.wait_for_function("() => new URLSearchParams(location.search).get('area')")
