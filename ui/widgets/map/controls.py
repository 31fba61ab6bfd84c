"""The controls of the map: what it shows and its year; the rest stands behind *Altro*."""

from __future__ import annotations

from collections.abc import Callable

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


def controls(scene: Choropleth, find: Callable[[], None]) -> None:
    """What the map shows, and its year where there are several; ``find`` draws what else is behind
    *Altro*."""
    with st.container(key="atlas-controls"):
        with st.container(horizontal=True, vertical_alignment="bottom", key="atlas-first"):
            _indicator_box(scene.selection)
            _options(scene, find)
        if len(scene.indicator.years) > 1:
            _years(scene)


def _indicator_box(selection: Selection) -> None:
    words, known = session.words(), uploads.choices().indicators
    widgets.selectbox(
        words("map.indicator"),
        known,
        key="atlas-indicator",
        value=selection.indicator,
        format_func=lambda key: map_view.listed(known[key], words.language),
        changed=session.choose_indicator,
        label_visibility="collapsed",
    )


def _years(scene: Choropleth) -> None:
    if scene.is_change:
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


def _options(scene: Choropleth, find: Callable[[], None]) -> None:
    words, selection = session.words(), scene.selection
    with st.popover(words("more.button"), key="atlas-options"):
        _mode_switch(selection)
        if has_zones(scene.indicator) and scene.selection.mode == "value":
            _scale(selection)
        widgets.radio(
            words("map.scheme"),
            SCHEME.values,
            key="atlas-scheme",
            value=selection.scheme,
            format_func=lambda scheme: words(f"map.scheme_{scheme}"),
            disabled=selection.mode != "value",
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
        find()


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
