"""The census by NIL, recomputed by another path, and how well it does where the truth is known."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy.special import logit

from data.catalogue.card import datasets
from data.catalogue.read import read_table

SHARED = Path(__file__).parents[3] / "shared" / "data" / "census_precincts_milano"
FLAGGED = {15, 29, 30, 31, 32, 59, 62, 81}
WITHOUT_VALUES = {3, 8, 24, 39, 40, 47, 73, 74, 75, 84, 85, 86, 87, 88}
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared")


def estimates(year):
    return read_table(f"census_estimates_{year}").set_index("area_id")


def checks(quantity):
    table = read_table("census_checks")
    return table[table["quantity"] == quantity].set_index("area_id")


def by_groupby(year, weight, part, whole):
    """100 x part / whole by NIL: a merge and a groupby of the shipped precincts and weights."""
    counts = read_table("census_precincts").query("year == @year")
    pieces = read_table("precinct_weights").merge(counts, on="precinct")
    sums = (
        pieces[[part, whole]]
        .astype("float64")
        .mul(pieces[weight], axis=0)
        .groupby(pieces["area_id"])
        .sum()
    )
    return 100 * sums[part] / sums[whole]


@pytest.mark.parametrize(
    ("year", "column", "weight", "part", "whole"),
    [
        (2011, "unemployed_pct", "share_of_people", "n_unemployed", "n_labour_force"),
        (2011, "rented_pct", "share_of_people", "n_rented", "n_households"),
        (2011, "poor_buildings_pct", "share_of_buildings", "n_poor_buildings", "n_buildings"),
        (2021, "low_education_pct", "share_of_people", "n_low_education", "n_residents_9_plus"),
        (2021, "tertiary_pct", "share_of_people", "n_tertiary", "n_residents_9_plus"),
        (2021, "six_plus_pct", "share_of_people", "n_six_plus_households", "n_households"),
        (2021, "employed_15_64_pct", "share_of_people", "n_employed_15_64", "n_residents_15_64"),
    ],
)
def test_every_share_is_a_groupby_of_precincts(year, column, weight, part, whole):
    shipped = estimates(year)[column].drop(0).dropna()
    found = by_groupby(year, weight, part, whole).reindex(shipped.index)
    assert (shipped - found).abs().max() < 0.002


def test_floor_space_is_a_groupby_too():
    shipped = estimates(2011)["floor_space_m2"].drop(0).dropna()
    found = by_groupby(2011, "share_of_people", "n_floor_m2", "n_residents") / 100
    assert (shipped - found.reindex(shipped.index)).abs().max() < 0.001


def test_the_city_is_the_published_one():
    """ISTAT's totals of 2011 without 277 people in fictitious sections; 6.9 % out of work."""
    old, new = estimates(2011).loc[0], estimates(2021).loc[0]
    assert old["n_residents"] == 1_241_846 == 1_242_123 - 277
    assert old["n_labour_force"] - old["n_unemployed"] == 550_871
    assert round(old["unemployed_pct"], 1) == 6.9
    people = read_table("census_precincts").query("year == 2021")["n_residents"].sum()
    assert people == 1_349_930
    assert new["n_low_education"] / new["n_residents_9_plus"] == pytest.approx(0.3409, abs=5e-5)


def test_weights_give_back_the_exact_residents_and_buildings_of_2011():
    counts = read_table("census_precincts").query("year == 2011").set_index("precinct")
    weights, sections = read_table("precinct_weights"), read_table("census_sections_2011")
    known = sections.dropna(subset="area_id").groupby("area_id").sum(numeric_only=True)
    floors = [name for name in known if str(name).startswith("buildings")]
    pairs = (
        ("share_of_people", "n_residents", known["residents"]),
        ("share_of_buildings", "n_buildings", known[floors].sum(axis=1)),
    )
    for weight, count, exact in pairs:
        part = weights["precinct"].map(counts[count]).astype("float64") * weights[weight]
        found = part.groupby(weights["area_id"]).sum()
        wanted = (exact * counts[count].sum() / exact.sum()).reindex(found.index).fillna(0)
        assert ((found - wanted).abs() <= np.maximum(0.002 * wanted, 1.1)).all()
        assert weights.groupby("precinct")[weight].sum().sub(1).abs().max() < 1e-5


def test_the_rule_flags_what_it_says():
    for year in (2011, 2021):
        table = estimates(year).drop(0)
        assert set(table.index[table["doubtful"]]) == FLAGGED
        values = [name for name in table if name.endswith(("_pct", "_m2")) and name[:2] != "n_"]
        given = table[values].notna()
        assert set(table.index[~given.all(axis=1)]) == WITHOUT_VALUES
        assert (given.all(axis=1) == given.any(axis=1)).all()
        counts = table.filter(like="n_").notna().all(axis=1)
        assert set(table.index[given.all(axis=1) & ~counts]) == {33, 56, 59, 81}


