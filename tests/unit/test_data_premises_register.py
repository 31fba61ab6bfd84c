import json
from datetime import date
from io import StringIO

import pandas as pd
import pytest

from base.problem import RefusedError
from data.build.steps.premises import curated, events_table, places_table
from data.premises.register import last_news, perimeters, status

TODAY = date(2026, 11, 23)
REGISTER = events_table(curated("events")["events"])
PLACES = places_table(curated("premises"))
NINE = sorted(PLACES["premises_id"])

PLAIN = {
    "event_id": "e",
    "premises_id": "zoia",
    "about": "premises",
    "track": "works",
    "state": "under_way",
    "kind": "works_started",
    "stage": "done",
    "date_known": "2021-03-01",
    "date_first": "2021-03-01",
    "date_last": "2021-03-01",
    "precision": "day",
    "confidence": "M",
    "names_all_nine": False,
    "operator": None,
    "operator_source": None,
    "sources": "https://example.org/a",
}


def toy(*changes):
    rows = [PLAIN | {"event_id": f"e{number}"} | row for number, row in enumerate(changes)]
    return pd.DataFrame(rows)


def at(day):
    return {"date_known": day, "date_first": day, "date_last": day}


def states(events, as_of=TODAY):
    found = status(events, "zoia", as_of=as_of)
    return found.works.state, found.service.state


# The register as it stands today


@pytest.mark.parametrize(
    ("place", "state", "since"),
    [("padre_monti", "under_way", "2019-02-16"), ("erlembaldo", "to_be_done", "2021-10-01")],
)
def test_works_known_today_carry_their_date_and_source(place, state, since):
    works = status(REGISTER, place, as_of=TODAY).works
    assert (works.state, works.since, works.precision) == (state, since, "day")
    assert works.first == works.last == date.fromisoformat(since)
    assert works.sources[0].startswith("https://")


@pytest.mark.parametrize("place", sorted(set(NINE) - {"padre_monti", "erlembaldo"}))
def test_works_of_the_other_seven_are_unknown(place):
    works = status(REGISTER, place, as_of=TODAY).works
    assert works.state == "unknown"
    assert (works.since, works.event_id, works.sources) == (None, None, ())


@pytest.mark.parametrize("place", NINE)
def test_proposals_of_all_nine_are_under_evaluation_since_an_unknown_day(place):
    service = status(REGISTER, place, as_of=TODAY).service
    assert (service.state, service.since) == ("under_evaluation", "after 2020-04-30")
    assert (service.first, service.last) == (date(2020, 5, 1), None)
    assert (service.precision, service.confidence) == ("unknown", "H")


def test_nothing_is_open_and_no_operator_is_named():
    found = [status(REGISTER, place, as_of=TODAY).service for place in NINE]
    assert {(service.state, service.operator) for service in found} == {("under_evaluation", None)}
    assert REGISTER["operator"].isna().all()


@pytest.mark.parametrize(
    ("day", "service"),
    [
        ("2018-01-01", "unknown"),
        ("2020-01-02", "unknown"),
        ("2020-01-03", "call_open"),
        ("2020-02-01", "call_open"),
        ("2020-04-30", "call_open"),
        ("2020-05-01", "under_evaluation"),
    ],
)
def test_service_of_the_past_is_what_was_known_then(day, service):
    found = {status(REGISTER, place, as_of=date.fromisoformat(day)).service for place in NINE}
    assert {state.state for state in found} == {service}


@pytest.mark.parametrize(("day", "works"), [(15, "unknown"), (16, "under_way")])
def test_works_begin_on_the_day_they_were_reported(day, works):
    assert status(REGISTER, "padre_monti", as_of=date(2019, 2, day)).works.state == works


def test_register_says_the_same_after_a_trip_through_a_csv_file():
    text = StringIO(REGISTER.to_csv(index=False))
    read = pd.read_csv(text, keep_default_na=False, na_values=[""])
    for place in NINE:
        assert status(read, place, as_of=TODAY) == status(REGISTER, place, as_of=TODAY)
        assert last_news(read, place, as_of=TODAY) == last_news(REGISTER, place, as_of=TODAY)


# The rules, on toy events


def test_place_without_events_is_unknown_on_both_tracks():
    assert states(toy({"premises_id": "omero"})) == ("unknown", "unknown")


@pytest.mark.parametrize("stage", ["planned", "superseded"])
def test_plans_and_superseded_dates_change_nothing(stage):
    assert states(toy({"stage": stage})) == ("unknown", "unknown")


@pytest.mark.parametrize("stage", ["reported", "done"])
def test_what_is_reported_or_done_changes_the_status(stage):
    assert states(toy({"stage": stage})) == ("under_way", "unknown")


@pytest.mark.parametrize("about", ["building", "estate", "neighbour", "other_programme"])
def test_building_estate_and_neighbours_change_nothing(about):
    assert states(toy({"about": about}, {"about": about, "names_all_nine": True})) == (
        "unknown",
        "unknown",
    )


