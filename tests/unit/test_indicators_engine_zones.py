"""Zones of about a thousand residents: their values, and the rule by the width of the interval."""

import numpy as np
import pandas as pd
import pytest

from indicators import REGISTRY, indicator
from indicators.engine import zones
from indicators.measure import share

proportion = pytest.importorskip("statsmodels.stats.proportion")

HOUSEHOLDS = [400, 400, 400, 400, 40, 0]
RENTING = [40, 120, 240, 360, 20, 0]


def table(renting=RENTING, households=HOUSEHOLDS):
    counts = pd.DataFrame({"n_rented": renting, "n_households": households}).astype("Int64")
    return zones.zone_values(counts, "rented_pct")


def test_value_is_the_count_in_a_hundred_with_wilsons_interval():
    first = table().iloc[0]
    low, high = proportion.proportion_confint(40, 400, method="wilson")
    assert first["value"] == 10
    assert first[["lower", "upper"]].tolist() == pytest.approx([100 * low, 100 * high])
    assert (first["part"], first["whole"], first["reason"]) == (40, 400, "")


def test_few_households_and_none_give_no_value_and_say_why():
    rows = table().iloc[4:]
    assert rows[["value", "lower", "upper"]].isna().all(axis=None)
    assert rows["reason"].tolist() == ["too_uncertain", "too_uncertain"]


def test_spread_is_what_is_left_when_chance_is_taken_out():
    """Four zones of 400: roots of .1, .3, .6, .9 in arcsines, less 1/1600 of chance."""
    angles = np.arcsin(np.sqrt([0.1, 0.3, 0.6, 0.9]))
    rows = table().iloc[:4]
    measure = share(rows["part"], of=rows["whole"])
    expected = np.sqrt(angles.var() - 1 / 1600)
    assert zones.true_spread(measure, "rented_pct") == pytest.approx(expected)


def test_where_chance_explains_everything_no_zone_has_a_value():
    rows = table([200, 200, 200], [400, 400, 400])
    assert rows["value"].isna().all()


@pytest.mark.parametrize(
    ("households", "standing"), [(900, "clean"), (300, "hatched"), (80, "refused")]
)
def test_a_zone_is_drawn_by_its_interval_against_what_zones_differ(households, standing):
    """Zones of 2,000 with shares around a half: arcsines .05 and -.05 off, so a spread of about
    .05; half an interval is 1.96 / (2 * root of n): .033, .057 and .110."""
    shares = np.sin(np.pi / 4 + np.array([-0.05, 0.05] * 20)) ** 2
    big = np.full(40, 2000)
    renting = np.append(np.round(big * shares), households // 2).astype(int)
    row = table(renting.tolist(), [*big, households]).iloc[-1]
    found = "refused" if row["reason"] else "hatched" if row["faint"] else "clean"
    assert found == standing


def test_low_and_high_shares_of_as_many_are_drawn_alike():
    rows = table([8, 200, 392, *RENTING], [400, 400, 400, *HOUSEHOLDS])
    assert rows["faint"].iloc[:3].nunique() == 1


def test_floor_space_has_the_interval_of_the_residents_who_share_it():
    """100 residents in 4,000 m2: the exact Poisson limits of 100 are 81.4 and 121.6."""
    counts = pd.DataFrame({"n_floor_m2": [4000, 90_000, 20_000], "n_residents": [100, 1000, 1000]})
    row = zones.zone_values(counts, "floor_space_m2").iloc[0]
    assert row["value"] == 40
    assert row[["lower", "upper"]].tolist() == pytest.approx([32.89, 49.16], abs=0.01)


def test_buildings_are_not_refused_for_being_fewer_than_people():
    counts = pd.DataFrame({"n_poor_buildings": [0, 10, 25, 2], "n_buildings": [40, 40, 40, 30]})
    assert (zones.zone_values(counts, "poor_buildings_pct")["reason"] == "").all()


def test_two_homes_of_three_are_rented_from_two_thirds_on_and_where_there_is_a_value():
    rows = table([200, 199, 268, 40, 40], [300, 300, 400, 400, 45])
    assert zones.mostly_rented(rows).tolist() == [True, False, True, False, False]


def test_indicators_of_the_precincts_counts_have_zones_and_no_other():
    having = {known.key for known in REGISTRY if zones.has_zones(known)}
    assert having == {
        "low_education_2021", "tertiary_education_2021", "employed_15_64", "large_households",
        "unemployed", "rented_homes", "floor_space", "poor_buildings",
    }  # fmt: skip
    assert not zones.has_zones(indicator("declared_income"))
