"""Neighbours by direction, pure: which areas touch an area, and which way each lies."""

from collections.abc import Mapping

import pandas as pd

from atlas.rows import row
from geo.bearing import DIRECTIONS, direction

Adjacency = Mapping[str, tuple[int, ...]]
"""Direction -> the neighbours that way, in the order of the compass."""

ARROWS = {"n": "↑", "ne": "↗", "e": "→", "se": "↘", "s": "↓", "sw": "↙", "w": "←", "nw": "↖"}


def by_direction(
    area: int, areas: pd.DataFrame, neighbours: Mapping[int, tuple[int, ...]]
) -> Adjacency:
    """Neighbours of an area by direction from its label to theirs, clockwise from north.

    ``areas`` is indexed by ``area_id`` with ``label_lon, label_lat`` (degrees, EPSG:4326).
    Raises ``KeyError`` for an unknown area.
    """
    here = row(areas, area)
    ways: dict[str, list[int]] = {name: [] for name in DIRECTIONS}
    for other in neighbours.get(area, ()):
        there = row(areas, other)
        where = direction(here["label_lon"], here["label_lat"], there["label_lon"],
                          there["label_lat"])  # fmt: skip
        ways[where].append(other)
    return {name: tuple(others) for name, others in ways.items() if others}


def adjacency_by_direction(
    areas: pd.DataFrame, neighbours: Mapping[int, tuple[int, ...]]
) -> dict[int, Adjacency]:
    """:func:`by_direction` of every area."""
    return {int(str(area)): by_direction(int(str(area)), areas, neighbours) for area in areas.index}
