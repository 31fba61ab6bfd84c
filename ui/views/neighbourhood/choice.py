"""The area of the page: its headline, how it is chosen, and the steps to the next one."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from atlas import repository
from atlas.neighbourhood import comparison
from atlas.neighbourhood.adjacency import ARROWS
from atlas.neighbourhood.profile import (
    IndexRank,
    Profile,
    beside_in_rank,
    by_direction,
    headline,
    profile,
)
from atlas.repository import index_places
from atlas.selection import Selection
from ui.state import session
from ui.views.neighbourhood import pictures
from ui.widgets import controls as widgets
from ui.widgets import headings


def chosen(selection: Selection, *, index: IndexRank | None = None) -> Profile | None:
    """The profile of the chosen area; ``None`` while none is chosen.

    ``index`` is the area's place in the composite index, shown where it is given.
    """
    if selection.area is None:
        return None
    return profile(selection.area, selection.language, index=index)


def place(selection: Selection) -> IndexRank | None:
    """The chosen area's place in the atlas's index, where it has one."""
    if selection.area is None:
        return None
    return index_places.place_of(selection.area, selection.language)


def opening(profile: Profile | None) -> None:
    """The headline of the area, or what this page is for."""
    words = session.words()
    if profile is None:
        st.title(words("profile.title"), anchor=False)
        st.markdown(words("profile.choose"))
        return
    headings.headline(
        headline(profile),
        comparison.sources((profile,)),
        slide=pictures.slide(profile),
        embeds={"vista": "strisce"},
    )


def controls(selection: Selection) -> None:
    """Choose an area by name."""
    words, names = session.words(), repository.areas()["name"]
    widgets.selectbox(
        words("map.area"),
        names.sort_values().index.tolist(),
        key="atlas-area",
        value=selection.area,
        none=words("map.area_none"),
        format_func=names.to_dict().__getitem__,
        changed=lambda area: session.choose(area=area),
    )


def steps(selection: Selection) -> None:
    """To the neighbours by direction, and to the areas before and after in the ranking."""
    if selection.area is None:
        return
    words, names = session.words(), repository.areas()["short_name"]
    with st.container(key="atlas-steps"):
        st.markdown(f"**{words('profile.neighbours')}**")
        with st.container(horizontal=True, gap="small"):
            for where, others in by_direction(selection.area).items():
                for other in others:
                    label = words(f"direction.{where}", area=names[other])
                    step(f"{ARROWS[where]} {label}", other)
        _by_rank(selection, names)


def _by_rank(selection: Selection, names: pd.Series) -> None:
    words, data = session.words(), repository.indicator_data(selection.indicator)
    before, after = beside_in_rank(data.by_year[selection.year], selection.area or 0)
    title = data.indicator.short_title.text(words.language)
    st.markdown(f"**{words('profile.ranking', title=title, year=selection.year)}**")
    if before is None and after is None:
        st.caption(words("profile.unranked"))
        return
    with st.container(horizontal=True, gap="small"):
        if before is not None:
            step(words("profile.before", area=names[before]), before)
        if after is not None:
            step(words("profile.after", area=names[after]), after)


def step(label: str, area: int) -> None:
    """A way to another area."""
    st.button(
        label,
        key=f"atlas-step-{label}-{area}",
        on_click=session.choose_area,
        args=(area,),
        type="tertiary",
    )
