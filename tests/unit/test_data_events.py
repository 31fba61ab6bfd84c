from datetime import date

import pandas as pd
import pytest

from data.catalogue import SOURCES, read_card
from data.events import ENUMS, STATES, counts_from, happened, on_track, sources_of

CARD = {column.name: column for column in read_card(SOURCES / "premises_events.yml").columns}


@pytest.mark.parametrize("column", ENUMS)
def test_card_allows_the_same_words_as_the_code(column):
    assert CARD[column].enum == ENUMS[column]


def test_card_allows_the_states_of_both_tracks_except_unknown():
    assert CARD["state"].enum == STATES["works"][1:] + STATES["service"][1:]


def test_event_without_a_last_day_counts_from_its_first():
    events = pd.DataFrame({"date_first": ["2018-09-01", "2020-05-01"]})
    events["date_last"] = ["2018-09-30", None]
    assert list(counts_from(events)) == ["2018-09-30", "2020-05-01"]


@pytest.mark.parametrize(("day", "counts"), [(29, False), (30, True)])
def test_event_known_by_month_counts_at_the_end_of_the_month(day, counts):
    events = pd.DataFrame({"stage": ["done"], "date_first": ["2018-09-01"]})
    events["date_last"] = "2018-09-30"
    assert happened(events, date(2018, 9, day)).item() is counts


def test_states_of_one_day_come_in_the_order_of_the_track():
    events = pd.DataFrame({"state": ["done", "under_way", None], "track": "works"})
    events = events.assign(date_first="2019-01-01", date_last="2019-01-01")
    assert list(on_track(events, "works")["state"]) == ["under_way", "done"]


@pytest.mark.parametrize(
    ("text", "parts"), [("a | b", ("a", "b")), (" a ", ("a",)), ("", ()), (" | ", ()), (None, ())]
)
def test_sources_are_split_one_by_one(text, parts):
    assert sources_of({"sources": text}) == parts
