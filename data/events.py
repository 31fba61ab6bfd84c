"""The dated events of the premises register: their words, and which of them may tell a status.

Rows of the table ``premises_events`` (see its card): dates are ISO texts, and an event whose day
is not known spans ``date_first`` to ``date_last``. It counts from the last day on which it can
have happened, or from the first if no last day is known.
"""

from __future__ import annotations

from collections.abc import Mapping
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
    "plan_listed",
    "programme_presented",
    "works_start",
    "call_presented",
    "call_open",
    "deadline",
    "deadline_moved",
    "call_closed",
    "under_evaluation",
    "sites_listed",
    "programme_end",
    "later_call",
    "context",
    "works_to_be_done",
    "works_started",
    "works_end",
    "ground_floor_works_announced",
    "estate_works_started",
    "awarded",
    "opened",
    "ended",
)
"""What an event is; the last three are for the day somebody learns of them."""

ANNOUNCEMENTS = frozenset({"ground_floor_works_announced"})
"""Kinds dated on the day something was announced: news even when what they announce is a plan."""

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


def tells_of(events: pd.DataFrame, premises_id: str) -> pd.Series:
    """True for events about the premises, or about the programme and said of all nine."""
    own = (events["about"] == "premises") & (events["premises_id"] == premises_id)
    return own | said_of_all(events)


def said_of_all(events: pd.DataFrame) -> pd.Series:
    """True for programme events that a source says of all nine premises."""
    return (events["about"] == PROGRAMME) & events["names_all_nine"].astype(bool)


def happened(events: pd.DataFrame, as_of: date) -> pd.Series:
    """True for events reported or done that count by the day ``as_of``."""
    return events["stage"].isin(HAPPENED) & (counts_from(events) <= as_of.isoformat())


def counts_from(events: pd.DataFrame) -> pd.Series:
    """ISO day from which each event counts: its last possible day, or the first if it has none."""
    return events["date_last"].fillna(events["date_first"])


def on_track(events: pd.DataFrame, track: str) -> pd.DataFrame:
    """Events that set a state of ``track``, oldest first, with its ``rank`` on the track."""
    rows = events[(events["track"] == track) & events["state"].notna()]
    ranks = rows["state"].map(STATES[track].index)
    by_day = rows.assign(rank=ranks, counts_from=counts_from(rows))
    return by_day.sort_values(["counts_from", "rank"])


def records(events: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as dictionaries, with ``None`` for what is missing."""
    return [
        {str(name): None if pd.isna(value) else value for name, value in row.items()}
        for row in events.to_dict("records")
    ]


def sources_of(row: Mapping[str, Any]) -> tuple[str, ...]:
    """The sources of one row, one by one."""
    parts = (row["sources"] or "").split(SEPARATOR.strip())
    return tuple(part.strip() for part in parts if part.strip())
