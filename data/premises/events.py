"""The dated events of the premises register: their words, and which of them may tell a status.

Rows of the table ``premises_events`` (see its card): dates are ISO texts, and an event whose day
is not known spans ``date_first`` to ``date_last``. It counts from the last day on which it can
have happened, or from the first if no last day is known.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pandas as pd

PROGRAMME = "programme"
"""The ``premises_id`` of events about the programme as a whole."""

SEPARATOR = " | "
"""Stands between the sources of one row."""

UNKNOWN = "unknown"
WORKS = (UNKNOWN, "to_be_done", "under_way", "done")
SERVICE = (UNKNOWN, "call_open", "under_evaluation", "awarded", "open", "ended")
STATES = {"works": WORKS, "service": SERVICE}
"""The states of each track, in the order in which they may follow one another."""

KINDS = (
    "plan_listed", "programme_presented", "works_start", "call_presented", "call_open", "deadline",
    "deadline_moved", "call_closed", "under_evaluation", "sites_listed", "project_named",
    "sheet_published", "programme_end", "later_call", "context", "works_to_be_done",
    "works_started", "works_end", "ground_floor_works_announced", "estate_works_started", "awarded",
    "opened", "ended",
)  # fmt: skip
"""What an event is; the last three are for the day somebody learns of them."""

ANNOUNCEMENTS = frozenset({"ground_floor_works_announced"})
"""Kinds dated on the day something was announced: news even when what they announce is a plan."""

UNDATED = frozenset({"project_named", "sheet_published"})
"""Kinds of a page without a date: listed with the events, and no mark on a time line."""

ENUMS = {
    "about": ("programme", "premises", "building", "estate", "neighbour", "other_programme"),
    "track": ("works", "service", "none"),
    "kind": KINDS,
    "stage": ("planned", "reported", "done", "superseded"),
    "precision": ("day", "month", "year", "unknown"),
    "confidence": ("H", "M", "L"),
}
"""The words allowed in each column."""

HAPPENED = ("reported", "done")
"""Stages of what took place; plans and superseded dates change nothing."""

Row = Mapping[str, Any]
"""One event: a row of the table, with ``None`` for what is missing."""


def records(events: pd.DataFrame) -> list[Row]:
    """Return the rows of a table as dictionaries, with ``None`` for what is missing."""
    columns = {
        str(name): [None if pd.isna(cell) else cell for cell in events[name].tolist()]
        for name in events.columns
    }
    return [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]


def tells_of(event: Row, premises_id: str) -> bool:
    """True if the event is about the premises, or about the programme and said of all nine."""
    own = event["about"] == "premises" and event["premises_id"] == premises_id
    return own or said_of_all(event)


def said_of_all(event: Row) -> bool:
    """True for an event of the programme that a source says of all nine premises."""
    return event["about"] == PROGRAMME and bool(event["names_all_nine"])


def happened(event: Row, as_of: date) -> bool:
    """True for an event reported or done that counts by the day ``as_of``."""
    return event["stage"] in HAPPENED and counts_from(event) <= as_of.isoformat()


def counts_from(event: Row) -> str:
    """ISO day from which an event counts: its last possible day, or the first if it has none."""
    return str(event["date_last"] or event["date_first"])


def on_track(events: Iterable[Row], track: str) -> list[Row]:
    """Events that set a state of ``track``, oldest first, then in the order of the states."""
    setting = [event for event in events if event["track"] == track and event["state"] is not None]
    return sorted(setting, key=lambda event: (counts_from(event), rank(event)))


def rank(event: Row) -> int:
    """Place of the event's state on its track."""
    return STATES[event["track"]].index(event["state"])


def sources_of(event: Row) -> tuple[str, ...]:
    """The sources of one event, one by one."""
    parts = (event["sources"] or "").split(SEPARATOR.strip())
    return tuple(part.strip() for part in parts if part.strip())
