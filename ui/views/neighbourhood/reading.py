"""The first reading of an area beside its place in the city; without an area, the ways to one."""

import streamlit as st

from atlas import repository
from atlas.neighbourhood import answers, phrases
from atlas.neighbourhood.profile import Profile
from atlas.premises.facts import nothing_open
from atlas.selection import Selection
from ui.state import session
from ui.views.neighbourhood import batch, linked_figure
from ui.views.neighbourhood.locator import locator
from ui.widgets.boundary import part


def first_reading(selection: Selection, profiles: tuple[Profile, ...]) -> None:
    """Five lines, each one fact, beside the map."""
    left, right = st.columns([5, 2], gap="medium")
    with left:
        lines = answers.answers(profiles[0], repository.read_until())
        change = answers.change_link(profiles[0])
        linked_figure.lines(
            [*lines[:-1], f"{lines[-1]} {change}"], key="atlas-answers", kind="answers"
        )
        if mark := profiles[0].mark:
            excluded = mark == "excluded"
            st.caption(session.words()("area.marked" if excluded else "area.marked_base"))
    with right:
        part(locator, selection, profiles)


def no_area(selection: Selection) -> None:
    """Before an area is chosen: the ways to one."""
    left, right = st.columns(2, gap="large")
    with left:
        ways = answers.ways_to_an_area(selection.language)
        linked_figure.lines(ways, key="atlas-answers", kind="answers")
        part(batch.panel)
    with right:
        part(locator, selection, ())


def surroundings(profile: Profile) -> None:
    """Neighbours, areas alike, premises, other networks and services: what is beside and near."""
    words = session.words()
    st.header(words("profile.around_title"), anchor=False)
    linked_figure.lines(phrases.surroundings(profile), key="atlas-around", kind="around")
    facts = repository.premises_facts(repository.read_until(), words.language)
    st.caption(f"{nothing_open(facts)} {words('profile.networks_note')}".strip())
