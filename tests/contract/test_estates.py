"""The zones around the nine premises against the raw counts and a profile made apart from us."""

from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
from shapely.geometry import Point

from data.catalogue.read import read_table
from data.premises.surroundings import CITY, NEAR_M, TOGETHER

SHARED = Path(__file__).parents[3] / "shared" / "data" / "census_precincts_milano"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared")
YEAR_OF = {"n_residents": ("pop_2011", "pop_2021"), "n_households": (None, "families_2021"),
           "rented_pct": ("rent_pct_2011", None),
           "low_education_pct": ("lowedu_pct_6plus_2011", "lowedu_pct_9plus_2021"),
           "aged_75_plus_pct": (None, "age75plus_pct_2021"),
           "aged_under_15_pct": (None, "under15_pct_2021")}  # fmt: skip


def zones():
    return read_table("estate_precincts")


@needs_shared
@pytest.mark.parametrize("name", YEAR_OF)
def test_the_zone_of_each_premises_is_that_of_the_profile_made_apart(name):
    profile = pd.read_csv(SHARED / "nine_places_precinct_profile.csv").set_index("id")
    table = zones()
    own = table[(table["distance_m"] == 0) | (table["premises_id"] == CITY)]
    for year, column in zip((2011, 2021), YEAR_OF[name], strict=True):
        if column is None:
            continue
        values = own[own["year"] == year].set_index("premises_id")[name].astype("float64")
        truth = profile[column].rename({"CITY": CITY})
        pd.testing.assert_series_equal(
            values.sort_index(), truth.sort_index(), check_names=False, check_dtype=False,
            rtol=0, atol=0.051,
        )  # fmt: skip


@needs_shared
def test_the_precinct_and_the_distance_to_its_edge_are_those_of_the_profile():
    profile = pd.read_csv(SHARED / "nine_places_precinct_profile.csv").set_index("id")
    table = zones().query("year == 2011 and precinct > 0")
    for place, rows in table.groupby("premises_id"):
        assert rows.loc[rows["distance_m"] == 0, "precinct"].tolist() == [
            profile.loc[place, "sezione"]
        ]
        others = rows.loc[rows["distance_m"] > 0, "distance_m"]
        assert others.min() == pytest.approx(profile.loc[place, "dist_m_to_precinct_edge"], abs=1)


@needs_shared
def test_the_precincts_are_all_those_within_100_m_measured_on_the_raw_polygons():
    """A buffer of the point in EPSG:32632 meets the same precincts, no more and no fewer."""
    shapes = gpd.read_file(SHARED / "precincts_milano_census.shp").to_crs(32632)
    places = read_table("premises").set_index("premises_id")
    table = zones().query("year == 2021 and precinct > 0")
    for place, rows in table.groupby("premises_id"):
        spot = gpd.GeoSeries([Point(places.loc[place, ["lon", "lat"]])], crs=4326).to_crs(32632)
        near = shapes[shapes.intersects(spot.buffer(NEAR_M, quad_segs=256).iloc[0])]
        assert set(near["SEZIONE"].astype(int)) == set(rows["precinct"])


@needs_shared
def test_sums_are_those_of_the_raw_counts():
    """Renters, homes, ages and schooling of each union, straight from ISTAT's variables."""
    raw = {year: pd.read_csv(SHARED / f"dati_censimento_interpolati_milano{year}.csv")
           .set_index("SEZIONE") for year in (2011, 2021)}  # fmt: skip
    table = zones().set_index(["premises_id", "precinct", "year"]).sort_index()
    for place in table.index.unique("premises_id").drop(CITY):
        near = table.loc[place].index.unique("precinct").drop(TOGETHER)
        old, new = (raw[year].loc[near].sum() for year in (2011, 2021))
        then, now = table.loc[(place, TOGETHER, 2011)], table.loc[(place, TOGETHER, 2021)]
        assert then["n_homes"] == round(old["A2"])
        assert then["rented_pct"] == round(100 * old["A46"] / old["PF1"], 1)
        assert now["n_aged_65_plus"] == round(new[["P27", "P28", "P29"]].sum())
        assert now["n_aged_under_15"] == round(new[["P14", "P15", "P16"]].sum())
        assert now["tertiary_pct"] == round(100 * new["P90"] / new["P83"], 1)


def test_every_premises_stands_in_one_zone_and_every_zone_is_drawn():
    table = zones().query("year == 2011 and precinct > 0")
    assert table.loc[table["distance_m"] == 0, "premises_id"].nunique() == 9
    assert table["distance_m"].between(0, NEAR_M).all()
    drawn = read_table("estate_drawing")
    pairs = set(table[["premises_id", "precinct"]].itertuples(index=False, name=None))
    assert pairs == set(drawn[["premises_id", "precinct"]].itertuples(index=False, name=None))
    assert drawn.geometry.is_valid.all()
