"""The doors of every street, and the one that answers a typed number."""

from collections import Counter
from collections.abc import Iterator
from itertools import takewhile

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo.address.text import Typed, suffix_runs
from geo.distance import distances_m

MICRODEGREES = 1_000_000


class Doors:
    """Doors as plain columns cut by street; 0 stands for a missing id.

    ``house_numbers``, sorted by street_id and number: street_id, number, suffix, door,
    lon_microdeg, lat_microdeg, area_id, municipio. Raises ``ValueError`` if not in order.
    """

    def __init__(self, house_numbers: pd.DataFrame) -> None:
        if not house_numbers["street_id"].is_monotonic_increasing:
            raise ValueError("house numbers must be sorted by street")
        street_ids, starts, counts = np.unique(
            house_numbers["street_id"].to_numpy(), return_index=True, return_counts=True
        )
        self._rows = {
            int(street): slice(int(start), int(start + count))
            for street, start, count in zip(street_ids, starts, counts, strict=True)
        }
        self.number: npt.NDArray[np.int64] = house_numbers["number"].to_numpy("int64")
        self.suffix: list[str] = house_numbers["suffix"].tolist()
        self.door: list[str] = house_numbers["door"].tolist()
        self.lon: list[int] = house_numbers["lon_microdeg"].tolist()
        self.lat: list[int] = house_numbers["lat_microdeg"].tolist()
        self.area: list[int] = house_numbers["area_id"].fillna(0).astype(int).tolist()
        self.municipio: list[int] = house_numbers["municipio"].fillna(0).astype(int).tolist()

    def label(self, row: int) -> str:
        """Number and suffix of a door, as the register writes them."""
        return f"{self.number[row]}{self.suffix[row]}"

    def areas(self, street_id: int) -> tuple[int, ...]:
        """Areas the street's doors lie in, the most frequent first (empty if it has no door)."""
        inside = Counter(filter(None, self.area[self._rows.get(street_id, slice(0))]))
        return tuple(area for area, _ in sorted(inside.items(), key=lambda item: (-item[1], item)))

    def pick(self, street_id: int, typed: Typed) -> tuple[int | None, bool]:
        """Row of the door that answers, and whether it is the door typed or only the nearest.

        Without a number it is the middle door; a street without doors has none.
        """
        rows = self._rows.get(street_id)
        if rows is None:
            return None, False
        if typed.number is None:
            return (rows.start + rows.stop) // 2, False
        same = rows.start + np.flatnonzero(self.number[rows] == typed.number)
        if not same.size:
            return rows.start + _nearest(self.number[rows], typed.number), False
        suffixes = [suffix_runs(self.suffix[row]) for row in same]
        for wanted in _range_starts(typed.number, typed.suffix):
            if wanted in suffixes:
                return int(same[suffixes.index(wanted)]), True
        closest = max(range(len(same)), key=lambda n: _in_common(suffixes[n], typed.suffix))
        return int(same[closest]), False

    def across(self, street_id: int, row: int, number: int) -> int | None:
        """Row of the known door beyond a typed number, seen from the nearest one, ``row``.

        It is the first on the same side of the street; ``None`` where the register ends.
        """
        rows, nearest = self._rows[street_id], int(self.number[row])
        numbers = self.number[rows]
        beyond = (numbers > number) if nearest < number else (numbers < number)
        same_side = np.flatnonzero(beyond & (numbers % 2 == number % 2))
        if nearest % 2 != number % 2 or not same_side.size:
            return None
        return rows.start + int(same_side[0 if nearest < number else -1])

    def metres(self, row: int, other: int) -> float:
        """Distance between two doors."""
        there = self.lon[other] / MICRODEGREES, self.lat[other] / MICRODEGREES
        here = self.lon[row] / MICRODEGREES, self.lat[row] / MICRODEGREES
        return float(distances_m(*here, [there[0]], [there[1]])[0])

    def nearest_pair(self, street_id: int, other_id: int) -> tuple[int, int] | None:
        """The two doors of two streets that stand nearest to each other; ``None`` without doors."""
        rows, others = self._rows.get(street_id), self._rows.get(other_id)
        if rows is None or others is None:
            return None
        lon, lat = (np.array(axis, "float64") for axis in (self.lon[rows], self.lat[rows]))
        there = (np.array(axis, "float64") for axis in (self.lon[others], self.lat[others]))
        east, north = (here[:, None] - axis for here, axis in zip((lon, lat), there, strict=True))
        east *= np.cos(np.radians(lat.mean() / MICRODEGREES))
        pair = int(np.argmin(np.hypot(east, north)))
        row, other = divmod(pair, others.stop - others.start)
        return rows.start + row, others.start + other

    def middle(self, street_id: int, area: int) -> int:
        """Row of the middle one of a street's doors in an area, which has some."""
        rows = self._rows[street_id]
        inside = [row for row in range(rows.start, rows.stop) if self.area[row] == area]
        return inside[len(inside) // 2]


def _nearest(numbers: npt.NDArray[np.int64], wanted: int) -> int:
    """Position of the nearest number on the same side (odd or even), else of the nearest."""
    gaps = np.abs(numbers - wanted)
    same_side = numbers % 2 == wanted % 2
    if same_side.any():
        gaps = np.where(same_side, gaps, gaps.max() + 1)
    return int(np.argmin(gaps))


def _range_starts(number: int, runs: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The suffix itself, then, while it ends a range (18-20, 24 A/F), what begins the range."""
    yield runs
    while runs and _ends_range(number, runs):
        runs = runs[:-1]
        yield runs


def _ends_range(number: int, runs: tuple[str, ...]) -> bool:
    last, previous = runs[-1], runs[-2] if len(runs) > 1 else ""
    if last.isdigit():
        return int(last) > number
    return previous.isalpha() and len(previous) == len(last) == 1 and last > previous


def _in_common(known: tuple[str, ...], wanted: tuple[str, ...]) -> tuple[int, int]:
    """How well a known suffix stands for the asked one: shared beginning, then brevity."""
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(known, wanted, strict=False))
    return len(list(pairs)), -len(known)
