"""People around the premises, built again from the publishers' files and counted another way."""

import re
from pathlib import Path

import numpy as np
import pytest
from pyproj import Geod

from data.build.steps import addresses, catchment_error
from data.catalogue.card import dataset
from data.catalogue.contract import check
from data.catalogue.read import read_table
from geo.crs import to_web

RAW = Path(__file__).parents[3] / "shared" / "data"
pytestmark = pytest.mark.skipif(
    not RAW.is_dir(), reason="the publishers' files (../shared/data) are not on this machine"
)
NEEDED = ("nil_boundaries", "nil_areas", "population_register", "premises")
CITY_2024 = 1_407_044
"""Residents in the official series."""


@pytest.fixture(scope="module")
def built():
    return {key: read_table(key) for key in NEEDED}


@pytest.fixture(scope="module")
def doors(built):
    return catchment_error.residential_doors(RAW, built["nil_boundaries"])


@pytest.fixture(scope="module")
def measured(doors, built):
    return catchment_error.measure(RAW, doors, built)


@pytest.fixture(scope="module")
def table():
    """As it is shipped: the rebuild proves that it is what the publishers' files give."""
    return read_table("premises_reach")


@pytest.fixture(scope="module")
def discs(table):
    whole = table[(table["area_id"] == 0) & (table["shape"] == "disc")]
    return whole.set_index(["premises_id", "radius_m"])


@pytest.fixture(scope="module")
def per_door(doors, built):
    """Residents on each door, the plain way."""
    register = built["population_register"].query("year == 2024").set_index("area_id")["residents"]
    return (register / doors.groupby("area_id").size()).reindex(doors["area_id"]).to_numpy(float)


def test_table_fits_its_card(table):
    assert check(table, dataset("premises_reach")) is None


def test_all_doors_together_carry_the_published_population(per_door):
    assert per_door.sum() == pytest.approx(CITY_2024)


def test_doors_are_as_many_as_the_card_says(doors):
    assert len(doors) == 47_604
    assert "47,604" in dataset("premises_reach").processing.en


def test_pending_numbers_are_told_from_those_in_use(built, doors, monkeypatch):
    monkeypatch.setattr(catchment_error, "PENDING", addresses.ACTIVE)
    active = len(catchment_error.residential_doors(RAW, built["nil_boundaries"]))
    pending = len(doors) - active
    assert f"{pending} of them still pending" in dataset("premises_reach").processing.en
    assert (
        f"{active:,} of them active and {pending} still pending"
        in catchment_error.PAGE.read_text("utf-8")
    )


@pytest.mark.parametrize("radius", [250, 500, 1000])
def test_residents_counted_by_geodesic_distance_agree(discs, doors, per_door, built, radius):
    web = to_web(doors).geometry
    for place in built["premises"].itertuples():
        here = np.full(len(web), place.lon), np.full(len(web), place.lat)
        metres = Geod(ellps="WGS84").inv(*here, web.x, web.y)[2]
        counted = per_door[metres <= radius].sum()
        found = discs.loc[(place.premises_id, radius), "residents"]
        assert found == pytest.approx(counted, rel=0.02), place.premises_id


def test_rings_add_up_to_the_disc(table):
    whole = table[(table["area_id"] == 0) & (table["premises_id"] != "all")]
    by_shape = whole.groupby(["premises_id", "shape"])["residents"]
    rings = by_shape.sum().xs("ring", level="shape")
    largest = by_shape.max().xs("disc", level="shape")
    assert (abs(rings - largest) <= 2).all()


def test_areas_add_up_to_the_whole(table):
    keys = ["premises_id", "shape", "radius_m"]
    parts = table[table["area_id"] != 0].groupby(keys)["residents"].agg(["sum", "size"])
    whole = table[table["area_id"] == 0].set_index(keys)["residents"]
    assert (abs(parts["sum"] - whole) <= parts["size"]).all()


def test_limits_hold_the_estimate(table):
    for count in ("residents", "households"):
        assert (table[f"{count}_lower"] <= table[count]).all()
        assert (table[count] <= table[f"{count}_upper"]).all()


def test_two_pairs_of_premises_overlap_at_a_kilometre_and_none_nearer(discs):
    overlaps = discs["shared_with"].dropna()
    assert overlaps.to_dict() == {
        ("boccioni", 1000): "capuana",
        ("capuana", 1000): "boccioni",
        ("erlembaldo", 1000): "palmanova",
        ("palmanova", 1000): "erlembaldo",
    }


@pytest.mark.parametrize("radius", [250, 500, 1000])
def test_all_together_are_the_sum_less_what_two_share(discs, radius):
    of_radius = discs.xs(radius, level="radius_m")
    each = of_radius.drop("all")
    twice = each["shared_residents"].sum() / 2
    assert of_radius.loc["all", "residents"] == pytest.approx(
        each["residents"].sum() - twice, abs=9
    )


def test_estimated_points_are_marked(discs):
    assert set(discs.index.get_level_values(0)[discs["estimated_point"]]) == {
        "all",
        "capuana",
        "palmanova",
    }


def test_error_is_the_one_on_the_card(measured):
    errors = measured.areas["relative"]
    assert len(errors) == 74
    assert round(100 * errors.abs().mean(), 1) == 27.7
    assert round(100 * errors[57]) == -49
    assert "mean error 27.7 %, San Siro −49 %" in dataset("premises_reach").processing.en


def test_families_spread_are_all_the_families_of_the_municipi(doors):
    import pandas as pd

    from geo.catchment import spread, total_by_part

    totals = pd.read_csv(RAW / catchment_error.MUNICIPI_FILE).set_index("municipio")
    families = totals["families_ds1442_2025"]
    spread_out = total_by_part(spread(doors["municipio"], doors["area_id"], families))
    assert families.sum() == 780_935
    assert spread_out["estimate"].sum() == pytest.approx(780_935)


def test_tolerance_is_asymmetric_and_covers_nine_areas_of_ten(measured):
    assert measured.tolerance.low == pytest.approx(-0.46, abs=0.005)
    assert measured.tolerance.high == pytest.approx(0.66, abs=0.005)
    assert measured.covered == pytest.approx(0.9, abs=0.02)


def test_page_of_the_docs_says_what_is_measured_today():
    written = catchment_error.PAGE.read_text(encoding="utf-8")
    assert catchment_error.measured_page(RAW, written) == written


def test_figures_of_the_docs_text_are_those_of_the_table(discs):
    written = catchment_error.PAGE.read_text(encoding="utf-8")
    fewest, most = discs.xs(250, level="radius_m").drop("all")["doors"].agg(["min", "max"])
    assert re.search(rf"A disc of 250 m holds {fewest} to {most} numbers", written)
