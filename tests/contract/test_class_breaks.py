"""The shipped class limits."""

import pandas as pd
import pytest

from data.catalogue.read import read_table
from indicators import REGISTRY

LIMITS = ["b1", "b2", "b3", "b4"]


@pytest.fixture(scope="module")
def breaks():
    return read_table("class_breaks")


def test_limits_rise_from_class_to_class(breaks):
    for row in breaks[LIMITS].itertuples(index=False):
        known = pd.Series(row).dropna().tolist()
        assert known == sorted(set(known))


def test_classes_are_one_more_than_their_limits(breaks):
    several = breaks[breaks["class_count"] > 1]
    assert (several[LIMITS].notna().sum(axis=1) + 1 == several["class_count"]).all()


def test_limits_fill_the_columns_from_the_first(breaks):
    known = breaks[LIMITS].notna()
    assert not (known.shift(-1, axis=1, fill_value=False) & ~known).any(axis=None)


@pytest.mark.parametrize("indicator", [one.key for one in REGISTRY])
def test_indicator_has_three_schemes_for_each_year_and_one_for_all_years(breaks, indicator):
    here = breaks[breaks["indicator"] == indicator]
    yearly = here[here["scheme"] != "fixed"].groupby("scheme")["year"].apply(set)
    assert set(yearly.index) == {"quantile", "jenks", "equal"}
    assert yearly["quantile"] == yearly["jenks"] == yearly["equal"]
    assert here.loc[here["scheme"] == "fixed", "year"].tolist() == [0]
