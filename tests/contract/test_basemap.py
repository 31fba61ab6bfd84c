"""What one finds the way by: names where they belong, licences apart, small enough to be sent."""

import gzip

import geopandas as gpd
import numpy as np
import pytest
import shapely

from data.catalogue.card import dataset, datasets
from data.catalogue.read import read_table
from geo.address.book import AddressBook
from geo.crs import METRIC, WEB

TABLES = ("basemap", "basemap_parks", "street_labels")
MOST_GZIPPED = 250_000


@pytest.fixture(scope="module")
def base():
    return read_table("basemap").to_crs(METRIC)


@pytest.fixture(scope="module")
def names():
    table = read_table("street_labels")
    points = gpd.GeoSeries.from_xy(table["lon"], table["lat"], crs=WEB).to_crs(METRIC)
    return gpd.GeoDataFrame(table, geometry=points)


@pytest.fixture(scope="module")
def doors():
    table = read_table("house_numbers")
    points = gpd.points_from_xy(table["lon_microdeg"] / 1e6, table["lat_microdeg"] / 1e6)
    return gpd.GeoDataFrame(table, geometry=points, crs=WEB).to_crs(METRIC)


def at(base, kind, name):
    [shape] = base[(base["kind"] == kind) & (base["name"] == name)].geometry
    return shape


def test_all_of_it_together_is_at_most_250_kilobytes_gzipped():
    sent = [gzip.compress(dataset(key).path.read_bytes(), 6) for key in TABLES]
    assert sum(map(len, sent)) <= MOST_GZIPPED


def test_parks_stand_alone_under_their_own_licence():
    under = [key for key, card in datasets().items() if "ODbL" in card.licence.name.en]
    assert under == ["basemap_parks"]
    assert "OpenStreetMap contributors" in dataset("basemap_parks").attribution.en


def test_m4_is_nowhere_and_the_card_says_so(base):
    assert base[base["kind"] == "metro"]["name"].tolist() == ["M1", "M2", "M3", "M5"]
    assert not base["lines"].str.contains("M4").any()
    card = dataset("basemap")
    assert "Manca la M4" in card.limitations.it
    assert "M4" in card.limitations.en


def test_every_station_lies_on_each_of_its_lines(base):
    lines = base[base["kind"] == "metro"].set_index("name").geometry
    stations = base[base["kind"] == "station"]
    away = [
        row.geometry.distance(lines[line])
        for row in stations.itertuples()
        for line in str(row.lines).split()
    ]
    assert max(away) < 160  # a station of two lines is drawn half-way between its stops
    assert np.median(away) < 25


def test_every_neighbourhood_is_named_inside_itself_and_fifteen_are_named_first(base):
    rows = base[base["kind"] == "neighbourhood"]
    nil = read_table("nil_boundaries").to_crs(METRIC).set_index("area_id").geometry
    areas = read_table("nil_areas").set_index("short_name")["area_id"]
    assert len(rows) == 88
    assert all(nil[areas[row.name]].contains(row.geometry) for row in rows.itertuples(index=False))
    assert (rows["rank"] == 1).sum() == 15


def test_stadium_and_station_of_san_siro_and_the_duomo_are_where_they_are_known_to_be(base):
    known = gpd.GeoSeries.from_xy([9.1240, 9.1919, 9.2049], [45.4781, 45.4642, 45.4868], crs=WEB)
    for name, point in zip(
        ("Stadio San Siro", "Duomo", "Centrale"), known.to_crs(METRIC), strict=True
    ):
        assert at(base, "landmark", name).distance(point) < 250, name


def test_a_turned_name_stands_by_the_door_whose_number_it_has(names, doors):
    turned = names[names["angle_deg"] != 0]
    spots = doors[["street_id", "number", "geometry"]].rename(columns={"geometry": "door"})
    paired = turned.merge(spots, on=["street_id", "number"])
    away = gpd.GeoSeries(paired["geometry"]).distance(gpd.GeoSeries(paired["door"]))
    nearest = away.groupby([paired["street_id"], paired["place"]]).min()
    assert len(nearest) == len(turned)
    assert (nearest < 60).mean() > 0.99


def test_via_padova_is_named_within_reach_of_its_number_200(names, doors):
    found = AddressBook(read_table("streets"), read_table("house_numbers")).find("via Padova 200")
    door = gpd.GeoSeries.from_xy([found.lon], [found.lat], crs=WEB).to_crs(METRIC)[0]
    assert names[names["street_id"] == found.street_id].distance(door).min() < 175


ALONG = {
    "corso Buenos Aires": "M1",
    "viale Monza": "M1",
    "corso Lodi": "M3",
    "viale Fulvio Testi": "M5",
}
"""Streets under which a line of the metro runs: another source knows how they run."""


@pytest.mark.parametrize("name", ALONG)
def test_a_name_runs_as_the_metro_beneath_its_street(names, base, name):
    line = at(base, "metro", ALONG[name])
    for label in names[names["name"] == name].itertuples():
        if label.geometry.distance(line) > 60:
            continue
        start = shapely.line_locate_point(line, label.geometry)
        before, after = (shapely.line_interpolate_point(line, start + d) for d in (-100, 100))
        runs = np.degrees(np.arctan2(after.y - before.y, after.x - before.x))
        off = (runs - label.angle_deg + 90) % 180 - 90
        assert abs(off) < 12, (label.place, runs, label.angle_deg)
