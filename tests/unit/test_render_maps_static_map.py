import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import numpy as np
import pytest
import shapely

from atlas.premises.facts import place_facts
from atlas.wording import text
from data.catalogue.read import read_table
from indicators import indicator
from render.maps.premises_marks import map_places
from render.maps.static_map import KEY_SIZE, MAP_WIDTH, map_svg
from render.style.palette import LIGHT, class_colours, contrast
from render.style.premises_symbols import STATES, mark

SVG = "{http://www.w3.org/2000/svg}"


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - a drawing of our own


def of_class(svg: str, name: str) -> list[ET.Element]:
    return [node for node in parsed(svg).iter() if node.get("class") == name]


def texts(svg: str) -> list[str]:
    return [node.text for node in parsed(svg).iter(f"{SVG}text")]


@pytest.fixture(scope="module")
def drawn(toy):
    def draw(**changes) -> str:
        scene = toy.scene(**changes)
        colours = class_colours(scene, LIGHT)
        return map_svg(scene, toy.layer, toy.outline, toy.places, colours=colours)

    return draw


@pytest.fixture(scope="module")
def city(milan):
    layers = read_table("nil_drawing"), read_table("municipi_drawing")

    def draw(key="elderly_alone", language="it", **how) -> str:
        places = map_places(
            place_facts(
                milan.premises, milan.events, milan.names.to_dict(), as_of=milan.as_of,
                language=language,
            )
        )  # fmt: skip
        scene = milan.scene(indicator(key), language=language, **how)
        return map_svg(scene, *layers, places, colours=class_colours(scene, LIGHT))

    return draw


# The toy city, by hand: four columns and four rows of 0.01 degrees


def test_areas_have_the_colour_of_their_class(drawn, toy):
    fills = [node.get("fill") for node in of_class(drawn(), "area")]
    colours = class_colours(toy.scene(), LIGHT)
    assert fills == [colours[1], colours[0], "url(#low2)"]


def test_an_area_without_value_is_drawn_with_grey_lines(drawn):
    assert of_class(drawn(year=2023), "area")[2].get("fill") == "url(#missing)"


def test_north_is_up_and_a_degree_east_is_shorter_than_a_degree_north(drawn):
    height = float(parsed(drawn()).get("viewBox").split()[3])
    assert height == pytest.approx(MAP_WIDTH / np.cos(np.radians(45.42)), abs=1)
    first = re.findall(r"[\d.]+", of_class(drawn(), "area")[0].get("d"))
    xy = np.array(first, dtype=float).reshape(-1, 2)
    assert xy.min() == 0
    assert xy.max(axis=0) == pytest.approx([450, height / 2], abs=1)


def test_the_scale_bar_is_two_kilometres_long(drawn):
    side = 0.04 * 111.13 * np.cos(np.radians(45.42))  # km across the toy city
    length = float(re.search(r"v6h([\d.]+)v-6", drawn())[1])
    assert length == pytest.approx(2 / side * MAP_WIDTH, rel=0.001)
    assert "2 km" in texts(drawn())


def test_the_chosen_area_is_outlined_and_named_in_the_key(drawn):
    plain, chosen = drawn(), drawn(area=1)
    assert of_class(plain, "chosen") == []
    assert len(of_class(chosen, "chosen")) == 4  # casing and line, on the map and in the key
    assert "quartiere scelto: Alba" in texts(chosen)


def test_premises_are_told_apart_by_shape_and_label(drawn):
    marks = of_class(drawn(), "premises")
    assert [one.find(f"{SVG}text[@font-size='17']").text for one in marks] == [
        "Via Forno", "Viale Ponte",
    ]  # fmt: skip
    assert marks[0].find(f"{SVG}circle") is not None
    assert marks[1].find(f"{SVG}circle") is None


def test_an_estimated_point_has_a_broken_outline(drawn):
    first, second = of_class(drawn(), "premises")
    assert first.find(f"{SVG}circle").get("stroke-dasharray")
    assert not [node for node in second.iter() if node.get("stroke-dasharray")]


def test_the_chosen_premises_is_larger(drawn):
    scaled = [one.get("transform") for one in of_class(drawn(place="ponte"), "premises")]
    assert ["scale(1.3)" in transform for transform in scaled] == [False, True]


def test_the_key_names_only_what_is_on_the_map(drawn):
    words = text("it")
    assert words("map.legend_missing") not in texts(drawn())
    assert words("map.legend_missing") in texts(drawn(year=2023))
    assert words("map.legend_low") in texts(drawn())
    assert words("map.legend_low") not in texts(drawn(year=2023))
    assert [label for label in texts(drawn()) if label.startswith("Lavori:")] == [
        "Lavori: stato non noto", "Lavori: in corso",
    ]  # fmt: skip


def test_labels_cannot_be_markup(toy):
    nasty = replace(toy.places[0], name="</text><script>&")
    svg = map_svg(
        toy.scene(), toy.layer, toy.outline, [nasty], colours=class_colours(toy.scene(), LIGHT)
    )
    assert "<script" not in svg
    assert of_class(svg, "premises")[0].find(f"{SVG}text[@font-size='17']").text == nasty.name


@pytest.mark.parametrize("works", STATES)
def test_every_state_of_the_works_has_a_shape_and_a_sign_of_its_own(works):
    others = [mark(other, estimated=False) for other in STATES if other != works]
    drawing = mark(works, estimated=False)
    assert drawing not in others
    assert LIGHT.marker[works] in drawing
    assert parsed(f"<g>{drawing}</g>").findall("*")[1:] != []


# Milan


@pytest.mark.parametrize("language", ["it", "en"])
def test_the_map_has_88_areas_and_nine_premises(city, language):
    svg = city(language=language, area=61)
    assert len(of_class(svg, "area")) == 88
    assert len(of_class(svg, "premises")) == 9
    assert len(of_class(svg, "chosen")) == 4


def test_as_many_areas_are_hatched_as_have_few_people(city, milan):
    shown = milan.scene(indicator("elderly_alone"))
    low = shown.rows["reliability"].isin(["low", "excluded"]) & shown.rows["value"].notna()
    fills = [node.get("fill") for node in of_class(city(), "area")]
    assert sum(fill.startswith("url(#low") for fill in fills) == low.sum() > 0
    assert fills.count("url(#missing)") == shown.rows["value"].isna().sum() > 0


@pytest.mark.parametrize("how", [{}, {"since": 2015}, {"key": "foreign_residents"}])
def test_the_lines_of_every_pattern_are_seen_on_their_ground(city, how):
    patterns = list(parsed(city(**how)).iter(f"{SVG}pattern"))
    assert len(patterns) >= 6
    for pattern in patterns:
        ground, lines = (node.get("fill") for node in pattern)
        assert contrast(ground, lines) >= 1.8


@pytest.mark.parametrize("language", ["it", "en"])
def test_the_key_stands_beside_the_city_and_not_on_it(city, language):
    svg = city(language=language, area=65)
    paths = [re.findall(r"[\d.]+", ring) for node in of_class(svg, "area")
             for ring in node.get("d").split("Z") if ring]  # fmt: skip
    corners = np.vstack([np.array(path, dtype=float).reshape(-1, 2) for path in paths])
    for entry in of_class(svg, "key"):
        top = float(entry.get("transform").split()[1].rstrip(")"))
        label = entry.findall(f"{SVG}text")[-1]
        right = float(label.get("x")) + len(label.text) * KEY_SIZE * 0.46
        inside = shapely.box(0, top - 9, right, top + 9).contains(shapely.points(corners))
        assert not inside.any()
