"""What is beside, inside and near an area, and whose data the page rests on."""

from __future__ import annotations

import streamlit as st

from atlas import repository
from atlas.neighbourhood import comparison, phrases
from atlas.neighbourhood.profile import Profile, profile
from atlas.premises.facts import nothing_open
from atlas.selection import MOST_COMPARED, Selection
from ui.state import session
from ui.views.neighbourhood.summary import listed
from ui.widgets import controls as widgets
from ui.widgets.boundary import part


def beside(selection: Selection, profile: Profile) -> None:
    """Two to four areas side by side."""
    words, names = session.words(), repository.areas()["name"]
    others = [int(str(area)) for area in names.sort_values().index if area != profile.area]
    st.header(words("profile.beside_title"), anchor=False)
    widgets.multiselect(
        words("profile.beside_pick"),
        others,
        key="atlas-beside",
        value=selection.compare,
        format_func=names.to_dict().__getitem__,
        max_selections=MOST_COMPARED,
        placeholder=words("profile.beside_none"),
        changed=session.compare,
    )
    if selection.compare:
        st.table(comparison.written_table(compared(selection, profile)))


def compared(selection: Selection, own: Profile) -> tuple[Profile, ...]:
    """The chosen area and those set beside it."""
    return (own, *(profile(area, selection.language) for area in selection.compare))


def nearby(profile: Profile) -> None:
    """Premises and other networks inside and near, and services."""
    left, right = st.columns(2, gap="large")
    with left:
        part(_places, profile)
    with right:
        part(_services, profile)


def _places(profile: Profile) -> None:
    words = session.words()
    st.header(words("profile.places_title"), anchor=False)
    ours = phrases.places(profile, repository.read_until())
    st.markdown(listed(ours) or words("profile.no_premises"))
    if ours:
        st.caption(nothing_open(repository.premises_facts(repository.read_until(), words.language)))
    st.markdown(f"**{words('profile.networks_title')}**")
    st.markdown(listed(phrases.networks(profile)) or words("profile.no_networks"))
    st.caption(words("profile.networks_note"))


def _services(profile: Profile) -> None:
    words, rows = session.words(), phrases.service_rows(profile)
    st.header(words("profile.services_title"), anchor=False)
    st.table(
        {
            words("profile.service"): [name for name, _, _ in rows],
            words("profile.how_many"): [count for _, count, _ in rows],
            words("map.year"): [year for _, _, year in rows],
        }
    )
    st.caption(words("profile.services_note"))


def source_line(profile: Profile) -> None:
    """Sources and limits under the page."""
    words = session.words()
    st.caption(f"{words('source.caveat')}: {words('profile.caveat')}")
    st.caption(f"{words('profile.municipio_title')}: {words('profile.municipio_rule')}")
    st.caption(comparison.sources((profile,)))
