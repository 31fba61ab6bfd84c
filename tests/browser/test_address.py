"""A typed address lands on its neighbourhood and moves the map, with the network cut off."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from atlas.wording import text

WORDS = text("it")
PLACES = [
    ("viale Omero 15", "35", (45.434732, 9.224696)),
    ("V.LE FAENZA, 25", "46", (45.435888, 9.148211)),
    ("zoia 105", "61", (45.470018, 9.109840)),
]


@pytest.fixture
def atlas(keep):
    """The map as it is after the address before; the next one asks anew."""
    screen = keep()
    screen.travel("")
    yield screen
    screen.clean()


def seek(screen, typed):
    box = screen.key("atlas-address").get_by_role("textbox")
    box.fill(typed)
    box.press("Enter")


def said(words):
    """The fixed part of a sentence: what stands before its first blank."""
    return words.partition("{")[0].strip() or words.rpartition("}")[2].strip()


@pytest.mark.parametrize(("typed", "area", "there"), PLACES)
def test_an_address_selects_its_area_and_moves_the_map_there(atlas, typed, area, there):
    with atlas.repaint():
        seek(atlas, typed)
    atlas.expect_query(area=area)
    expect(atlas.map.locator(".atlas-pin")).to_have_count(1)
    view = atlas.view()
    assert (view["lat"], view["lng"]) == pytest.approx(there, abs=0.002)
    assert view["zoom"] >= 14


def test_the_same_address_asked_again_moves_the_map_again(atlas):
    with atlas.repaint():
        seek(atlas, "viale Omero 15")
    atlas.look_at(9.1, 45.5, 12)
    seek(atlas, "v.le Omero, 15")
    atlas.frame.wait_for_function("Math.abs(map.getCenter().lat - 45.4347) < 0.002")


def test_a_number_not_in_the_register_lands_on_the_nearest_and_says_so(atlas):
    with atlas.repaint():
        seek(atlas, "viale Omero 999")
    atlas.expect_query(area="35")
    expect(atlas.key("atlas-finder")).to_contain_text(said(WORDS("address.nearest_number")))


def test_an_ambiguous_street_asks_and_the_answer_lands(atlas):
    seek(atlas, "Dante 3")
    asked = atlas.key("atlas-finder").get_by_role("radiogroup")
    expect(asked.get_by_role("radio")).to_have_count(2)
    atlas.expect_query(area=None)
    atlas.key("atlas-finder").get_by_text("via Dante", exact=True).click()
    with atlas.repaint():
        atlas.key("atlas-finder").get_by_role("button", name="via Dante 3").click()
    atlas.expect_query(area="1")


@pytest.mark.parametrize("typed", ["pippo pluto", "piazza"])
def test_a_street_that_is_not_there_moves_nothing(atlas, typed):
    before = atlas.view()
    seek(atlas, typed)
    expect(atlas.key("atlas-finder")).to_contain_text(WORDS("address.nothing"))
    atlas.expect_query(area=None)
    assert atlas.view() == before


def test_another_choice_afterwards_leaves_the_map_where_it_is(atlas):
    with atlas.repaint():
        seek(atlas, "via Padre Luigi Monti 19")
    there = atlas.view()
    with atlas.repaint():
        atlas.choose("atlas-area", "Farini")
    assert atlas.view() == there
