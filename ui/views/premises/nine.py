"""The nine premises in a minute: one table, the map, and what no source says of any."""

from urllib.parse import urlencode

import streamlit as st

from atlas import repository
from atlas.premises import answers
from render.maps import premises_tables
from render.style import palette
from ui.state import address, premises, session
from ui.views.premises import choice
from ui.views.premises.where import where
from ui.widgets import figure, page


def nine() -> None:
    """The premises that pass the filters, in groups by what is known of their works."""
    words, places, events = session.words(), premises.shown(), repository.premises_events()
    theme = palette.theme(session.theme_name())
    left, right = page.map_columns()
    with left:
        if places:
            table = premises_tables.nine_table(
                places, events, repository.premises_units(), theme=theme, address=_address
            )
            figure.drawing(table, key="atlas-nine", chosen=premises.open_place)
        else:
            st.info(words("places.nothing"), icon=":material/filter_alt_off:")
    with right:
        if places:
            where(None)
            figure.drawing(premises_tables.marks_key(places, theme=theme), key="atlas-nine-key")
        unknown = ", ".join(answers.unknown_of_all(premises.facts()))
        st.markdown(words("places.unknown_of_all", unknown=unknown))
        notes = dict.fromkeys(note for each in places for note in answers.undated(each, events))
        for note in notes:
            st.caption(f"\\* {note}")
        choice.more()


def _address(place: str) -> str:
    return f"?{urlencode(address.query() | {'spazio': place})}"
