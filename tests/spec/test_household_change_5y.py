"""Change of the number of households over five years, within one definition."""

import pandas as pd
import pytest

from indicators.catalogue.household_change_5y import INDICATOR, compute
from indicators.engine.change import refusal

NAN = float("nan")


def households(*rows):
    columns = ["area_id", "year", "households"]
    return pd.DataFrame(list(rows), columns=columns).set_index(["area_id", "year"])


def test_from_800_to_900_households_in_five_years_is_12_and_a_half_percent():
    frame = households((1, 2016, 800), (1, 2021, 900))
    assert compute(frame).value[(1, 2021)] == 100 * (900 - 800) / 800


def test_fewer_households_are_a_negative_change():
    frame = households((1, 2016, 800), (1, 2021, 760))
    assert compute(frame).value[(1, 2021)] == -5


@pytest.mark.parametrize(("year", "given"), [(2012, True), (2021, True), (2025, False)])
def test_two_definitions_are_never_set_against_each_other(year, given):
    frame = households((1, year - 5, 800), (1, year, 900))
    assert pd.notna(compute(frame).value[(1, year)]) == given


def test_another_area_or_another_span_is_not_the_earlier_count():
    frame = households((1, 2015, 800), (2, 2016, 800), (1, 2021, 900))
    assert pd.isna(compute(frame).value[(1, 2021)])


@pytest.mark.parametrize("counts", [(NAN, 900), (800, NAN), (0, 900)])
def test_an_unknown_count_or_no_earlier_household_gives_no_value(counts):
    earlier, now = counts
    frame = households((1, 2016, earlier), (1, 2021, now))
    assert pd.isna(compute(frame).value[(1, 2021)])


def test_no_change_is_shown_between_2021_and_2025():
    words = refusal(INDICATOR, since=2021, year=2025)
    assert words is not None
    assert "2025" in words.en
