"""What a tenant asks of a premises, in plain words; what no source says is said once. Pure.

Sentences come from the two tracks of the register, the events' own summaries, and the sums that
sources give: a state or an event that joins the register is answered without a change here.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import pandas as pd

from atlas.premises import event_history
from atlas.premises.event_history import HistoryEntry
from atlas.premises.facts import PlaceFacts
from atlas.wording import numbers
from data.premises.events import UNDATED
from data.premises.money import SourcedAmount, money

CALL = ("call_open", "call_closed")
STEPS = ("programme_presented", *CALL)
"""Kinds of event of the programme that are told of each of the nine."""

NOT_GIVEN = ("unknown", "call_open", "under_evaluation")
"""States of the service in which nobody is said to have the premises."""

OPENED = ("open", "ended")
MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class DatedFact:
    """One thing that is known: the month or the year, a sentence, its sources."""

    when: str
    sentence: str
    sources: tuple[str, ...]


def works(place: PlaceFacts) -> str:
    """The state of the works with the year of the news, as a heading of its own."""
    track = place.status.works
    return place.words(f"plain.works_{track.state}", year=_year(track.first))


def who(place: PlaceFacts) -> str:
    """Who has the premises, as far as a source says."""
    track = place.status.service
    if track.operator:
        return place.words("plain.who_named", operator=track.operator, year=_year(track.first))
    return place.words(f"plain.who_{track.state}", year=_year(track.first))


def outcome(place: PlaceFacts) -> str:
    """What became of the call that names all nine; empty before there is one."""
    return "" if place.status.service.state == NOT_GIVEN[0] else who(place)


def cost(place: PlaceFacts) -> str:
    """What a source says it has cost; else that none does, and the sum for all nine."""
    words, funds = place.words, money()
    amount = funds.places.get(str(place.row["premises_id"]))
    if amount is None:
        total = funds.lines[0].amounts[0]
        millions = numbers.number(total.eur / MILLION, language=place.language, decimals=1)
        return words("plain.cost_none", millions=millions, said=total.words.text(place.language))
    return words(
        "plain.cost_said",
        amount=_sum(amount, place),
        said=amount.words.text(place.language),
    )


def outline(place: PlaceFacts, units: pd.Series) -> str:
    """What the premises is for and what its rooms are, as far as known; ``units`` is its row of
    the table of rooms."""
    words, count = place.words, units["unit_count"]
    amount = money().places.get(str(place.row["premises_id"]))
    parts = [place.theme().capitalize()]
    if pd.notna(count):
        parts.append(words("plain.rooms", count=int(count)))
    elif units["unit_kind"] == "porters_lodge":
        parts.append(words("plain.lodge"))
    if pd.isna(place.row["civic_numbers"]):
        parts.append(words("plain.no_number"))
    if amount is not None:
        parts.append(words("plain.works_for", amount=_sum(amount, place)))
    return "; ".join(parts)


def known(
    place: PlaceFacts, events: pd.DataFrame, steps: Collection[str] = STEPS
) -> tuple[DatedFact, ...]:
    """What is known of the premises itself, and of all nine by the ``steps``; oldest first."""
    entries = (entry for entry in _entries(place, events) if entry.kind not in UNDATED)
    return tuple(
        _fact(entry, place.language)
        for entry in entries
        if (entry.lane == "programme" and entry.kind in steps)
        or (entry.lane == "own" and entry.stage != "superseded")
    )


def undated(place: PlaceFacts, events: pd.DataFrame) -> tuple[str, ...]:
    """What pages without a date say of the premises."""
    own = (entry for entry in _entries(place, events) if entry.lane == "own")
    return tuple(entry.summary for entry in own if entry.kind in UNDATED)


def surroundings(place: PlaceFacts, events: pd.DataFrame) -> DatedFact | None:
    """The last news of the building or the estate, which is another matter."""
    told = place.news.estate and place.news.estate.event_id
    entries = (entry for entry in _entries(place, events) if entry.event_id == told)
    return next((_fact(entry, place.language) for entry in entries), None)


def last_news(place: PlaceFacts) -> str:
    """Day of the last news of the premises; where there is none, the call that names all nine."""
    own, shared = place.news.premises, place.news.programme
    if own is not None:
        return (
            place.words("plain.undated_page") if own.precision == "unknown" else place.day_of(own)
        )
    if shared is None:
        return place.words("place.no_news")
    called = place.status.service.state in NOT_GIVEN[1:]
    return place.words("plain.news_call" if called else "plain.news_all", year=shared.first.year)


def unknown(place: PlaceFacts) -> tuple[str, ...]:
    """What no source says of the premises, each in a few words; the works first."""
    works, service = place.status.works.state, place.status.service.state
    keys = [] if works == "done" else [f"works_{works}"]
    keys += [] if service not in NOT_GIVEN else ["award"]
    keys += [] if service in OPENED else ["opening"]
    return tuple(place.words(f"plain.unknown_{key}") for key in (*keys, "spent", "area"))


def unknown_of_all(places: Iterable[PlaceFacts]) -> tuple[str, ...]:
    """What no source says of any of the premises."""
    each = [unknown(place) for place in places]
    return tuple(name for name in each[0] if all(name in names for names in each)) if each else ()


def _entries(place: PlaceFacts, events: pd.DataFrame) -> tuple[HistoryEntry, ...]:
    key = str(place.row["premises_id"])
    return event_history.event_history(events, key, as_of=place.as_of, language=place.language)


def _fact(entry: HistoryEntry, language: str) -> DatedFact:
    month = numbers.day(entry.first.isoformat()[:7], language=language, precision="month")
    when = month if entry.precision == "day" else entry.when
    return DatedFact(when, entry.summary, entry.sources)


def _sum(amount: SourcedAmount, place: PlaceFacts) -> str:
    eur = numbers.number(amount.eur, language=place.language)
    return place.words("places.about_sum" if amount.about else "places.sum", value=eur)


def _year(first: object) -> object:
    return getattr(first, "year", "")
