"""What the page shows: which premises, which tab, as of which day, which of the nine."""

from functools import partial
from typing import Any

import streamlit as st

from atlas import repository
from atlas.premises.facts import PlaceFacts
from atlas.premises.query import CHOICES
from atlas.query import PREMISES, SECTION, without
from atlas.wording import numbers
from ui.state import address, premises, session
from ui.widgets import controls, page


def chosen(place: str | None) -> PlaceFacts | None:
    """The facts of the premises in the address, if there is one."""
    return next((facts for facts in premises.facts() if facts.row["premises_id"] == place), None)


def back() -> None:
    """From one premises back to the nine."""
    with st.container(key="atlas-back"):
        st.page_link(
            st.session_state["atlas-pages"]["spazi"],
            label=session.words()("places.back"),
            query_params=without(address.query(), [PREMISES]),
        )


def sections() -> str:
    """The page's tabs; returns the one to show."""
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


def day_slider() -> None:
    """As known on which day: those of the register's events, until its sources were read."""
    words, last, day_now = session.words(), repository.read_until(), premises.day()
    days = sorted({*repository.event_days(), last, day_now})
    controls.select_slider(
        words("places.as_of"),
        [day for day in days if day <= last],
        key="atlas-as-of",
        value=day_now,
        format_func=lambda day: numbers.day(day.isoformat(), language=words.language),
        changed=lambda day: premises.choose(as_of=None if day == last else day),
    )


def body() -> Any:
    """The container of the tab that is shown."""
    return st.container(key="atlas-section-body")


def more() -> None:
    """Which of the nine are shown: by both tracks, theme, Municipio, certainty of the address."""
    words, (view, _) = session.words(), premises.current()
    if view.filtered:
        st.caption(words("places.filtered", count=len(premises.shown())))
        st.button(words("places.clear"), key="atlas-clear", on_click=premises.clear_filters)
    page.more(_filters, key="atlas-more", label=words("places.filters"))


def _filters() -> None:
    words, (view, _) = session.words(), premises.current()
    named: dict[str, Any] = {
        "works": lambda key: words(f"works.{key}"),
        "service": lambda key: words(f"service.{key}"),
        "theme": lambda key: words(f"premises_theme.{key}"),
        "municipio": str,
        "certainty": lambda key: words(f"confidence_short.{key}"),
    }
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
