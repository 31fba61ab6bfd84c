import geopandas as gpd
import pandas as pd
import pytest
import shapely
from shapely import LineString, MultiLineString, Point

from data.build.raw import SourceChangedError
from data.build.steps import basemap
from geo.crs import METRIC, to_metric, to_web

WEST, EAST = (500_000, 5_030_000, 502_000, 5_032_000), (502_000, 5_030_000, 504_000, 5_032_000)
CITY = shapely.box(500_000, 5_030_000, 504_000, 5_032_000)
MIDDLE = (502_000.0, 5_031_000.0)


def written(folder, name, columns, shapes):
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    to_web(gpd.GeoDataFrame(columns, geometry=shapes, crs=METRIC)).to_file(path, driver="GeoJSON")
    return path


def lines(folder, metro=basemap.LINES, trams=((0, 1000), (0, 1000))):
    across = [LineString([(500_000, 5_030_000 + n), (504_000, 5_030_000 + n)]) for n in range(9)]
    place = "basemap_light/"
    written(folder, f"{place}metro_lines_2020.geojson", {"line": list(metro)}, across[: len(metro)])
    written(folder, f"{place}rail_lines_2020.geojson", {"nome": ["Milano"]}, across[:1])
    routes = [LineString([(500_000 + a, 5_030_500), (500_000 + b, 5_030_500)]) for a, b in trams]
    named = {"mezzo": ["TRAM"] * len(trams) + ["FILOBUS"]}
    written(folder, f"{place}tram_trolley_routes_2020.geojson", named, [*routes, across[5]])
    return basemap.line_table(folder)


def stations(folder, names, spots, served):
    named = {"id_amat": range(len(names)), "nome": names, "linee": served}
    path = written(folder, "stops.geojson", named, [Point(*spot) for spot in spots])
    return basemap.metro_stations(path, CITY)


@pytest.mark.parametrize(
    ("source", "reader"),
    [
        ("CENTRALE FS", "Centrale"),
        ("DUOMO M3", "Duomo"),
        ("P.TA GENOVA F.S.", "Porta Genova"),
        ("MI-P.TA VITTORIA", "Porta Vittoria"),
        ("MILANO CENTRALE", "Centrale"),
        ("AFFORI FN", "Affori FN"),
        ("VILLA S.G.", "Villa San Giovanni"),
        ("QT8", "QT8"),
        ("TRE TORRI", "Tre Torri"),
    ],
)
def test_a_station_is_named_as_people_name_it(source, reader):
    assert basemap.reader_name(source) == reader


def test_two_stops_of_one_name_are_one_station_of_both_lines(tmp_path):
    spots = [MIDDLE, (MIDDLE[0] + 100, MIDDLE[1])]
    table = stations(tmp_path, ["DUOMO M1", "DUOMO M3"], spots, ["1", "3"])
    assert table[["name", "lines", "rank"]].to_numpy().tolist() == [["Duomo", "M1 M3", 1]]
    assert table.geometry[0].x == pytest.approx(MIDDLE[0] + 50, abs=0.1)


def test_one_name_at_two_places_stops_the_build(tmp_path):
    spots = [MIDDLE, (MIDDLE[0] + 900, MIDDLE[1])]
    with pytest.raises(SourceChangedError, match="two places"):
        stations(tmp_path, ["LORETO M1", "LORETO M2"], spots, ["1", "2"])


def test_a_station_far_outside_the_city_is_left_out(tmp_path):
    spots = [MIDDLE, (504_000 + basemap.AROUND_M + 50, MIDDLE[1])]
    assert stations(tmp_path, ["LIMA", "GESSATE"], spots, ["1", "2"])["name"].tolist() == ["Lima"]


def test_a_railway_station_that_the_metro_names_is_not_named_twice(tmp_path):
    metro = stations(tmp_path, ["LAMBRATE FS"], [MIDDLE], ["2"])
    spots = [Point(MIDDLE[0] + 200, MIDDLE[1]), Point(501_000, 5_031_000)]
    path = written(tmp_path, "rail.geojson", {"nome": ["MI-LAMBRATE", "MI-DATEO"]}, spots)
    assert basemap.railway_stations(path, metro)["name"].tolist() == ["Dateo"]


