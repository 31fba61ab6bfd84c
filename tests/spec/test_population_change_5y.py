"""Change of residents compared with the same area five years before."""

import pandas as pd

from indicators.catalogue.population_change_5y import INDICATOR, compute

NAN = float("nan")
REGISTER = pd.DataFrame(
    [
        (1, 2011, 400),
        (1, 2016, 460),
        (1, 2015, 999),
        (2, 2011, 1000),
        (2, 2016, 970),
        (3, 2011, NAN),
        (3, 2016, 50),
        (4, 2016, 80),
        (5, 2011, 0),
        (5, 2016, 80),
    ],
    columns=["area_id", "year", "residents"],
).set_index(["area_id", "year"])


def test_from_400_to_460_residents_is_plus_15_percent():
    assert compute(REGISTER).value[(1, 2016)] == 100 * (460 - 400) / 400


def test_from_1000_to_970_residents_is_minus_3_percent():
    assert compute(REGISTER).value[(2, 2016)] == 100 * (970 - 1000) / 1000


def test_city_change_comes_from_the_summed_counts():
    two_areas = compute(REGISTER.loc[[(1, 2011), (1, 2016), (2, 2011), (2, 2016)]])
    last = [(1, 2016), (2, 2016)]
    gained = (two_areas.numerator - two_areas.losses)[last].sum()
    assert 100 * gained / two_areas.denominator[last].sum() == 100 * (60 - 30) / 1400


def test_area_without_its_own_row_five_years_earlier_has_no_value():
    value = compute(REGISTER).value
    assert value[[(1, 2011), (1, 2015), (4, 2016)]].isna().all()


def test_unknown_or_no_residents_five_years_earlier_give_no_value():
    assert compute(REGISTER).value[[(3, 2016), (5, 2016)]].isna().all()


def test_reliability_looks_at_the_residents_of_five_years_earlier():
    assert compute(REGISTER).base[(1, 2016)] == 400


def test_value_keeps_the_index_of_the_register():
    assert compute(REGISTER).value.index.equals(REGISTER.index)


def test_values_whose_five_years_hold_the_revision_do_not_compare_with_later_ones():
    revision = {2012, 2013, 2014}
    touched = [year for year in INDICATOR.years if revision & set(range(year - 4, year + 1))]
    assert touched == [2016, 2017, 2018]
    assert [stop.year for stop in INDICATOR.breaks] == [2017, 2018, 2019]
