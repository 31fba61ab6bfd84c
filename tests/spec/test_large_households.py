"""Households of six and more, of all households."""

import pytest


def test_two_precincts_by_hand(in_the_neighbourhood):
    # 1 + 4 / 4 = 2 of 80 + 480 / 4 = 200.
    assert in_the_neighbourhood("large_households", PF8=(1, 4), PF1=(80, 480)) == pytest.approx(
        1, abs=1e-4
    )
