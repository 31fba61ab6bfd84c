from datetime import date

import pandas as pd
import pytest

from data.catalogue.card import SOURCES, read_card
from data.premises.events import ENUMS, STATES, counts_from, happened, on_track, records, sources_of

CARD = {column.name: column for column in read_card(SOURCES / "premises_events.yml").columns}


@pytest.mark.parametrize("column", ENUMS)
def test_card_allows_the_same_words_as_the_code(column):
    assert CARD[column].enum == ENUMS[column]


def test_card_allows_the_states_of_both_tracks_except_unknown():
    assert CARD["state"].enum == STATES["works"][1:] + STATES["service"][1:]


@pytest.mark.parametrize(("last", "counts"), [("2018-09-30", "2018-09-30"), (None, "2018-09-01")])
def test_event_counts_from_its_last_day_or_else_its_first(last, counts):
    assert counts_from({"date_first": "2018-09-01", "date_last": last}) == counts


@pytest.mark.parametrize(("day", "counts"), [(29, False), (30, True)])
def test_event_known_by_month_counts_at_the_end_of_the_month(day, counts):
    event = {"stage": "done", "date_first": "2018-09-01", "date_last": "2018-09-30"}
    assert happened(event, date(2018, 9, day)) is counts


def test_states_of_one_day_come_in_the_order_of_the_track():
    plain = {"track": "works", "date_first": "2019-01-01", "date_last": "2019-01-01"}
    events = [plain | {"state": state} for state in ("done", None, "under_way")]
    assert [event["state"] for event in on_track(events, "works")] == ["under_way", "done"]


def test_missing_cells_become_none():
    events = pd.DataFrame({"state": ["open", None], "operator": [None, float("nan")]})
    assert records(events) == [
        {"state": "open", "operator": None},
        {"state": None, "operator": None},
    ]


@pytest.mark.parametrize(
    ("text", "parts"), [("a | b", ("a", "b")), (" a ", ("a",)), ("", ()), (" | ", ()), (None, ())]
)
def test_sources_are_split_one_by_one(text, parts):
    assert sources_of({"sources": text}) == parts
