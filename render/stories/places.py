"""Every street with its doors, as the player of a story finds a typed place with no network."""

from __future__ import annotations

import json

import numpy as np

from atlas.repository.memo import kept
from data.catalogue.read import read_table
from geo.address.book import MICRODEGREES, Door
from render.maps import locator, prefetch


@kept()
def city_places() -> str:
    """JSON: ``[[street, [number, x, y, number, x, y, ...]], ...]`` by label.

    Main doors, one a number. x and y are tenths of the units of
    :func:`render.maps.locator.city_outlines`, as steps from the street's door before.
    """
    streets = read_table("streets").set_index("street_id")
    names = streets["kind"].str.cat(streets["name"], sep=" ")
    doors = read_table("house_numbers")
    doors = doors[doors["door"] == Door.MAIN].drop_duplicates(["street_id", "number"])
    degrees = doors[["lon_microdeg", "lat_microdeg"]].to_numpy() / MICRODEGREES
    placed = locator.city_outlines().place(degrees[:, 0], degrees[:, 1])  # type: ignore[arg-type]
    plane = np.rint(10 * np.column_stack(placed)).astype(int)
    ids = doors["street_id"].to_numpy()
    starts = np.flatnonzero(np.diff(ids, prepend=-1))
    steps = np.diff(plane, axis=0, prepend=0)
    steps[starts] = plane[starts]
    numbered = np.column_stack([doors["number"], steps])
    rows = [
        (str(names[street]), part.ravel().tolist())
        for street, part in zip(ids[starts], np.split(numbered, starts[1:]), strict=True)
    ]
    return json.dumps(sorted(rows), ensure_ascii=False, separators=(",", ":"))


def places_file() -> str:
    """Name of the file of :func:`city_places` that is served; ``""`` where none can be written."""
    try:
        return prefetch.shelved("places", city_places())
    except OSError:
        return ""
