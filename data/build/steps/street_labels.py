"""Where the names of streets stand on the map, placed from their house numbers (DS634).

No lines of streets are published with the register, but its doors stand along both sides of each
street. So a name stands between the two sides, turned as the doors of one side follow each other,
again every few hundred metres, with the number of the nearest door.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd

from data.build.raw import SourceChangedError
from geo.address.book import MICRODEGREES
from geo.crs import METRIC, WEB, to_metric
from geo.layers import DRAWING_DECIMALS

KEY = "street_labels"
SQUARES = frozenset({"foro", "giardini", "giardino", "largo", "parco", "piazza", "piazzale",
                     "piazzetta"})  # fmt: skip
"""Kinds of street with doors all around: the name stands in the middle, level."""
EVERY_M = 350.0
"""Along a long street its name stands again after this distance, at most."""
WINDOW_M, WIDER_M = 90.0, 220.0
"""Doors within this distance of a name say how the street runs there; the wider, where few do."""
FEWEST_STEPS = 3
NAMED = ("street_id", "kind", "name")
NEAR_M = 3.0
"""Doors nearer than this do not say how a street runs."""
STEADY = 0.6
"""Least agreement, 0 to 1, of the directions around a name that is turned."""

Points = npt.NDArray[np.float64]
Numbers = npt.NDArray[Any]
Label = tuple[float, float, float, float, int]
"""Point (metres), angle (degrees, anticlockwise from the east), length (metres), nearest door."""


def build(raw: Path, built: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return ``street_labels``, the longest streets first.

    Needs ``streets`` and ``house_numbers``, sorted by street and number. Raises
    :class:`SourceChangedError` without doors.
    """
    del raw
    doors, streets = built["house_numbers"], built["streets"]
    if doors.empty:
        raise SourceChangedError("house_numbers_2020", "without a door")
    lon, lat = doors["lon_microdeg"] / MICRODEGREES, doors["lat_microdeg"] / MICRODEGREES
    metric = to_metric(gpd.GeoDataFrame(geometry=gpd.points_from_xy(lon, lat), crs=WEB)).geometry
    points, numbers = np.column_stack([metric.x, metric.y]), doors["number"].to_numpy()
    called = {
        int(street_id): (kind, name)
        for street_id, kind, name in zip(*(streets[c] for c in NAMED), strict=True)
    }
    ids, starts = np.unique(doors["street_id"].to_numpy(), return_index=True)
    parts = (np.split(column, starts[1:]) for column in (points, numbers))
    by_street = zip(ids.tolist(), *parts, strict=True)
    rows = [
        (street_id, " ".join(called[street_id]), *label)
        for street_id, own, on in by_street
        for label in labels(own, on, level=called[street_id][0] in SQUARES)
    ]
    columns = ["street_id", "name", "x", "y", "angle_deg", "length_m", "number"]
    return {KEY: finished(pd.DataFrame(rows, columns=columns))}


def finished(table: pd.DataFrame) -> pd.DataFrame:
    """Points in degrees, whole numbers, each street's labels numbered along it."""
    points = gpd.GeoSeries.from_xy(table["x"], table["y"], crs=METRIC).to_crs(WEB)
    whole = {name: table[name].round().astype("int64") for name in ("angle_deg", "length_m")}
    table = table.assign(
        **whole,
        place=table.groupby("street_id").cumcount() + 1,
        lon=points.x.round(DRAWING_DECIMALS),
        lat=points.y.round(DRAWING_DECIMALS),
    )
    ordered = table.sort_values(
        ["length_m", "street_id", "place"], ascending=[False, True, True], ignore_index=True
    )
    return ordered[["street_id", "place", "name", "lon", "lat", "angle_deg", "length_m", "number"]]


def labels(points: Points, numbers: Numbers, *, level: bool) -> list[Label]:
    """The labels of one street, along it.

    ``points`` are its doors (metres), in the order of their ``numbers``; a ``level`` name is not
    turned. The length is that of the side with the longer row of doors.
    """
    if level:
        return [level_label(points, numbers)]
    sides = [points[numbers % 2 == odd] for odd in (0, 1) if (numbers % 2 == odd).any()]
    longest = max(sides, key=path_length)
    length = min(path_length(longest), 1.6 * float(np.hypot(*np.ptp(points, axis=0))))
    count = max(1, int(np.ceil(length / EVERY_M)))
    placed: list[Label] = []
    for at in spread(longest, count):
        angle, steady = direction(at, sides)
        if steady >= STEADY:
            middle = between(at, angle, sides)
            x, y = middle.tolist()
            placed.append((x, y, angle, length, nearest(middle, points, numbers)))
    return placed or [level_label(points, numbers)]


def level_label(points: Points, numbers: Numbers) -> Label:
    """A name that is not turned, in the middle of its doors; its length is their spread."""
    middle = (points.min(axis=0) + points.max(axis=0)) / 2
    x, y = middle.tolist()
    across = float(np.hypot(*np.ptp(points, axis=0)))
    return x, y, 0.0, across, nearest(middle, points, numbers)


def path_length(points: Points) -> float:
    """Length of the way from door to door, in metres."""
    return float(np.hypot(*np.diff(points, axis=0).T).sum())


def spread(points: Points, count: int) -> Points:
    """At most ``count`` doors, as far from each other and from both ends as may be, in order."""
    steps = np.hypot(*np.diff(points, axis=0).T)
    travelled = np.concatenate([[0.0], np.cumsum(steps)])
    wanted = (np.arange(count) + 0.5) / count * travelled[-1]
    doors: Points = points[np.unique(np.abs(travelled[:, None] - wanted).argmin(axis=0))]
    return doors


def direction(at: Points, sides: list[Points]) -> tuple[float, float]:
    """How the street runs at a point, -90 to 90 degrees, and how much its doors agree, 0 to 1.

    The mean of the steps from door to door of one side, with their angles doubled, because a
    street has no sense (Mardia and Jupp 2000, Directional Statistics, 1.1 axial data).
    """
    starts = np.concatenate([side[:-1] for side in sides])
    steps = np.concatenate([np.diff(side, axis=0) for side in sides])
    size = np.hypot(*steps.T)
    away = np.hypot(*(starts + steps / 2 - at).T)
    for window in (WINDOW_M, WIDER_M):
        near = (away <= window) & (size > NEAR_M) & (size <= 2 * window)
        if near.sum() >= FEWEST_STEPS:
            break
    if not near.any():
        return 0.0, 0.0
    doubled = 2 * np.arctan2(steps[near, 1], steps[near, 0])
    mean = (size[near] * np.exp(1j * doubled)).sum() / size[near].sum()
    return float(np.degrees(np.angle(mean)) / 2), float(abs(mean))


def between(at: Points, angle: float, sides: list[Points]) -> Points:
    """The point moved across the street to the middle of its two sides."""
    across = np.array([-np.sin(np.radians(angle)), np.cos(np.radians(angle))])
    offsets = []
    for side in sides:
        near = side[np.hypot(*(side - at).T) <= WINDOW_M]
        if len(near):
            offsets.append(float(((near - at) @ across).mean()))
    middle: Points = at + across * (np.mean(offsets) if offsets else 0.0)
    return middle


def nearest(at: Points, points: Points, numbers: Numbers) -> int:
    """Number of the nearest door."""
    return int(numbers[np.hypot(*(points - at).T).argmin()])
