"""What part of the premises page is looked at, read from the address and written back. Pure.

The shared selection (language, indicator, area, premises) is in :mod:`atlas.selection`; these are
the page's own parameters: section, day, filters, distance.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date

from atlas.premises.facts import PlaceFacts
from atlas.selection import Notice
from atlas.wording.untrusted import foreign

SECTIONS = {
    "state": "stato",
    "time": "tempo",
    "money": "soldi",
    "people": "persone",
    "need": "bisogno",
    "sources": "fonti",
    "register": "registro",
}
WORKS = {
    "unknown": "non-noto",
    "to_be_done": "da-fare",
    "under_way": "in-corso",
    "done": "conclusi",
}
SERVICE = {
    "unknown": "non-noto",
    "call_open": "bando-aperto",
    "under_evaluation": "in-valutazione",
    "awarded": "assegnato",
    "open": "aperto",
    "ended": "concluso",
}
THEMES = {
    "social_lodges": "portinerie",
    "activities_services": "animazione",
    "enterprise_community": "impresa",
}
CERTAINTY = {"H": "alta", "M": "media", "L": "bassa"}
REACHES = {
    "250": "250",
    "500": "500",
    "1000": "1000",
    "walk5": "piedi-5",
    "walk10": "piedi-10",
    "walk15": "piedi-15",
}
MUNICIPI = {str(number): str(number) for number in range(1, 10)}

CHOICES: dict[str, tuple[str, Mapping[str, str]]] = {
    "section": ("vista", SECTIONS),
    "works": ("lavori", WORKS),
    "service": ("servizio", SERVICE),
    "theme": ("ambito", THEMES),
    "municipio": ("municipio", MUNICIPI),
    "certainty": ("certezza", CERTAINTY),
    "reach": ("entro", REACHES),
}
"""Field -> its parameter in the address, and its values as they are written there."""

FILTERS = ("works", "service", "theme", "municipio", "certainty")
DAY = "al"
PARAMETERS = frozenset({DAY, *(parameter for parameter, _ in CHOICES.values())})
DEFAULTS = {"section": "state", "reach": "500"}


@dataclass(frozen=True, slots=True)
class PlacesView:
    """Section, filters (``None``: all) and distance; ``as_of`` ``None``: the last day read."""

    section: str
    works: str | None
    service: str | None
    theme: str | None
    municipio: str | None
    certainty: str | None
    reach: str
    as_of: date | None

    @property
    def filtered(self) -> bool:
        """Whether any filter is set."""
        return any(getattr(self, name) is not None for name in FILTERS)

    def day(self, last: date) -> date:
        """The day statuses are told as of."""
        return self.as_of or last


def read_view(
    query: Mapping[str, str], *, first: date, last: date
) -> tuple[PlacesView, tuple[Notice, ...]]:
    """Return the view an address asks for, and a notice for each value it cannot have.

    A day before ``first`` or after ``last``, until which the sources were read, cannot be asked
    for: the register says nothing of either.
    """
    found: dict[str, str | None] = {}
    notices = []
    for field, (parameter, names) in CHOICES.items():
        keys = {public: key for key, public in names.items()}
        written = query.get(parameter, "")
        found[field] = keys.get(written, DEFAULTS.get(field))
        if written and written not in keys:
            used = names.get(DEFAULTS.get(field, ""), "")
            notices.append(Notice(parameter, foreign(written), used))
    day = _day(query.get(DAY, ""))
    if query.get(DAY) and (day is None or not first <= day <= last):
        notices.append(Notice(DAY, foreign(query[DAY]), last.isoformat()))
        day = None
    as_of = None if day == last else day
    return PlacesView(as_of=as_of, **found), tuple(notices)  # type: ignore[arg-type]


def view_query(view: PlacesView) -> dict[str, str]:
    """The parameters that restore ``view``; what is the default is left out."""
    written = {
        parameter: names[getattr(view, field)]
        for field, (parameter, names) in CHOICES.items()
        if getattr(view, field) not in (None, DEFAULTS.get(field))
    }
    return written | ({DAY: view.as_of.isoformat()} if view.as_of else {})


def matching(view: PlacesView, facts: Iterable[PlaceFacts]) -> tuple[PlaceFacts, ...]:
    """The premises that pass every filter, in order; states are those of the view's day."""
    return tuple(one for one in facts if _passes(view, one))


def _passes(view: PlacesView, one: PlaceFacts) -> bool:
    own = {
        "works": one.status.works.state,
        "service": one.status.service.state,
        "theme": one.row["theme"],
        "municipio": str(int(one.row["municipio"])),
        "certainty": one.row["address_confidence"],
    }
    return all(getattr(view, name) in (None, own[name]) for name in FILTERS)


def cleared(view: PlacesView) -> PlacesView:
    """The view without its filters."""
    kept = {field.name: getattr(view, field.name) for field in fields(view)}
    return PlacesView(**(kept | dict.fromkeys(FILTERS)))


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
