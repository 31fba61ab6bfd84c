import io

import pandas as pd
import pytest

from geo.address.doors import Doors
from geo.address.text import Typed

TABLE = """
street_id|number|suffix|door|lon_microdeg|lat_microdeg|area_id|municipio
1|2||main|9100000|45400000|7|1
1|3||main|9100100|45400000|7|1
1|10||main|9100200|45400000|8|1
1|24|A|main|9100300|45400000||
1|24|B|main|9100400|45400000|8|1
1|46|/6|main|9100500|45400000|8|1
3|5||main|9100600|45400000|9|2
"""


@pytest.fixture(scope="module")
def doors() -> Doors:
    frame = pd.read_csv(io.StringIO(TABLE), sep="|").fillna({"suffix": ""})
    return Doors(frame)


def asked(number: int | None, *suffix: str) -> Typed:
    return Typed("via", ("zoia",), number, suffix)


@pytest.mark.parametrize(
    ("typed", "label", "found"),
    [
        (asked(3), "3", True),
        (asked(4), "2", False),  # even side: 2 is nearer than 10, 3 is across the street
        (asked(5), "3", False),
        (asked(7), "3", False),
        (asked(24, "A"), "24A", True),
        (asked(24, "A", "F"), "24A", True),  # a range begins with its first door
        (asked(24, "C"), "24A", False),
        (asked(2, "4"), "2", True),  # 2-4
        (asked(46, "6"), "46/6", True),
        (asked(46), "46/6", False),
        (asked(None), "24A", False),  # no number: the middle door
    ],
)
def test_a_number_is_answered_by_its_door_or_the_nearest_of_its_side(
    doors: Doors, typed: Typed, label: str, found: bool
) -> None:
    row, exact = doors.pick(1, typed)
    assert row is not None
    assert (doors.label(row), exact) == (label, found)


def test_a_street_without_doors_has_no_answer_and_no_area(doors: Doors) -> None:
    assert doors.pick(2, asked(1)) == (None, False)
    assert doors.areas(2) == ()


def test_areas_come_with_the_most_frequent_first_and_a_missing_one_is_left_out(
    doors: Doors,
) -> None:
    assert doors.areas(1) == (8, 7)
    assert doors.areas(3) == (9,)


def test_doors_out_of_order_are_refused() -> None:
    frame = pd.read_csv(io.StringIO(TABLE), sep="|").fillna({"suffix": ""})
    with pytest.raises(ValueError, match="sorted by street"):
        Doors(frame.iloc[::-1])


@pytest.mark.parametrize(
    ("number", "nearest", "beyond"),
    [
        (4, "2", "10"),
        (8, "10", "2"),
        (48, "46/6", None),  # the street ends there
        (1, "3", None),
        (5, "3", None),  # no other odd number
        (44, "46/6", "24B"),
    ],
)
def test_a_number_that_is_not_there_lies_between_two_doors_of_its_side(
    doors: Doors, number: int, nearest: str, beyond: str | None
) -> None:
    row, _ = doors.pick(1, asked(number))
    assert row is not None
    assert doors.label(row) == nearest
    other = doors.across(1, row, number)
    assert (None if other is None else doors.label(other)) == beyond


def test_an_odd_number_of_a_street_with_even_doors_has_none_beyond() -> None:
    frame = pd.read_csv(io.StringIO(TABLE), sep="|").fillna({"suffix": ""})
    doors = Doors(frame[frame["number"] % 2 == 0])
    row, _ = doors.pick(1, asked(3))
    assert doors.across(1, row or 0, 3) is None


def test_doors_a_ten_thousandth_of_a_degree_apart_are_eight_metres_apart(doors: Doors) -> None:
    """111,320 m x cos(45.4 degrees) x 0.0001 = 7.8 m."""
    assert doors.metres(0, 1) == pytest.approx(7.8, abs=0.05)


def test_two_streets_come_nearest_at_two_doors_and_without_doors_nowhere(doors: Doors) -> None:
    assert doors.nearest_pair(1, 3) == (5, 6)
    assert doors.nearest_pair(3, 1) == (6, 5)
    assert doors.nearest_pair(1, 2) is doors.nearest_pair(2, 1) is None


def test_the_middle_door_is_that_of_the_area(doors: Doors) -> None:
    assert doors.middle(1, 7) == 1
    assert doors.middle(1, 8) == 4
