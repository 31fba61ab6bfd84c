"""Market rent: means of zones, one per area and year, with a break where zones were redrawn."""

import pandas as pd
import pytest

from indicators.catalogue.market_rent import INDICATOR, compute

MARKET = pd.DataFrame(
    {
        "area_id": [0, 1, 1, 2],
        "year": [2025, 2018, 2025, 2025],
        "rent_eur_m2_month": [14.5, 9.0, 14.0, float("nan")],
        "rent_spread": [float("nan"), 0.1, 0.2, float("nan")],
        "residents": [1_400_000, 27_000, 26_000, 3_000],
    }
).set_index(["area_id", "year"])


def test_three_quarters_at_12_and_one_quarter_at_20_make_14():
    two_zones = 0.75 * (10 + 14) / 2 + 0.25 * (18 + 22) / 2
    market = MARKET.assign(rent_eur_m2_month=two_zones)
    assert compute(market).value[(1, 2025)] == 9 + 5


def test_area_whose_zones_are_not_quoted_has_no_value():
    assert pd.isna(compute(MARKET).value[(2, 2025)])


def test_each_year_keeps_its_residents():
    base = compute(MARKET).base
    assert (base[(1, 2018)], base[(1, 2025)]) == (27_000, 26_000)


def test_whole_city_keeps_its_own_mean():
    assert compute(MARKET).value[(0, 2025)] == 14.5


@pytest.mark.parametrize(("year", "breaks"), [(2018, 0), (2024, 1)])
def test_series_breaks_when_zones_were_redrawn_and_not_before(year, breaks):
    assert sum(stop.year == year for stop in INDICATOR.breaks) == breaks


def test_error_of_the_transfer_travels_with_the_rent():
    assert compute(MARKET).spread[(1, 2025)] == 0.2
