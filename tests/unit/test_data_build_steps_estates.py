"""The step of the zones around the premises, on squares drawn by hand."""

from pathlib import Path

import geopandas as gpd
import pandas as pd
from shapely.geometry import box

from data.build.steps import estates
from data.premises.surroundings import SCHOOLED
from geo.crs import METRIC, to_web

EAST, NORTH = 510_000.0, 5_035_000.0
SQUARES = {7: box(0, 0, 100, 100), 8: box(100, 0, 300, 100), 9: box(150.5, 100, 300, 300)}


def squares():
    layer = gpd.GeoDataFrame({"precinct": list(SQUARES)}, geometry=list(SQUARES.values()))
    return layer.set_geometry(layer.translate(EAST, NORTH)).set_crs(METRIC)


def premises(east=50.0):
    point = to_web(gpd.GeoDataFrame(geometry=gpd.points_from_xy([EAST + east], [NORTH + 50]),
                                    crs=METRIC)).geometry.iloc[0]  # fmt: skip
    return pd.DataFrame({"premises_id": ["zoia"], "lon": [point.x], "lat": [point.y]})


def test_precincts_within_100_m_are_near_and_their_distance_is_metric():
    near = estates.near_precincts(premises(), squares())["zoia"]
    assert near.round(3).to_dict() == {7: 0.0, 8: 50.0}  # 9 lies 112 m away
    assert estates.near_precincts(premises(90.0), squares())["zoia"].round().to_dict() == {
        7: 0, 8: 10, 9: 78,
    }  # fmt: skip


def test_the_step_gives_the_counts_and_the_outlines_of_the_same_zones(monkeypatch):
    monkeypatch.setattr(estates, "precinct_shapes", lambda _: squares())
    row = {"n_residents": 100, "n_households": 60, "n_homes": 58, "n_rented": 30,
           "n_residents_6_plus": 90, "n_residents_9_plus": 80, "n_low_education": 40,
           "n_tertiary": 8, "n_aged_under_15": 10, "n_aged_65_plus": 20,
           "n_aged_75_plus": 9}  # fmt: skip
    counts = pd.DataFrame(
        [{"precinct": precinct, "year": year, **row} for precinct in SQUARES for year in SCHOOLED]
    )
    built = {"premises": premises(), "census_precincts": counts,
             "precinct_drawing": to_web(squares())}  # fmt: skip
    tables = estates.build(Path(), built)
    table, drawn = tables["estate_precincts"], tables["estate_drawing"]
    assert table["premises_id"].tolist() == ["all"] * 2 + ["zoia"] * 6
    both = table.query("premises_id == 'zoia' and precinct == 0 and year == 2011").iloc[0]
    assert (both["n_residents"], both["rented_pct"]) == (200, 50.0)
    assert drawn["precinct"].tolist() == [7, 8]
    assert drawn.crs.to_epsg() == 4326
