"""What is said of the zones around a premises."""

import json
from functools import partial

import geopandas as gpd
import pytest
import shapely

from atlas import repository
from atlas.premises import estate
from atlas.repository import catchments, register
from atlas.wording import text
from data.catalogue.read import read_table
from data.premises.register import perimeters
from geo.crs import METRIC
from geo.estates import shares_within

WORDS = text("it")


def zones(place):
    return estate.zones_of(catchments.estate_zones(), place)


@pytest.mark.parametrize("place", sorted(repository.premises().index))
def test_only_capuana_is_nearly_the_estate_and_two_are_left_to_the_zones_beside(place):
    kinds = {"capuana": "nearly", "faenza": "few", "palmanova": "few"}
    assert zones(place).reading() == kinds.get(place, "part")


def test_the_sentence_of_capuana_can_be_said_aloud():
    assert estate.sentence(zones("capuana"), WORDS, estimated=True) == (
        "La zona che contiene lo spazio è quasi il complesso: 534 famiglie (2021), 93 su 100 in "
        "affitto (2011). La posizione è stimata: lo spazio potrebbe stare in una delle zone "
        "accanto."
    )


def test_where_households_are_few_the_zones_beside_speak():
    sentence = estate.sentence(zones("faenza"), WORDS, estimated=False)
    assert "solo 195 famiglie (2021)" in sentence
    assert "96 su 100 qui, da 26 a 70 su 100 nelle zone accanto" in sentence


def test_a_photograph_has_the_zone_all_near_and_the_city():
    rows = {row[0]: row[1:] for row in estate.photograph(zones("capuana"), 2011, WORDS)}
    assert estate.heads(zones("capuana"), WORDS)[2] == "Entro 100 m (5 zone)"
    assert rows["Abitanti"] == ["1.222", "5.621", "1.241.846"]
    assert rows["Famiglie in affitto"] == ["93", "63 (40–95)", "29"]  # city: 179,767 of 618,271


def test_three_households_are_no_share_of_a_range():
    """A zone 84 m from via Zoia has three residents: it widens no range."""
    rows = {row[0]: row[1:] for row in estate.photograph(zones("zoia"), 2021, WORDS)}
    assert rows["Fino alla licenza media, dai 9 anni"][1] == "44 (31–49)"


def test_no_number_of_one_census_is_taken_from_the_other():
    for place in repository.premises().index:
        rows = [
            row for year in (2011, 2021) for row in estate.photograph(zones(place), year, WORDS)
        ]
        assert not any(sign in cell for row in rows for cell in row for sign in ("+", "−"))


EAST, NORTH = 510_000.0, 5_035_000.0


def block(left, bottom, right, top):
    return shapely.box(EAST + left, NORTH + bottom, EAST + right, NORTH + top)


def test_a_zone_counts_for_its_house_numbers_in_the_perimeter():
    outlines = {1: block(0, 0, 100, 100), 2: block(100, 0, 200, 100), 3: block(0, 100, 200, 200),
                4: block(200, 0, 300, 100)}  # fmt: skip
    spots = [(10, 50), (60, 50), (80, 50), (90, 50), (110, 50), (190, 50)]
    doors = gpd.GeoSeries(
        [shapely.Point(EAST + east, NORTH + north) for east, north in spots], crs=METRIC
    )
    shares = shares_within(block(50, 0, 150, 120), gpd.GeoSeries(outlines, crs=METRIC), doors)
    assert shares.to_dict() == pytest.approx({1: 0.75, 2: 0.5, 3: 0.1})  # 3 of 4, 1 of 2, ground


def test_a_perimeter_takes_the_place_of_the_zones(tmp_path, monkeypatch):
    """The outline of one zone given as a perimeter: its people are that zone's."""
    shapes = gpd.GeoDataFrame(read_table("precinct_drawing")).set_index("precinct")
    feature = {
        "type": "Feature",
        "properties": {"premises_id": "capuana"},
        "geometry": json.loads(shapely.to_geojson(shapes.geometry[2063])),
    }
    path = tmp_path / "estates.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    usual = zones("capuana")
    monkeypatch.setattr(register, "PERIMETERS", path)
    monkeypatch.setattr(register, "read_perimeters", partial(perimeters, path=path))
    repository.perimeter_layer.store.clear()
    catchments.estate_zones.store.clear()
    try:
        given, zoia = zones("capuana"), zones("zoia")
        assert given.reading() == "perimeter"
        assert given.own.loc[2011, "n_residents"] == usual.own.loc[2011, "n_residents"] == 1222
        assert estate.heads(given, WORDS) == ["", "Nel perimetro", "Milano"]
        assert estate.photograph(given, 2011, WORDS)[0] == ["Abitanti", "1.222", "1.241.846"]
        assert "circa 1.213 abitanti" in estate.sentence(given, WORDS, estimated=True)
        assert zoia.reading() == "part"
    finally:
        repository.perimeter_layer.store.clear()
        catchments.estate_zones.store.clear()
