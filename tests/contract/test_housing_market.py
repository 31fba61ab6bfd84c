"""Shipped rents and prices against the zones they come from and their card."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest

from data.build.steps.crosswalk.means import known_shares
from data.build.steps.housing_market import ZONINGS, yearly_quotations
from data.catalogue.card import dataset
from data.catalogue.read import read_table
from geo.crosswalk.errors import source_means
from geo.crs import METRIC

CITY = 0
SHARED = ("nil_areas", "education_2011", "employment_2011", "population_register")
PIECES = {"zone": "source", "area_id": "target", "doors": "weight"}
RAW = Path(__file__).resolve().parents[3] / "shared" / "data" / "omi"
BEFORE, AFTER = (2016, 2017, 2018), (2024, 2025)
NEVER_QUOTED = {34, 39, 40, 59, 85}

needs_the_publisher_s_files = pytest.mark.skipif(
    not RAW.is_dir(), reason="the publisher's files (../shared/data/omi) are not on this machine"
)


@pytest.fixture(scope="module")
def market():
    return read_table("housing_market").set_index(["area_id", "year"])


@pytest.fixture(scope="module")
def weights():
    return read_table("omi_weights")


def normal_dwellings(half):
    rows = pd.read_csv(RAW / "milano_omi_valori.csv", dtype=str)
    chosen = (rows["semestre"] == half) & (rows["Cod_Tip"] == "20") & (rows["Stato"] == "NORMALE")
    limits = rows[chosen].set_index("Zona")[["Loc_min", "Loc_max"]]
    return limits.apply(lambda column: column.str.replace(",", ".").astype(float))


def test_city_and_88_areas_have_five_years_each(market):
    assert market.groupby("area_id").size().to_dict() == dict.fromkeys(range(89), 5)


@pytest.mark.parametrize(
    ("years", "empty"), [(BEFORE, NEVER_QUOTED | {9}), (AFTER, NEVER_QUOTED | {73})]
)
def test_areas_without_quotations_are_those_of_the_card(years, empty, market):
    for year in years:
        rents = market.xs(year, level="year")["rent_eur_m2_month"]
        assert set(rents.index[rents.isna()]) == empty


def test_rent_and_price_are_missing_together_under_nine_tenths(market):
    assert (market["rent_eur_m2_month"].isna() == market["price_eur_m2"].isna()).all()
    assert (market["rent_eur_m2_month"].isna() == (market["quoted_share"] < 0.9)).all()


def test_every_empty_value_is_outside_the_source(market):
    rows = read_table("missing_values").query("dataset == 'housing_market'")
    assert set(rows["reason"]) == {"outside_source"}
    empty = market.index[market["rent_eur_m2_month"].isna()]
    for column in ("rent_eur_m2_month", "price_eur_m2"):
        here = rows[rows["column"] == column]
        assert set(zip(here["area_id"], here["year"], strict=True)) == set(empty)


def test_weights_of_each_area_sum_to_one(weights):
    sums = weights.groupby(["zoning", "area_id"])["share_of_area"].sum()
    assert len(sums) == 2 * 88
    assert sums.to_numpy() == pytest.approx(1, abs=3e-6)


@pytest.mark.parametrize(
    ("zoning", "zones", "doors"), [("2018_2", 41, 52_593), ("2025_1", 43, 52_616)]
)
def test_zones_and_house_numbers_are_those_of_the_card(zoning, zones, doors, weights):
    here = weights[weights["zoning"] == zoning]
    assert (here["zone"].nunique(), here["doors"].sum()) == (zones, doors)
    assert f"{doors:,}" in dataset("omi_weights").limitations.en
    inside = read_table("house_numbers")["area_id"].notna().sum()
    assert doors / inside > 0.999


@needs_the_publisher_s_files
def test_area_in_one_zone_has_the_middle_of_its_quotation(market):
    limits = normal_dwellings("2025-1")
    whole = market.xs(2025, level="year").query("main_share == 1").dropna()
    assert len(whole) > 20
    middle = whole["main_zone"].map(limits.mean(axis=1))
    assert (whole["rent_eur_m2_month"] - middle).abs().max() < 0.006


@needs_the_publisher_s_files
@pytest.mark.parametrize(("year", "half"), [(2024, "2024-2"), (2025, "2025-1")])
def test_every_rent_lies_between_those_of_its_zones(year, half, market, weights):
    limits = normal_dwellings(half).mean(axis=1)
    here = weights[weights["zoning"] == "2025_1"].assign(rent=lambda rows: rows["zone"].map(limits))
    found = here.groupby("area_id")["rent"].agg(["min", "max"])
    rents = market.xs(year, level="year")["rent_eur_m2_month"].drop(CITY).dropna()
    assert (rents >= found.loc[rents.index, "min"] - 0.006).all()
    assert (rents <= found.loc[rents.index, "max"] + 0.006).all()


@needs_the_publisher_s_files
@pytest.mark.parametrize(("file", "half"), [("20242", "2024-2"), ("20251", "2025-1")])
def test_quotations_are_those_of_the_publisher_s_own_file(file, half):
    (path,) = RAW.glob(f"QI_*_1_{file}_VALORI.csv")
    rows = pd.read_csv(path, sep=";", skiprows=1, dtype=str)
    chosen = rows[(rows["Cod_Tip"] == "20") & (rows["Stato"] == "NORMALE")].set_index("Zona")
    official = chosen["Loc_min"].str.replace(",", ".").astype(float).sort_index()
    assert official.to_dict() == normal_dwellings(half)["Loc_min"].to_dict()


@needs_the_publisher_s_files
def test_some_zones_have_no_quotation_of_the_normal_state_as_the_card_says():
    before, after = normal_dwellings("2018-1").index, normal_dwellings("2025-1").index
    assert not {"R2", "C13", "C14"} & set(before)
    assert not {"R2", "C13", "D39"} & set(after)
    assert "C14" in normal_dwellings("2018-2").index


def test_rents_of_a_tie_are_practically_one_as_the_card_says(market):
    of_2025 = market.xs(2025, level="year").dropna(subset="rent_eur_m2_month")
    groups = of_2025.groupby("tie")["rent_eur_m2_month"]
    spread = (groups.max() - groups.min()) / groups.mean()
    assert (groups.ngroups, groups.size().sum()) == (16, 45)
    assert spread.max() == pytest.approx(0.014, abs=0.0005)


@needs_the_publisher_s_files
def test_weight_by_area_would_move_a_rent_by_8_percent_at_most_as_the_card_says(market):
    zones = gpd.read_file(RAW / "milano_omi_zone_2018_2.geojson").to_crs(METRIC)
    zones["zone"] = zones["name"].str.split().str[-1]
    parts = gpd.overlay(read_table("nil_boundaries").to_crs(METRIC), zones)
    halves = [normal_dwellings(half).mean(axis=1) for half in ("2018-1", "2018-2")]
    parts["rent"] = parts["zone"].map(sum(halves) / 2)
    parts = parts.dropna(subset="rent").assign(part=lambda rows: rows["rent"] * rows.area)
    by_area = parts.groupby("area_id")["part"].sum() / parts.area.groupby(parts["area_id"]).sum()
    gap = (by_area / market.xs(2018, level="year")["rent_eur_m2_month"] - 1).abs()
    assert (round(100 * gap.max(), 1), gap.idxmax()) == (8.1, 10)
    assert round(100 * gap.median(), 1) == 0.6


@needs_the_publisher_s_files
@pytest.mark.parametrize(("half", "percent"), [("2016-1", 11), ("2018-2", 13), ("2025-1", 17)])
def test_quoted_rents_spread_as_the_card_says(half, percent):
    limits = normal_dwellings(half)
    spread = (limits["Loc_max"] - limits["Loc_min"]) / limits.sum(axis=1)
    assert round(100 * spread.mean()) == percent


@needs_the_publisher_s_files
@pytest.mark.parametrize("year", [2016, 2018, 2025])
def test_yardsticks_go_with_the_rents_of_the_zones_as_the_card_says(year, weights):
    built = {key: read_table(key) for key in SHARED}
    rents = yearly_quotations(RAW.parent).query("year == @year").set_index("zone")
    wanted = np.log(rents["rent_eur_m2_month"])
    pieces = weights[weights["zoning"] == ZONINGS[year]].rename(columns=PIECES)
    found = {}
    for name, table in known_shares(built).items():
        inside = pieces[pieces["target"].isin(table.index)]
        means = np.log(source_means(table["truth"], sizes=table["size"], pieces=inside))
        found[name] = abs(means.corr(wanted.reindex(means.index)))
    assert {name for name, r in found.items() if r >= 0.7} == {
        "low_education",
        "tertiary_education",
    }
    assert 0.83 <= round(min(found["low_education"], found["tertiary_education"]), 2) <= 0.88
    assert 0.61 <= round(found["foreign_residents"], 2) <= 0.64


def test_rent_has_a_spread_wherever_it_has_a_value_and_the_city_has_none(market):
    areas = market.drop(CITY, level="area_id")
    assert (areas["rent_spread"].isna() == areas["rent_eur_m2_month"].isna()).all()
    assert areas["rent_spread"].dropna().between(0, 0.5).all()
    assert market.xs(CITY, level="area_id")["rent_spread"].isna().all()


def test_licence_is_not_called_open():
    card = dataset("housing_market")
    assert "no open licence" in card.licence.name.en
    assert "Agenzia Entrate - OMI" in card.attribution.en
