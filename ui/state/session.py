"""The shared selection, bound to the address of the page.

The address is the truth: it is read first at every run, so a pasted link, Back and Forward show
what they say. A change made on screen writes the address, which makes a history entry.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import streamlit as st

from atlas import query as names
from atlas import repository
from atlas.query import Notice
from atlas.repository.memo import keep_visits_in
from atlas.selection import (
    MOST_COMPARED,
    Selection,
    as_query,
    read_language,
    read_selection,
    with_indicator,
    with_year,
)
from atlas.wording import Text, text
from render.maps.folium_map import Focus
from ui.state import address, first_paint, uploads, visit

keep_visits_in(visit.stores)

PLAYING = "atlas-playing"
SEEN = "atlas-year-seen"
MAP_KEY = "atlas-map-value"
FOCUS = "atlas-focus"
ASKED = "atlas-focus-asked"
PLACE_ZOOM = 14.0


def language() -> str:
    """The language the address asks for; Italian if it asks for none of ours."""
    return read_language(address.query())[0]


def words() -> Text:
    """The words of the current language."""
    return text(language())


def current() -> tuple[Selection, tuple[Notice, ...]]:
    """The selection of this run and the notices of what the address had wrong."""
    selection, notices = read_selection(address.query(), uploads.choices())
    playing = st.session_state.get(PLAYING)
    if playing is not None:
        selection = with_year(selection, _indicator(selection), playing)
    return selection, notices


def theme_name() -> str | None:
    """``"light"`` or ``"dark"`` as the browser shows the app."""
    return st.context.theme.type


def embedded() -> bool:
    """Whether this page is shown inside another site (``?embed=true``)."""
    return bool(st.context.is_embedded)


def view() -> str | None:
    """The one chart an embedded page is asked for (``vista=...``), if any."""
    return address.query().get(names.CHART.name)


def choose(**changes: Any) -> None:
    """Change part of the selection and write the address."""
    stop()
    selection, _ = current()
    _write(replace(selection, **changes))


def choose_indicator(key: str) -> None:
    """Show another indicator, at the same year where it has one."""
    stop()
    selection, _ = current()
    _write(with_indicator(selection, uploads.choices().indicators[key]))


def choose_place(place: str | None) -> None:
    """Show a premises and the neighbourhood it is in; ``None`` closes it."""
    if place is None:
        choose(place=None)
        return
    choose(place=place, area=repository.premises_points()[place][2])


def go_to_place(place: str | None) -> None:
    """Show a premises and move the map to it; ``None`` closes it."""
    choose_place(place)
    if place is not None:
        lon, lat, _ = repository.premises_points()[place]
        look_at(lon, lat, pin="", zoom=PLACE_ZOOM)


def look_at(lon: float, lat: float, *, pin: str, zoom: float) -> None:
    """Ask the map to move to a point once; ``pin`` is the label of a searched address.

    Asking again for the same point moves it again: every request has a number of its own.
    """
    number = st.session_state.get(ASKED, 0) + 1
    st.session_state[ASKED] = number
    st.session_state[FOCUS] = Focus(lat, lon, zoom, f"{number}", pin)


def focus(selection: Selection) -> Focus | None:
    """The last move asked of the map; a pasted link to a premises asks for one."""
    if FOCUS in st.session_state or selection.place is None:
        target: Focus | None = st.session_state.get(FOCUS)
        return target
    lon, lat, _ = repository.premises_points()[selection.place]
    return Focus(lat, lon, PLACE_ZOOM, selection.place, "")


def choose_year(year: int) -> None:
    """Show another year."""
    stop()
    selection, _ = current()
    _write(with_year(selection, _indicator(selection), year))


def choose_period(years: tuple[int, int]) -> None:
    """Show another comparison: its first and its last year."""
    since, year = years
    choose(since=int(since), year=int(year))


def play() -> None:
    """Start running through the years, from the first one if the last is shown."""
    selection, _ = current()
    years = _indicator(selection).years
    at = selection.year
    st.session_state[PLAYING] = years[0] if at == years[-1] else at


def stop() -> None:
    """Stop running through the years and keep the year that is shown, in the address too."""
    st.session_state.pop(SEEN, None)
    year = st.session_state.get(PLAYING)
    if year is not None:
        selection, _ = current()
        st.session_state.pop(PLAYING)
        _write(selection)


def playing() -> bool:
    """Whether the years are running."""
    return st.session_state.get(PLAYING) is not None


def tick() -> bool:
    """One beat while the years run; ``True`` when the year has moved (or the run has ended).

    The beat that comes with the run's own drawing moves nothing: every year is seen.
    """
    selection, _ = current()
    if st.session_state.get(SEEN) != selection.year:
        st.session_state[SEEN] = selection.year
        return False
    later = [year for year in _indicator(selection).years if year > selection.year]
    if later:
        st.session_state[PLAYING] = later[0]
    else:
        stop()
    return True


def from_drawing(key: str) -> None:
    """Callback of a linked drawing: the area that was clicked is chosen."""
    clicked = (st.session_state.get(key) or {}).get("area")
    if clicked is not None and int(clicked) in repository.choices().areas:
        choose_area(int(clicked))


def choose_area(area: int | None) -> None:
    """Show another area, or none; one that stood beside the old one no longer does."""
    selection, _ = current()
    others = tuple(other for other in selection.compare if other != area)
    choose(area=area, place=None, compare=others)


def compare(areas: Iterable[int]) -> None:
    """Set other areas beside the chosen one."""
    choose(compare=tuple(int(area) for area in areas)[:MOST_COMPARED])


def from_map() -> None:
    """Callback of the map: what was clicked becomes the selection; painted, it opens the visit."""
    clicked = st.session_state.get(MAP_KEY) or {}
    if clicked.get("kind") == first_paint.PAINTED:
        first_paint.opened()
        return
    st.session_state.setdefault(FOCUS, None)
    if clicked.get("kind") == "premises" and clicked.get("id") in repository.premises_points():
        choose_place(str(clicked["id"]))
    elif clicked.get("kind") == "area":
        from geo.layers import area_at

        area = area_at(repository.boundaries(), float(clicked["lng"]), float(clicked["lat"]))
        if area is not None:
            choose(area=area, place=None)
    elif clicked.get("kind") == "ground":
        choose(area=None, place=None)


def _indicator(selection: Selection) -> Any:
    return uploads.choices().indicators[selection.indicator]


def _write(selection: Selection) -> None:
    """Write the selection; what other pages keep in the address stays there."""
    query = as_query(selection, _indicator(selection))
    address.write(query | names.without(address.query(), names.SHARED))
