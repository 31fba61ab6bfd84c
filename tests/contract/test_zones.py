"""The zones as they are drawn, recomputed from the shipped counts and from the publisher's file."""

import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from atlas.repository.zones import zone_rows
from data.catalogue.read import read_table
from indicators import indicator
from indicators.engine.zones import COUNTS, has_zones, mostly_rented

proportion = pytest.importorskip("statsmodels.stats.proportion")

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "data" / "census_precincts_milano"
KEYS = [
    "low_education_2021", "tertiary_education_2021", "employed_15_64", "large_households",
    "unemployed", "rented_homes", "floor_space", "poor_buildings",
]  # fmt: skip
RAW = {
    "low_education_2021": (["P86", "P87", "P88"], "P83"),
    "tertiary_education_2021": (["P90"], "P83"),
    "large_households": (["PF8"], "PF1"),
    "rented_homes": (["A46"], "PF1"),
    "poor_buildings": (["E30", "E31"], "E3"),
}


@pytest.mark.parametrize("key", KEYS)
def test_values_are_those_of_the_shipped_table_and_zones_those_that_are_drawn(key):
    known = indicator(key)
    assert has_zones(known)
    rows = zone_rows(key)
    assert rows.index.tolist() == read_table("precinct_drawing")["precinct"].tolist()
    shipped = read_table("census_precincts").query("year == @known.latest_year")
    column = shipped.set_index("precinct")[known.inputs[0]]
    given = rows["value"].notna()
    assert (rows["value"][given] - column[given]).abs().max() < 0.0006
    assert rows["area_id"].between(1, 88).all()


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared")
@pytest.mark.parametrize("key", RAW)
def test_values_and_intervals_are_those_of_the_publishers_counts(key):
    """By a second library, from the raw file."""
    parts, whole = RAW[key]
    raw = pd.read_csv(
        SHARED / f"dati_censimento_interpolati_milano{indicator(key).latest_year}.csv",
        index_col="SEZIONE",
    ).round()
    rows = zone_rows(key)
    rows = rows[rows["value"].notna()]
    part, of = raw[parts].sum(axis="columns")[rows.index], raw[whole][rows.index]
    low, high = proportion.proportion_confint(part, of, method="wilson")
    for column, expected in (("value", part / of), ("lower", low), ("upper", high)):
        assert np.allclose(rows[column], 100 * expected, atol=1e-9)


def test_document_counts_what_the_rule_does():
    """The table of docs/census-precincts.md, and how many the areas' rule would keep."""
    page = (ROOT / "docs" / "census-precincts.md").read_text(encoding="utf-8")
    told = {
        row[0]: [int(cell.replace(",", "")) for cell in row[1:]]
        for row in re.findall(
            r"^\| `(\w+)` \|[^|]*\|[^|]*\| ([\d,]+) \| ([\d,]+) \| ([\d,]+) \| ([\d,]+) \|"
            r" ([\d,]+) \| ([\d,]+) \|$", page, re.MULTILINE,
        )
    }  # fmt: skip
    assert set(told) == set(KEYS)
    for key, counts in told.items():
        rows = zone_rows(key)
        hatched, refused = int(rows["faint"].sum()), int((rows["reason"] != "").sum())
        base = rows["whole"]
        areas_rule = [(base >= 1200).sum(), base.between(300, 1199).sum(), (base < 300).sum()]
        assert counts == [len(rows) - hatched - refused, hatched, refused, *areas_rule]


def test_the_zones_of_two_rented_homes_in_three_hold_what_is_told():
    rows = zone_rows("rented_homes")
    outlined = mostly_rented(rows)
    by_hand = rows[(rows["whole"] >= 50) & (3 * rows["part"] >= 2 * rows["whole"])]
    assert rows.index[outlined].tolist() == by_hand.index.tolist()
    assert (len(by_hand), by_hand["part"].sum()) == (62, 18_819)


def test_every_quantity_is_a_column_made_of_two_others():
    columns = set(read_table("census_precincts").columns)
    assert columns >= {*COUNTS, *(name for pair in COUNTS.values() for name in pair)}
