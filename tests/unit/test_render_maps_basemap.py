"""Names on drawings: measured with the typeface itself, none covers another or a mark."""

import re
from datetime import date
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest
import shapely
from PIL import ImageFont

from atlas.repository import index_results
from atlas.wording import text
from render.documents.poster_content import index_poster
from render.documents.typst import font_folder
from render.maps import basemap
from render.maps.locator import city_outlines
from render.stories import FIRST, scenes, slide_svg
from render.style.palette import THEMES, contrast

SVG = "{http://www.w3.org/2000/svg}"
DAY = date(2026, 12, 1)
FILES = {400: "Regular", 600: "Semibold", 700: "Bold"}
CAP, DEPTH = 0.70, 0.2
"""Height of a capital and depth of a g below the line, over the size of Source Sans."""


@pytest.fixture(scope="module")
def poster_map():
    drawing = index_poster(index_results.FIRST, "it", reading="robust", year=None, as_of=DAY).map
    return ET.fromstring(drawing)  # noqa: S314 - a drawing of our own


@pytest.fixture(scope="module")
def slides():
    return [scene for scene in scenes(FIRST, "en", day=DAY) if scene.city is not None]


def width(said, size, weight):
    font = ImageFont.truetype(str(font_folder() / f"SourceSansPro-{FILES[weight]}.otf"), 100)
    return font.getlength(said) * size / 100


def box(node, weight=None):
    """The room the letters of a text take, by the typeface's own widths."""
    size, x, y = (float(node.get(name)) for name in ("font-size", "x", "y"))
    wide = width(node.text, size, weight or int(node.get("font-weight", 400)))
    left = x - wide * {"middle": 0.5, "end": 1.0, "start": 0.0}[node.get("text-anchor", "start")]
    return shapely.box(left, y - CAP * size, left + wide, y + DEPTH * size)


def texts(root):
    """Every text of a drawing that is not in a group moved elsewhere, with its box."""
    return [(node.text, box(node)) for node in root if node.tag == f"{SVG}text"]


def covering(boxes):
    return [
        (one, other)
        for (one, first), (other, second) in combinations(boxes, 2)
        if first.intersection(second).area > 0.01 * min(first.area, second.area)
    ]


def marks(root):
    """The premises of the map with their own names, as they stand after their move."""
    boxes = []
    for group in root.iter(f"{SVG}g"):
        if group.get("class") != "premises":
            continue
        x, y = map(float, re.findall(r"[\d.]+", group.get("transform"))[:2])
        name = group.find(f"{SVG}text[@font-size='17']")
        moved = shapely.transform(box(name), lambda corners, by=(x, y): corners + by)
        boxes += [(name.text, moved), ("mark", shapely.box(x - 9, y - 9, x + 9, y + 9))]
    return boxes


def test_on_a_poster_no_name_covers_another_a_mark_or_its_name(poster_map):
    names = texts(poster_map)
    assert {"Duomo", "Centrale", "Stadio San Siro", "M1", "Municipio 7"} <= dict(names).keys()
    placed = marks(poster_map)
    assert len(placed) == 18
    own = {label for label, _ in placed}
    assert [pair for pair in covering([*names, *placed]) if not set(pair) <= own] == []


def test_a_poster_names_the_city_whole_and_inside_its_picture(poster_map):
    _, _, wide, tall = map(float, poster_map.get("viewBox").split())
    page = shapely.box(-0.5, -0.5, wide + 0.5, tall + 0.5)
    assert [said for said, room in texts(poster_map) if not page.contains(room)] == []


def test_every_picture_that_draws_parks_has_their_credit_inside(poster_map, slides):
    words = text("it")("basemap.credit")
    assert "© OpenStreetMap contributors, ODbL" in words
    assert "manca la M4" in words
    assert words in dict(texts(poster_map))
    assert len(slides) >= 4
    for scene in slides:
        drawing = slide_svg(scene)
        assert ('class="park"' in drawing) == (text("en")("basemap.credit") in drawing) == True  # noqa: E712


def test_no_two_names_of_a_slide_have_the_same_room_from_afar_or_from_near(slides):
    for scene in slides:
        x, y, wide, tall = scene.city.view
        unit = max(wide / 1056, tall / 900)
        for near in (False, True):
            sheet = basemap.Canvas(
                city_outlines().place, scene.city.view, unit, THEMES["light"], 19.0, near
            )
            placed = basemap.placed_names(sheet, ())
            rooms = [(name.text, shapely.box(*room)) for name, room in placed]
            assert rooms
            assert covering(rooms) == []
            page = shapely.box(x, y, x + wide, y + tall).buffer(0.01)
            assert all(page.contains(room) for _, room in rooms)


def test_a_name_the_scene_says_is_not_said_twice():
    city = city_outlines()
    sheet = basemap.Canvas(city.place, (0, 0, 520, city.height), 0.5, THEMES["light"])
    plain = {name.text for name, _ in basemap.placed_names(sheet, ())}
    without = {name.text for name, _ in basemap.placed_names(sheet, (), without={"Baggio"})}
    assert plain - without == {"Baggio"}


def test_the_room_of_a_name_is_never_less_than_its_letters():
    for name in basemap.place_names():
        weight = basemap.WEIGHT.get(name.kind, basemap.SEMIBOLD)
        letters = width(name.text, 14, weight)
        assert letters <= len(name.text) * basemap.LETTER * 14 + 2 * basemap.PADDING, name.text


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_names_and_lines_are_read_over_every_class_of_both_themes(theme):
    """Each has a halo or a casing of the ground, so what lies under it does not matter."""
    for ground in (theme.ground, theme.surface):
        assert contrast(theme.ink, ground) >= 7
        assert contrast(theme.quiet, ground) >= 4.5
        assert contrast(theme.transit, ground) >= 4.5
    assert contrast(theme.ink, theme.park) >= 7
    assert contrast(theme.park_edge, theme.park) >= 2


def test_the_story_of_the_index_names_who_made_its_data():
    [scene] = [one for one in scenes(FIRST, "it", day=DAY) if one.kind == "index_map"]
    for who in ("MEF", "Comune di Milano", "ISTAT"):
        assert who in scene.source
        assert who in slide_svg(scene)
