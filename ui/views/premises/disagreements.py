"""Where the sources differ: the sides of each point, none of them chosen."""

import streamlit as st

from atlas.premises import event_history
from atlas.premises.facts import PlaceFacts
from atlas.wording import numbers
from data.premises.disagreements import Disagreement, disagreements
from ui.state import session

OF_PLACE = {
    "erlembaldo": ("renovation", "cohesion_fund"),
    "omero": ("renovation", "cohesion_fund"),
    "faenza": ("faenza_street", "renovation"),
}
"""Points on which sources differ that speak of one premises; the others have ``renovation``."""


def sources_section(facts: PlaceFacts | None) -> None:
    """Points on which the sources differ, side by side; of one premises, those that concern it."""
    words, points = session.words(), disagreements()
    if facts is not None:
        own = OF_PLACE.get(str(facts.row["premises_id"]), ("renovation",))
        points = tuple(point for point in points if point.key in own)
    st.markdown(words("places.differ", count=len(points)))
    for point in points:
        point_box(point)


def point_box(point: Disagreement) -> None:
    """One disagreement: its sides in columns, none of them chosen."""
    words, language = session.words(), session.language()
    with st.container(border=True, key=f"atlas-differ-{point.key}"):
        st.markdown(f"**{point.title.text(language)}**")
        for column, side in zip(st.columns(len(point.positions)), point.positions, strict=True):
            with column:
                st.markdown(side.text.text(language))
                st.caption(source_links(side.sources) or words("places.no_page"))


def source_links(sources: tuple[str, ...]) -> str:
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
