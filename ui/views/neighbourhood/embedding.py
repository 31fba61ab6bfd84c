"""What another site may show of the page alone."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from atlas.neighbourhood import comparison
from atlas.neighbourhood.profile import Profile
from atlas.query import CHART, SECTION, Notice
from atlas.selection import Selection
from atlas.wording.untrusted import foreign
from ui.state import session
from ui.views.neighbourhood.charts import strip_plots, trends
from ui.views.neighbourhood.locator import locator

VIEWS: dict[str, Callable[[tuple[Profile, ...]], object]] = {
    "strisce": strip_plots,
    "andamenti": trends,
}
"""What another site may show alone: ``/quartiere?embed=true&vista=strisce&area=76``."""


def notices() -> tuple[Notice, ...]:
    """The view the address asks for, if it is none of this page's nor of another's."""
    view = session.view()
    if not view or view in {*CHART.keys, *SECTION.keys}:
        return ()
    return (Notice(CHART.name, foreign(view), ""),)


def embedded(selection: Selection, profiles: tuple[Profile, ...]) -> bool:
    """Draw the one chart an embedding site asks for, with its source; ``False`` if none is."""
    view = session.view()
    if not session.embedded() or not profiles:
        return False
    if view in VIEWS:
        st.subheader(profiles[0].name, anchor=False)
        VIEWS[view](profiles)
    elif view == "mappa":
        st.subheader(profiles[0].name, anchor=False)
        locator(selection, profiles)
    else:
        return False
    st.caption(comparison.sources(profiles))
    return True
