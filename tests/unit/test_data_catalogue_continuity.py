"""The rule for jumps: quiet series are asked about, noisy ones and gaps are not."""

import pandas as pd
import pytest

from data.catalogue import continuity
from data.catalogue.card import dataset

CARD = dataset("population_register")


def table(totals, first=2011):
    rows = [(area, first + at, total) for at, total in enumerate(totals) for area in (1, 2)]
    return pd.DataFrame(rows, columns=["area_id", "year", "deaths"])


def test_a_jump_in_a_quiet_series_is_found_with_its_year_and_size():
    found = continuity.jumps(table([100, 101, 100, 101, 100, 140, 141]), CARD)
    assert found.to_numpy().tolist() == [["deaths", 2016, 40.0]]


@pytest.mark.parametrize("totals", [[100, 130, 100, 135, 98, 140], [100, 102, 104, 106, 108, 110]])
def test_noise_and_steady_growth_are_no_jump(totals):
    assert continuity.jumps(table(totals), CARD).empty


def test_no_change_is_taken_across_a_missing_year():
    rows = table([100, 101, 100, 101, 100, 100, 140, 141])
    assert 2017 in set(continuity.jumps(rows, CARD)["year"])
    assert continuity.jumps(rows[rows["year"] != 2016], CARD).empty


def test_row_of_the_city_is_not_counted_twice():
    rows = table([100, 101, 100, 101, 100, 140, 141])
    city = rows[rows["area_id"] == 1].assign(area_id=0, deaths=9999)
    both = pd.concat([city, rows], ignore_index=True)
    assert continuity.jumps(both, CARD).equals(continuity.jumps(rows, CARD))
