"""What one finds the way by on the map: there, never over each other, never from outside."""

from __future__ import annotations

import math

import pytest
import shapely
from playwright.sync_api import expect

from atlas.wording import text
from data.catalogue.read import read_table
from geo.address.book import AddressBook

WORDS = text("it")
THERE = "html[data-atlas-base=there]"
BOXES = """() => [...document.querySelectorAll('.atlas-name')].map((name) => {
  const letters = name.querySelector('text');
  const line = letters.getBBox();
  const { x, width } = line;
  const [y, height] = [line.y + line.height * 0.1, line.height * 0.8];  // without the leading
  const to = letters.getScreenCTM();
  const corner = (px, py) => [to.a * px + to.c * py + to.e, to.b * px + to.d * py + to.f];
  return { text: letters.textContent, kind: name.classList[1].slice(11), corners: [
    corner(x, y), corner(x + width, y), corner(x + width, y + height), corner(x, y + height)] };
})"""
MARKS = """() => [...document.querySelectorAll('.atlas-place > *')].map((mark) => {
  const { left, top, right, bottom } = mark.getBoundingClientRect();
  return [left, top, right, bottom];
})"""
VIEWS = {
    "city": (9.18, 45.465, 11.75),
    "quarter": (9.19, 45.47, 13.5),
    "via Padova": (9.2395, 45.503, 15),
    "stadium": (9.1254, 45.4785, 15.5),
    "doors": (9.2395, 45.503, 17),
}


def looked_at(screen, name):
    screen.look_at(*VIEWS[name])
    screen.frame.wait_for_selector(THERE, state="attached")
    screen.page.wait_for_timeout(300)
    return [
        (one["kind"], one["text"], shapely.Polygon(one["corners"]))
        for one in screen.frame.evaluate(BOXES)
    ]


def spot(screen, lon, lat):
    """Where a place on earth is in the frame, and how many metres a pixel is there."""
    at = screen.frame.evaluate(f"map.latLngToContainerPoint([{lat}, {lon}])")
    zoom = screen.frame.evaluate("map.getZoom()")
    return shapely.Point(at["x"], at["y"]), 156543.03 * math.cos(math.radians(lat)) / 2**zoom


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_no_name_covers_another_or_a_mark(keep, view, theme):
    screen = keep(theme=theme)
    found = [(name, box) for _, name, box in looked_at(screen, view)]
    marks = [("mark", shapely.box(*mark)) for mark in screen.frame.evaluate(MARKS)]
    assert len(found) >= 10
    boxes = [*found, *marks]
    tree = shapely.STRtree([box for _, box in boxes])
    covering = [
        (name, boxes[other][0])
        for number, (name, box) in enumerate(found)
        for other in tree.query(box, predicate="intersects")
        if other > number and box.intersection(boxes[other][1]).area > 1
    ]
    assert covering == []


def test_the_city_has_ten_to_fifteen_neighbourhoods_and_near_it_has_all_in_view(visit):
    screen = visit("/mappa")
    city = [name for kind, name, _ in looked_at(screen, "city") if kind == "neighbourhood"]
    assert 10 <= len(city) <= 15
    near = {name for kind, name, _ in looked_at(screen, "quarter") if kind == "neighbourhood"}
    assert {"Brera", "Sarpi", "Guastalla", "Isola"} <= near


def test_via_padova_200_the_stadium_and_a_stop_are_found_without_a_network(visit):
    screen = visit("/mappa")
    door = AddressBook(read_table("streets"), read_table("house_numbers")).find("via Padova 200")
    boxes = looked_at(screen, "doors")
    at, metres = spot(screen, door.lon, door.lat)
    [near] = [box for _, name, box in boxes if name.startswith("via Padova ")]
    assert near.distance(at) * metres < 60
    stadium = {name: box for kind, name, box in looked_at(screen, "stadium") if kind != "street"}
    at, metres = spot(screen, 9.1240, 45.4781)
    assert stadium["Stadio San Siro"].distance(at) * metres < 150
    assert "San Siro Stadio" in stadium
    assert screen.outside == []


def test_the_credit_stands_inside_the_map_in_both_languages_and_goes_with_the_layer(visit):
    screen = visit("/mappa")
    screen.frame.wait_for_selector(THERE, state="attached")
    credit = screen.map.locator(".leaflet-control-attribution")
    expect(credit).to_contain_text("© OpenStreetMap contributors, ODbL")
    expect(credit).to_contain_text("manca la M4")
    screen.options()
    screen.page.get_by_text(WORDS("basemap.switch")).click()
    expect(screen.map.locator(".atlas-name")).to_have_count(0)
    expect(screen.map.locator(".leaflet-base-pane path")).to_have_count(0)
    expect(credit).not_to_contain_text("OpenStreetMap")
    english = visit("/mappa?lingua=en")
    english.frame.wait_for_selector(THERE, state="attached")
    expect(english.map.locator(".leaflet-control-attribution")).to_contain_text("M4 missing")


def test_names_and_lines_take_no_pointer_and_are_told_to_nobody(visit):
    screen = visit("/mappa")
    screen.frame.wait_for_selector(THERE, state="attached")
    for pane in ("base", "names"):
        there = screen.map.locator(f".leaflet-{pane}-pane")
        expect(there).to_have_attribute("aria-hidden", "true")
        expect(there).to_have_css("pointer-events", "none")


def test_the_streets_are_asked_for_from_near_alone(visit):
    screen = visit("/mappa")
    screen.frame.wait_for_selector(THERE, state="attached")
    asked = [url for url in screen.requests if "street_labels" in url]
    looked_at(screen, "doors")
    later = [url for url in screen.requests if "street_labels" in url]
    assert (len(asked), len(later)) == (0, 1)
