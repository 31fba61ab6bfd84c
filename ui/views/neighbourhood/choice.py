"""The area of the page: its name, how it and those set beside it are chosen, its sheet."""

import streamlit as st

from atlas import repository
from atlas.neighbourhood import comparison
from atlas.neighbourhood.profile import Profile, headline, profile
from atlas.selection import MOST_COMPARED, Selection
from atlas.wording import numbers
from ui.state import session
from ui.views.neighbourhood import downloads, pictures
from ui.widgets import controls, share


def chosen(selection: Selection) -> tuple[Profile, ...]:
    """The profiles of the chosen area and of those set beside it; none while none is chosen."""
    if selection.area is None:
        return ()
    return tuple(profile(area, selection.language) for area in (selection.area, *selection.compare))


def opening(selection: Selection, profiles: tuple[Profile, ...]) -> None:
    """Name and choice of the area; what else it is told by is below."""
    words = session.words()
    with st.container(horizontal=True, vertical_alignment="bottom", key="atlas-opening"):
        with st.container(key="atlas-name"):
            if not profiles:
                st.title(words("profile.title"), anchor=False)
            for first in profiles[:1]:
                people = numbers.number(first.residents, language=first.language)
                st.title(first.short_name, anchor=False)
                st.markdown(
                    words(
                        "profile.under_name",
                        municipio=first.municipi_words(),
                        people=people,
                        year=first.residents_year,
                    )
                )
        _pickers(selection)
        if profiles:
            downloads.buttons(profiles)
            share.share(
                headline(profiles[0]),
                comparison.sources(profiles),
                slide=pictures.slide(profiles),
                embeds={"vista": "strisce"},
            )


def _pickers(selection: Selection) -> None:
    words, names = session.words(), repository.areas()["name"].sort_values()
    areas, name_of = [int(str(area)) for area in names.index], names.to_dict().__getitem__
    controls.selectbox(
        words("map.area"),
        areas,
        key="atlas-area",
        value=selection.area,
        none=words("map.area_none"),
        format_func=name_of,
        changed=session.choose_area,
        width=260,
    )
    if selection.area is None:
        return
    short = repository.areas()["short_name"].to_dict().__getitem__
    with st.container(key=f"atlas-{session.theme_name() or 'light'}-compare", width=420):
        controls.multiselect(
            words("profile.compare"),
            [area for area in areas if area != selection.area],
            key="atlas-beside",
            value=selection.compare,
            format_func=short,
            max_selections=MOST_COMPARED,
            placeholder=words("profile.compare_none"),
            changed=session.compare,
        )
