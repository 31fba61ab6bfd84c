"""Before and after in a browser: the answer first, the rest behind its boxes, the link."""

from __future__ import annotations

from playwright.sync_api import expect

from atlas.wording import text

WORDS = text("it")
DEEP = "?esito=minors&confronto=periferia&dopo=2023-2024"


def test_the_answer_is_on_the_first_screen_and_how_it_was_found_behind_a_box(keep):
    screen = keep()
    screen.travel("", slug="note")
    screen.travel(DEEP, slug="prima-dopo")
    title = screen.page.get_by_role("heading", level=1)
    expect(title).to_contain_text("Residenti minorenni: ")
    for key in ("seen", "years", "slopes"):
        expect(screen.key(f"atlas-before-{key}").locator("svg[role=img]:visible")).to_have_count(1)
    expect(screen.key("atlas-before-maps")).to_have_count(0)
    screen.key("atlas-before-how").locator("summary").first.click()
    expect(screen.key("atlas-before-maps").locator("svg[role=img]")).to_have_count(3)
    screen.key("atlas-before-warnings").locator("summary").first.click()
    screen.key("atlas-before-reveal").get_by_role("button").click()
    expect(screen.page.get_by_text("p 0,").last).to_be_visible()
    screen.clean()


def test_a_link_restores_the_design_and_a_change_of_language_keeps_it(visit):
    screen = visit(f"/prima-dopo{DEEP}")
    design = screen.key("atlas-before-design")
    expect(design).to_contain_text(WORDS("before.comparison_outskirts"))
    screen.language(WORDS("site.english"))
    expect(screen.page.get_by_role("heading", level=1)).to_contain_text("Residents under 18: ")
    assert screen.query["esito"] == "minors"
    assert screen.query["dopo"] == "2023-2024"
    assert screen.outside == []
