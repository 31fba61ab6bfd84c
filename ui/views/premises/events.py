"""The life of the premises: the timeline, and every event in words."""

from html import escape

import streamlit as st

from atlas import repository
from atlas.premises import event_history
from atlas.premises.facts import PlaceFacts, sources_read
from data.premises.events import ENUMS
from render.figures.timeline import TimelineWords, timeline
from render.maps import premises_tables
from render.style import palette
from ui.state import premises, session
from ui.widgets import figure


def events(facts: PlaceFacts | None) -> None:
    """The timeline and, below it, every event in words with its sources."""
    words, language = session.words(), session.language()
    day = premises.day()
    place = None if facts is None else str(facts.row["premises_id"])
    entries = event_history.event_history(
        repository.premises_events(), place, as_of=day, language=language
    )
    if not entries:
        st.info(words("places.no_events"))
        return
    chart = timeline(
        entries,
        as_of=day,
        language=language,
        theme=palette.theme(session.theme_name()),
        words=_timeline_words(),
    )
    st.plotly_chart(
        chart,
        key="atlas-timeline",
        theme=None,
        config={"displayModeBar": False},
        alt=words("places.timeline_alt", count=len(entries)),
    )
    figure.drawing(_key(), key="atlas-timeline-key")
    st.caption(f"{_sources_read()}.")
    for lane, in_lane in event_history.swimlanes(entries).items():
        st.header(words(f"places.lane_{lane}"), anchor=False)
        if lane == "around":
            st.caption(words("places.around_note"))
        table = premises_tables.events_table(in_lane, words)
        figure.drawing(table, key=f"atlas-events-{lane}")


def _timeline_words() -> TimelineWords:
    words = session.words()
    return TimelineWords(
        lanes={lane: words(f"places.lane_{lane}") for lane in event_history.LANES},
        stages={stage: words(f"event_stage.{stage}") for stage in ENUMS["stage"]},
        confidences={sure: words(f"confidence_short.{sure}") for sure in ENUMS["confidence"]},
        as_of=_sources_read(),
    )


def _sources_read() -> str:
    return sources_read(premises.day(), repository.read_until(), session.language())


def _key() -> str:
    words, colours = session.words(), palette.theme(session.theme_name())
    own, around, ground = colours.accent, colours.quiet, colours.ground
    shapes = (
        (f'<circle cx="11" cy="8" r="6" fill="{own}"/>', "places.key_day"),
        (f'<path d="M1 8H21" stroke="{own}" stroke-width="6" opacity=".55"/>', "places.key_month"),
        (
            f'<path d="M1 8H21" stroke="{own}" stroke-width="2" stroke-dasharray="2 3"/>',
            "places.key_after",
        ),
        (
            f'<circle cx="11" cy="8" r="5.5" fill="{ground}" stroke="{own}" stroke-width="2.4"/>',
            "places.key_planned",
        ),
        (
            f'<path d="M6 3 16 13M16 3 6 13" stroke="{own}" stroke-width="2.4"/>',
            "places.key_superseded",
        ),
        (f'<rect x="5" y="2" width="12" height="12" fill="{around}"/>', "places.key_around"),
    )
    items = "".join(
        f'<li><svg width="22" height="16" aria-hidden="true">{drawn}</svg>'
        f"<span>{escape(words(key))}</span></li>"
        for drawn, key in shapes
    )
    return f'<ul aria-label="{escape(words("map.legend"))}">{items}</ul>'
