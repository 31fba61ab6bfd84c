"""The city, to be clicked, and what links its areas to other drawings."""

from __future__ import annotations

import streamlit as st

from atlas import repository
from atlas.neighbourhood.profile import Profile
from atlas.selection import Selection
from render.figures import profile as profile_drawings
from render.figures import strip_plot
from render.style import palette
from ui.state import session
from ui.views.neighbourhood import linked_figure


def locator(selection: Selection, profile: Profile | None) -> None:
    """The city, to be clicked."""
    alike = tuple(other.area for other in profile.alike) if profile else ()
    drawing = profile_drawings.locator(
        selection.area,
        language=selection.language,
        theme=palette.theme(session.theme_name()),
        as_of=repository.read_until(),
        alike=alike,
        beside=selection.compare,
    )
    with st.container(key="atlas-locator"):
        linked_figure.linked(drawing, key="atlas-locator-map", links=links(()))
    st.caption(session.words()("profile.locator_help"))


def links(strips: tuple[strip_plot.Strip, ...]) -> dict[str, object]:
    """The areas, their names, and where each stands on each strip: what drawings light up."""
    names = repository.areas()["short_name"].sort_values()
    areas = [int(str(area)) for area in names.index]
    at = dict(zip([strip.key for strip in strips], strip_plot.links_of(strips, areas), strict=True))
    keys = session.words()("profile.keys")
    return {"areas": areas, "names": names.tolist(), "at": at, "keys": keys}
