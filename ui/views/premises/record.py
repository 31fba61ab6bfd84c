"""What is on record of one premises, and the register as files."""

import streamlit as st

from atlas import repository
from atlas.premises.facts import PlaceFacts
from ui.state import session
from ui.views.premises import printed
from ui.views.premises.register_files import register_files
from ui.widgets import cards
from ui.widgets.downloads import downloads


def files_section(facts: PlaceFacts | None) -> None:
    """What is on record of one premises; the register as of the day shown."""
    words = session.words()
    if facts is not None:
        _record(facts)
    st.markdown(f"{words('register.export_text')} {words('places.as_of_help')}")
    register_files()


def _record(facts: PlaceFacts) -> None:
    """Rooms, floor area and position of one premises, its sources, and its sheet."""
    words, units = session.words(), repository.premises_units().loc[str(facts.row["premises_id"])]
    low, high = (int(facts.row[f"floor_area_{end}_m2"]) for end in ("min", "max"))
    rows = [
        (words("places.rooms"), str(units[f"note_{words.language}"])),
        (words("places.floor_area"), words("places.floor_area_text", low=low, high=high)),
        (words("places.position"), str(facts.row[f"point_note_{words.language}"])),
        (words("place.works"), facts.works()),
        (words("place.service"), facts.service()),
        (words("place.last_news_estate"), facts.said_news(facts.news.estate)),
    ]
    cards.facts("", rows)
    st.markdown("\n".join(f"- <{source}>" for source in facts.sources()))
    downloads([printed.sheet(facts)])
