"""Floor area of occupied dwellings over residents: a mean, not a share."""

import pytest


def test_two_precincts_by_hand(in_the_neighbourhood):
    # 4,000 + 24,000 / 4 = 10,000 square metres for 100 + 400 / 4 = 200 people.
    assert in_the_neighbourhood(
        "floor_space", A44=(4000, 24000), **{"P1": (100, 400)}
    ) == pytest.approx(50, abs=1e-4)
