"""The register as tables, GeoJSON and calendar to take away, each with its papers. Pure."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from typing import Any

import pandas as pd

from atlas.premises.event_history import HistoryEntry, day_after, source_in
from atlas.premises.facts import PlaceFacts
from atlas.provenance.papers import Papers
from atlas.wording import text
from atlas.wording.columns import in_words
from data.premises.events import SEPARATOR
from render.files.tables import feature_collection

STATUS = {
    "planned": "TENTATIVE",
    "reported": "CONFIRMED",
    "done": "CONFIRMED",
    "superseded": "CANCELLED",
}
"""Stage of an event -> status in a calendar (RFC 5545, 3.8.1.11)."""

SUMMARIES, AFTER = ["summary_it", "summary_en"], "after "

DOMAIN = "premises-register.atlas.invalid"
"""Right-hand side of the ids in a calendar; ``.invalid`` belongs to nobody (RFC 2606)."""


def register_table(events: pd.DataFrame, *, as_of: date) -> pd.DataFrame:
    """Every event whose date begins by ``as_of``, as the register has it."""
    return events[events["date_first"] <= as_of.isoformat()].reset_index(drop=True)


def in_reading(events: pd.DataFrame, language: str) -> pd.DataFrame:
    """The events for reading: states, days and sources in words, one summary."""
    heard = events.copy()
    heard["state"] = [
        in_words(str(track), state, language)
        for track, state in zip(heard["track"], heard["state"], strict=True)
    ]
    heard["date_known"] = [_known(day, language) for day in heard["date_known"]]
    heard["sources"] = [
        SEPARATOR.join(source_in(source, language) for source in written.split(SEPARATOR))
        for written in heard["sources"]
    ]
    return heard.assign(summary=heard[f"summary_{language}"]).drop(columns=SUMMARIES)


def _known(day: str | None, language: str) -> str | None:
    """A date as the register has it; "after" a day is said in the language."""
    if day is None or not day.startswith(AFTER):
        return day
    return text(language)("place.after_day", day=day.removeprefix(AFTER))


def register_geojson(facts: Iterable[PlaceFacts], events: pd.DataFrame, papers: Papers) -> bytes:
    """The premises as points with both tracks, last news, and their own events."""
    return feature_collection([_feature(place, events, papers.language) for place in facts], papers)


def register_ics(entries: Iterable[HistoryEntry], papers: Papers, *, as_of: date) -> bytes:
    """Every entry as an all-day event (RFC 5545), as long as its date is uncertain.

    An entry whose last day is not known takes its first possible day alone, and says so.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", f"-//{papers.made_on}//")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", papers.title)
    calendar.add("x-wr-caldesc", f"{papers.sentence} {papers.source}")
    stamp = datetime.combine(as_of, time(), tzinfo=UTC)
    for entry in entries:
        calendar.add_component(_calendar_event(entry, stamp, papers.language))
    return bytes(calendar.to_ical())


def _calendar_event(entry: HistoryEntry, stamp: datetime, language: str) -> Any:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{entry.event_id}@{DOMAIN}")
    event.add("dtstamp", stamp)
    event.add("dtstart", entry.first)
    event.add("dtend", day_after(entry))
    event.add("summary", f"{entry.premises_id}: {entry.summary}")
    event.add("description", "\n".join((f"{entry.when}. {entry.summary}", *entry.sources)))
    event.add("status", STATUS[entry.stage])
    typed = {"about": entry.about, "kind": entry.kind, "confidence": entry.confidence}
    event.add("categories", [in_words(name, code, language) for name, code in typed.items()])
    event.add("transp", "TRANSPARENT")
    if entry.sources[0].startswith("http"):
        event.add("url", entry.sources[0])
    return event


def _feature(place: PlaceFacts, events: pd.DataFrame, language: str) -> dict[str, Any]:
    row, works, service = place.row, place.status.works, place.status.service
    key = str(row["premises_id"])
    own = events[events["premises_id"] == key]
    news = place.news.premises
    properties = {
        "premises_id": key,
        "name": row["name"],
        "address": row["address"],
        "municipio": int(row["municipio"]),
        "area_id": int(row["area_id"]),
        "theme": row["theme"],
        "theme_certainty": row["theme_certainty"],
        "point_quality": row["point_quality"],
        "works": works.state,
        "works_since": _known(works.since, language),
        "works_confidence": works.confidence,
        "works_sources": [source_in(source, language) for source in works.sources],
        "service": service.state,
        "service_since": _known(service.since, language),
        "service_confidence": service.confidence,
        "service_sources": [source_in(source, language) for source in service.sources],
        "operator": service.operator,
        "last_news": None if news is None else _known(news.since, language),
        "events": own["event_id"].tolist(),
        "sources": [source_in(source, language) for source in place.sources()],
    }
    return {
        "type": "Feature",
        "id": key,
        "geometry": {"type": "Point", "coordinates": [float(row["lon"]), float(row["lat"])]},
        "properties": properties,
    }
