"""The years run and stop; a comparison that means nothing is refused with its reason."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from atlas.wording import text
from indicators import indicator
from indicators.engine.change import refusal

WORDS = text("it")


HEAR = """() => {
    const heard = window.heard = [];
    const hear = () => {
        const year = document.querySelector("h1")?.innerText.match(/20\\d\\d/);
        if (year && heard.at(-1) !== Number(year[0])) heard.push(Number(year[0]));
    };
    hear();
    new MutationObserver(hear).observe(
        document.body, { subtree: true, childList: true, characterData: true });
}"""
"""Keeps every year the heading has told: whoever looks now and then would miss some."""


def test_playing_goes_through_the_years_and_stops_where_asked(atlas):
    atlas.go("?indicatore=elderly_alone&anno=2012&area=35")
    button = atlas.key("atlas-play").get_by_role("button")
    expect(button).to_contain_text(WORDS("map.play"))
    atlas.page.evaluate(HEAR)
    button.click()
    expect(button).to_contain_text(WORDS("map.stop"))
    atlas.page.wait_for_function("() => window.heard.length > 2")
    button.click()
    expect(button).to_contain_text(WORDS("map.play"))
    atlas.settled()
    years = atlas.page.evaluate("window.heard")
    assert years == list(range(2012, years[-1] + 1))
    atlas.expect_query(anno=str(years[-1]))


def test_playing_ends_by_itself_at_the_last_year(atlas):
    atlas.go("?indicatore=elderly_alone&anno=2023&area=35")
    atlas.key("atlas-play").get_by_role("button").click()
    atlas.expect_query(anno="2024")
    expect(atlas.key("atlas-play")).to_contain_text(WORDS("map.play"))


def test_playing_keeps_the_map(atlas):
    atlas.go("?indicatore=elderly_alone&anno=2012")
    atlas.look_at(9.21, 45.44, 13)
    before = atlas.view()
    atlas.frame.evaluate("void (window.sameMap = true)")
    atlas.key("atlas-play").get_by_role("button").click()
    expect(atlas.page.get_by_role("heading", level=1)).not_to_contain_text("2012")
    atlas.key("atlas-play").get_by_role("button").click()
    expect(atlas.key("atlas-play")).to_contain_text(WORDS("map.play"))
    assert atlas.frame.evaluate("window.sameMap") is True
    assert atlas.view() == before


def test_the_change_of_an_indicator_of_one_year_is_refused_with_the_reason(atlas):
    atlas.go("?indicatore=low_education")
    with atlas.repaint():
        atlas.switch("atlas-mode", WORDS("map.mode_change"))
    reason = refusal(indicator("low_education"), since=2011, year=2011)
    expect(atlas.page.get_by_role("heading", level=1)).to_have_text(reason.it)
    assert {fill[:4] for fill in atlas.fills()} == {"url("}
    with atlas.repaint():
        atlas.key("atlas-back").get_by_role("button").click()
    atlas.expect_query(modo=None)
    assert sum(fill.startswith("#") for fill in atlas.fills()) > 50


@pytest.mark.parametrize(
    ("end", "key", "wanted"),
    [(0, "ArrowRight", ("2013", "2020")), (1, "ArrowLeft", ("2012", "2019"))],
)
def test_either_end_of_a_comparison_can_be_moved(atlas, end, key, wanted):
    atlas.go("?indicatore=elderly_alone&modo=variazione&dal=2012&anno=2020")
    with atlas.repaint():
        atlas.key("atlas-period").get_by_role("slider").nth(end).press(key)
    atlas.expect_query(dal=wanted[0], anno=wanted[1])


def test_a_change_is_drawn_in_two_hues_around_zero(atlas):
    atlas.go("?indicatore=elderly_alone&modo=variazione&dal=2012&anno=2020")
    legend = atlas.key("atlas-legend")
    expect(legend).to_contain_text("+")
    expect(legend).to_contain_text("−")
