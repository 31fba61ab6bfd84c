"""The premises register: what is known of each place, since when, and who said so.

Two tracks, never merged: the *works* on the rooms and the *service* meant to live in them. A
status is read from dated events, as of a day the caller passes: nothing here looks at a clock.
Only an event about the premises, or about the programme and said of all nine places, may change
a status, and only once it is reported or done (see :mod:`data.premises.events`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import yaml

from data.premises.disagreements import disagreements
from data.premises.events import (
    ANNOUNCEMENTS,
    UNKNOWN,
    Row,
    counts_from,
    happened,
    on_track,
    records,
    said_of_all,
    sources_of,
    tells_of,
)
from data.premises.rules import RegisterError, validate

if TYPE_CHECKING:
    import geopandas as gpd

__all__ = [
    "PERIMETERS", "News", "NewsItem", "RegisterError", "Status", "TrackState", "disagreements",
    "last_news", "perimeters", "read_until", "status", "validate",
]  # fmt: skip

AROUND = ("building", "estate")
"""What an event is about when it is news of what stands around the premises."""

PERIMETERS = Path(__file__).parents[1] / "perimeters" / "estates.geojson"
EVENTS = Path(__file__).parents[1] / "curated" / "events.yml"


@dataclass(frozen=True, slots=True)
class TrackState:
    """Where one track stands, and the papers of the event that says so.

    ``since`` is the date as known ("2018-09", "after 2020-04-30"), ``first`` and ``last`` the
    days it can mean. All but ``state`` are empty when nothing is known.
    """

    state: str
    since: str | None
    first: date | None
    last: date | None
    precision: str | None
    confidence: str | None
    sources: tuple[str, ...]
    event_id: str | None
    operator: str | None


NOT_KNOWN = TrackState(UNKNOWN, None, None, None, None, None, (), None, None)


@dataclass(frozen=True, slots=True)
class Status:
    """The two tracks of one place. There is no overall status: they are never merged."""

    works: TrackState
    service: TrackState


@dataclass(frozen=True, slots=True)
class NewsItem:
    """The last thing heard. ``age_in_days`` counts from ``first``: it is at most that old."""

    event_id: str
    about: str
    since: str
    first: date
    last: date | None
    precision: str
    confidence: str
    sources: tuple[str, ...]
    age_in_days: int


@dataclass(frozen=True, slots=True)
class News:
    """Last news about the premises, about its building or estate, and said of all nine."""

    premises: NewsItem | None
    estate: NewsItem | None
    programme: NewsItem | None


def read_until(path: Path = EVENTS) -> date:
    """The day until which the sources of the register were read: of what came after nothing is
    known, and nobody may say that it was looked for."""
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    return date.fromisoformat(str(content["read_until"]))


def status(events: pd.DataFrame, premises_id: str, *, as_of: date) -> Status:
    """Return both tracks of one place as they were known to stand on the day ``as_of``."""
    telling = [
        event
        for event in records(events)
        if tells_of(event, premises_id) and happened(event, as_of)
    ]
    return Status(works=_track(telling, "works"), service=_track(telling, "service"))


def last_news(events: pd.DataFrame, premises_id: str, *, as_of: date) -> News:
    """Return the last news of one place up to ``as_of``; a planned day is not news."""
    heard = [event for event in records(events) if _is_news(event, as_of)]
    here = [event for event in heard if event["premises_id"] == premises_id]
    return News(
        premises=_latest((event for event in here if event["about"] == "premises"), as_of),
        estate=_latest((event for event in here if event["about"] in AROUND), as_of),
        programme=_latest(filter(said_of_all, heard), as_of),
    )


def perimeters(premises: pd.DataFrame, path: Path = PERIMETERS) -> gpd.GeoDataFrame | None:
    """Return the estates' perimeters (EPSG:4326), or None if nobody has put the file there.

    Raises :class:`base.problem.RefusedError` naming each feature that cannot be used.
    """
    if not path.exists():
        return None
    from base.files import read_text
    from geo.estates import PERIMETERS as LIMITS
    from geo.estates import place_points, read_perimeters

    return read_perimeters(read_text(path, LIMITS), place_points(premises))


def _is_news(event: Row, as_of: date) -> bool:
    announced = event["kind"] in ANNOUNCEMENTS and event["stage"] == "planned"
    return happened(event, as_of) or (announced and counts_from(event) <= as_of.isoformat())


def _track(events: Iterable[Row], track: str) -> TrackState:
    setting = on_track(events, track)
    if not setting:
        return NOT_KNOWN
    last = setting[-1]
    return TrackState(state=last["state"], operator=last["operator"], **_papers(last))


def _latest(events: Iterable[Row], as_of: date) -> NewsItem | None:
    event = max(events, key=lambda event: (counts_from(event), event["event_id"]), default=None)
    if event is None:
        return None
    papers = _papers(event)
    age = (as_of - papers["first"]).days
    return NewsItem(about=event["about"], age_in_days=age, **papers)


def _papers(row: Row) -> dict[str, Any]:
    last = row["date_last"]
    return {
        "event_id": row["event_id"],
        "since": row["date_known"],
        "first": date.fromisoformat(row["date_first"]),
        "last": None if last is None else date.fromisoformat(last),
        "precision": row["precision"],
        "confidence": row["confidence"],
        "sources": sources_of(row),
    }


def main(arguments: list[str] | None = None) -> int:
    """Command line: ``check FILE`` judges a file of new events; 0 accepted, 1 refused, 2 unread."""
    import argparse
    import sys

    from data.catalogue.read import read_table
    from data.premises.submission import SubmissionError, report

    parser = argparse.ArgumentParser(prog="python -m data.premises.register", description=__doc__)
    parser.add_argument("what", choices=["check"], help="check a file of new events")
    parser.add_argument("file", type=Path, help="YAML or CSV with the fields of events.yml")
    options = parser.parse_args(arguments)
    tables = read_table("premises_events"), read_table("premises")
    try:
        lines = report(options.file, *tables, as_of=date.today())
    except SubmissionError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if len(lines) > ACCEPTED_LINES else 0


ACCEPTED_LINES = 2

if __name__ == "__main__":
    raise SystemExit(main())
