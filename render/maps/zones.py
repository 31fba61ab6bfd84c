"""Zones of about a thousand residents on the map: what is painted, and the file of what is read.

A change sends a character for each zone. What is read under the pointer is a small file of each
indicator and language, whose numbers are written as everywhere.
"""

import json

import numpy as np
import pandas as pd

from atlas import map_view
from atlas.choropleth import Choropleth
from atlas.repository.memo import kept
from atlas.selection import Selection
from atlas.wording import numbers, text
from atlas.zones import ZoneLayer, base_of
from render.maps.folium_map import NO_CLASS, ZonePaint

HATCHED = "abcdefghi"
CLEAN, FAINT, NO_VALUE = range(3)


def paint(zones: ZoneLayer, *, facts: str, language: str) -> ZonePaint:
    """What the frame is sent of the zones; ``facts`` is the address of :func:`facts_file`."""
    outlined = [] if zones.outlined is None else np.flatnonzero(zones.outlined).tolist()
    return ZonePaint(
        facts=facts,
        classes=packed(zones),
        outlined=tuple(outlined),
        area=text(language)("zones.tip_area"),
    )


def packed(zones: ZoneLayer) -> str:
    """One character a zone: the digit of its class, its letter where hatched, or ``-``."""
    faint = zones.rows["faint"].tolist()
    return "".join(
        NO_CLASS if number < 0 else HATCHED[number] if weak else str(number)
        for number, weak in zip(zones.classes.tolist(), faint, strict=True)
    )


@kept()
def facts_file(language: str, key: str) -> bytes:
    """What is read of each zone of an indicator: ``words`` are the lines of the three kinds of
    zones, ``zones`` the kind and the written numbers that go into them."""
    year = map_view.layer(key).indicator.latest_year
    selection = Selection(language, key, year, "value", year, "quantile", None, None, scale="zones")
    scene = map_view.with_zones(map_view.choropleth(selection, map_view.layer(key)))
    if scene.zones is None:
        raise ValueError(f"{key} has no zones")
    content = {"words": _lines(scene), "zones": _parts(scene, scene.zones.rows)}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _lines(scene: Choropleth) -> list[list[str]]:
    """The lines of a zone drawn in full, of a hatched one, of one without a value."""
    indicator, words = scene.indicator, text(scene.selection.language)
    value, span = (
        numbers.with_unit(place, indicator.unit, language=words.language)
        for place in ("{0}", "{1}")
    )
    full = [
        words("zones.tip", value=value, interval=span),
        words("zones.tip_base", count="{2}", base=words(base_of(indicator.inputs[0]))),
        words("zones.tip_people", count="{3}", year=indicator.latest_year),
    ]
    none = words("zones.tip_none", why=words("missing.too_uncertain"))
    return [full, [*full, words("zones.tip_faint")], [none, *full[1:]]]


def _parts(scene: Choropleth, rows: pd.DataFrame) -> list[str]:
    language = scene.selection.language
    columns = ("value", "lower", "upper", "whole", "residents", "faint")
    parts = []
    for value, lower, upper, whole, residents, faint in zip(
        *(rows[name].tolist() for name in columns), strict=True
    ):
        kind = NO_VALUE if np.isnan(value) else FAINT if faint else CLEAN
        ends = (scene.write_limit(end) for end in (lower, upper))
        counts = (numbers.number(count, language=language) for count in (whole, residents))
        written = (scene.write_limit(value), numbers.span(*ends, language=language), *counts)
        parts.append("|".join([str(kind), *written]))
    return parts
