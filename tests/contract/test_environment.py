"""Shipped heat, green and degraded buildings against their cards and against each other."""

import re

import pandas as pd
import pytest

from data.catalogue.card import dataset
from data.catalogue.read import read_table
from indicators import REGISTRY
from indicators.catalogue import degraded_buildings, heat_risk
from indicators.spec import Unit

CITY = 0
INDEXES = {"green_index": "green_cells", "heat_exposure": "heat_cells", "heat_risk": "risk_cells"}
LISTED = 178


@pytest.fixture(scope="module")
def environment():
    return read_table("environment_2024").set_index("area_id")


@pytest.fixture(scope="module")
def areas():
    return read_table("nil_areas").set_index("area_id")


def ranks_agree(one, other):
    """Spearman's rank correlation."""
    return one.rank().corr(other.rank())


@pytest.mark.parametrize("cells", sorted(set(INDEXES.values())))
def test_cells_fit_the_area_of_their_polygon(cells, environment, areas):
    per_km2 = environment[cells].drop(CITY) / areas["area_km2"]
    whole = environment.loc[CITY, cells] / areas["area_km2"].sum()
    assert (per_km2 / whole - 1).abs().max() < 0.0185
    assert environment[cells].drop(CITY).sum() == environment.loc[CITY, cells]


@pytest.mark.parametrize(("index", "cells"), INDEXES.items())
def test_city_is_the_mean_of_its_cells(index, cells, environment):
    rows = environment.drop(CITY)
    mean = (rows[index] * rows[cells]).sum() / rows[cells].sum()
    assert environment.loc[CITY, index] == pytest.approx(mean, abs=1e-6)


def test_parks_are_greenest_and_the_station_and_the_cathedral_least(environment):
    green = environment["green_index"].drop(CITY)
    assert set(green.nlargest(3).index) == {84, 66, 8}
    assert set(green.nsmallest(2).index) == {10, 1}


def test_loreto_and_the_centre_are_hottest_and_the_farmland_coolest(environment):
    heat = environment["heat_exposure"].drop(CITY)
    assert heat.nlargest(2).index.tolist() == [20, 1]
    assert set(heat.nsmallest(3).index) == {85, 86, 88}


def test_risk_follows_the_density_of_residents_as_the_card_says(environment, areas):
    density = environment["residents"].drop(CITY) / areas["area_km2"]
    assert round(ranks_agree(environment["heat_risk"].drop(CITY), density), 2) == 0.98
    assert "0.98" in dataset("environment_2024").limitations.en
    assert "0.98" in heat_risk.INDICATOR.limitations.en
    assert "0,98" in heat_risk.INDICATOR.limitations.it


@pytest.mark.parametrize(("index", "sign"), [("heat_exposure", 1), ("green_index", -1)])
def test_richer_areas_are_hotter_and_less_green_as_the_papers_say(index, sign, environment):
    income = read_table("declared_income").query("year == 2021").set_index("area_id")
    peopled = environment.drop(CITY).query("residents >= 1200").index
    agree = ranks_agree(environment.loc[peopled, index], income.loc[peopled, "mean_income_eur"])
    assert sign * agree > 0.5


def test_units_are_said_to_be_undeclared():
    for column in dataset("environment_2024").columns:
        assert column.name not in INDEXES or "not declared" in column.unit.en
    read = {one.key: one.unit for one in REGISTRY if set(one.inputs) & set(INDEXES)}
    assert read == dict.fromkeys(INDEXES, Unit.INDEX)


def test_listed_buildings_add_up_to_the_total_on_the_card():
    listed = read_table("degraded_buildings")["degraded_buildings"]
    assert listed.sum() == LISTED
    assert (listed == 0).sum() == 32
    assert f"{LISTED} entries" in dataset("degraded_buildings").limitations.en
    for said in (
        degraded_buildings.INDICATOR.limitations.it,
        degraded_buildings.INDICATOR.limitations.en,
    ):
        assert re.findall(r"\((\d+)\)", said) == [str(LISTED)]


def test_residents_are_those_of_2024(environment):
    register = read_table("population_register").query("year == 2024").set_index("area_id")
    known = register["residents"].astype("int64")
    listed = read_table("degraded_buildings").set_index("area_id")["residents"]
    pd.testing.assert_series_equal(listed, known, check_names=False)
    assert environment.loc[CITY, "residents"] == known.sum()
