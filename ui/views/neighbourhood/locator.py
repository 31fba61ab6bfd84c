"""The city, to be clicked, and what links its areas to other drawings."""

from __future__ import annotations

import streamlit as st

from atlas import repository
from atlas.neighbourhood.profile import Profile
from atlas.selection import Selection
from render.figures import profile as profile_drawings
from render.style import palette
from ui.state import session
from ui.views.neighbourhood import linked_figure


def locator(selection: Selection, profiles: tuple[Profile, ...]) -> None:
    """The city, to be clicked."""
    alike = tuple(other.area for profile in profiles[:1] for other in profile.alike)
    drawing = profile_drawings.locator(
        selection.area,
        language=selection.language,
        theme=palette.theme(session.theme_name()),
        as_of=repository.read_until(),
        alike=() if selection.compare else alike,
        beside=selection.compare,
    )
    with st.container(key="atlas-locator"):
        if not profiles:
            drawing = f'<div class="large">{drawing}</div>'
        linked_figure.linked(drawing, key="atlas-locator-map", links=linked_figure.links(()))
    words = session.words()
    st.caption(
        words(
            "profile.locator_help"
            if profiles and not selection.compare
            else "profile.locator_beside"
        )
    )