@pytest.mark.parametrize(("all_nine", "works"), [(True, "under_way"), (False, "unknown")])
def test_programme_speaks_for_a_place_only_if_it_names_all_nine(all_nine, works):
    row = {"premises_id": "programme", "about": "programme", "names_all_nine": all_nine}
    assert states(toy(row)) == (works, "unknown")


def test_tracks_are_never_merged():
    finished = {"state": "done", **at("2022-01-01")}
    called = {"track": "service", "state": "call_open", **at("2021-01-01")}
    assert states(toy(finished, called)) == ("done", "call_open")


def test_latest_event_wins_whatever_the_order_of_rows():
    old, new = {"state": "to_be_done", **at("2020-01-01")}, {"state": "done", **at("2022-01-01")}
    assert states(toy(new, old)) == ("done", "unknown")
    assert states(toy(new, old), as_of=date(2021, 1, 1)) == ("to_be_done", "unknown")


def test_event_of_tomorrow_is_not_known_today():
    assert states(toy(at("2026-11-24"))) == ("unknown", "unknown")


# Last news


def test_last_news_keeps_premises_and_estate_apart():
    news = last_news(REGISTER, "erlembaldo", as_of=TODAY)
    assert (news.premises.since, news.premises.about) == ("2021-10-01", "premises")
    assert (news.estate.since, news.estate.about) == ("2025-06-24", "estate")


def test_planned_end_of_works_is_not_news():
    assert last_news(REGISTER, "padre_monti", as_of=TODAY).premises.since == "2019-02-16"


def test_announcement_is_news_even_if_what_it_announces_is_a_plan():
    news = last_news(REGISTER, "omero", as_of=TODAY)
    assert (news.premises, news.estate.since) == (None, "2022-10-29")


@pytest.mark.parametrize(
    ("changes", "day", "heard"),
    [
        ({}, "2021-03-01", True),
        ({}, "2021-02-28", False),
        ({"stage": "superseded"}, "2021-03-01", False),
        ({"kind": "works_start"}, "2021-03-01", False),
    ],
)
def test_announcement_is_news_from_its_day_unless_superseded(changes, day, heard):
    plan = {"kind": "ground_floor_works_announced", "about": "building", "stage": "planned"}
    news = last_news(toy(plan | changes), "zoia", as_of=date.fromisoformat(day))
    assert (news.estate is not None) is heard


def test_place_nobody_wrote_about_still_has_the_news_of_all_nine():
    news = last_news(REGISTER, "zoia", as_of=TODAY)
    assert (news.premises, news.estate) == (None, None)
    assert news.programme.since == "after 2020-04-30"


@pytest.mark.parametrize("place", ["faenza", "visconti"])
def test_page_that_names_a_project_is_news_and_changes_no_status(place):
    news = last_news(REGISTER, place, as_of=date(2026, 11, 30))
    assert news.premises.event_id == f"after_2020-04-30_{place}_project_named"
    state = status(REGISTER, place, as_of=date(2026, 11, 30))
    assert (state.works.state, state.service.state) == ("unknown", "under_evaluation")
    assert state.service.operator is None


def test_neighbours_are_not_news_of_the_estate():
    assert last_news(REGISTER, "capuana", as_of=TODAY).estate is None


@pytest.mark.parametrize(
    ("day", "age"), [("2021-03-01", 0), ("2021-03-31", 30), ("2022-03-01", 365)]
)
def test_age_of_news_is_counted_from_the_day_passed(day, age):
    assert last_news(toy({}), "zoia", as_of=date.fromisoformat(day)).premises.age_in_days == age


def test_age_of_news_known_by_month_is_the_longest_it_can_be():
    month = {"date_known": "2021-03", "date_last": "2021-03-31", "precision": "month"}
    assert last_news(toy(month), "zoia", as_of=date(2021, 4, 10)).premises.age_in_days == 40


def test_no_news_before_the_first_event():
    news = last_news(toy({}), "zoia", as_of=date(2021, 2, 28))
    assert (news.premises, news.estate, news.programme) == (None, None, None)


# Perimeters


def test_perimeters_nobody_has_drawn_are_none(tmp_path):
    assert perimeters(PLACES, tmp_path / "estates.geojson") is None


def test_perimeters_dropped_in_are_read(tmp_path):
    ring = [[9.109, 45.469], [9.111, 45.469], [9.111, 45.471], [9.109, 45.471], [9.109, 45.469]]
    feature = {
        "type": "Feature",
        "properties": {"premises_id": "zoia"},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }
    path = tmp_path / "estates.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    assert list(perimeters(PLACES, path)["premises_id"]) == ["zoia"]


def test_perimeters_in_windows_1252_are_refused_in_words(tmp_path):
    path = tmp_path / "estates.geojson"
    path.write_bytes('{"type": "città"}'.encode("cp1252"))
    with pytest.raises(RefusedError) as refused:
        perimeters(PLACES, path)
    assert refused.value.codes == ("not_utf8",)
