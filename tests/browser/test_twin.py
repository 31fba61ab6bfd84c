"""The map's twin: what the accessibility tree says of each area is what the map shows of it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from render.style.palette import LIGHT
from tests.browser.screen import Screen
from tests.browser.test_keyboard import FOCUSED, TOP, name_of

SHOWN = """() => {
    const found = [];
    map.eachLayer(layer => layer.feature && layer.getTooltip() && found.push([
        layer.feature.properties.name,
        layer.getTooltip()._content().querySelector("span").textContent,
        layer.options.fillColor,
    ]));
    return found;
}"""
"""Of each area as drawn: its name, what its tooltip says, and its fill."""


@pytest.fixture(scope="module")
def opened(address, context):
    """The map's page; the twin is opened by the first test, by keys alone."""
    screen = Screen(context().new_page(), address)
    screen.open("/mappa?indicatore=elderly_alone&area=12")
    yield screen
    screen.page.close()
    screen.clean()


def heard(screen, *roles):
    """Names of the elements of these roles in the tree a screen reader is given."""
    session = screen.page.context.new_cdp_session(screen.page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return [
        node["name"]["value"].replace("\N{NO-BREAK SPACE}", " ")
        for node in nodes
        if not node["ignored"] and node["role"]["value"] in roles and node.get("name")
    ]


def grade_of(fill):
    """Class of a fill as the map is told it: a colour, or the pattern of few people or of none."""
    pattern = re.fullmatch(r"url\(#atlas-(?:low-(\d)|missing)\)", fill)
    if pattern:
        return None if pattern[1] is None else int(pattern[1])
    return LIGHT.worse.index(fill)


def options(screen):
    """The areas of the list."""
    return screen.key("atlas-twin").locator("li[role=option]")


def current(screen):
    """The area of the list that is told of."""
    return screen.key("atlas-twin").locator("li[aria-selected=true]")


def focused(screen):
    return screen.page.evaluate(FOCUSED)


def test_the_second_link_of_the_page_opens_the_twin_and_leads_into_its_list(opened):
    expect(opened.key("atlas-twin")).to_have_count(0)
    expect(opened.page.locator("#atlas-to-twin")).to_be_attached()
    opened.page.evaluate(TOP)
    opened.page.keyboard.press("Tab")
    opened.page.keyboard.press("Tab")
    assert name_of(focused(opened)) == "twin-link"
    opened.page.keyboard.press("Enter")
    expect(options(opened)).to_have_count(88)
    opened.page.wait_for_function(f"() => ({FOCUSED})().role === 'option'")
    assert focused(opened)["says"].startswith("Maciachini")


def test_the_accessibility_tree_says_of_every_area_what_the_map_shows(opened):
    said = [name for name in heard(opened, "option") if not name.startswith("per ")]
    drawn = opened.frame.evaluate(SHOWN)
    assert len(said) == len(drawn) == 88
    for name, value, fill in drawn:
        begins = f"{name} {value}".replace("\N{NO-BREAK SPACE}", " ")
        (one,) = [each for each in said if each.startswith(begins)]
        grade = grade_of(fill)
        numbered = re.search(r"classe (\d) di 5", one)
        assert (numbered and int(numbered[1]) - 1) == grade, (name, one, fill)


def test_from_an_area_one_walks_to_its_neighbours_and_hears_where_one_is(opened):
    current(opened).focus()
    opened.page.keyboard.press("Tab")
    assert focused(opened)["says"].startswith("↑a nord")
    opened.page.keyboard.press("ArrowDown")
    way = focused(opened)["says"]
    name = re.split(r": ", way)[1].split(" ")[0]
    opened.page.keyboard.press("Enter")
    status = opened.key("atlas-twin").get_by_role("status")
    expect(status).to_contain_text(re.compile(rf"^{name}.*(%|nessun valore)"))
    expect(status).to_contain_text("Municipi")
    assert focused(opened)["tag"] == "BUTTON"
    heading = opened.key("atlas-twin").get_by_role("heading").inner_text()
    assert heading.startswith(name)


def test_an_area_is_chosen_on_the_map_from_the_list_and_the_focus_stays(opened):
    with opened.repaint():
        current(opened).focus()
        opened.page.keyboard.press("Home")
        opened.page.keyboard.press("Enter")
    first = focused(opened)["says"]
    card = opened.key("atlas-area-card").get_by_role("heading", level=2).inner_text()
    assert first.startswith(card)
    expect(current(opened)).to_contain_text("scelto sulla mappa")


def test_patterns_beside_the_colours_are_drawn_on_the_map_and_in_its_legend(opened):
    opened.options()
    with opened.repaint():
        opened.key("atlas-textures-switch").locator("label").click()
    fills = set(opened.fills())
    assert {f"url(#atlas-class-{grade})" for grade in range(5)} <= fills
    drawn = opened.map.locator("#atlas-patterns pattern").evaluate_all(
        "patterns => patterns.map(one => one.id)"
    )
    assert {re.sub(r"url\(#(.*)\)", r"\1", fill) for fill in fills} <= set(drawn)
    legend = opened.key("atlas-legend").locator("svg")
    expect(legend.locator("pattern")).to_have_count(5)
    expect(legend.locator("[fill='url(#legend-4)']")).not_to_have_count(0)
