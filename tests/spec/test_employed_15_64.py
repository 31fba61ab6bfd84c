"""Employed of 15-64 years, of residents of that age: ten bands of five years."""

import pytest


def test_two_precincts_by_hand(in_the_neighbourhood):
    # 70 + 200 / 4 = 120 of 10 x 10 + 10 x 40 / 4 = 200.
    assert in_the_neighbourhood(
        "employed_15_64", P101=(70, 200), **{f"P{band}": (10, 40) for band in range(17, 27)}
    ) == pytest.approx(60, abs=1e-4)
