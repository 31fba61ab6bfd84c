"""Sections of the premises page: life cycle, money, and where the sources differ."""

from __future__ import annotations

from html import escape

import streamlit as st

from atlas import repository
from atlas.premises import event_history
from atlas.premises.facts import PlaceFacts, sources_read
from atlas.wording import numbers
from data.premises.disagreements import Disagreement, disagreements
from data.premises.events import ENUMS
from data.premises.money import OFFICIAL, Amount, Line, money
from render.figures.timeline import TimelineWords, timeline
from render.style import palette
from ui.state import premises, session
from ui.views.premises import overview
from ui.widgets import cards, figure

OF_PLACE = {
    "erlembaldo": ("renovation", "cohesion_fund"),
    "omero": ("renovation", "cohesion_fund"),
    "faenza": ("faenza_street", "renovation"),
}
"""Points on which sources differ that speak of one premises; the others have ``renovation``."""


def time_section(one: PlaceFacts | None) -> None:
    """The timeline and, below it, every event in words with its sources."""
    words, language = session.words(), session.language()
    day = premises.day()
    place = None if one is None else str(one.row["premises_id"])
    entries = event_history.life(repository.premises_events(), place, as_of=day, language=language)
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
    st.caption(words("places.timeline_note"))
    for lane, kept in event_history.lanes(entries).items():
        st.header(words(f"places.lane_{lane}"), anchor=False)
        if lane == "around":
            st.caption(words("places.around_note"))
        for entry in kept:
            _entry(entry)
    if one is not None:
        overview.silence(one)


def _timeline_words() -> TimelineWords:
    words = session.words()
    return TimelineWords(
        lanes={lane: words(f"places.lane_{lane}") for lane in event_history.LANES},
        stages={stage: words(f"event_stage.{stage}") for stage in ENUMS["stage"]},
        confidences={sure: words(f"confidence_short.{sure}") for sure in ENUMS["confidence"]},
        as_of=sources_read(premises.day(), repository.read_until(), words.language),
    )


def _entry(entry: event_history.Entry) -> None:
    """One event in words: day, what it is about, stage and certainty, sentence, sources."""
    words = session.words()
    marks = " · ".join(
        (
            words(f"event_about.{entry.about}"),
            words(f"event_stage.{entry.stage}"),
            words(f"confidence_short.{entry.confidence}"),
        )
    )
    links = _links(entry.sources)
    st.markdown(
        f"**{entry.when}** · {marks}  \n{entry.summary}  \n{words('places.said_by')} {links}"
    )


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


def money_section(one: PlaceFacts | None) -> None:
    """The three lines with their sums and gaps; per premises only what a source gives."""
    words, found = session.words(), money()
    if one is not None:
        _place_money(one, found.places.get(str(one.row["premises_id"])))
        st.caption(words("places.money_shared"))
    st.caption(words("places.money_note"))
    for column, line in zip(st.columns(len(found.lines)), found.lines, strict=True):
        with column:
            _line(line)
    points = {point.key: point for point in disagreements()}
    shown = ["total", *(line.disagreement for line in found.lines if line.disagreement)]
    for key in shown:
        _point(points[key])


def _place_money(one: PlaceFacts, amount: Amount | None) -> None:
    words = session.words()
    with st.container(border=True, key="atlas-place-money"):
        if amount is None:
            st.markdown(f"**{words('places.no_money', name=one.row['name'])}**")
            return
        st.markdown(f"**{_sum(amount)}**: {_said(amount)}")


def _line(line: Line) -> None:
    words, language = session.words(), session.language()
    with st.container(border=True, key=f"atlas-line-{line.key}"):
        st.header(line.title.said(language), anchor=False)
        st.caption(words("places.line_code", code=line.code))
        for amount in line.amounts:
            st.markdown(f"**{_sum(amount)}**  \n{_said(amount)}")
        official = [
            (words(f"places.official_{field}"), _official(line.official[field]))
            for field in OFFICIAL
        ]
        cards.facts("", [*official, (words("places.outputs"), _outputs(line))])


def _sum(amount: Amount) -> str:
    written = numbers.number(amount.eur, language=session.language())
    return session.words()("places.about_sum" if amount.about else "places.sum", value=written)


def _said(amount: Amount) -> str:
    words, language = session.words(), session.language()
    links = _links((amount.source,))
    return (
        f"{amount.said.said(language)} ({words(f'confidence_short.{amount.confidence}')}). {links}"
    )


def _official(value: str | int | None) -> str:
    if value is None:
        return session.words()("places.not_found")
    return (
        str(value)
        if isinstance(value, str)
        else f"{numbers.number(value, language=session.language())} €"
    )


def _outputs(line: Line) -> str:
    words, language = session.words(), session.language()
    if not line.outputs:
        return words("places.not_found")
    return "; ".join(
        words(
            "places.output",
            title=one.title.said(language),
            reached=numbers.number(one.reached, language=language),
            target=numbers.number(one.target, language=language),
        )
        for one in line.outputs
    )


def sources_section(one: PlaceFacts | None) -> None:
    """Points on which the sources differ, side by side; of one premises, those that concern it."""
    words, points = session.words(), disagreements()
    if one is not None:
        own = OF_PLACE.get(str(one.row["premises_id"]), ("renovation",))
        points = tuple(point for point in points if point.key in own)
    st.markdown(words("places.differ", count=len(points)))
    for point in points:
        _point(point)


def _point(point: Disagreement) -> None:
    """One disagreement: its sides in columns, none of them chosen."""
    words, language = session.words(), session.language()
    with st.container(border=True, key=f"atlas-differ-{point.key}"):
        st.markdown(f"**{point.title.said(language)}**")
        for column, side in zip(st.columns(len(point.positions)), point.positions, strict=True):
            with column:
                st.markdown(side.text.said(language))
                st.caption(_links(side.sources) or words("places.no_page"))


def _links(sources: tuple[str, ...]) -> str:
    """Sources in one line: a link where there is an address, else the source's own words."""
    sites = {address: host for host, address in event_history.hosts(sources)}
    return ", ".join(
        f"[{sites[source]}](<{source}>)"
        if source in sites
        else event_history.source_in(source, session.language())
        for source in sources
    )


def _written(day: str) -> str:
    return numbers.day(day, language=session.language())
