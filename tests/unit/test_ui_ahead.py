"""What the map may show next is what its own message would show."""

from __future__ import annotations

import json

import pytest

from indicators import REGISTRY, indicator
from indicators.composite import LAYER
from ui import ahead, assets, imported, maps, palette, warm
from ui.scene import value_scene
from ui.selection import SCHEMES, Selection
from ui.text import LANGUAGES
from ui.textures import textures

LARGEST = 400_000
"""Bytes of a file: it is fetched when the frame is idle, on a phone too."""


@pytest.fixture(scope="module")
def files():
    return {language: ahead.for_language(language) for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_knows_every_indicator_and_year_and_no_other(files, language):
    found = json.loads(files[language])
    known = (*REGISTRY, LAYER)
    assert {key: sorted(map(int, years)) for key, years in found["known"].items()} == {
        one.key: sorted(one.years) for one in known
    }
    assert set(found["titles"].values()) == {one.key for one in known}
    assert found["schemes"] == list(SCHEMES)
    assert len(files[language].encode()) < LARGEST


@pytest.mark.parametrize("theme", list(palette.THEMES.values()), ids=list(palette.THEMES))
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    ("key", "year"),
    [("declared_income", 2019), ("elderly_alone", 2024), ("minors", 2011), ("density", 2020)],
)
def test_a_choice_looks_as_the_map_says_it(files, theme, scheme, key, year):
    found = json.loads(files["en"])
    one, told = found["known"][key][str(year)], imported.indicator_data(key)
    scene = value_scene(
        indicator(key), Selection("en", key, year, "value", year, scheme, None, None),
        rows=told.by_year[year], breaks=told.class_breaks(scheme, year),
        city=told.city_by_year[year], theme=theme,
    )  # fmt: skip
    classes, scale = one["classes"][scheme]
    assert tuple(found["phrases"][number] for number in one["values"]) == scene.labels()
    assert classes == maps.classes_of(scene.classes)
    assert tuple(one["hatched"]) == maps.hatched(scene.rows)
    assert found["palettes"][theme.name][scale] == {
        "palette": list(scene.colours),
        "hatches": [palette.hatch_on(theme, colour) for colour in scene.colours],
        "textures": list(textures(scene.colours, theme)),
    }


def test_a_title_of_the_list_belongs_to_one_indicator(files):
    for language in LANGUAGES:
        titles = json.loads(files[language])["titles"]
        assert len(titles) == len(REGISTRY) + 1


def test_there_is_no_address_before_the_file_is_written(monkeypatch, tmp_path):
    monkeypatch.setattr(ahead, "_written", {})
    monkeypatch.setattr(ahead, "folder", lambda: tmp_path)
    assert ahead.address("it") is None
    ahead.write()
    for language in LANGUAGES:
        name = ahead.address(language).removeprefix(ahead.ADDRESS)
        assert (tmp_path / name).read_text("utf-8") == ahead.for_language(language)


def test_a_full_temporary_folder_only_makes_the_map_slower(monkeypatch):
    def full(_name):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("ui.ahead.scratch.folder", full)
    monkeypatch.setattr(ahead, "_written", {})
    warm._rest()
    assets.register()
    assert ahead.address("it") is None
