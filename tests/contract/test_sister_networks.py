"""The sister networks against the collected facts, row by row, and against the city's register."""

import re
import unicodedata
from pathlib import Path

import pandas as pd
import pytest

from data.build.steps.networks import build, networks_table
from data.build.steps.premises import curated
from data.catalogue.card import dataset
from data.catalogue.contract import check
from data.catalogue.read import read_table
from geo.distance import distances_m

FACTS = Path(__file__).parents[3] / "shared" / "facts" / "optional_layers.csv"
needs_facts = pytest.mark.skipif(
    not FACTS.exists(), reason="the facts folder is not on this machine"
)
CONTENT = curated("sister_networks")


def plain(text):
    """Words without accents, apostrophes, punctuation or case."""
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    return sorted(re.findall(r"\w+", bare))


@pytest.fixture(scope="module")
def ours():
    order = [place["place_id"] for place in CONTENT["places"]]
    return networks_table(CONTENT).set_index("place_id").loc[order].reset_index()


@pytest.fixture(scope="module")
def facts():
    return pd.read_csv(FACTS, dtype=str, keep_default_na=False)


@pytest.fixture(scope="module")
def pairs(ours, facts):
    return list(zip(ours.itertuples(), facts.itertuples(), strict=True))


def test_table_fits_its_card():
    table = build(Path(), {"nil_boundaries": read_table("nil_boundaries")})["sister_networks"]
    assert check(table, dataset("sister_networks")) is None


def test_thirty_six_places_of_eight_networks_fifteen_with_a_point(ours):
    assert (len(ours), ours["layer"].nunique(), int(ours["has_point"].sum())) == (36, 8, 15)


@needs_facts
def test_places_are_those_of_the_facts_in_their_networks(pairs):
    for row, fact in pairs:
        assert row.layer == fact.layer
        assert set(plain(row.name)) == set(plain(fact.name)), row.place_id


@needs_facts
def test_only_places_with_a_known_house_number_have_a_point(pairs):
    for row, fact in pairs:
        assert row.has_point == (fact.coord_quality == "official_civic"), row.place_id


@needs_facts
def test_points_areas_and_municipi_are_those_of_the_facts(pairs):
    for row, fact in pairs:
        if row.has_point:
            found = (f"{row.lon:g}", f"{row.lat:g}", str(row.area_id), str(row.municipio))
            wanted = (f"{float(fact.lon):g}", f"{float(fact.lat):g}", fact.nil_id, fact.municipio)
            assert found == wanted, row.place_id
        else:
            assert pd.isna([row.lon, row.lat, row.area_id]).all(), row.place_id


@needs_facts
def test_municipio_of_a_place_without_a_point_is_the_one_its_address_bears(pairs):
    for row, fact in pairs:
        said = re.search(r"\(M(\d)\)", fact.address)
        wanted = fact.municipio or (said[1] if said else "")
        assert ("" if pd.isna(row.municipio) else str(row.municipio)) == wanted, row.place_id


@needs_facts
def test_addresses_are_those_of_the_facts(pairs):
    for row, fact in pairs:
        assert row.address_en == re.sub(r" \((civic unknown|M\d)\)", "", fact.address)


@needs_facts
def test_operator_is_named_only_where_the_facts_name_one(pairs):
    connecting = {"and", "with", "an", "club", "circolo"}
    for row, fact in pairs:
        if fact.operator == "unknown":
            assert pd.isna(row.operator_en), row.place_id
            assert pd.isna(row.operator_it), row.place_id
        else:
            said = set(plain(row.operator_en)) ^ set(plain(fact.operator))
            assert said <= connecting, row.place_id


@needs_facts
def test_dates_are_those_of_the_facts_and_unknown_stays_unknown(pairs):
    for row, fact in pairs:
        if fact.opened == "unknown":
            assert (row.opened_as, row.opened_precision) == ("not_known", "unknown")
        else:
            years = re.findall(r"\d{4}(?:-\d\d)*", fact.opened)
            assert years[0] == row.opened_known.split("/", maxsplit=1)[0], row.place_id


@needs_facts
def test_only_what_the_facts_give_as_an_opening_is_one(pairs):
    other = ("planned", "presented", "announced", "design meetings", "activities", "unknown")
    for row, fact in pairs:
        assert (row.opened_as == "opened") == (not any(word in fact.opened for word in other))


@needs_facts
def test_sources_and_their_dates_are_those_of_the_facts(pairs):
    for row, fact in pairs:
        assert row.sources == fact.source, row.place_id


@needs_facts
def test_note_is_there_where_the_facts_have_one_in_our_words(pairs):
    for row, fact in pairs:
        beyond = fact.note.startswith("network said") or fact.note
        assert bool(beyond) == (not pd.isna(row.note_en)), row.place_id
        assert not fact.note or fact.note not in row.note_en


def test_each_point_is_a_door_of_the_city_register_with_that_number(ours):
    doors, streets = read_table("house_numbers"), read_table("streets").set_index("street_id")
    lons, lats = doors["lon_microdeg"] / 1e6, doors["lat_microdeg"] / 1e6
    for row in ours[ours["has_point"]].itertuples():
        away = distances_m(row.lon, row.lat, lons, lats)
        door = doors.iloc[int(away.argmin())]
        name = streets.loc[door["street_id"], "name"]
        assert away.min() < 1, row.place_id
        assert row.address_en.endswith(f" {door['number']}"), row.place_id
        assert set(plain(row.address_en)) & set(plain(name)), row.place_id


def test_no_place_of_a_sister_network_is_one_of_the_nine(ours):
    premises = read_table("premises")
    points = ours[ours["has_point"]]
    for place in premises.itertuples():
        assert distances_m(place.lon, place.lat, points["lon"], points["lat"]).min() > 0


def test_words_are_in_both_languages_and_differ(ours):
    for name in ("note", "opened", "layer"):
        italian, english = ours[f"{name}_it"], ours[f"{name}_en"]
        assert (italian.isna() == english.isna()).all()
        assert not (italian == english).any()
