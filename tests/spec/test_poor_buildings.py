"""Buildings in mediocre or very bad condition, placed by buildings and not by people."""

import pytest


def test_two_precincts_by_hand(in_the_neighbourhood):
    # Half of precinct 20's buildings lie here, not a quarter: 8 + 16 / 2 = 16 of 40 + 120 / 2.
    assert in_the_neighbourhood(
        "poor_buildings", E30=(6, 10), E31=(2, 6), E3=(40, 120)
    ) == pytest.approx(16, abs=1e-4)
