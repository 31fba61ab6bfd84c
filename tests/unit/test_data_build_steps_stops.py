import math

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from data.build.raw import SourceChangedError
from data.build.steps import stops
from geo.crs import METRIC, to_web

WEST, EAST = (500_000, 5_030_000, 502_000, 5_032_000), (502_000, 5_030_000, 504_000, 5_032_000)
"""Two squares of two kilometres, side by side, in metres."""

BOUNDARIES = to_web(
    gpd.GeoDataFrame(
        {"area_id": [1, 2]}, geometry=[shapely.box(*WEST), shapely.box(*EAST)], crs=METRIC
    )
)
AREAS = pd.DataFrame({"area_id": [1, 2]})
REGISTER = pd.DataFrame({"area_id": [1, 2], "year": [2020, 2020], "residents": [900, 800]})
CENTRE_OF_WEST = (501_000, 5_031_000)
ON_THE_BORDER_AHEAD = (502_000, 5_031_000)
FAR_AWAY = (520_000, 5_031_000)


def points(*spots, ids=None):
    lons, lats = zip(*spots, strict=True)
    frame = {"id_amat": ids or list(range(len(spots)))}
    return to_web(gpd.GeoDataFrame(frame, geometry=gpd.points_from_xy(lons, lats), crs=METRIC))


def built(folder, stations, surface=(CENTRE_OF_WEST,)):
    for name, spots in ((stops.STATIONS_FILE, stations), (stops.STOPS_FILE, surface)):
        (folder / name).parent.mkdir(exist_ok=True)
        points(*spots).to_file(folder / name, driver="GeoJSON")
    given = {"nil_boundaries": BOUNDARIES, "nil_areas": AREAS, "population_register": REGISTER}
    tables = stops.build(folder, given)
    return tables["public_transport_2020"].set_index("area_id"), tables["missing_values"]


def test_a_station_reaches_a_circle_of_800_metres(tmp_path):
    table, _ = built(tmp_path, [CENTRE_OF_WEST])
    assert table.loc[1, "metro_reach_km2"] == pytest.approx(math.pi * 0.8**2, rel=0.001)
    assert table.loc[2, "metro_reach_km2"] == 0


def test_a_station_on_the_border_reaches_half_a_circle_on_each_side(tmp_path):
    table, _ = built(tmp_path, [ON_THE_BORDER_AHEAD])
    half = math.pi * 0.8**2 / 2
    assert table["metro_reach_km2"].tolist() == pytest.approx([half, half], rel=0.001)


def test_two_circles_are_counted_once_where_they_overlap(tmp_path):
    table, _ = built(tmp_path, [CENTRE_OF_WEST, CENTRE_OF_WEST])
    assert table.loc[1, "metro_reach_km2"] == pytest.approx(math.pi * 0.8**2, rel=0.001)
    assert table.loc[1, "metro_stations"] == 2


def test_a_station_just_outside_still_serves_the_inside(tmp_path):
    table, _ = built(tmp_path, [(504_100, 5_031_000)])
    assert table["metro_stations"].tolist() == [0, 0]
    assert 0 < table.loc[2, "metro_reach_km2"] < math.pi * 0.8**2 / 2


def test_area_without_a_stop_in_an_incomplete_file_is_unmatched(tmp_path):
    table, gaps = built(tmp_path, [FAR_AWAY])
    assert table["surface_stops_at_least"].tolist()[0] == 1
    assert table["surface_stops_at_least"].isna().tolist() == [False, True]
    assert gaps[["area_id", "reason"]].to_numpy().tolist() == [[2, "unmatched"]]


def test_a_stop_that_is_there_twice_stops_the_build(tmp_path):
    path = tmp_path / "stops.geojson"
    points(CENTRE_OF_WEST, FAR_AWAY, ids=[7, 7]).to_file(path, driver="GeoJSON")
    with pytest.raises(SourceChangedError, match="twice"):
        stops.read_points(path)
