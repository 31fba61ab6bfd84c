"""The error of a share in points: spread between zones, the model, the spread of a target."""

import numpy as np
import pandas as pd
import pytest

from geo.crosswalk.points import (
    ErrorModel,
    between_sd,
    fitted_model,
    point_spread,
    standard_misses,
)


def test_the_spread_between_zones_leaves_out_what_chance_would_make():
    # Shares .2 and .4 of 100 each: variance .01, chance (.16 + .24) / 2 / 100 = .002.
    part, whole = pd.Series([20.0, 40.0, 0.0]), pd.Series([100.0, 100.0, 0.0])
    assert between_sd(part, whole) == pytest.approx(np.sqrt(0.008))


def test_zones_that_differ_by_chance_alone_have_no_spread():
    assert between_sd(pd.Series([5.0, 5.0]), pd.Series([10.0, 10.0])) == 0


def test_the_model_finds_the_two_numbers_errors_were_drawn_with():
    random = np.random.default_rng(7)
    gap = pd.Series(random.uniform(0, 0.5, 20_000))
    errors = pd.Series(random.normal(size=20_000) * 0.6 * np.sqrt(gap + 0.2**2))
    errors.iloc[0] = np.nan
    model = fitted_model([errors], gap)
    assert model.ratio == pytest.approx(0.6, rel=0.03)
    assert model.drift == pytest.approx(0.2, rel=0.1)


def test_the_spread_of_a_target_adds_what_it_is_known_to_miss_in_quadrature():
    # 10 x root(.5^2 x (.05 + .2^2) + .2^2) = 10 x root(.0225 + .04) = 2.5
    gap = pd.Series([0.05, 0.05])
    found = point_spread(ErrorModel(0.5, 0.2), gap, zone_sd=10, missed=pd.Series([0.0, 0.2]))
    assert found.tolist() == pytest.approx([1.5, 2.5])


def test_misses_are_joined_by_their_root_mean_square_where_they_are_known():
    errors = {"x": pd.Series([3.0, 1.0]), "y": pd.Series([4.0, np.nan])}
    assert standard_misses(errors).tolist() == pytest.approx([np.sqrt(12.5), 1.0])
