"""The heading of the premises page: is it open, and what is known of works and service?"""

from __future__ import annotations

import streamlit as st

from atlas import repository
from atlas.choropleth import Choropleth
from atlas.premises.facts import PlaceFacts, sources_read
from atlas.wording import numbers
from ui.state import premises, session
from ui.widgets import headings
from ui.widgets.map.picture import scene_slide

STATES_OF_WORKS = ("under_way", "to_be_done", "done", "unknown")


def headline(facts: PlaceFacts | None, scene: Choropleth) -> None:
    """The answer first: is it open? Then what is known of works and service."""
    sentence = one_sentence(facts) if facts else nine_sentence()
    headings.headline(
        sentence,
        source(),
        presents=facts is None,
        slide=scene_slide(scene, sentence=sentence, source=source()),
        embeds={},
    )
    if facts is None:
        st.markdown(session.words()("places.intro"))
        return
    theme = f"{session.words()('place.theme')}: {facts.theme()}"
    st.markdown(f"**{facts.row['address']}**. {facts.where()}. {theme}.")
    for caution in facts.cautions():
        st.caption(caution)


def source() -> str:
    """What stands behind the sentence: the register and the day its sources were read until."""
    return session.words()("places.register_source", sources=_sources_read())


def one_sentence(facts: PlaceFacts) -> str:
    """The heading of one premises."""
    return session.words()(
        "places.one",
        area=facts.area_name,
        name=facts.row["name"],
        open=facts.is_open(),
        works=facts.works(),
        service=facts.service(),
    )


def nine_sentence() -> str:
    """The heading of the nine: how many a source says are open, and the works by state."""
    words, facts = session.words(), premises.facts()
    opened = [place for place in facts if place.status.service.state == "open"]
    states = [place.status.works.state for place in facts]
    counts = {key: states.count(key) for key in STATES_OF_WORKS}
    works = ", ".join(
        words("places.count", state=words(f"works.{key}"), count=number) + _latest(facts, key)
        for key, number in counts.items()
        if number
    )
    return words(
        "places.nine_open" if opened else "places.nine_none",
        sources=_sources_read(), count=len(opened), works=works,
    )  # fmt: skip


def _latest(facts: tuple[PlaceFacts, ...], works: str) -> str:
    """Day of the last news that some works are in this state: old news must look old."""
    tracks = [place.status.works for place in facts if place.status.works.state == works]
    dated = [track for track in tracks if track.first is not None]
    if not dated:
        return ""
    last = max(dated, key=lambda track: track.first or premises.day())
    language = session.language()
    day = numbers.of_day(str(last.since), language=language, precision=str(last.precision))
    return f" ({session.words()('places.news_of', day=day)})"


def _sources_read() -> str:
    return sources_read(premises.day(), repository.read_until(), session.language())
