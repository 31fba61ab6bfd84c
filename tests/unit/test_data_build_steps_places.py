import geopandas as gpd
import pandas as pd
import pytest
import shapely

from data.build.raw import SourceChangedError
from data.build.steps import places
from geo.crs import UnknownCrsError

BOUNDARIES = gpd.GeoDataFrame(
    {"area_id": [2, 1]},
    geometry=[shapely.box(9.2, 45.4, 9.3, 45.5), shapely.box(9.1, 45.4, 9.2, 45.5)],
    crs=4326,
)
REGISTER = pd.DataFrame({"area_id": [1, 2], "year": [2020, 2020], "residents": [500, 700]})
POOL, PITCH = (9.15, 45.45), (9.16, 45.45)
HOUSES = pd.DataFrame(
    {
        "id": [8, 3],
        "municipio": [2, 1],
        "nome": ["Aldini ", "Calvi"],
        "indirizzo": ["Via Aldini, 72", "Via P. Calvi, 31"],
        "lon": [9.25, 9.15],
        "lat": [45.45, 45.45],
    }
)


def facilities(spots, written=1):
    lons, lats = zip(*spots, strict=True)
    return gpd.GeoDataFrame(
        {"Longitudine": lons, "Latitudine": lats, "ID_NIL": written},
        geometry=gpd.points_from_xy(lons, lats),
        crs=4326,
    )


def build(folder, spots):
    for name in (places.SPORT_FILE, places.HOUSES_FILE):
        (folder / name).parent.mkdir(exist_ok=True)
    facilities(spots).to_file(folder / places.SPORT_FILE, driver="GeoJSON")
    HOUSES.to_csv(folder / places.HOUSES_FILE, index=False)
    return places.build(folder, {"nil_boundaries": BOUNDARIES, "population_register": REGISTER})


def sport(folder, spots):
    return build(folder, spots)["sport_facilities"].set_index("area_id")


def test_two_sports_at_one_point_are_two_facilities_and_one_site(tmp_path):
    found = sport(tmp_path, [POOL, POOL, PITCH])
    assert found.loc[1, ["sport_facilities", "sport_sites"]].tolist() == [3, 2]


def test_a_point_counts_where_it_lies_and_not_where_the_source_says(tmp_path):
    found = sport(tmp_path, [(9.25, 45.45)])
    assert found["sport_facilities"].to_dict() == {1: 0, 2: 1}


def test_residents_stand_beside_the_counts(tmp_path):
    assert sport(tmp_path, [POOL])["residents"].to_dict() == {1: 500, 2: 700}


def test_a_point_outside_the_city_stops_the_build(tmp_path):
    with pytest.raises(SourceChangedError, match="1 points"):
        build(tmp_path, [POOL, (9.5, 45.45)])


def test_houses_are_sorted_and_given_their_area(tmp_path):
    found = build(tmp_path, [POOL])["neighbourhood_houses"]
    assert found[["house_id", "area_id"]].to_numpy().tolist() == [[3, 1], [8, 2]]
    assert found["name"].tolist() == ["Calvi", "Aldini"]


def test_a_point_on_a_border_belongs_to_the_lower_number():
    border = gpd.GeoDataFrame(geometry=[shapely.Point(9.2, 45.45)], crs=4326)
    assert places.area_of(border, BOUNDARIES).tolist() == [1]


def test_points_in_metres_are_refused():
    with pytest.raises(UnknownCrsError):
        places.area_of(facilities([POOL]).to_crs(32632), BOUNDARIES)
