"""The one search: by keys from anywhere, with the network cut off; what is chosen is selected."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from atlas.wording import text

WORDS = text("it")


@pytest.fixture
def atlas(keep):
    """The map as it is after the search before; the next one starts anew."""
    screen = keep()
    screen.travel("")
    yield screen
    screen.clean()


def field(screen):
    return screen.page.get_by_role("combobox", name=WORDS("search.label"))


def options(screen):
    return screen.page.locator("#atlas-search-list").get_by_role("option")


def seek(screen, typed):
    screen.settled()  # the bar of another page is another bar
    screen.page.keyboard.press("Control+k")
    expect(field(screen)).to_be_focused()
    screen.page.keyboard.type(typed)


def test_an_address_selects_its_area_and_moves_the_map_there(atlas):
    typed = []
    atlas.page.on("request", lambda request: typed.append(request.url))
    with atlas.repaint():
        seek(atlas, "viale Omero 15")
        field(atlas).press("Enter")
    atlas.expect_query(area="35")
    expect(atlas.map.locator(".atlas-pin")).to_have_count(1)
    view = atlas.view()
    assert (view["lat"], view["lng"]) == pytest.approx((45.434732, 9.224696), abs=0.002)
    assert view["zoom"] >= 14
    assert not any("Omero" in url or "omero" in url for url in typed)  # in no address
    atlas.look_at(9.1, 45.5, 12)
    seek(atlas, "v.le Omero, 15")
    field(atlas).press("Enter")  # the same again moves the map again
    atlas.frame.wait_for_function("Math.abs(map.getCenter().lat - 45.4347) < 0.002")


def test_arrows_walk_through_the_list_which_says_how_long_it_is(atlas):
    seek(atlas, "san siro")
    expect(options(atlas)).to_have_count(3)
    status = atlas.page.locator(".search [role=status]")
    expect(status).to_have_text(WORDS("search.count", count=3))
    expect(field(atlas)).to_have_attribute("aria-expanded", "true")
    for key, at in (("ArrowUp", 2), ("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0)):
        field(atlas).press(key)
        expect(options(atlas).nth(at)).to_have_attribute("aria-selected", "true")
        name = options(atlas).nth(at).get_attribute("id")
        expect(field(atlas)).to_have_attribute("aria-activedescendant", name)
    field(atlas).press("Escape")
    expect(options(atlas)).to_have_count(0)
    expect(field(atlas)).to_have_value("san siro")
    field(atlas).press("ArrowDown")
    expect(options(atlas)).to_have_count(3)
    field(atlas).press("Enter")
    atlas.expect_query(area="57")


def test_a_street_of_several_areas_is_asked_back_and_a_name_of_none_moves_nothing(atlas):
    seek(atlas, "comasina")
    options(atlas).filter(has_text="via Comasina").click()
    expect(options(atlas).filter(has_text="via Comasina")).to_have_count(2)
    atlas.expect_query(area=None)
    options(atlas).nth(1).click()
    atlas.expect_query(area="83")
    seek(atlas, "pippo pluto")
    expect(options(atlas)).to_have_text(WORDS("search.nothing"))
    field(atlas).press("Enter")
    atlas.expect_query(area="83")


def test_a_premises_a_measure_and_a_page_open_where_they_are_shown(atlas):
    for typed, slug, query in (
        ("omero", "spazi", {"spazio": "omero", "area": "35"}),
        ("bovisasca", "quartiere", {"area": "81", "spazio": None}),
        ("farmacie", "mappa", {"indicatore": "pharmacies", "area": "81"}),
        ("licenze", "metodo", {"area": "81"}),
    ):
        seek(atlas, typed)
        field(atlas).press("Enter")
        atlas.page.wait_for_url(f"**/{slug}?**")
        atlas.expect_query(**query)
