"""What the page shows: which premises, as known on which day, which section and filters."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from atlas import repository
from atlas.premises.facts import PlaceFacts
from atlas.premises.query import CHOICES
from atlas.query import SECTION
from atlas.wording import numbers
from ui.state import premises, session
from ui.widgets import controls


def chosen(place: str | None) -> PlaceFacts | None:
    """The facts of the premises in the address, if there is one."""
    return next((facts for facts in premises.facts() if facts.row["premises_id"] == place), None)


def chooser(facts: PlaceFacts | None) -> None:
    """Which premises (by neighbourhood or street), and as known on which day."""
    words = session.words()
    labels = {
        str(each.row["premises_id"]): f"{each.area_name} · {each.row['name']}"
        for each in premises.facts()
    }
    with st.container(key="atlas-places-top"):
        left, right = st.columns([3, 4])
        with left:
            controls.selectbox(
                words("places.find"),
                sorted(labels, key=labels.__getitem__),
                key="atlas-space",
                value=None if facts is None else str(facts.row["premises_id"]),
                none=words("places.all_nine"),
                format_func=labels.__getitem__,
                changed=session.choose_place,
            )
        with right:
            _day_slider()


def _day_slider() -> None:
    words, last, day_now = session.words(), repository.read_until(), premises.day()
    days = sorted({*repository.event_days(), last, day_now})
    controls.select_slider(
        words("places.as_of"),
        [day for day in days if day <= last],
        key="atlas-as-of",
        value=day_now,
        format_func=_written,
        help=words("places.as_of_help"),
        changed=lambda day: premises.choose(as_of=None if day == last else day),
    )


def sections() -> str:
    """The switch between the page's sections; returns the one to show."""
    words, (view, _) = session.words(), premises.current()
    controls.segmented_control(
        words("places.section"),
        SECTION.values,
        key="atlas-section",
        value=view.section,
        format_func=lambda key: words(f"places.section_{key}"),
        label_visibility="collapsed",
        changed=lambda section: premises.choose(section=section),
    )
    return view.section


def body() -> Any:
    """The container of the section that is shown."""
    return st.container(key="atlas-section-body")


def filters() -> None:
    """By both tracks, theme, Municipio and certainty of the address."""
    words, (view, _) = session.words(), premises.current()
    named: dict[str, Any] = {
        "works": lambda key: words(f"works.{key}"),
        "service": lambda key: words(f"service.{key}"),
        "theme": lambda key: words(f"premises_theme.{key}"),
        "municipio": str,
        "certainty": lambda key: words(f"confidence_short.{key}"),
    }
    with st.container(key="atlas-places-filters"):
        st.markdown(f"**{words('places.filters')}**")
        for field, parameter in CHOICES.items():
            controls.selectbox(
                words(f"places.filter_{field}"),
                parameter.values,
                key=f"atlas-filter-{field}",
                value=getattr(view, field),
                none=words("places.all"),
                format_func=named[field],
                changed=partial(premises.filter_by, field),
            )
        if view.filtered:
            count = len(premises.shown())
            st.caption(words("places.filtered", count=count))
            st.button(words("places.clear"), key="atlas-clear", on_click=premises.clear_filters)


def back() -> None:
    """From one premises back to the nine."""
    st.button(
        session.words()("places.back"),
        key="atlas-all-places",
        icon=":material/arrow_back:",
        on_click=premises.close,
    )


def _written(day: Any) -> str:
    return numbers.day(day.isoformat(), language=session.language())
