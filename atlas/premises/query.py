"""What part of the premises page is looked at, read from the address and written back. Pure.

The shared selection (language, indicator, area, premises) is in :mod:`atlas.selection`; these are
the page's own parameters: section, day, filters, distance, from the table of :mod:`atlas.query`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date

from atlas import query as address
from atlas.premises.facts import PlaceFacts
from atlas.query import Notice, Reader

CHOICES = {
    "works": address.WORKS,
    "service": address.SERVICE,
    "theme": address.THEME,
    "municipio": address.MUNICIPIO,
    "certainty": address.CERTAINTY,
}
"""Each filter with its parameter in the address."""

FILTERS = tuple(CHOICES)


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
    reader = Reader(query)
    view = PlacesView(
        section=reader.choice(address.SECTION),
        works=reader.option(address.WORKS),
        service=reader.option(address.SERVICE),
        theme=reader.option(address.THEME),
        municipio=reader.option(address.MUNICIPIO),
        certainty=reader.option(address.CERTAINTY),
        reach=reader.choice(address.REACH),
        as_of=reader.day(address.DAY, first=first, last=last),
    )
    return view, tuple(reader.notices)


def view_query(view: PlacesView) -> dict[str, str]:
    """The parameters that restore ``view``; what is the default is left out."""
    chosen = {"section": address.SECTION, "reach": address.REACH} | CHOICES
    written = {
        parameter: address.key_written(parameter, getattr(view, field))
        for field, parameter in chosen.items()
    }
    return address.address_of(written | {address.DAY: view.as_of.isoformat() if view.as_of else ""})


def matching(view: PlacesView, facts: Iterable[PlaceFacts]) -> tuple[PlaceFacts, ...]:
    """The premises that pass every filter, in order; states are those of the view's day."""
    return tuple(place for place in facts if _passes(view, place))


def _passes(view: PlacesView, place: PlaceFacts) -> bool:
    own = {
        "works": place.status.works.state,
        "service": place.status.service.state,
        "theme": place.row["theme"],
        "municipio": str(int(place.row["municipio"])),
        "certainty": place.row["address_confidence"],
    }
    return all(getattr(view, name) in (None, own[name]) for name in FILTERS)


def cleared(view: PlacesView) -> PlacesView:
    """The view without its filters."""
    values = {field.name: getattr(view, field.name) for field in fields(view)}
    return PlacesView(**(values | dict.fromkeys(FILTERS)))
