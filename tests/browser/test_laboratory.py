"""The index laboratory as a person uses it, and as one who wants to break it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from atlas.wording import text
from indicators.index.design.design_file import design_of_link, written_design
from indicators.index.design.methods import Method
from indicators.index.design.presets import DEPRIVATION
from tests.browser.conftest import Open
from tests.browser.screen import Screen

WORDS = text("it")
OTHER_TABLE = written_design(DEPRIVATION).replace("indicator: low_income", "indicator: povertà")


def load(screen: Screen, name: str, content: bytes) -> None:
    """Choose a file in the box of designs, opening the part of the page it is in."""
    box = screen.key("atlas-index-load").locator("input[type=file]")
    if not screen.key("atlas-index-load").is_visible():
        screen.key("atlas-index-desk").locator("summary").click()
        screen.page.get_by_role("tab", name=WORDS("index.desk_save")).click()
    box.set_input_files({"name": name, "mimeType": "application/yaml", "buffer": content})


def said(screen: Screen, words: str) -> None:
    """Wait for a warning with these words."""
    expect(screen.page.get_by_test_id("stAlert").filter(has_text=words)).to_be_visible()


def test_a_file_for_another_table_is_refused_and_a_design_is_shown(visit: Open) -> None:
    screen = visit("/indice")
    load(screen, "altrove.yml", OTHER_TABLE.encode())
    said(screen, "l'atlante non ha questo indicatore")
    assert "disegno" not in screen.query
    geometric = replace(DEPRIVATION.index, aggregation=Method("geometric", {}))
    own = replace(DEPRIVATION, index=geometric)
    load(screen, "mio.yml", written_design(own).encode())
    said(screen, WORDS("index.own"))
    assert design_of_link(screen.query["disegno"]).index.aggregation.name == "geometric"


def test_a_weight_moved_with_the_keyboard_lands_in_the_address_and_back_undoes_it(
    visit: Open,
) -> None:
    screen = visit("/indice")
    screen.key("atlas-index-desk").locator("summary").click()
    screen.page.get_by_role("tab", name=WORDS("index.desk_weights")).click()
    slider = screen.key("atlas-weight-low_income").get_by_role("slider")
    slider.focus()
    slider.press("ArrowRight")
    screen.page.wait_for_function("() => location.search.includes('disegno=')")
    screen.settled()
    index = design_of_link(screen.query["disegno"]).index
    assert sum(one.weight for one in index.elements) == pytest.approx(100)
    screen.page.go_back()
    screen.expect_query(disegno=None)
    expect(screen.key("atlas-weight-low_income")).to_contain_text("17 %")


def test_the_ranking_is_filtered_sorted_walked_and_lights_the_map(visit: Open) -> None:
    screen = visit("/indice")
    ranking = screen.key("atlas-index-ranking")
    rows = ranking.locator("tbody tr")
    ranking.get_by_label(WORDS("index.ranking_order")).select_option("name")
    expect(rows.first).to_contain_text("Adriano")
    expect(rows.last).to_contain_text(WORDS("index.why_low_coverage"))
    ranking.get_by_label(WORDS("index.ranking_filter")).fill("monlue")
    expect(rows).to_have_count(1)
    rows.first.hover()
    expect(screen.map.locator(".leaflet-selection-pane path")).to_have_count(2)
    rows.first.press("Enter")
    screen.expect_query(area="31")
    expect(rows.first).to_have_attribute("aria-selected", "true")
