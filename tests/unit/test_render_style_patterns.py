"""Patterns beside colours: each class its own, more ink where it is worse, nothing that slants."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from itertools import pairwise

import numpy as np
import pytest
from shapely import box, union_all
from shapely.geometry import Point

from render.style.palette import DARK, LIGHT, THEMES, contrast
from render.style.patterns import DIVERGING, SEQUENTIAL, TILE, definitions, textures

SCALES = [(theme, name) for theme in THEMES.values() for name in ("worse", "neutral", "diverging")]


def ink(sign):
    """Share of a tile that a sign covers, from its shapes."""
    shapes = []
    for node in ET.fromstring(f"<g>{sign}</g>"):  # noqa: S314 - a drawing of our own
        at = {name: float(value) for name, value in node.attrib.items()}
        if node.tag == "circle":
            shapes.append(Point(at["cx"], at["cy"]).buffer(at["r"]))
        else:
            x, y = at.get("x", 0), at.get("y", 0)
            shapes.append(box(x, y, x + at["width"], y + at["height"]))
    return union_all(shapes).area / TILE**2


@pytest.mark.parametrize(("theme", "name"), SCALES)
def test_every_class_has_a_pattern_of_its_own_that_is_seen_on_its_colour(theme, name):
    colours = getattr(theme, name)
    found = textures(colours, theme)
    signs = [re.sub(r'"#\w+"', "", one) for one in found]
    assert len(set(signs)) == len(colours)
    for colour, one in zip(colours, found, strict=True):
        ground, drawn = re.findall(r'fill="(#\w+)"', one)
        assert ground == colour
        assert contrast(ground, drawn) >= 4.5


def test_worse_has_more_ink():
    assert all(more - less >= 0.05 for less, more in pairwise(map(ink, SEQUENTIAL)))
    falls, rises = [ink(sign) for sign in DIVERGING[2::-1]], [ink(sign) for sign in DIVERGING[3:]]
    assert (np.diff(falls) > 0.05).all()
    assert (np.diff(rises) > 0.05).all()


def test_a_thinned_or_turned_scale_keeps_the_pattern_of_each_colour():
    turned = textures(LIGHT.worse[::-1], LIGHT)
    assert turned == textures(LIGHT.worse, LIGHT)[::-1]
    assert textures(LIGHT.worse[::2], LIGHT) == textures(LIGHT.worse, LIGHT)[::2]


def test_patterns_are_named_in_the_order_of_the_classes():
    drawn = definitions(textures(DARK.worse, DARK), "legend")
    assert re.findall(r'id="([\w-]+)"', drawn) == [f"legend-{number}" for number in range(5)]


def test_a_colour_of_no_scale_is_refused():
    with pytest.raises(ValueError, match="#123456"):
        textures(("#123456",), LIGHT)
