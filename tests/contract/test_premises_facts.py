"""The curated register against the collected facts, row by row (skipped where they are absent)."""

import re
from pathlib import Path

import pandas as pd
import pytest

from data.build.steps.premises import curated, events_table, places_table

FACTS = Path(__file__).parents[3] / "shared" / "facts"
pytestmark = pytest.mark.skipif(
    not (FACTS / "premises.csv").exists(), reason="the facts folder is not on this machine"
)

KINDS = {
    "plan": "plan_listed",
    "programme presented, nine places named": "programme_presented",
    "works start": "works_start",
    "call presented": "call_presented",
    "call open": "call_open",
    "deadline": "deadline",
    "deadline moved": "deadline_moved",
    "call closed, 8 proposals": "call_closed",
    "proposals under evaluation": "under_evaluation",
    "areas and sites listed": "sites_listed",
    "project named by a proposer": "project_named",
    "project sheet exists": "sheet_published",
    "programme end": "programme_end",
    "later call, link not stated": "later_call",
    "context": "context",
    "works started": "works_started",
    "works end": "works_end",
    "works to be done": "works_to_be_done",
    "estate works started": "estate_works_started",
    "ground-floor works announced (which rooms is not said)": "ground_floor_works_announced",
}
QUALITY = {
    "padre_monti": "midpoint_of_civics",
    "visconti": "midpoint_of_civics",
    "capuana": "estimated",
    "palmanova": "estimated",
}
THEMES = {
    "portinerie sociali": ("social_lodges", "stated"),
    "animazione e servizi innovativi": ("activities_services", "stated"),
    "impresa e comunita (by elimination)": ("enterprise_community", "by_elimination"),
}
KEY = ["premises_id", "date", "kind"]
PLAIN = ["about", "stage", "precision", "confidence"]


def addresses(text):
    return set(re.findall(r"https?://[^\s|]+", text)) or {text}


@pytest.fixture(scope="module")
def facts():
    files = sorted(FACTS.glob("premises_timeline*.csv"))
    events = pd.concat(map(pd.read_csv, files), ignore_index=True)
    events["kind"] = events["kind"].map(KINDS)
    events["about"] = events["about"].str.replace(" ", "_")
    events["date"] = events["date"].str.replace(r"unknown \((.*)\)", r"\1", regex=True)
    return events.set_index(KEY).sort_index()


@pytest.fixture(scope="module")
def kept():
    events = events_table(curated("events")["events"]).rename(columns={"date_known": "date"})
    return events.set_index(KEY).sort_index()


@pytest.fixture(scope="module")
def places():
    ours = places_table(curated("premises")).set_index("premises_id")
    theirs = pd.read_csv(FACTS / "premises.csv").set_index("id")
    return ours.join(theirs.add_suffix("_fact"), how="outer")


def test_same_events_each_once(facts, kept):
    assert len(kept) == 34
    assert kept.index.is_unique
    assert list(kept.index) == list(facts.index)


@pytest.mark.parametrize("column", PLAIN)
def test_events_say_the_same_as_the_facts(facts, kept, column):
    assert kept[column].to_dict() == facts[column].to_dict()


NAMED_FOR_READERS = {
    "announcement of the event, 000_1b33a814ac5bf721.txt": (
        "annuncio dell'evento (il testo da cui è partito questo progetto; senza indirizzo web) / "
        "announcement of the event (the text this project began with; no web address)"
    )
}
"""A source known in the facts by the name of a file, which says nothing to a reader."""


def test_events_cite_the_same_sources(facts, kept):
    for key, fact in facts["source"].items():
        cited = NAMED_FOR_READERS.get(fact, fact)
        assert addresses(kept.loc[key, "sources"]) == addresses(cited), key


def test_summaries_are_our_own_words(facts, kept):
    for key, fact in facts["event"].items():
        assert fact.casefold() not in kept.loc[key, "summary_en"].casefold(), key


@pytest.mark.parametrize(
    ("ours", "fact"),
    [
        ("lon", "lon"),
        ("lat", "lat"),
        ("area_id", "nil_id"),
        ("municipio", "municipio"),
    ],
)
def test_places_lie_where_the_facts_say(places, ours, fact):
    assert len(places) == 9
    assert places[ours].to_dict() == places[f"{fact}_fact"].to_dict()


def test_addresses_are_those_of_the_facts(places):
    for row in places.itertuples():
        assert row.address_fact.startswith(row.address), row.Index


def test_points_and_themes_are_as_sure_as_the_facts(places):
    for row in places.itertuples():
        assert row.point_quality == QUALITY.get(row.Index, "official_civic")
        assert (row.theme, row.theme_certainty) == THEMES[row.theme_fact]


def test_places_cite_every_source_of_the_facts(places):
    for row in places.itertuples():
        assert addresses(row.sources_fact) <= addresses(row.sources), row.Index


def test_what_the_facts_do_not_know_stays_unknown(places):
    asked = ["award_date", "lead_organisation", "partners", "project_title", "grant_eur"]
    assert (places[[f"{name}_fact" for name in asked]] == "unknown").all().all()
    assert events_table(curated("events")["events"])["operator"].isna().all()
