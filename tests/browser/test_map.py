"""The map repaints in place, and a click on it chooses an area or a premises."""

from __future__ import annotations

import pytest
import shapely
from playwright.sync_api import expect

from atlas.wording import text
from data.catalogue.read import read_table

WORDS = text("it")
REMAINS = "window.sameMap = true"
CHANGE = "?indicatore=elderly_alone&anno=2019"


def change_indicator(screen):
    screen.choose("atlas-indicator", "Isolamento e cura · Anziani per 100 minorenni")


def change_year(screen):
    screen.key("atlas-year").get_by_role("slider").press("ArrowLeft")


def change_scheme(screen):
    screen.options()
    screen.page.get_by_text(WORDS("map.scheme_equal")).click()


def change_mode(screen):
    screen.switch("atlas-mode", WORDS("map.mode_change"))


def choose_area(screen):
    screen.choose("atlas-area", "Farini")


def choose_place(screen):
    screen.choose("atlas-place", "Viale Omero")


@pytest.fixture(scope="module")
def spot():
    """A point drawn in area 55 that at full precision lies in area 88, and metres from both."""
    drawn = read_table("nil_drawing").set_index("area_id").geometry[55]
    true = read_table("nil_boundaries").set_index("area_id").geometry[88]
    parts = shapely.get_parts(shapely.intersection(drawn, true))
    middle = shapely.maximum_inscribed_circle(max(parts, key=lambda part: part.area))
    return shapely.get_coordinates(middle)[0]


def test_a_change_repaints_the_kept_map_with_its_zoom_and_centre(visit):
    screen = visit(f"/mappa{CHANGE}")
    screen.look_at(9.21, 45.44, 13.25)
    before = screen.view()
    screen.frame.evaluate(REMAINS)
    for change in (change_year, change_scheme, change_mode, change_indicator):
        colours = screen.fills()
        with screen.repaint():
            change(screen)
        assert screen.fills() != colours, change
        assert screen.frame.evaluate("window.sameMap") is True, change
        assert screen.view() == before, change
    expect(screen.areas).to_have_count(88)


def test_a_click_on_an_area_selects_it(atlas):
    inside = read_table("nil_boundaries").set_index("area_id").geometry[38].representative_point()
    with atlas.repaint():
        atlas.click_at(inside.x, inside.y)
    atlas.expect_query(area="38")
    name = read_table("nil_areas").set_index("area_id")["name"][38]
    expect(atlas.key("atlas-area-card").get_by_role("heading")).to_have_text(name)


def test_the_selected_area_and_no_other_is_outlined(atlas):
    atlas.go("?area=38")
    position = read_table("nil_drawing")["area_id"].tolist().index(38)
    area = atlas.areas.nth(position).bounding_box()
    ring = atlas.map.locator(".leaflet-selection-pane path").last.bounding_box()
    assert [round(ring[side] - area[side]) for side in ("x", "y", "width", "height")] == [
        pytest.approx(0, abs=4)
    ] * 4


def test_a_click_on_the_ground_outside_takes_the_selection_away(atlas):
    atlas.go("?area=38")
    with atlas.repaint():
        atlas.click_at(9.075, 45.515)
    atlas.expect_query(area=None)
    expect(atlas.key("atlas-area-card")).to_have_count(0)


def test_a_click_at_a_border_is_resolved_by_the_full_geometry(atlas, spot):
    atlas.look_at(*spot, 18)
    with atlas.repaint():
        atlas.click_at(*spot)
    atlas.expect_query(area="88")


def test_a_click_on_a_marker_selects_the_premises_and_its_area(atlas):
    with atlas.repaint():
        atlas.marker("Omero").click()
    atlas.expect_query(spazio="omero", area="35")
    expect(atlas.key("atlas-place-card").get_by_role("heading")).to_have_text("Viale Omero")


@pytest.mark.parametrize("where", ["popup", "card"])
def test_a_premises_shows_both_tracks(atlas, where):
    atlas.go("?spazio=padre_monti")
    popup = atlas.map.locator(".leaflet-popup-content")
    shown = popup if where == "popup" else atlas.key("atlas-place-card")
    for track in ("place.works", "place.service", "place.last_news", "place.theme"):
        expect(shown).to_contain_text(WORDS(track))
    expect(shown).to_contain_text(WORDS("works.under_way"))
    expect(shown).to_contain_text(WORDS("service.under_evaluation"))


@pytest.mark.parametrize(("name", "key"), [("Boccioni", "boccioni"), ("Capuana", "capuana")])
def test_of_two_premises_in_one_area_each_can_be_chosen(atlas, name, key):
    with atlas.repaint():
        atlas.marker(name).click()
    atlas.expect_query(spazio=key, area="76")


def test_a_repaint_under_a_pressed_marker_does_not_lose_the_click(atlas):
    atlas.marker("Omero").hover(position={"x": 14, "y": 14})
    atlas.page.mouse.down()
    atlas.go("?classi=uguali")
    atlas.page.mouse.up()
    atlas.expect_query(spazio="omero")


def test_a_popup_that_was_closed_stays_closed_at_the_next_repaint(atlas):
    with atlas.repaint():
        atlas.marker("Omero").click()
    atlas.map.locator(".leaflet-popup-close-button").click()
    expect(atlas.map.locator(".leaflet-popup")).to_have_count(0)
    atlas.go("?spazio=omero&area=35&indicatore=minors")
    expect(atlas.map.locator(".leaflet-popup")).to_have_count(0)


def test_estimated_points_are_drawn_with_a_dash_and_a_halo(atlas):
    dashed = atlas.map.locator(".atlas-place:has([stroke-dasharray])")
    assert sorted(dashed.all_inner_texts()) == ["?\nCapuana", "?\nPalmanova"]
    expect(atlas.map.locator(".leaflet-halo-pane path")).to_have_count(2)


@pytest.mark.parametrize(
    ("choose", "wanted", "card"),
    [
        (choose_area, {"area": "78"}, "atlas-area-card"),
        (choose_place, {"spazio": "omero"}, "atlas-place-card"),
    ],
)
def test_the_lists_choose_without_the_map(atlas, choose, wanted, card):
    with atlas.repaint():
        choose(atlas)
    atlas.expect_query(**wanted)
    expect(atlas.key(card)).to_be_visible()


def test_two_measures_are_lit_together_and_a_dot_chooses_its_area(visit):
    screen = visit("/mappa?indicatore=low_income&con=employed_residents")
    aside = screen.map.locator(".atlas-aside")
    screen.key("atlas-two-key").locator("g[data-areas]").last.hover()
    expect(aside.first).to_be_attached()
    dot = screen.key("atlas-two-scatter").locator('circle[data-areas="57"]')
    dot.hover()
    expect(aside).to_have_count(0)
    expect(screen.map.locator(".leaflet-selection-pane path")).to_have_count(2)
    dot.click()
    screen.expect_query(area="57", con="employed_residents")
