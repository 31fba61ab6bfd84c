"""Names on a map, put where they hide as little as possible. Pure."""

from collections.abc import Mapping, Sequence
from itertools import chain, combinations, product

Box = tuple[float, float, float, float]
"""Left, top, right and bottom of what is drawn."""

PIXELS_PER_DEGREE_LON = 2200.0
PIXELS_PER_DEGREE_LAT = 3140.0
"""Web Mercator at the city and the opening zoom, for placing labels only."""

LABEL_HEIGHT, LABEL_GAP, LETTER_WIDTH = 20.0, 18.0, 7.4
HALL_LETTER_WIDTH = 13.5
"""Mean width of a letter of a name read from the back of a hall, in pixels of the screen."""


def overlap(first: Box, second: Box) -> float:
    """Area that two boxes share."""
    wide = min(first[2], second[2]) - max(first[0], second[0])
    tall = min(first[3], second[3]) - max(first[1], second[1])
    return wide * tall if wide > 0 and tall > 0 else 0.0


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
    return sum(overlap(first, second) > 0 for first, second in chain(both, hidden))


def label_places(
    names: Mapping[int, tuple[str, float, float]], taken: Sequence[Box], view: Box, unit: float
) -> dict[int, tuple[str, float, float]]:
    """A place for each name, its middle and baseline: near its point, off the others, in view.

    ``names`` have the point they belong to, ``taken`` is the room of what is there already,
    ``view`` is ``x, y, width, height`` and ``unit`` a pixel of the screen in its units. The player
    does the same on screen (``ui/web/story/labels.js``).
    """
    places: dict[int, tuple[str, float, float]] = {}
    left, top, wide, _ = view
    boxes = list(taken)
    for area, (name, x, y) in names.items():
        half, tall = len(name) * HALL_LETTER_WIDTH * unit / 2, 30 * unit
        best: tuple[float, float, float] | None = None
        for step in (0, -1, 1, -2, 2, -3, 3):
            at = min(max(x, left + half), left + wide - half)
            base = max(y + 8 * unit + step * tall, top + tall)
            box = (at - half, base - tall, at + half, base + 0.2 * tall)
            cost = sum(overlap(box, other) for other in boxes) + abs(step) * unit * tall
            if best is None or cost < best[0]:
                best = (cost, at, base)
        assert best is not None  # noqa: S101 - there is always a first step
        _, at, base = best
        boxes.append((at - half, base - tall, at + half, base + 0.2 * tall))
        places[area] = (name, at, base)
    return places
