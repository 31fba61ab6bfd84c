"""Before and after in a browser: power first, the result on request, the link, nothing outside."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from atlas.wording import text

WORDS = text("it")
DEEP = "?esito=minors&confronto=periferia&dopo=2023-2024"


@pytest.fixture
def study(keep):
    """The page of a design, its result covered."""
    screen = keep()
    screen.travel("", slug="note")
    screen.travel(DEEP, slug="prima-dopo")
    yield screen
    screen.clean()


def test_the_power_is_shown_before_the_result_and_the_result_only_on_request(study):
    screen = study
    expect(screen.key("atlas-before-power")).to_contain_text(WORDS("before.power_formula"))
    heading = screen.page.get_by_role("heading", name=WORDS("before.part_result"))
    expect(heading).to_have_count(0)
    screen.key("atlas-before-show").get_by_role("button").click()
    expect(heading).to_be_visible()
    expect(screen.key("atlas-before-maps").locator("svg[role=img]")).to_have_count(3)
    screen.key("atlas-before-reveal").get_by_role("button").click()
    expect(screen.page.get_by_text("p 0,").last).to_be_visible()


def test_a_link_restores_the_design_and_a_change_of_language_keeps_it(visit):
    screen = visit(f"/prima-dopo{DEEP}")
    design = screen.key("atlas-before-design")
    expect(design).to_contain_text(WORDS("before.comparison_outskirts"))
    screen.language(WORDS("site.english"))
    expect(screen.page.get_by_role("heading", level=1)).to_have_text(text("en")("before.title"))
    assert screen.query["esito"] == "minors"
    assert screen.query["dopo"] == "2023-2024"
    assert screen.outside == []
