"""The register as files: what is in them, and that no status is invented on the way."""

import io
import json
from dataclasses import replace
from datetime import date

import geopandas as gpd
import pandas as pd
import pyogrio
import pytest
from icalendar import Calendar

from atlas.premises.event_history import everything, source_in
from atlas.premises.facts import place_facts
from atlas.provenance.papers import Papers
from atlas.wording import text
from render.files.csv import csv_file
from render.files.export import Export
from render.files.register import in_reading, register_geojson, register_ics, register_table
from tests.exports import assert_alike, conforms, opened

TODAY = date(2026, 11, 28)
WORDS = text("it")
PAPERS = Papers("Registro", "Nessuna fonte.", "Fonte", "Limite: x", "Atlante, oggi", (), "it")


@pytest.fixture(scope="module")
def geojson(milan):
    names = milan.names.to_dict()
    found = place_facts(milan.premises, milan.events, names, as_of=TODAY, language="it")
    return json.loads(register_geojson(found, milan.events, PAPERS))


@pytest.fixture(scope="module")
def calendar(milan):
    written = register_ics(everything(milan.events, language="it"), PAPERS, as_of=TODAY)
    return Calendar.from_ical(written)


def test_the_nine_points_carry_both_tracks_and_no_operator(geojson):
    about = {one["id"]: one["properties"] for one in geojson["features"]}
    assert len(about) == 9
    assert about["erlembaldo"]["works"] == "to_be_done"
    assert about["padre_monti"]["works"] == "under_way"
    assert {one["service"] for one in about.values()} == {"under_evaluation"}
    assert {one["operator"] for one in about.values()} == {None}


def test_estimated_points_say_so(geojson):
    quality = {one["id"]: one["properties"]["point_quality"] for one in geojson["features"]}
    assert {key for key, kind in quality.items() if kind == "estimated"} == {"capuana", "palmanova"}


def test_the_table_holds_the_events_known_on_the_day_for_reading_and_for_programs(milan):
    heard = register_table(milan.events, as_of=date(2020, 12, 31))
    content = csv_file(in_reading(heard, "it"), "it")
    rows = pd.read_csv(io.BytesIO(content), sep=";", encoding="utf-8-sig")
    assert 0 < len(rows) == len(heard) < len(milan.events)
    assert rows["Primo giorno possibile"].max() <= "2020-12-31"
    assert set(rows["Lavori o servizio"]) <= {WORDS(f"event_track.{one}") for one in heard["track"]}


def test_the_register_gives_every_format_and_its_geopackage_is_its_geojson(milan, geojson):
    papers = replace(PAPERS, datasets=("premises", "premises_events"))
    heard = register_table(milan.events, as_of=TODAY)
    export = Export(heard, papers, geojson=lambda: json.dumps(geojson).encode())
    name, described, cells = opened(export.file("zip", name="spazi"))
    conforms(described, cells, name)
    assert described["tableSchema"]["primaryKey"] == ["event_id"]
    layer = pyogrio.read_dataframe(export.file("gpkg", name="spazi"), layer="atlas")
    expected = gpd.GeoDataFrame.from_features(geojson["features"], crs=4326)
    assert_alike(layer, expected)


def test_every_event_is_in_the_calendar_with_its_source(calendar, milan):
    told = {str(e["UID"]).split("@")[0]: str(e["DESCRIPTION"]) for e in calendar.walk("VEVENT")}
    first = {
        key: source_in(sources.split(" | ")[0], "it")
        for key, sources in zip(milan.events["event_id"], milan.events["sources"], strict=True)
    }
    assert {key for key, source in first.items() if source not in told.get(key, "")} == set()


def test_a_plan_is_tentative_and_a_replaced_date_cancelled(calendar, milan):
    stages = dict(zip(milan.events["event_id"], milan.events["stage"], strict=True))
    found = {str(one["UID"]).split("@")[0]: str(one["STATUS"]) for one in calendar.walk("VEVENT")}
    words = {"planned": "TENTATIVE", "superseded": "CANCELLED"}
    assert found == {key: words.get(stage, "CONFIRMED") for key, stage in stages.items()}


def test_a_month_is_as_long_as_a_month(calendar):
    (one,) = [e for e in calendar.walk("VEVENT") if "2018-09_programme" in e["UID"]]
    assert (one.decoded("DTSTART"), one.decoded("DTEND")) == (date(2018, 9, 1), date(2018, 10, 1))
