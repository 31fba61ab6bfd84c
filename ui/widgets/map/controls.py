"""The controls of the map: indicator, value or change, years, classes, and years that run."""

from __future__ import annotations

import streamlit as st

from atlas import map_view
from atlas.choropleth import Choropleth
from atlas.query import MODE, SCALE, SCHEME
from atlas.selection import Selection
from indicators.engine.zones import has_zones
from ui.state import session, uploads
from ui.widgets import controls as widgets
from ui.widgets.map import basemap, network_layers, textures

PLAY_SECONDS = 1.3
TILES = "atlas-tiles"


def controls(scene: Choropleth) -> None:
    """Indicator, value or change, years, classes."""
    selection = scene.selection
    with st.container(key="atlas-controls", horizontal=True, vertical_alignment="bottom"):
        _indicator_box(selection)
        _mode_switch(selection)
        _years(scene)
        _options(scene)


def _indicator_box(selection: Selection) -> None:
    words, known = session.words(), uploads.choices().indicators
    widgets.selectbox(
        words("map.indicator"),
        known,
        key="atlas-indicator",
        value=selection.indicator,
        format_func=lambda key: map_view.listed(known[key], words.language),
        changed=session.choose_indicator,
    )


def _mode_switch(selection: Selection) -> None:
    words = session.words()
    widgets.segmented_control(
        words("map.mode"),
        MODE.values,
        key="atlas-mode",
        value=selection.mode,
        format_func=lambda mode: words(f"map.mode_{mode}"),
        changed=lambda mode: session.choose(mode=mode),
    )


def _years(scene: Choropleth) -> None:
    words, years = session.words(), scene.indicator.years
    if len(years) == 1:
        st.markdown(f"{words('map.year')}  \n**{words('map.only_year', year=years[0])}**")
    elif scene.is_change:
        _period_slider(scene)
    else:
        _year_slider(scene)


def _year_slider(scene: Choropleth) -> None:
    words, running = session.words(), session.playing()
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="atlas-years"):
        widgets.select_slider(
            words("map.year"),
            scene.indicator.years,
            key="atlas-year",
            value=scene.selection.year,
            changed=lambda year: session.choose_year(int(year)),
        )
        st.button(
            words("map.stop") if running else words("map.play"),
            key="atlas-play",
            icon=":material/pause:" if running else ":material/play_arrow:",
            on_click=session.stop if running else session.play,
        )


def _period_slider(scene: Choropleth) -> None:
    widgets.select_slider(
        session.words()("map.period"),
        scene.indicator.years,
        key="atlas-period",
        value=(scene.selection.since, scene.selection.year),
        changed=session.choose_period,
    )


def _options(scene: Choropleth) -> None:
    words, selection = session.words(), scene.selection
    with st.popover(words("map.options"), icon=":material/tune:", key="atlas-options"):
        if has_zones(scene.indicator) and not scene.is_change:
            _scale(selection)
        widgets.radio(
            words("map.scheme"),
            SCHEME.values,
            key="atlas-scheme",
            value=selection.scheme,
            format_func=lambda scheme: words(f"map.scheme_{scheme}"),
            disabled=selection.mode == "change",
            changed=lambda scheme: session.choose(scheme=scheme),
        )
        widgets.toggle(
            words("map.textures"),
            key=textures.SWITCH,
            value=textures.wanted(),
            disabled=scene.zones is not None,
            help=words("map.textures_help"),
            changed=textures.want,
        )
        basemap.switch()
        st.toggle(words("map.tiles"), value=False, key=TILES)
        st.caption(words("map.tiles_warning"))
        network_layers.networks_picker()


def _scale(selection: Selection) -> None:
    words = session.words()
    widgets.radio(
        words("zones.scale"),
        SCALE.values,
        key="atlas-scale",
        value=selection.scale,
        format_func=lambda scale: words(f"zones.scale_{scale}"),
        help=words("zones.scale_help"),
        changed=lambda scale: session.choose(scale=scale),
    )


def tiles_wanted() -> bool:
    """Whether the person has switched on the street tiles of a third party."""
    return bool(st.session_state.get(TILES, False))


def keep_playing() -> None:
    """While the years run, step to the next one in a moment."""
    if session.playing():
        st.fragment(_step, run_every=PLAY_SECONDS)()


def _step() -> None:
    if session.tick():
        st.rerun(scope="app")
