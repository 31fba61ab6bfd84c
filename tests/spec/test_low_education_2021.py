"""Low education of 2021: no title, primary, lower secondary, of those aged 9 and over."""

import pytest


def test_two_precincts_by_hand(in_the_neighbourhood):
    # Low 40 + 120 / 4 = 70 of 100 + 400 / 4 = 200.
    assert in_the_neighbourhood(
        "low_education_2021", P86=(5, 20), P87=(15, 40), P88=(20, 60), P83=(100, 400)
    ) == pytest.approx(35, abs=1e-4)
