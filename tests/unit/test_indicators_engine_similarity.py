"""Likeness worked by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from indicators.engine.similarity import closest_in, distances, standardised


def rows(values, reliability="reliable"):
    frame = pd.DataFrame({"value": values, "reliability": reliability}, index=[1, 2, 3, 4, 5])
    return frame.rename_axis("area_id").astype({"value": float})


def test_a_variable_is_centred_and_divided_robustly():
    # 1 2 3 4 100: (value - 3) / 1.4826, held at 3
    z = standardised({"x": rows([1, 2, 3, 4, 100])})["x"]
    assert z.tolist() == pytest.approx([-2 / 1.4826, -1 / 1.4826, 0, 1 / 1.4826, 3])


def test_a_value_that_is_not_reliable_makes_nobody_alike():
    given = rows([1, 2, 3, 4, 100], ["low", *["reliable"] * 4])
    assert np.isnan(standardised({"x": given})["x"].loc[1])


Z = pd.DataFrame(
    {"x": [0.0, 3.0, 1.0, np.nan], "y": [0.0, 4.0, 1.0, 0.0]},
    index=pd.Index([1, 2, 3, 4], name="area_id"),
)


def test_the_distance_is_the_root_of_the_mean_square():
    # to 3: sqrt((1 + 1) / 2) = 1; to 2: sqrt((9 + 16) / 2) = 3.5355; 4 lacks x
    found = distances(Z, 1)
    assert found.index.tolist() == [3, 2]
    assert found.tolist() == pytest.approx([1.0, 3.5355], abs=1e-4)


def test_an_area_that_lacks_a_variable_is_like_nobody():
    assert distances(Z, 4).empty


def test_what_two_areas_share_comes_first():
    assert closest_in(Z, 1, 2).to_dict() == {"x": 3.0, "y": 4.0}
    assert closest_in(Z, 1, 2).index.tolist() == ["x", "y"]
