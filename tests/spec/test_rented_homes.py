"""Renting households, of all households."""

import pytest


def test_two_precincts_by_hand(in_the_neighbourhood):
    # 30 + 120 / 4 = 60 of 200.
    assert in_the_neighbourhood("rented_homes", A46=(30, 120), PF1=(100, 400)) == pytest.approx(
        30, abs=1e-4
    )