def test_a_street_that_two_trams_share_is_drawn_once_and_a_trolley_bus_is_no_tram(tmp_path):
    table = lines(tmp_path).set_index("name")
    assert table.geometry["tram"].length == pytest.approx(1000, abs=2 * basemap.TRAM_GRID_M)
    assert table["kind"].tolist() == ["metro"] * 4 + ["railway", "tram"]


def test_a_line_of_the_metro_too_many_or_too_few_stops_the_build(tmp_path):
    with pytest.raises(SourceChangedError, match="has the lines M1, M2, M3, M4, M5"):
        lines(tmp_path, metro=("M1", "M2", "M3", "M4", "M5"))


def test_a_layer_without_its_columns_is_refused_by_name(tmp_path):
    path = written(tmp_path, "parks.geojson", {"title": ["x"]}, [shapely.box(*WEST)])
    with pytest.raises(SourceChangedError, match="without the columns ha"):
        basemap.metric_layer(path, ["title", "ha"])


def test_the_number_of_a_line_stands_along_its_longest_piece():
    line = MultiLineString([[(0, 0), (1000, 0)], [(0, 50), (10, 50)]])
    metro = gpd.GeoDataFrame({"name": ["M1"]}, geometry=[line], crs=METRIC)
    at = shapely.get_coordinates(basemap.badges(metro).geometry[0])
    assert at[:, 0].tolist() == pytest.approx([1000 * share for share in basemap.BADGES])
    assert set(at[:, 1]) == {0.0}


def test_a_municipio_is_named_inside_and_the_outer_ones_outside_too():
    thirds = [shapely.box(500_000, 5_030_000, 503_000, 5_032_000),
              shapely.box(503_000, 5_030_000, 504_000, 5_032_000)]  # fmt: skip
    layer = to_web(gpd.GeoDataFrame({"area_id": [1, 2]}, geometry=thirds, crs=METRIC))
    table = basemap.municipi(layer, CITY)
    inside, outside = (table[table["kind"] == k] for k in ("municipio", "municipio_outside"))
    assert inside["name"].tolist() == outside["name"].tolist() == ["Municipio 1", "Municipio 2"]
    metric = to_metric(layer).geometry
    assert [shape.contains(at) for shape, at in zip(metric, inside.geometry, strict=True)] == [
        True, True,
    ]  # fmt: skip
    centre, outer = outside.geometry
    assert metric[0].contains(centre)
    assert outer.distance(CITY) == pytest.approx(basemap.OUTSIDE_M, abs=1)
    assert outer.x > 504_000


def test_a_landmark_stands_at_its_house_number_and_at_no_other():
    doors = pd.DataFrame(
        {"kind": "via", "name": "dei Piccolomini", "number": [4, 5, 5], "suffix": ["", "", "A"],
         "lon_microdeg": [9_120_000, 9_125_381, 9_130_000], "lat_microdeg": 45_478_512}
    )  # fmt: skip
    assert basemap.door_point(doors, "via", "dei Piccolomini", 5, "").x == 9.125381
    with pytest.raises(SourceChangedError, match="dei Piccolomini 7: 0"):
        basemap.door_point(doors, "via", "dei Piccolomini", 7, "")


def test_parks_come_from_the_largest_and_one_without_a_name_has_none():
    shapes = [shapely.box(*WEST), shapely.box(500_000, 5_030_000, 504_000, 5_032_000)]
    parks = gpd.GeoDataFrame(
        {"name": ["Parco", None], "ha": [4.0, 8.0]}, geometry=shapes, crs=METRIC
    )
    table = basemap.park_table(parks)
    assert table["area_ha"].tolist() == [8.0, 4.0]
    assert table["name"].tolist()[1] == "Parco"
    assert table["name"].isna().tolist() == [True, False]
    inside = gpd.GeoSeries.from_xy(table["label_lon"], table["label_lat"], crs=4326)
    assert table.geometry.contains(inside).all()
