from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from data.build.raw import SourceChangedError
from data.build.steps import street_labels
from data.build.steps.street_labels import EVERY_M, between, direction, labels


def street(length, *, angle=0.0, wide=20.0, step=25.0):
    """Doors on both sides of a straight street from the origin: odd on one side, even on the other.

    ``labels`` takes them in the order of their numbers.
    """
    along = np.arange(0, length + 1, step)
    turned = np.radians(angle)
    ahead, across = (
        np.array([np.cos(turned), np.sin(turned)]),
        np.array([-np.sin(turned), np.cos(turned)]),
    )
    points, numbers = [], []
    for number, at in enumerate(along):
        for side, offset in ((1, wide / 2), (2, -wide / 2)):
            points.append(at * ahead + offset * across)
            numbers.append(2 * number + side)
    return np.array(points), np.array(numbers)


@pytest.mark.parametrize("angle", [-89, -45, 0, 30, 80])
def test_a_name_stands_in_the_middle_of_its_street_and_runs_along_it(angle):
    [(x, y, turned, length, _)] = labels(*street(300, angle=angle), level=False)
    middle = 150 * np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))])
    assert (x, y) == pytest.approx(tuple(middle), abs=13)  # half the step between two doors
    across = -np.sin(np.radians(angle)) * x + np.cos(np.radians(angle)) * y
    assert across == pytest.approx(0, abs=1e-6)
    assert turned == pytest.approx(angle, abs=1e-6)
    assert length == pytest.approx(300)


def test_two_doors_facing_each_other_do_not_turn_the_name_across_the_street():
    points, numbers = street(50, wide=60)
    assert labels(points, numbers, level=False)[0][2] == pytest.approx(0, abs=1e-6)


def test_a_long_street_is_named_again_with_the_numbers_along_it():
    placed = labels(*street(3 * EVERY_M), level=False)
    assert [round(x) for x, *_ in placed] == [175, 525, 875]
    assert [number for *_, number in placed] == sorted(number for *_, number in placed)
    assert placed[0][4] in (
        13,
        14,
        15,
        16,
    )  # 175 m is between the eighth pair of doors and the next


def test_a_square_is_named_level_in_its_middle():
    ring = np.array([[0.0, 0.0], [60.0, 0.0], [60.0, 80.0], [0.0, 80.0]])
    [(x, y, angle, across, _)] = labels(ring, np.array([1, 2, 3, 4]), level=True)
    assert (x, y, angle, across) == (30, 40, 0, 100)


def test_one_door_alone_is_named_level_at_the_door():
    assert labels(np.array([[7.0, 9.0]]), np.array([5]), level=False) == [(7, 9, 0, 0, 5)]


def test_doors_without_a_common_direction_are_named_level():
    star = np.array([[0.0, 0.0], [50.0, 0.0], [50.0, 50.0], [0.0, 50.0], [0.0, 0.0]])
    assert direction(np.array([25.0, 25.0]), [star])[1] == pytest.approx(0, abs=1e-9)
    assert labels(star, np.array([1, 3, 5, 7, 9]), level=False)[0][2] == 0


def test_a_street_has_no_sense_so_its_two_sides_may_be_counted_against_each_other():
    side = np.column_stack([np.arange(0, 100, 20.0), np.zeros(5)])
    angle, steady = direction(np.array([40.0, 0.0]), [side, side[::-1]])
    assert (angle, steady) == pytest.approx((0, 1))


def test_with_doors_on_one_side_alone_the_name_stays_at_them():
    side = np.column_stack([np.arange(0, 100, 20.0), np.full(5, 7.0)])
    assert between(np.array([40.0, 7.0]), 0.0, [side])[1] == 7


def test_the_longest_streets_come_first_and_their_labels_are_numbered():
    points, numbers = street(400)
    lon = np.round(9_190_000 + points[:, 0] * 12.8).astype("int32")
    lat = np.round(45_460_000 + points[:, 1] * 9.0).astype("int32")
    doors = pd.DataFrame(
        {"street_id": 8, "number": numbers, "lon_microdeg": lon, "lat_microdeg": lat}
    )
    small = doors.iloc[:4].assign(street_id=5)
    streets = pd.DataFrame(
        {"street_id": [5, 8], "kind": ["vicolo", "via"], "name": ["Corto", "Lunga"]}
    )
    built = {"house_numbers": pd.concat([small, doors]), "streets": streets}
    table = street_labels.build(Path("no-file"), built)["street_labels"]
    assert table["name"].tolist() == ["via Lunga", "via Lunga", "vicolo Corto"]
    assert table["place"].tolist() == [1, 2, 1]
    assert table["length_m"].tolist()[0] == pytest.approx(400, abs=3)
    with pytest.raises(SourceChangedError, match="without a door"):
        street_labels.build(Path("no-file"), built | {"house_numbers": doors.iloc[:0]})
