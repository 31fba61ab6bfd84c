"""The life of a premises in lanes, its timeline, and the silence after it."""

from datetime import date

import pytest

from atlas.premises import enquiry
from atlas.premises.event_history import LANES, event_history, everything, hosts, swimlanes
from atlas.premises.facts import place_facts
from data.premises.events import UNDATED
from render.figures.timeline import TimelineWords, timeline
from render.style import palette

TODAY = date(2026, 11, 28)
WORDS = TimelineWords(
    lanes={lane: lane for lane in LANES},
    stages={"planned": "p", "reported": "r", "done": "d", "superseded": "s"},
    confidences={"H": "h", "M": "m", "L": "l"},
    as_of="now",
)


def entries(milan, place, as_of=TODAY, language="it"):
    return event_history(milan.events, place, as_of=as_of, language=language)


def facts(milan, as_of=TODAY, language="it"):
    names = milan.names.to_dict()
    found = place_facts(milan.premises, milan.events, names, as_of=as_of, language=language)
    return {str(one.row["premises_id"]): one for one in found}


def test_a_neighbour_is_never_in_the_lane_of_the_premises(milan):
    own = swimlanes(entries(milan, "capuana"))
    assert "own" not in own
    assert {entry.about for entry in own["around"]} <= {"neighbour", "building", "other_programme"}


def test_the_lane_of_the_premises_holds_what_is_about_it(milan):
    kept = swimlanes(entries(milan, "padre_monti"))["own"]
    assert [(entry.kind, entry.stage) for entry in kept] == [
        ("works_started", "reported"),
        ("works_end", "planned"),
    ]


def test_nothing_of_a_later_day_is_told(milan):
    kept = entries(milan, "erlembaldo", as_of=date(2020, 12, 31))
    assert kept
    assert all(entry.first <= date(2020, 12, 31) for entry in kept)
    assert [entry.kind for entry in swimlanes(kept)["own"]] == ["project_named"]


def test_an_event_after_a_day_has_no_last_day_and_says_so(milan):
    open_ended = [one for one in entries(milan, None) if one.precision == "unknown"]
    assert {(entry.last, entry.when) for entry in open_ended} == {
        (None, "dopo il 16 marzo 2018"), (None, "dopo il 30 aprile 2020"),
    }  # fmt: skip


def test_sites_are_named_without_www():
    assert hosts(["https://www.example.org/a", "a paper"]) == (
        ("example.org", "https://www.example.org/a"),
    )


def test_every_event_of_the_register_is_told_once(milan):
    assert len(everything(milan.events, language="en")) == len(milan.events)


def drawn(milan, place):
    kept = entries(milan, place)
    figure = timeline(kept, as_of=TODAY, language="it", theme=palette.LIGHT, words=WORDS)
    return kept, [one for one in figure.data if one.mode == "markers"], figure


def test_every_dated_event_has_one_mark_and_every_lane_one_row(milan):
    kept, marks, figure = drawn(milan, "erlembaldo")
    assert len(marks) == len([entry for entry in kept if entry.kind not in UNDATED])
    assert list(figure.layout.yaxis.ticktext) == ["around", "programme", "own"]


def test_plans_are_hollow_and_replaced_dates_crossed_out(milan):
    kept, marks, _ = drawn(milan, "padre_monti")
    dated = [entry for entry in kept if entry.kind not in UNDATED]
    by_stage = {
        entry.stage: mark.marker
        for entry, mark in zip(sorted(dated, key=lambda e: LANES.index(e.lane)), marks, strict=True)
    }
    assert by_stage["planned"].color == palette.LIGHT.ground
    assert by_stage["superseded"].symbol == "x-thin"


def test_imprecise_dates_are_drawn_as_long_as_what_is_not_known(milan):
    _, _, figure = drawn(milan, None)
    lines = [tuple(one.x) for one in figure.data if one.mode == "lines"]
    assert ("2018-09-01", "2018-09-30") in lines
    assert ("2020-05-01", TODAY.isoformat()) in lines


def test_old_news_and_no_news_are_silence_and_fresh_news_is_not(milan):
    assert all(enquiry.stale(one) for one in facts(milan).values())
    assert not enquiry.stale(facts(milan, as_of=date(2019, 6, 1))["padre_monti"])


def test_silence_names_the_day_of_the_last_news(milan):
    found = facts(milan)
    assert "risale al 1º ottobre 2021, circa 5 anni prima." in enquiry.stale_status(
        found["erlembaldo"]
    )
    assert enquiry.stale_status(found["zoia"]).endswith("nessuna riguarda proprio questo spazio.")


@pytest.mark.parametrize("language", ["it", "en"])
def test_the_question_is_italian_and_names_address_and_day(milan, language):
    asked, *points = enquiry.enquiry(facts(milan, language=language)["erlembaldo"]).split("\n")
    assert "in via Sant'Erlembaldo 2, Municipio 2" in asked
    assert "lette fino al 28 novembre 2026" in asked
    assert [point[:2] for point in points] == ["1.", "2.", "3.", "4.", "5."]
