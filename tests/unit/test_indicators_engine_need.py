"""The worst fifth, counted by hand."""

import numpy as np
import pandas as pd
import pytest

from indicators.engine.need import NoNeedError, worst_areas

PEOPLE = pd.Series({1: 100, 2: 100, 3: 300, 4: 500})


def test_areas_are_taken_from_the_neediest_until_a_fifth_is_reached():
    need = pd.Series({1: 9.0, 2: 8.0, 3: 7.0, 4: 1.0})
    assert worst_areas(need, PEOPLE) == (1, 2)


def test_the_area_that_crosses_the_line_belongs_to_them():
    need = pd.Series({1: 9.0, 2: 1.0, 3: 8.0, 4: 2.0})
    assert worst_areas(need, PEOPLE) == (1, 3)


def test_an_area_without_a_value_takes_no_part():
    need = pd.Series({1: np.nan, 2: 9.0, 3: 8.0, 4: 1.0})
    assert worst_areas(need, PEOPLE) == (2, 3)


def test_ties_go_to_the_lower_id():
    need = pd.Series({4: 1.0, 2: 9.0, 1: 9.0, 3: 1.0})
    assert worst_areas(need, PEOPLE, share=0.05) == (1,)


def test_nothing_to_order_is_an_error():
    with pytest.raises(NoNeedError):
        worst_areas(pd.Series({1: np.nan}), PEOPLE)
