"""The marks of the premises: one for each state of the works, told apart without colour."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from itertools import combinations

import pytest

from render.style.palette import DARK, LIGHT
from render.style.premises_symbols import STATES, key_mark, mark


def test_there_is_a_mark_for_every_state_the_map_can_paint():
    assert set(STATES) == set(LIGHT.marker) == set(DARK.marker)


def test_two_states_differ_in_shape_and_in_sign():
    drawings = {works: list(ET.fromstring(key_mark(works))) for works in STATES}  # noqa: S314
    for first, second in combinations(drawings.values(), 2):
        assert first[0].tag != second[0].tag or first[0].get("d") != second[0].get("d")
        assert ET.tostring(first[1]) != ET.tostring(second[1])


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_a_key_has_the_colours_of_its_theme(theme):
    assert theme.marker["done"] in key_mark("done", theme=theme)


def test_an_estimated_point_has_a_broken_outline():
    assert "stroke-dasharray" in mark("unknown", estimated=True)
    assert "stroke-dasharray" not in mark("unknown", estimated=False)
