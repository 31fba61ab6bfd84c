"""What the map may show next, so that it is painted while the server still computes the rest.

One small file a language, fetched by the map's frame when it has nothing else to do: the classes,
labels and hatchings of every indicator, year and way to make classes, from the same scenes as the
map's own message. ``web/map/ahead.js`` reads in the page which of them a person has just chosen;
the server's message follows and has the last word.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from atlas import map_view
from atlas.choropleth import Choropleth
from atlas.query import SCHEME
from atlas.selection import Selection
from atlas.wording import LANGUAGES
from base import scratch
from base.text import stamp_of
from indicators import REGISTRY
from indicators.index.layer import LAYER
from indicators.spec import Indicator, Polarity
from render.maps import folium_map
from render.style import palette
from render.style.patterns import textures

ADDRESS = "../ui.widgets.static_files.ahead/"

_written: dict[str, str] = {}


def folder() -> Path:
    """Where the files stand while this process runs; ``ui.widgets.static_files`` serves it. Raises
    OSError."""
    return scratch.folder("ahead")


def address(language: str) -> str | None:
    """Address of the file of a language as the map's frame asks for it; ``None`` until written."""
    return _written.get(language)


def write() -> None:
    """Write the files of all languages. Raises :class:`data.catalogue.read.ShippedDataError`,
    OSError."""
    for language in LANGUAGES:
        _written[language] = ADDRESS + shelved(language, for_language(language))


def shelved(name: str, content: str) -> str:
    """Name of a file that stands in the folder with this content. Raises OSError."""
    path = folder() / f"{name}-{stamp_of(content)}.json"
    if not path.is_file():
        path.write_text(content, encoding="utf-8", newline="")
    return path.name


def for_language(language: str) -> str:
    """The file: ``titles`` of the list by key, ``palettes`` by theme, ``known`` by key and year.

    A year holds ``values`` (numbers into ``phrases``, a label per area), ``hatched`` (area ids)
    and, by scheme, ``classes`` (a character per area) with the number of its palette.
    """
    phrases: dict[str, int] = {}
    scales: dict[tuple[str, int], int] = {}
    known = {
        indicator.key: {
            str(year): _year(scenes, phrases, scales)
            for year, scenes in _scenes(indicator, language)
        }
        for indicator in (*REGISTRY, LAYER)
    }
    content = {
        "titles": {
            map_view.listed(indicator, language): indicator.key for indicator in (*REGISTRY, LAYER)
        },
        "schemes": list(SCHEME.values),
        "known": known,
        "phrases": list(phrases),
        "palettes": {
            name: [_palette(theme, polarity, count) for polarity, count in scales]
            for name, theme in palette.THEMES.items()
        },
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _scenes(indicator: Indicator, language: str) -> Iterator[tuple[int, dict[str, Choropleth]]]:
    for year in indicator.years:
        selection = Selection(language, indicator.key, year, "value", year, "quantile", None, None)
        yield (
            year,
            {
                scheme: map_view.values(
                    replace(selection, scheme=scheme), map_view.layer(indicator.key)
                )
                for scheme in SCHEME.values
            },
        )


def _year(
    scenes: Mapping[str, Choropleth], phrases: dict[str, int], scales: dict[tuple[str, int], int]
) -> dict[str, Any]:
    any_scene = next(iter(scenes.values()))
    return {
        "values": [phrases.setdefault(label, len(phrases)) for label in any_scene.labels()],
        "hatched": folium_map.hatched(any_scene.rows),
        "classes": {
            scheme: [
                folium_map.classes_of(scene.classes),
                scales.setdefault((scene.indicator.polarity.value, scene.class_count), len(scales)),
            ]
            for scheme, scene in scenes.items()
        },
    }


def _palette(theme: palette.Theme, polarity: str, count: int) -> dict[str, Any]:
    colours = palette.sequential(theme, Polarity(polarity), count)
    return {
        "palette": colours,
        "hatches": [palette.hatch_on(theme, colour) for colour in colours],
        "textures": textures(colours, theme),
    }
