"""The premises page's own part of the address: read at every run, written by its widgets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from ui import address, cache, state
from ui.places import PlaceFacts
from ui.places_view import PARAMETERS, PlacesView, cleared, matching, read_view, view_query
from ui.selection import Notice


def current() -> tuple[PlacesView, tuple[Notice, ...]]:
    """The view of this run and the notices of what the address had wrong."""
    return read_view(address.query(), first=cache.first_event_day(), last=cache.read_until())


def day() -> date:
    """The day the page tells statuses as of."""
    view, _ = current()
    return view.day(cache.read_until())


def facts() -> tuple[PlaceFacts, ...]:
    """What was known of the nine premises on the view's day."""
    return cache.premises_facts(day(), state.language())


def shown() -> tuple[PlaceFacts, ...]:
    """The premises that pass the filters."""
    view, _ = current()
    return matching(view, facts())


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
    state.choose(place=None)


def open_place(place: str) -> None:
    """Show the page of one premises."""
    state.choose_place(place)


def _write(view: PlacesView) -> None:
    asked = address.query()
    shared = {name: said for name, said in asked.items() if name not in PARAMETERS}
    address.write(shared | view_query(view))
