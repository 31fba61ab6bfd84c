"""The premises page's own part of the address: read at every run, written by its widgets."""

from dataclasses import replace
from datetime import date
from typing import Any

from atlas import repository
from atlas.premises.facts import PlaceFacts
from atlas.premises.query import PlacesView, cleared, matching, read_view, view_query
from atlas.query import OF_PREMISES, Notice, without
from ui.state import address, session


def current() -> tuple[PlacesView, tuple[Notice, ...]]:
    """The view of this run and the notices of what the address had wrong."""
    return read_view(
        address.query(), first=repository.first_event_day(), last=repository.read_until()
    )


def notices() -> tuple[Notice, ...]:
    """What the address had wrong of the page's own parameters."""
    return current()[1]


def day() -> date:
    """The day the page tells statuses as of."""
    view, _ = current()
    return view.day(repository.read_until())


def facts() -> tuple[PlaceFacts, ...]:
    """What was known of the nine premises on the view's day."""
    return repository.premises_facts(day(), session.language())


def last_known() -> tuple[PlaceFacts, ...]:
    """What is known of the nine premises on the day their sources were last read."""
    return repository.premises_facts(repository.read_until(), session.language())


def shown() -> tuple[PlaceFacts, ...]:
    """The premises that pass the filters."""
    view, _ = current()
    return matching(view, facts())


def names_by_area() -> dict[int, str]:
    """The names of the premises in each area that has any, whatever is known of them."""
    grouped = repository.premises().groupby("area_id")["name"]
    return {int(str(area)): ", ".join(names) for area, names in grouped}


def choose(**changes: Any) -> None:
    """Change part of the view and write the address."""
    view, _ = current()
    _write(replace(view, **changes))


def clear_filters() -> None:
    """Take all filters away."""
    view, _ = current()
    _write(cleared(view))


def filter_by(field: str, value: str | None) -> None:
    """Show the premises that have ``value`` in ``field``; ``None`` takes the filter away."""
    choose(**{field: value})


def close() -> None:
    """Back to the nine: no premises is chosen, the section is kept."""
    session.choose(place=None)


def open_place(place: str) -> None:
    """Show the page of one premises."""
    session.choose_place(place)


def _write(view: PlacesView) -> None:
    address.write(without(address.query(), OF_PREMISES) | view_query(view))
