"""The register as files: what is in them, and that no status is invented on the way."""

import csv
import io
import json
from datetime import date

import pytest
from icalendar import Calendar

from atlas.premises.event_history import everything, source_in
from atlas.premises.facts import place_facts
from atlas.provenance.papers import Papers
from atlas.wording import text
from render.files.register import register_csv, register_geojson, register_ics

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
    assert about["erlembaldo"]["lavori"] == "da fare"
    assert about["padre_monti"]["lavori"] == "in corso"
    assert {one["servizio"] for one in about.values()} == {WORDS("service.under_evaluation")}
    assert {one["gestore"] for one in about.values()} == {None}


def test_estimated_points_say_so(geojson):
    rough = {
        one["id"]
        for one in geojson["features"]
        if one["properties"]["qualità_del_punto"] == "stimato"
    }
    assert rough == {"capuana", "palmanova"}


def test_the_csv_holds_the_events_known_on_the_day(milan):
    written = register_csv(milan.events, PAPERS, as_of=date(2020, 12, 31)).decode("utf-8-sig")
    lines = [line for line in written.splitlines() if not line.startswith("#")]
    rows = list(csv.DictReader(io.StringIO("\n".join(lines)), delimiter=";"))
    assert rows
    assert max(row["primo_giorno"] for row in rows) <= "2020-12-31"


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
