"""Tertiary education of 2021, of those aged 9 and over."""

import pytest


def test_two_precincts_by_hand(in_the_neighbourhood):
    # 30 + 40 / 4 = 40 of 200.
    assert in_the_neighbourhood(
        "tertiary_education_2021", P90=(30, 40), P83=(100, 400)
    ) == pytest.approx(20, abs=1e-4)
