import json
from dataclasses import asdict, replace
from itertools import combinations, permutations

import pytest

from atlas.premises.facts import place_facts
from atlas.wording import text
from indicators import REGISTRY
from indicators.engine.change import refusal
from render.maps import folium_map
from render.maps.folium_map import Ahead, AtlasMap, Focus, Painting, Tiles, View
from render.maps.labels import label_sides
from render.maps.premises_marks import map_places
from render.style.palette import DARK, LIGHT, class_colours

LONGEST_MESSAGE = 8_000  # bytes: one small packet, whatever is shown


def view_of(shown, places, **changes) -> View:
    words = text(shown.selection.language)
    hatched = shown.rows.index[shown.rows["reliability"].isin(["low", "excluded"])]
    plain = View(
        ids=tuple(int(area) for area in shown.rows.index),
        classes=folium_map.classes_of(shown.classes),
        values=shown.labels(),
        hatched=tuple(int(area) for area in hatched),
        palette=class_colours(shown, LIGHT),
        textures=(),
        theme=LIGHT,
        words={"language": words.language, "map": words("map.map_label")},
        selected=None,
        place=None,
        premises=tuple(places),
        rings=(250, 500),
        perimeters=None,
        dots=(),
        tiles=None,
        focus=None,
    )
    return replace(plain, **changes)


@pytest.fixture(scope="module")
def toy_view(toy):
    return view_of(toy.scene(), toy.places)


@pytest.fixture(scope="module")
def nine(milan):
    return {
        language: map_places(
            place_facts(
                milan.premises, milan.events, milan.names.to_dict(), as_of=milan.as_of,
                language=language,
            )
        )
        for language in ("it", "en")
    }  # fmt: skip


# The message


def test_the_message_says_what_is_painted_in_plain_values(toy_view):
    said = json.loads(toy_view.message())
    assert (said["ids"], said["classes"], said["hatched"]) == ([1, 2, 3], "102", [3])
    assert (said["theme"], said["ground"], said["accent"]) == ("light", LIGHT.ground, LIGHT.accent)
    assert [place["id"] for place in said["premises"]] == ["forno", "ponte"]
    assert len(said["palette"]) == len(said["hatches"]) == 3


def test_an_area_without_value_has_no_class(toy):
    said = json.loads(view_of(toy.scene(year=2023), ()).message())
    assert said["classes"] == "10-"


def test_a_sentence_said_twice_travels_once_and_can_be_read_back(toy_view):
    twice = replace(toy_view, values=("nessun valore", "25,0 %", "nessun valore"))
    said = json.loads(twice.message())
    read = [said["phrases"][one] if isinstance(one, int) else one for one in said["values"]]
    assert read == list(twice.values)
    assert twice.message().count("nessun valore") == 1


def test_the_outline_of_a_premises_is_the_same_in_both_themes(toy_view):
    dark = json.loads(replace(toy_view, theme=DARK).message())
    outline = f'stroke="{LIGHT.marker_ink}"'
    assert all(outline in drawn for drawn in dark["marks"].values())
    assert dark["ink"] == DARK.ink


NASTY = "</script><script>alert(1)</script><!--\u2028\u2029'\"\\"


def test_no_text_can_break_out_of_the_script(toy_view, toy):
    place = replace(toy.places[0], name=NASTY, lines=(NASTY,))
    said = replace(
        toy_view,
        premises=(place,),
        values=(NASTY, "1", "2"),
        perimeters=NASTY,
        words={"map": NASTY},
        focus=Focus(45.4, 9.1, 15, "stamp", NASTY),
    ).message()
    assert not set(said) & set("<>\u2028\u2029\n")
    read = json.loads(said)
    assert read["premises"][0]["name"] == read["perimeters"] == read["focus"]["pin"] == NASTY


def test_the_stamp_changes_with_anything_that_is_painted(toy_view):
    others = [
        replace(toy_view, selected=1),
        replace(toy_view, classes="012"),
        replace(toy_view, theme=DARK),
        replace(toy_view, tiles=Tiles("x", "y")),
    ]
    stamps = [json.loads(view.message())["stamp"] for view in [toy_view, *others]]
    assert len(set(stamps)) == len(stamps)
    assert toy_view.message() == replace(toy_view).message()


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("one", REGISTRY, ids=lambda one: one.key)
def test_every_message_is_small(milan, nine, one, language):
    comparable = refusal(one, since=one.years[0], year=one.latest_year) is None
    for since in (None, one.years[0]) if comparable else (None,):
        shown = milan.scene(one, language=language, since=since)
        said = view_of(shown, nine[language], selected=76, place="omero").message()
        assert len(said.encode()) <= LONGEST_MESSAGE
        assert len(json.loads(said)["values"]) == 88


def test_what_may_come_next_is_said_and_is_no_other_look(toy_view):
    ahead = Ahead("../x.json", "minors", 2020, "quantile")
    said = json.loads(replace(toy_view, ahead=ahead).message())
    assert said["ahead"] == asdict(ahead)
    assert said["stamp"] == json.loads(toy_view.message())["stamp"]


# The map


def test_the_map_asks_only_the_server_it_came_from():
    loaded = [*folium_map.AtlasMap.default_js, *folium_map.AtlasMap.default_css]
    assert {address.split("/")[1] for _, address in loaded} == {
        "ui.widgets.static_files.web", "ui.widgets.static_files.leaflet",
    }  # fmt: skip
    assert all(address.startswith("../") for _, address in loaded)
    assert "//" not in AtlasMap().get_root().render().replace("http://www.w3.org", "")


def rendered() -> str:
    shown = AtlasMap()
    return shown.get_root().render().replace(shown.get_name(), "map_div")


def test_the_map_is_the_same_each_time_so_that_it_is_never_rebuilt():
    assert rendered() == rendered()
    assert "Atlas.mount(map_div)" in rendered()


def test_a_painting_is_one_call_and_nothing_else(toy_view):
    group = Painting(toy_view.message())
    (child,) = group._children.values()
    script = child._template.module.script(child, {})
    assert script == f"Atlas.paint(map_div, {toy_view.message()});"


# Labels


def box(name, point, side, *, letter=7.2, height=19):
    """The label as the browser draws it: 14 px semibold, 18 px from its point, at zoom 11.6."""
    x, y = point[0] * 2207, -point[1] * 2207 / 0.7014
    near, far = 18, 18 + letter * len(name)
    left, right = (x + near, x + far) if side == "right" else (x - far, x - near)
    return left, y - height / 2, right, y + height / 2


def overlap(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def test_no_label_of_the_nine_premises_covers_another_or_a_mark(nine):
    labels = [box(one.name, (one.lon, one.lat), one.side) for one in nine["it"]]
    dots = [box("", (one.lon, one.lat), "right") for one in nine["it"]]
    dots = [(x - 30, y - 3, x - 6, bottom + 3) for x, y, _, bottom in dots]
    assert not [pair for pair in combinations(labels, 2) if overlap(*pair)]
    assert not [
        (i, k) for i, k in permutations(range(len(labels)), 2) if overlap(labels[i], dots[k])
    ]


def test_labels_stand_on_the_right_unless_that_covers_something():
    assert label_sides(["Alba", "Borgo"], [(9.1, 45.4), (9.1, 45.5)]) == ("right", "right")
    assert label_sides(["Alba", "Borgo"], [(9.10, 45.4), (9.115, 45.4)]) == ("left", "right")


def test_no_premises_need_no_sides():
    assert label_sides([], []) == ()
