"""The life of a premises, or of the programme, as dated entries in lanes. Pure.

Three lanes, never mixed: what is about the premises itself, what the programme did, and what
stands around (building, estate, neighbours, other programmes). Planned is apart from what was
reported and done.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlsplit

import pandas as pd

from atlas.wording import numbers, text
from data.premises.events import PROGRAMME, Row, counts_from, records, sources_of

LANES = ("own", "programme", "around")
AROUND = ("building", "estate", "neighbour", "other_programme")


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One event as it is told: ``first`` to ``last`` are the days its date can mean."""

    event_id: str
    premises_id: str
    lane: str
    about: str
    kind: str
    stage: str
    first: date
    last: date | None
    precision: str
    confidence: str
    when: str
    summary: str
    sources: tuple[str, ...]


def event_history(
    events: pd.DataFrame, premises_id: str | None, *, as_of: date, language: str
) -> tuple[HistoryEntry, ...]:
    """Entries of one premises and of the programme up to ``as_of``, oldest first.

    Without a premises, those of the programme alone. A plan appears from the day it is about:
    the register does not hold the day on which it was made known.
    """
    wanted = {PROGRAMME} | ({premises_id} if premises_id else set())
    rows = (row for row in records(events) if row["premises_id"] in wanted)
    heard = (row for row in rows if row["date_first"] <= as_of.isoformat())
    ordered = sorted(heard, key=lambda row: (row["date_first"], counts_from(row)))
    return tuple(_entry(row, language) for row in ordered)


def everything(events: pd.DataFrame, *, language: str) -> tuple[HistoryEntry, ...]:
    """Every entry of the register, oldest first."""
    rows = sorted(records(events), key=lambda row: (row["date_first"], row["event_id"]))
    return tuple(_entry(row, language) for row in rows)


def swimlanes(entries: Iterable[HistoryEntry]) -> dict[str, tuple[HistoryEntry, ...]]:
    """Entries by lane, in the order of :data:`LANES`; empty lanes are left out."""
    listed = tuple(entries)
    groups = {lane: tuple(entry for entry in listed if entry.lane == lane) for lane in LANES}
    return {lane: members for lane, members in groups.items() if members}


def hosts(sources: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """(site, address) of each source that is a web address, each site's name without ``www.``."""
    split = ((urlsplit(source).hostname or "", source) for source in sources)
    return tuple((host.removeprefix("www."), source) for host, source in split if host)


def source_in(source: str, language: str) -> str:
    """A source as it is shown: an address as it is; words, "Italian / English", in one language."""
    italian, divided, english = source.partition(" / ")
    if not divided or source.startswith("http"):
        return source
    return english if language == "en" else italian


def day_after(entry: HistoryEntry) -> date:
    """First day that the entry's date can no longer mean (for calendars, where ends are open)."""
    return (entry.last or entry.first) + timedelta(days=1)


def _entry(row: Row, language: str) -> HistoryEntry:
    last = row["date_last"]
    return HistoryEntry(
        event_id=row["event_id"],
        premises_id=row["premises_id"],
        lane=_lane(row["about"]),
        about=row["about"],
        kind=row["kind"],
        stage=row["stage"],
        first=date.fromisoformat(row["date_first"]),
        last=None if last is None else date.fromisoformat(last),
        precision=row["precision"],
        confidence=row["confidence"],
        when=_when(row, language),
        summary=row[f"summary_{language}"] or row["summary_it"] or row["summary_en"],
        sources=tuple(source_in(source, language) for source in sources_of(row)),
    )


def _lane(about: str) -> str:
    if about in AROUND:
        return "around"
    return "programme" if about == PROGRAMME else "own"


def _when(row: Row, language: str) -> str:
    if row["precision"] != "unknown":
        return numbers.day(row["date_known"], language=language, precision=row["precision"])
    known = row["date_known"].rpartition(" ")[2]
    day = numbers.joined("il", numbers.day(known, language=language), language=language)
    return text(language)("place.after_day", day=day)
