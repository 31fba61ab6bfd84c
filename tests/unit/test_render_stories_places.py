"""Streets and doors as the player finds them: where the register of addresses has them."""

from __future__ import annotations

import json

import pytest

from atlas.repository import address_book
from render.maps import locator, prefetch
from render.stories.places import city_places, places_file


def doors(street: str) -> dict[int, tuple[float, float]]:
    """The doors of a street by number, on the plane: the steps added up."""
    flat, at, found = dict(json.loads(city_places()))[street], [0, 0], {}
    for number, right, down in zip(flat[::3], flat[1::3], flat[2::3], strict=True):
        at = [at[0] + right, at[1] + down]
        found[number] = (at[0] / 10, at[1] / 10)
    return found


@pytest.mark.parametrize(
    ("street", "number"), [("via Padova", 201), ("viale Omero", 15), ("piazza Prealpi", 4)]
)
def test_a_door_lies_where_the_register_has_it(street, number):
    answer = address_book().find(f"{street} {number}")
    assert answer.number == str(number)
    assert answer.lon is not None
    assert answer.lat is not None
    place = locator.city_outlines().place(answer.lon, answer.lat)
    assert doors(street)[number] == pytest.approx(place, abs=0.051)


def test_every_street_has_doors_and_a_name_of_its_own():
    rows = json.loads(city_places())
    assert len(dict(rows)) == len(rows) > 3900
    assert min(len(flat) for _, flat in rows) >= 3


def test_the_file_is_written_once_and_a_full_disk_leaves_the_names_alone(monkeypatch, tmp_path):
    monkeypatch.setattr(prefetch, "folder", lambda: tmp_path)
    name = places_file()
    assert (tmp_path / name).read_text(encoding="utf-8") == city_places()
    assert places_file() == name

    def full():
        raise OSError("no room")

    monkeypatch.setattr(prefetch, "folder", full)
    assert places_file() == ""
