"""One neighbourhood on one page: what is drawn of a :class:`atlas.neighbourhood.profile.Profile`,
and how one walks from an area to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from atlas import repository
from atlas.neighbourhood import comparison, phrases
from atlas.neighbourhood.adjacency import ARROWS
from atlas.neighbourhood.profile import (
    Profile,
    beside_in_rank,
    best_words,
    by_direction,
    headline,
    nothing_heavy,
    profile,
)
from atlas.premises.facts import nothing_open
from atlas.premises.query import SECTIONS
from atlas.repository import index_results
from atlas.selection import MOST_COMPARED, Notice, Selection
from atlas.wording.untrusted import foreign
from render.figures import profile as profile_drawings
from render.figures import small_multiples, strip_plot
from render.style import palette
from ui.state import session
from ui.views.neighbourhood import linked_figure
from ui.widgets import address_search, headings, tables
from ui.widgets import controls as widgets
from ui.widgets.boundary import part
from ui.widgets.figure import Twin, twin

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from atlas.neighbourhood.profile import Place


def chosen(selection: Selection, *, index: Place | None = None) -> Profile | None:
    """The profile of the chosen area; ``None`` while none is chosen.

    ``index`` is the area's place in the composite index, shown where it is given.
    """
    if selection.area is None:
        return None
    return profile(selection.area, selection.language, index=index)


def place(selection: Selection) -> Place | None:
    """The chosen area's place in the atlas's index, where it has one."""
    if selection.area is None:
        return None
    return index_results.place_of(selection.area, selection.language)


def opening(shown: Profile | None) -> None:
    """The headline of the area, or what this page is for."""
    words = session.words()
    if shown is None:
        st.title(words("profile.title"), anchor=False)
        st.markdown(words("profile.choose"))
        return
    headings.headline(headline(shown), comparison.sources((shown,)))


def controls(selection: Selection) -> None:
    """Choose an area by name or by an address."""
    left, right = st.columns(2, gap="medium")
    with left:
        _picker(selection)
    with right:
        address_search.address_search()


def _picker(selection: Selection) -> None:
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
                    _step(f"{ARROWS[where]} {label}", other)
        _by_rank(selection, names)


def _by_rank(selection: Selection, names: pd.Series) -> None:
    words, data = session.words(), repository.indicator_data(selection.indicator)
    before, after = beside_in_rank(data.by_year[selection.year], selection.area or 0)
    title = data.indicator.short_title.said(words.language)
    st.markdown(f"**{words('profile.ranking', title=title, year=selection.year)}**")
    if before is None and after is None:
        st.caption(words("profile.unranked"))
        return
    with st.container(horizontal=True, gap="small"):
        if before is not None:
            _step(words("profile.before", area=names[before]), before)
        if after is not None:
            _step(words("profile.after", area=names[after]), after)


def _step(label: str, area: int) -> None:
    st.button(
        label,
        key=f"atlas-step-{label}-{area}",
        on_click=session.choose_area,
        args=(area,),
        type="tertiary",
    )


def locator(selection: Selection, shown: Profile | None) -> None:
    """The city, to be clicked."""
    alike = tuple(one.area for one in shown.alike) if shown else ()
    drawing = profile_drawings.locator(
        selection.area,
        language=selection.language,
        theme=palette.theme(session.theme_name()),
        as_of=repository.read_until(),
        alike=alike,
        beside=selection.compare,
    )
    with st.container(key="atlas-locator"):
        linked_figure.linked(drawing, key="atlas-locator-map", links=_links(()))
    st.caption(session.words()("profile.locator_help"))


def summary(shown: Profile) -> None:
    """What weighs most, where it stands best, the index, and what to mind."""
    words = session.words()
    with st.container(border=True, key="atlas-summary"):
        if said := phrases.index_words(shown):
            st.markdown(said)
        st.markdown(f"**{words('profile.heaviest_title')}**")
        heavy = [phrases.burden(shown, key) for key in shown.heaviest]
        st.markdown(_list(heavy) or nothing_heavy(shown))
        if said := best_words(shown):
            st.markdown(said)
        if shown.mark:
            excluded = shown.mark == "excluded"
            st.caption(words("area.marked" if excluded else "area.marked_base"))
        with st.expander(words("profile.rule_title")):
            st.markdown(words("profile.rule"))
            st.markdown(words("profile.test_rule"))


def alike(shown: Profile) -> None:
    """The areas most alike, why, and a way to each."""
    words = session.words()
    with st.container(border=True, key="atlas-alike"):
        st.markdown(f"**{words('profile.alike_title')}**")
        if not shown.alike:
            st.markdown(words("profile.alike_none"))
        for one in shown.alike:
            part(_step, one.name, one.area)
            st.markdown(one.said(shown.language))
        if shown.alike:
            st.button(
                words("profile.set_beside"),
                key="atlas-set-beside",
                icon=":material/compare:",
                on_click=session.choose,
                kwargs={"compare": tuple(one.area for one in shown.alike)},
            )
        with st.expander(words("profile.alike_how")):
            st.markdown(comparison.alike_rule(words.language))


def strip_plots(shown: Profile) -> None:
    """Every indicator as a strip."""
    words, colours = session.words(), palette.theme(session.theme_name())
    found = profile_drawings.strips(shown)
    st.header(words("profile.strips_title"), anchor=False)
    drawing = strip_plot.strips_html(
        profile_drawings.by_theme(shown, found), colours, profile_drawings.strip_words(shown)
    )
    linked_figure.linked(drawing, key="atlas-strips", links=_links(found))
    if not session.embedded():
        part(_twin, comparison.strip_table(shown), "strips")


def _links(found: tuple[strip_plot.Strip, ...]) -> dict[str, object]:
    names = repository.areas()["short_name"].sort_values()
    areas = [int(str(area)) for area in names.index]
    at = dict(zip([one.key for one in found], strip_plot.reach_of(found, areas), strict=True))
    keys = session.words()("profile.keys")
    return {"areas": areas, "names": names.tolist(), "at": at, "keys": keys}


def trends(shown: Profile) -> None:
    """Small multiples of every series."""
    words, colours = session.words(), palette.theme(session.theme_name())
    st.header(words("profile.trends_title"), anchor=False)
    st.caption(words("profile.trends_reading", area=shown.short_name))
    label = words("profile.trends_label", area=shown.short_name)
    found = profile_drawings.panels(shown)
    linked_figure.linked(small_multiples.multiples_html(found, colours, label), key="atlas-trends")
    if not session.embedded():
        table = small_multiples.trend_table(found, shown.short_name, words("map.legend_city"))
        decimals = small_multiples.trend_decimals(found, list(table.columns))
        part(_twin, table.reset_index(names=words("map.year")), "trends", decimals)


def _twin(table: pd.DataFrame, key: str, decimals: Mapping[str, int] | None = None) -> None:
    """The same data as a table."""
    words = session.words()

    def draw() -> None:
        tables.table(
            table, key=f"atlas-{key}-table", language=words.language, decimals=decimals or 0
        )

    twin(Twin(words("profile.as_table"), f"atlas-{key}-twin", draw))


def beside(selection: Selection, shown: Profile) -> None:
    """Two to four areas side by side."""
    words, names = session.words(), repository.areas()["name"]
    others = [int(str(one)) for one in names.sort_values().index if one != shown.area]
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
        st.table(comparison.written_table(compared(selection, shown)))


def compared(selection: Selection, shown: Profile) -> tuple[Profile, ...]:
    """The chosen area and those set beside it."""
    return (shown, *(profile(one, selection.language) for one in selection.compare))


def around(shown: Profile) -> None:
    """Premises and other networks inside and near, and services."""
    left, right = st.columns(2, gap="large")
    with left:
        part(_places, shown)
    with right:
        part(_services, shown)


def _places(shown: Profile) -> None:
    words = session.words()
    st.header(words("profile.places_title"), anchor=False)
    ours = phrases.places(shown, repository.read_until())
    st.markdown(_list(ours) or words("profile.no_premises"))
    if ours:
        st.caption(nothing_open(repository.premises_facts(repository.read_until(), words.language)))
    st.markdown(f"**{words('profile.networks_title')}**")
    st.markdown(_list(phrases.networks(shown)) or words("profile.no_networks"))
    st.caption(words("profile.networks_note"))


def _list(lines: list[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _services(shown: Profile) -> None:
    words, rows = session.words(), phrases.service_rows(shown)
    st.header(words("profile.services_title"), anchor=False)
    st.table(
        {
            words("profile.service"): [name for name, _, _ in rows],
            words("profile.how_many"): [found for _, found, _ in rows],
            words("map.year"): [year for _, _, year in rows],
        }
    )
    st.caption(words("profile.services_note"))


def source_line(shown: Profile) -> None:
    """Sources and limits under the page."""
    words = session.words()
    st.caption(f"{words('source.caveat')}: {words('profile.caveat')}")
    st.caption(f"{words('profile.municipio_title')}: {words('profile.municipio_rule')}")
    st.caption(comparison.sources((shown,)))


VIEWS: dict[str, Callable[[Profile], None]] = {"strisce": strip_plots, "andamenti": trends}
"""What another site may show alone: ``/quartiere?embed=true&vista=strisce&area=76``."""


def notices() -> tuple[Notice, ...]:
    """The view the address asks for, if it is none of this page's nor of another's."""
    asked = session.view()
    if not asked or asked in {*VIEWS, "mappa", *SECTIONS.values()}:
        return ()
    return (Notice("vista", foreign(asked), ""),)


def embedded(selection: Selection, shown: Profile | None) -> bool:
    """Draw the one chart an embedding site asks for, with its source; ``False`` if none is."""
    view = session.view()
    if not session.embedded() or shown is None:
        return False
    if view in VIEWS:
        st.subheader(shown.name, anchor=False)
        VIEWS[view](shown)
    elif view == "mappa":
        st.subheader(shown.name, anchor=False)
        locator(selection, shown)
    else:
        return False
    st.caption(comparison.sources((shown,)))
    return True
