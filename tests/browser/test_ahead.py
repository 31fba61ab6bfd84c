"""A choice is painted before the server has answered, and the answer looks the same."""

from __future__ import annotations

import pytest

from atlas import map_view
from atlas.wording import text
from indicators import indicator

WORDS = text("it")

WATCH = """() => {
    const root = document.documentElement;
    window.painted = () => [
        document.getElementById("atlas-patterns").innerHTML,
        ...[...document.querySelectorAll("path.leaflet-interactive")]
            .slice(0, 88).map(path => path.getAttribute("fill")),
    ];
    window.ahead = [];
    if (window.watch) window.watch.disconnect();
    window.watch = new MutationObserver(
        () => window.ahead.push([root.dataset.atlasAhead, window.painted()]));
    window.watch.observe(root, { attributeFilter: ["data-atlas-ahead"] });
}"""
READY = "window.AtlasAhead && window.AtlasAhead.ready()"


@pytest.fixture
def watched(atlas):
    """The map page, its frame ready to paint ahead and watched from here on."""
    atlas.go("?indicatore=elderly_alone&anno=2020")
    atlas.frame.wait_for_function(READY)
    atlas.frame.evaluate(WATCH)
    return atlas


def choose_another(screen):
    screen.choose("atlas-indicator", map_view.listed(indicator("minors"), "it"))


def step_a_year(screen):
    screen.key("atlas-year").get_by_role("slider").press("ArrowLeft")


def pick_classes(screen):
    screen.options()
    screen.key("atlas-scheme").get_by_text(WORDS("map.scheme_equal")).click()


@pytest.mark.parametrize("act", [choose_another, step_a_year, pick_classes])
def test_what_is_painted_ahead_is_what_the_server_says(watched, act):
    with watched.repaint():
        act(watched)
    ahead = watched.frame.evaluate("window.ahead")
    assert len(ahead) == 1
    assert watched.frame.evaluate("window.painted()") == ahead[0][1]


def test_an_indicator_without_the_year_is_painted_at_its_latest(watched):
    with watched.repaint():
        watched.choose("atlas-indicator", map_view.listed(indicator("low_education"), "it"))
    (name, _), *others = watched.frame.evaluate("window.ahead")
    assert name == "low_education 2011 quantile"
    assert not others


def test_the_map_follows_the_slider_while_it_is_dragged(watched):
    thumb = watched.key("atlas-year").get_by_test_id("stSliderThumbValue").bounding_box()
    stamp = watched.stamp
    x, y = thumb["x"] + thumb["width"] / 2, thumb["y"] + thumb["height"] + 12
    mouse = watched.page.mouse
    mouse.move(x, y)
    mouse.down()
    for step in range(1, 9):
        mouse.move(x - 20 * step, y)
        watched.page.wait_for_timeout(60)
    watched.frame.wait_for_function("window.ahead.length >= 3")
    assert watched.stamp == stamp, "the server has answered before the hand let go"
    with watched.repaint():
        mouse.up()
    seen = [name.split()[1] for name, _ in watched.frame.evaluate("window.ahead")]
    assert len(seen) >= 3
    assert watched.query["anno"] == seen[-1]


def test_a_comparison_is_not_painted_ahead(atlas):
    atlas.go("?indicatore=elderly_alone&modo=variazione&anno=2020")
    atlas.frame.evaluate(WATCH)
    with atlas.repaint():
        choose_another(atlas)
    assert atlas.frame.evaluate("window.ahead") == []


def test_without_an_answer_the_map_shows_again_what_the_server_said(visit):
    screen = visit("/mappa?indicatore=elderly_alone&anno=2020")
    screen.frame.wait_for_function(READY)
    screen.frame.evaluate(WATCH)
    before = screen.frame.evaluate("window.painted()")
    screen.page.evaluate("() => { WebSocket.prototype.send = () => {}; }")
    screen.key("atlas-year").get_by_role("slider").press("ArrowLeft")
    screen.frame.wait_for_function("window.ahead.length === 1")
    assert screen.frame.evaluate("window.ahead[0][1]") != before
    screen.frame.wait_for_function(
        "before => JSON.stringify(window.painted()) === JSON.stringify(before)", arg=before
    )
