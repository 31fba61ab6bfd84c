"""Out of work is the labour force less those in work, first jobs sought included."""

import pytest


def test_two_precincts_by_hand(in_the_neighbourhood):
    # Labour force 200 + 400 / 4 = 300, in work 180 + 320 / 4 = 260: 40 of 300 have no work.
    assert in_the_neighbourhood("unemployed", P60=(200, 400), P61=(180, 320)) == pytest.approx(
        100 * 40 / 300, abs=1e-4
    )