@pytest.mark.parametrize(
    ("quantity", "error", "at_least"),
    [("low_education", 0.8, 0.94), ("tertiary", 0.6, 0.94), ("buildings_2_floors", 1.0, 0.94)],
)
def test_shares_held_out_prove_the_intervals(quantity, error, at_least):
    """Error over the rule's spread between precincts, against an interval never fitted on them."""
    rows = checks(quantity).drop(index=list(FLAGGED | WITHOUT_VALUES)).dropna()
    assert set(rows["use"]) == {"held_out"}
    assert rows["difference"].abs().mean() < error
    half = 1.96 * points_of(quantity).reindex(rows.index)
    assert (rows["difference"].abs() <= half).mean() >= at_least


def points_of(quantity):
    """Standard error in points, lent from a shipped share by the ratio of the two spreads."""
    lender, weight = (
        ("poor_buildings_pct", "n_buildings")
        if quantity.startswith("buildings")
        else ("low_education_pct", "n_residents_6_plus")
    )
    table = estimates(2011)
    share = table[lender] / 100
    points = 100 * table[lender.replace("pct", "spread")] * share * (1 - share)
    spreads = {"low_education": 12.7, "tertiary": 11.5, "buildings_2_floors": 12.9}
    counts = read_table("census_precincts").query("year == 2011")
    size = counts[weight].astype("float64")
    part = counts["n_" + lender.removesuffix("_pct")].astype("float64")[size > 0]
    size = size[size > 0]
    middle = part.sum() / size.sum()
    between = (size * (part / size - middle) ** 2).sum() / size.sum()
    chance = (part / size * (1 - part / size)).sum() / size.sum()
    return points * spreads[quantity] / (100 * np.sqrt(between - chance))


@pytest.mark.parametrize("quantity", ["low_education", "tertiary", "buildings_2_floors", "men"])
def test_shares_held_out_are_off_where_the_rule_flags(quantity):
    rows = checks(quantity).drop(index=list(WITHOUT_VALUES)).dropna()
    off = rows["difference"].abs().groupby(rows.index.isin(FLAGGED)).mean()
    assert off[True] > 2 * off[False]


def test_employed_residents_against_exact_sections():
    rows = checks("employed").drop(index=list(WITHOUT_VALUES))
    assert rows["difference"].abs().mean() < 0.5
    assert rows["estimate_pct"].corr(rows["official_pct"], method="spearman") > 0.97


def test_the_shares_of_a_common_quantity_are_about_two_points_wide():
    table = estimates(2021).drop(index=[0, *FLAGGED])
    for column in ("low_education", "tertiary"):
        share = table[f"{column}_pct"] / 100
        half = 1.96 * 100 * table[f"{column}_spread"] * share * (1 - share)
        assert 1.3 < half.median() < 2.5


def test_a_few_large_households_carry_the_error_of_chance():
    rows = estimates(2021).drop(0).dropna(subset=["n_six_plus_households"])
    assert rows["n_six_plus_households"].median() == pytest.approx(57, abs=2)
    assert (rows["six_plus_spread"] >= 1 / np.sqrt(rows["n_six_plus_households"]) - 1e-3).all()
    assert np.isfinite(logit(rows["six_plus_pct"] / 100)).all()


def test_employment_of_2021_measures_more_than_want_of_work():
    """The figures of its card: rank correlation with low education, and the Duomo's place."""
    rows = estimates(2021).drop(0)
    both = rows[["employed_15_64_pct", "low_education_pct"]].dropna()
    assert both.corr(method="spearman").iloc[0, 1] == pytest.approx(-0.44, abs=0.005)
    assert both["employed_15_64_pct"].rank()[1] == 6
    assert len(both) == 74


def test_share_alike_travels_with_every_table():
    ours = ("census_", "precinct_")
    cards = {key: card for key, card in datasets().items() if key.startswith(ours)}
    cards.pop("census_sections_2011")
    assert len(cards) == 6
    assert {card.licence.name.en for card in cards.values()} == {"CC BY-SA 4.0"}


@needs_shared
def test_a_second_estimate_made_apart_agrees():
    """The shares of ../shared, made by other code with other doors: 59 and 81 agree as well."""
    other = pd.read_csv(SHARED / "nil_census_2011_2021_estimates.csv").set_index("ID_NIL")
    other["unemployed"] = 100 * (1 - other["P61_2011"] / other["P60_2011"])
    old, new = estimates(2011).drop(0), estimates(2021).drop(0)
    pairs = [
        (old["unemployed_pct"], "unemployed", 0.1, 0.5),
        (old["rented_pct"], "rent_pct_2011", 0.1, 1.0),
        (old["floor_space_m2"], "m2_per_resident_2011", 0.1, 0.5),
        (old["poor_buildings_pct"], "res_buildings_mediocre_or_bad_pct_2011", 0.5, 2.5),
        (new["low_education_pct"], "lowedu_pct_9plus_2021", 0.1, 0.5),
        (new["tertiary_pct"], "tertiary_pct_9plus_2021", 0.1, 0.5),
        (new["employed_15_64_pct"], "employed_pct_15_64_2021", 0.1, 0.5),
        (new["six_plus_pct"], "families_6plus_pct_2021", 0.02, 0.1),
    ]
    for ours, column, mean, most in pairs:
        off = (ours - other[column]).abs().dropna()
        assert len(off) == 74
        assert (off.mean() < mean, off.max() < most) == (True, True), column
