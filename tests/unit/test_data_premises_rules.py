from datetime import date

import pandas as pd
import pytest

from data.build.steps.premises import curated, events_table, places_table
from data.premises.rules import RegisterError, validate

AS_OF = date(2026, 11, 23)
PLACES = pd.DataFrame({"premises_id": ["zoia", "omero"]})
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
SERVICE = {"track": "service"}
PROGRAMME = {"premises_id": "programme", "about": "programme"}


def problems_of(*changes):
    rows = [PLAIN | {"event_id": f"e{number}"} | row for number, row in enumerate(changes)]
    with pytest.raises(RegisterError) as caught:
        validate(pd.DataFrame(rows), PLACES, as_of=AS_OF)
    return tuple(problem.text("en") for problem in caught.value.problems)


def accepted(*changes):
    rows = [PLAIN | {"event_id": f"e{number}"} | row for number, row in enumerate(changes)]
    validate(pd.DataFrame(rows), PLACES, as_of=AS_OF)
    return True


def at(day):
    return {"date_known": day, "date_first": day, "date_last": day}


def test_register_shipped_breaks_no_rule():
    kept = curated("events")
    places = places_table(curated("premises"))
    events = events_table(kept["events"])
    assert validate(events, places, as_of=date.fromisoformat(kept["read_until"])) is None


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"premises_id": "zoja"}, "unknown premises 'zoja'"),
        ({"premises_id": "programme"}, "does not go with premises 'programme'"),
        ({"about": "programme", "names_all_nine": True}, "does not go with premises 'zoia'"),
        (at("2026-11-24"), "happened on 2026-11-24, after 2026-11-23"),
        ({"names_all_nine": True}, "only an event of the programme can be said of all nine"),
        ({"sources": ""}, "has no source"),
        ({"sources": None}, "has no source"),
        ({"date_last": "2021-02-28"}, "ends on 2021-02-28, before it begins on 2021-03-01"),
        ({"date_first": "1/3/2021"}, "are not ISO days"),
        ({"date_first": None}, "are not ISO days"),
        ({"date_last": "2021-03-31"}, "is not known to the day"),
        ({"date_last": None}, "is not known to the day"),
        ({"precision": "month", "date_last": "2021-04-01"}, "is not known to the month"),
        ({"operator": "Ente"}, "names the operator 'Ente' without"),
        ({"operator": "Ente", "operator_source": "https://b.org"}, "names the operator 'Ente'"),
        ({"state": "call_open"}, "'call_open' is not a state of the track 'works'"),
        ({"state": "unknown"}, "'unknown' is not a state of the track 'works'"),
        ({"track": "none"}, "'under_way' is not a state of the track 'none'"),
        ({"stage": "planned"}, "may not set the state 'under_way': planned"),
        ({"stage": "superseded"}, "may not set the state 'under_way': superseded"),
        ({"about": "building"}, "may not set the state 'under_way': done, about building"),
        (PROGRAMME, "may not set the state 'under_way': done, about programme"),
    ],
)
def test_breach_is_named_with_its_event(changes, words):
    problems = problems_of(changes)
    assert any(problem.startswith("e0: ") and words in problem for problem in problems)


@pytest.mark.parametrize("column", ["about", "kind", "stage", "precision", "confidence", "track"])
def test_word_nobody_knows_is_refused(column):
    assert any(f"e0: {column} is 'odd'" in problem for problem in problems_of({column: "odd"}))


def test_every_problem_is_listed_at_once():
    problems = problems_of({"sources": ""}, {"premises_id": "zoja"}, at("2030-01-01"))
    assert [problem[:2] for problem in problems] == ["e0", "e1", "e2"]


def test_same_id_twice_is_refused():
    assert problems_of({"event_id": "x"}, {"event_id": "x"}) == ("x: the id is used twice",)


@pytest.mark.parametrize(
    ("earlier", "later"), [("under_evaluation", "call_open"), ("open", "awarded")]
)
def test_track_that_goes_backwards_is_refused(earlier, later):
    first = SERVICE | {"state": earlier} | at("2021-01-01")
    second = SERVICE | {"state": later} | at("2022-01-01")
    assert problems_of(first, second) == (f"e1: '{later}' after e0",)


def test_programme_and_place_share_one_track():
    first = PROGRAMME | SERVICE | {"state": "awarded", "names_all_nine": True} | at("2021-01-01")
    second = SERVICE | {"state": "call_open"} | at("2022-01-01")
    assert problems_of(first, second) == ("e1: 'call_open' after e0",)


def test_track_may_start_again_after_its_end():
    first = SERVICE | {"state": "ended"} | at("2021-01-01")
    second = SERVICE | {"state": "call_open"} | at("2022-01-01")
    assert accepted(first, second)


def test_two_places_may_stand_at_different_points():
    first = {"state": "done"} | at("2021-01-01")
    second = {"state": "to_be_done", "premises_id": "omero"} | at("2022-01-01")
    assert accepted(first, second)


def test_plan_may_lie_in_the_future():
    assert accepted({"stage": "planned", "state": None} | at("2030-01-01"))


def test_event_of_an_unknown_day_needs_no_last_day():
    assert accepted({"precision": "unknown", "date_last": None})


def test_operator_is_accepted_with_a_source_that_names_it():
    named = {"state": "open", "operator": "Ente", "operator_source": "https://example.org/a"}
    assert accepted(SERVICE | named)
