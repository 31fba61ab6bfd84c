"""The nine premises as marks on a map: symbol, popup, label and the room it takes. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, combinations, product

import pandas as pd

from atlas import repository
from atlas.premises.facts import PlaceFacts, short_name
from atlas.repository.memo import kept

PIXELS_PER_DEGREE_LON = 2200.0
PIXELS_PER_DEGREE_LAT = 3140.0
"""Web Mercator at Milan and the opening zoom, for placing labels only."""

LABEL_HEIGHT, LABEL_GAP, LETTER_WIDTH = 20.0, 18.0, 7.4

Box = tuple[float, float, float, float]
HALO_WHERE_UNMEASURED_M = 100


@dataclass(frozen=True, slots=True)
class Place:
    """One premises on the map; ``lines`` are the popup, ``halo`` metres of uncertainty."""

    id: str
    name: str
    title: str
    lines: tuple[str, ...]
    lat: float
    lon: float
    works: str
    estimated: bool
    halo: int
    side: str


def map_premises(as_of: date, language: str) -> tuple[Place, ...]:
    """The nine premises as marks on the map, on a day as the repository tells it."""
    return _map_premises(min(as_of, repository.read_until()), language)


@kept(entries=64)
def _map_premises(as_of: date, language: str) -> tuple[Place, ...]:
    return map_places(repository.premises_facts(as_of, language))


def map_places(facts: tuple[PlaceFacts, ...]) -> tuple[Place, ...]:
    """The premises as marks: shape by works, dashed and haloed where the point is estimated."""
    points = [(float(one.row["lon"]), float(one.row["lat"])) for one in facts]
    names = [short_name(str(one.row["name"])) for one in facts]
    sides = label_sides(names, points)
    return tuple(
        Place(
            id=str(one.row["premises_id"]),
            name=name,
            title=str(one.row["name"]),
            lines=one.lines(),
            lat=float(one.row["lat"]),
            lon=float(one.row["lon"]),
            works=one.status.works.state,
            estimated=one.estimated,
            halo=_halo(one),
            side=side,
        )
        for one, name, side in zip(facts, names, sides, strict=True)
    )


STREET_WORDS = {"Via", "Viale", "Largo", "Piazzetta", "Fratelli", "Padre", "Luigi", "Alex"}
HALO_WHERE_UNMEASURED_M = 100


def label_sides(names: Sequence[str], points: Sequence[tuple[float, float]]) -> tuple[str, ...]:
    """Side (``"left"``/``"right"``) of each label so that as few as possible collide.

    ``points`` are (lon, lat). Every choice of sides is tried: nine premises have 512.
    """
    marks = [(lon * PIXELS_PER_DEGREE_LON, -lat * PIXELS_PER_DEGREE_LAT) for lon, lat in points]
    dots = [(x - 12, y - 12, x + 12, y + 12) for x, y in marks]
    boxes = [
        {side: _label_box(name, x, y, side) for side in ("right", "left")}
        for name, (x, y) in zip(names, marks, strict=True)
    ]
    return min(
        product(("right", "left"), repeat=len(names)),
        key=lambda sides: (
            _collisions([box[side] for box, side in zip(boxes, sides, strict=True)], dots),
            sides.count("left"),
        ),
    )


def _label_box(name: str, x: float, y: float, side: str) -> Box:
    near, far = LABEL_GAP, LABEL_GAP + len(name) * LETTER_WIDTH
    left, right = (x + near, x + far) if side == "right" else (x - far, x - near)
    return left, y - LABEL_HEIGHT / 2, right, y + LABEL_HEIGHT / 2


def _collisions(labels: Sequence[Box], dots: Sequence[Box]) -> int:
    both = combinations(labels, 2)
    hidden = (
        (label, dot) for i, label in enumerate(labels) for k, dot in enumerate(dots) if i != k
    )
    return sum(_overlap(one, other) for one, other in chain(both, hidden))


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _halo(one: PlaceFacts) -> int:
    if not one.estimated:
        return 0
    metres = one.row["point_uncertainty_m"]
    return HALO_WHERE_UNMEASURED_M if pd.isna(metres) else int(metres)
