"""Shipped weights and measured errors, and the sentences of docs/transfer.md about them."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from data.build.steps import income
from data.build.steps.crosswalk import means as transfer_means
from data.build.steps.crosswalk.errors import validation_ratio
from data.build.steps.crosswalk.postcodes import postcode_crosswalk
from data.build.steps.crosswalk.validation import YARDSTICKS, adults
from data.catalogue.card import dataset
from data.catalogue.read import read_table
from geo.crosswalk.errors import covered, return_trip, source_means, spreads
from geo.crosswalk.transfer import interpolated_count
from tools.reports.transfer import PAGE, fresh_page

RAW = Path(__file__).resolve().parents[3] / "shared" / "data"
needs_raw = pytest.mark.skipif(
    not RAW.is_dir(), reason="the publishers' files (../shared/data) are not on this machine"
)
PAIR = ["from_zones", "to_zones", "quantity"]


@pytest.fixture(scope="module")
def errors():
    return read_table("transfer_errors")


@pytest.fixture(scope="module")
def municipi():
    return read_table("municipio_weights")


@pytest.fixture(scope="module")
def postcodes():
    return postcode_crosswalk(read_table("postcode_weights"))


@pytest.fixture(scope="module")
def shares():
    keys = ("nil_areas", "population_register", "employment_2011", "education_2011")
    return transfer_means.known_shares({key: read_table(key) for key in keys})


@pytest.fixture(scope="module")
def trips(postcodes, shares):
    return {
        name: return_trip(
            table["truth"], sizes=table["size"], there=postcodes, back=postcodes, least_size=1200
        )
        for name, table in shares.items()
    }


def mean_error(errors, from_zones, to_zones, variable, weight):
    rows = errors[
        (errors["from_zones"] == from_zones)
        & (errors["to_zones"] == to_zones)
        & (errors["variable"] == variable)
        & (errors["weight"] == weight)
    ]
    return rows["mean_abs_error_pct"].item()


def test_page_holds_the_figures_of_the_shipped_tables():
    page = PAGE.read_text(encoding="utf-8")
    assert page == fresh_page(page), "refresh it with `python -m tools.reports.transfer`"


@pytest.mark.parametrize(
    ("whole", "share"), [("area_id", "share_of_area"), ("municipio", "share_of_municipio")]
)
def test_shares_of_each_area_and_of_each_municipio_sum_to_one(municipi, whole, share):
    sums = municipi.groupby(whole)[share].sum()
    assert len(sums) == {"area_id": 88, "municipio": 9}[whole]
    assert sums.to_numpy() == pytest.approx(1, abs=5e-6)


def test_pieces_make_the_area_of_the_city_but_for_the_slivers_left_out(municipi):
    surface = read_table("nil_areas")["area_km2"].sum() * 1e6
    assert municipi["area_m2"].sum() == pytest.approx(surface, rel=5e-4)


def test_residents_of_the_pieces_are_those_of_the_census(municipi):
    census = read_table("employment_2011").set_index("area_id")["residents_census"]
    placed = municipi.groupby("area_id")["residents_2011"].sum()
    assert placed.to_numpy() == pytest.approx(census.to_numpy(), abs=0.2)


def test_one_weight_is_chosen_for_each_pair_and_kind(errors):
    chosen = errors[errors["chosen"]].groupby(PAIR)["weight"].agg(set)
    assert chosen.map(len).eq(1).all()
    assert {key: next(iter(weight)) for key, weight in chosen.items()} == {
        ("census_section", "nil", "count"): "look_up",
        ("house_number", "municipio", "count"): "position",
        ("municipio", "nil", "count"): "census_2011_residents",
        ("nil", "municipio", "count"): "area",
        ("omi_2018_2", "nil", "mean"): "house_numbers",
        ("omi_2025_1", "nil", "mean"): "house_numbers",
        ("postcode", "nil", "count"): "register_adults",
        ("postcode", "nil", "mean"): "house_numbers",
    }


def test_households_of_a_municipio_err_28_per_cent_or_more_by_house_numbers(errors):
    """28 % on average was found before; here areas of 300 households and more, all Municipi."""
    by_doors = mean_error(errors, "municipio", "nil", "households", "residential_house_numbers")
    by_people = mean_error(errors, "municipio", "nil", "households", "census_2011_residents")
    assert 28 <= by_doors <= 36
    assert by_people < by_doors / 2


def test_card_of_the_municipi_tells_the_measured_errors(errors):
    text = dataset("municipio_weights").processing.en
    for weight, said in (("area", "1.1 %"), ("house_numbers", "2.5 %")):
        assert f"{mean_error(errors, 'nil', 'municipio', 'households', weight):.1f} %" == said
        assert said in text


def test_parts_of_an_area_that_differ_err_no_more_than_equal_parts(errors):
    means = errors[errors["quantity"] == "mean"]
    uneven = mean_error(means, "postcode", "nil", "employed_residents_uneven", "house_numbers")
    even = mean_error(means, "postcode", "nil", "employed_residents", "house_numbers")
    assert uneven == pytest.approx(even, abs=0.5)


def test_interval_held_175_of_187_true_values_of_the_yardsticks(errors):
    rows = errors[(errors["from_zones"] == "postcode") & errors["variable"].isin(YARDSTICKS)]
    rows = rows[rows["quantity"] == "mean"]
    assert rows["zones"].sum() == 187
    assert (rows["zones"] * rows["coverage_pct"] / 100).round().sum() == 175
    assert "(175 of 187)" in PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("key", ["declared_income"])
def test_indicator_tells_how_often_the_interval_held(errors, key):
    from indicators import indicator

    rows = errors[(errors["from_zones"] == "postcode") & (errors["quantity"] == "mean")]
    held = rows.set_index("variable")["coverage_pct"][list(YARDSTICKS)]
    assert "100, 96 and 86 cases out of 100" in indicator(key).limitations.en
    assert held.to_numpy() == pytest.approx([100, 96.5, 86.3], abs=0.05)


def test_at_the_joint_level_one_error_of_a_yardstick_lies_outside(trips, errors):
    ratio = validation_ratio(errors, from_zones="postcode")
    far = {
        (name, area)
        for name in YARDSTICKS
        for area, held in joint(trips[name], ratio).items()
        if not held
    }
    assert far == {("foreign_residents", 54)}


def joint(trip, ratio):
    """Flags at z = 3.42, the joint level of 79 areas, instead of 1.96."""
    spread = spreads(trip.gap, zone_sd=trip.zone_sd, ratio=ratio)
    return covered(trip.errors, spread * 3.42 / 1.959964)


def test_errors_grow_with_the_gap(trips):
    found = [trip.errors.abs().corr(trip.gap, method="spearman") for trip in trips.values()]
    assert (round(min(found), 2), round(max(found), 2)) == (0.37, 0.56)


def test_education_alone_would_make_intervals_narrower_as_the_page_says(errors):
    rows = errors[(errors["from_zones"] == "postcode") & (errors["quantity"] == "mean")]
    ratio = rows.set_index("variable")["spread_ratio"]
    pooled = validation_ratio(errors, from_zones="postcode")
    schooling = np.sqrt((ratio[list(YARDSTICKS[:2])] ** 2).mean())
    assert round(100 * (1 - schooling / pooled)) == 37
    assert ratio["foreign_residents"] / pooled == pytest.approx(1.5, abs=0.05)


@needs_raw
@pytest.mark.parametrize("year", [2019, 2020, 2021])
@pytest.mark.parametrize("value", ["income_eur", "low_income"])
def test_yardsticks_are_the_shares_whose_postcode_values_go_with_income(
    postcodes, shares, year, value
):
    rows = income.postcode_income(RAW).query("year == @year and postcode != '20122'")
    rows = rows.set_index("postcode")
    wanted = np.log(rows[value] / rows["taxpayers"])
    strength = {name: closeness(table, postcodes, wanted) for name, table in shares.items()}
    assert {name for name, r in strength.items() if r >= 0.7} == set(YARDSTICKS)
    assert all(r < 0.55 for name, r in strength.items() if name not in YARDSTICKS)


def closeness(table, postcodes, wanted):
    """Absolute correlation of the logarithms of a share and of ``wanted``, by postcode."""
    known = postcodes[postcodes["target"].isin(table.index)]
    means = np.log(source_means(table["truth"], sizes=table["size"], pieces=known))
    return abs(means.corr(wanted.reindex(means.index)))


@needs_raw
def test_house_numbers_alone_would_give_six_taxpayers_per_adult_in_area_47(postcodes):
    rows = income.postcode_income(RAW).query("year == 2021").set_index("postcode")
    people = adults(read_table("population_register"), 2021)
    per_adult = interpolated_count(rows["all_taxpayers"], pieces=postcodes) / people
    assert per_adult[people >= 300].idxmax() == 47
    assert per_adult[47] == pytest.approx(6.1, abs=0.05)


@needs_raw
@pytest.mark.parametrize("year", [2019, 2020, 2021])
def test_only_postcode_20122_has_too_many_taxpayers_for_its_adults(postcodes, year):
    rows = income.postcode_income(RAW).query("year == @year").set_index("postcode")
    people = adults(read_table("population_register"), year)
    abnormal = income.abnormal_postcodes(rows["all_taxpayers"], postcodes, people)
    assert abnormal[abnormal].index.tolist() == ["20122"]


@needs_raw
def test_classes_of_income_add_up_to_those_who_declare_a_total():
    source = pd.read_csv(RAW / income.INCOME_FILE)
    classes = [name for name in source if name.startswith("n_")]
    assert (source[classes].sum(axis="columns") == source["reddito_complessivo_n"]).all()


def test_interval_holds_less_often_where_fewer_than_10_000_people_live(trips, errors):
    register = read_table("population_register").query("year == 2021").set_index("area_id")
    trip = trips["foreign_residents"]
    ratio = validation_ratio(errors, from_zones="postcode")
    held = covered(trip.errors, spreads(trip.gap, zone_sd=trip.zone_sd, ratio=ratio))
    small = register["residents"].reindex(held.index) < 10_000
    assert held[small].mean() < 0.7
    assert held[~small].mean() > 0.9
    assert "under 10,000 residents" in dataset("transfer_errors").limitations.en
