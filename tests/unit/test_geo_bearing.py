"""The eight directions."""

from __future__ import annotations

import pytest

from geo.bearing import direction


@pytest.mark.parametrize(
    ("east", "north", "expected"),
    [(0, 1, "n"), (1.4, 1, "ne"), (1, 0, "e"), (1.4, -1, "se"), (0, -1, "s"), (-1.4, -1, "sw"),
     (-1, 0, "w"), (-1.4, 1, "nw"), (0.1, 1, "n"), (-0.1, 1, "n")],
)  # fmt: skip
def test_a_direction_is_the_nearest_of_eight(east, north, expected):
    assert direction(9.18, 45.46, 9.18 + east / 100, 45.46 + north / 100) == expected
