"""What the map may show next is what its own message would show."""

from __future__ import annotations

import json

import pytest

from atlas.choropleth import value_scene
from atlas.query import SCHEME
from atlas.selection import Selection
from atlas.wording import LANGUAGES
from indicators import REGISTRY, indicator
from indicators.index.layer import LAYER
from render.maps import folium_map, prefetch
from render.style import palette
from render.style.patterns import textures
from ui.shell import warm_up
from ui.state import uploads
from ui.widgets import static_files

LARGEST = 400_000
"""Bytes of a file: it is fetched when the frame is idle, on a phone too."""


@pytest.fixture(scope="module")
def files():
    return {language: prefetch.for_language(language) for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_knows_every_indicator_and_year_and_no_other(files, language):
    found = json.loads(files[language])
    known = (*REGISTRY, LAYER)
    assert {key: sorted(map(int, years)) for key, years in found["known"].items()} == {
        one.key: sorted(one.years) for one in known
    }
    assert set(found["titles"].values()) == {one.key for one in known}
    assert found["schemes"] == list(SCHEME.values)
    assert len(files[language].encode()) < LARGEST


@pytest.mark.parametrize("theme", list(palette.THEMES.values()), ids=list(palette.THEMES))
@pytest.mark.parametrize("scheme", SCHEME.values)
@pytest.mark.parametrize(
    ("key", "year"),
    [("declared_income", 2019), ("elderly_alone", 2024), ("minors", 2011), ("density", 2020)],
)
def test_a_choice_looks_as_the_map_says_it(files, theme, scheme, key, year):
    found = json.loads(files["en"])
    one, told = found["known"][key][str(year)], uploads.indicator_data(key)
    scene = value_scene(
        indicator(key), Selection("en", key, year, "value", year, scheme, None, None),
        rows=told.by_year[year], breaks=told.class_breaks(scheme, year),
        city=told.city_by_year[year],
    )  # fmt: skip
    classes, scale = one["classes"][scheme]
    assert tuple(found["phrases"][number] for number in one["values"]) == scene.labels()
    assert classes == folium_map.classes_of(scene.classes)
    assert tuple(one["hatched"]) == folium_map.hatched(scene.rows)
    colours = palette.class_colours(scene, theme)
    assert found["palettes"][theme.name][scale] == {
        "palette": list(colours),
        "hatches": [palette.hatch_on(theme, colour) for colour in colours],
        "textures": list(textures(colours, theme)),
    }


def test_a_title_of_the_list_belongs_to_one_indicator(files):
    for language in LANGUAGES:
        titles = json.loads(files[language])["titles"]
        assert len(titles) == len(REGISTRY) + 1


def test_there_is_no_address_before_the_file_is_written(monkeypatch, tmp_path):
    monkeypatch.setattr(prefetch, "_written", {})
    monkeypatch.setattr(prefetch, "folder", lambda: tmp_path)
    assert prefetch.address("it") is None
    prefetch.write()
    for language in LANGUAGES:
        name = prefetch.address(language).removeprefix(prefetch.ADDRESS)
        assert (tmp_path / name).read_text("utf-8") == prefetch.for_language(language)


def test_a_full_temporary_folder_only_makes_the_map_slower(monkeypatch):
    def full(_name):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("render.maps.prefetch.scratch.folder", full)
    monkeypatch.setattr(prefetch, "_written", {})
    warm_up._rest()
    static_files.register()
    assert prefetch.address("it") is None
