"""What weighs on an area, where it stands best, and the areas most like it."""

from __future__ import annotations

import streamlit as st

from atlas.neighbourhood import comparison, phrases
from atlas.neighbourhood.profile import Profile, best_words, nothing_heavy
from ui.state import session
from ui.views.neighbourhood.choice import step
from ui.widgets.boundary import part


def summary(profile: Profile) -> None:
    """What weighs most, where it stands best, the index, and what to mind."""
    words = session.words()
    with st.container(border=True, key="atlas-summary"):
        if sentence := phrases.index_words(profile):
            st.markdown(sentence)
        st.markdown(f"**{words('profile.heaviest_title')}**")
        heavy = [phrases.severity(profile, key) for key in profile.heaviest]
        st.markdown(listed(heavy) or nothing_heavy(profile))
        if sentence := best_words(profile):
            st.markdown(sentence)
        if profile.mark:
            excluded = profile.mark == "excluded"
            st.caption(words("area.marked" if excluded else "area.marked_base"))
        with st.expander(words("profile.rule_title")):
            st.markdown(comparison.rule(profile.language))
            st.markdown(words("profile.test_rule"))


def similar_areas(profile: Profile) -> None:
    """The areas most alike, why, and a way to each."""
    words = session.words()
    with st.container(border=True, key="atlas-alike"):
        st.markdown(f"**{words('profile.alike_title')}**")
        if not profile.alike:
            st.markdown(words("profile.alike_none"))
        for other in profile.alike:
            part(step, other.name, other.area)
            st.markdown(other.text(profile.language))
        if profile.alike:
            st.button(
                words("profile.set_beside"),
                key="atlas-set-beside",
                icon=":material/compare:",
                on_click=session.choose,
                kwargs={"compare": tuple(other.area for other in profile.alike)},
            )
        with st.expander(words("profile.alike_how")):
            st.markdown(comparison.similarity_rule(words.language))


def listed(lines: list[str]) -> str:
    """Lines as a list."""
    return "\n".join(f"- {line}" for line in lines)
