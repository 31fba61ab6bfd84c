"""The pieces of our drawings: round ticks, labels pushed apart, slanted lines."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from functools import partial

import pytest

from render.figures.svg import hatch, spread, ticks

in_a_strip = partial(spread, low=0, high=360, gap=5)


def test_labels_with_room_stay_where_they_belong():
    assert in_a_strip([50, 150], [40, 40]) == [50, 150]


def test_labels_that_would_touch_part_evenly():
    assert in_a_strip([100, 100], [40, 40]) == [77.5, 122.5]  # a gap of 5 between them


def test_labels_at_the_end_are_kept_inside():
    assert in_a_strip([0, 1], [40, 40]) == [20, 65]
    assert in_a_strip([359, 360], [40, 40]) == [295, 340]


def test_labels_without_ends_part_around_their_middle():
    assert spread([0, 0, 0], [10, 10, 10]) == [-10, 0, 10]


def test_a_crowd_of_labels_leaves_a_distant_one_alone():
    near_first, near_second, far = in_a_strip([100, 102, 300], [40, 40, 40])
    assert (near_first, near_second, far) == (78.5, 123.5, 300)


def test_no_labels_need_no_room():
    assert in_a_strip([], []) == []


@pytest.mark.parametrize(
    ("low", "high", "count", "expected"),
    [
        (0, 100, 4, [0, 50, 100]),
        (-3, 7, 5, [-2, 0, 2, 4, 6]),
        (0.31, 0.64, 4, [0.4, 0.5, 0.6]),
        (1200, 5300, 5, [2000, 3000, 4000, 5000]),
        (-0.3, 0.3, 5, [-0.2, 0, 0.2]),
        (0, 0.3, 3, [0, 0.1, 0.2, 0.3]),
    ],
)
def test_ticks_are_round_and_lie_within(low, high, count, expected):
    assert ticks(low, high, count) == expected


def test_zero_has_no_sign_on_an_axis():
    assert [f"{tick:g}" for tick in ticks(-1, 1)] == ["-1", "-0.5", "0", "0.5", "1"]


def test_a_hatch_is_a_pattern_with_its_ground_and_its_lines():
    pattern = ET.fromstring(hatch("few", "#ffffff", "#000000", side=4.456, thick=1))  # noqa: S314
    ground, lines = pattern
    assert pattern.attrib["id"] == "few"
    assert (ground.attrib["fill"], lines.attrib["fill"]) == ("#ffffff", "#000000")
    assert (pattern.attrib["width"], lines.attrib["height"]) == ("4.46", "4.46")
