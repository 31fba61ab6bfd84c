"""The map and its controls: from the selection to the scene, from the scene to the screen."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from atlas import map_view, repository
from atlas.choropleth import Scene
from atlas.premises.facts import PlaceFacts
from atlas.selection import MODES, SCHEMES, Selection
from atlas.wording import alt_text
from base.tiles import OSM_CREDIT, OSM_URL
from indicators.index.official import IDISE
from render.maps import folium_map, prefetch, premises_marks
from render.maps.premises_marks import Place
from render.style import palette
from render.style.patterns import textures
from ui.state import first_paint, session, uploads
from ui.widgets import controls as widgets
from ui.widgets import network_layers
from ui.widgets.map_iframe import frame

PLAY_SECONDS = 1.3
RINGS_M = (250, 500, 1000)

TILES_KEY = "atlas-tiles"
TEXTURES, TEXTURES_SWITCH = "atlas-textures", "atlas-textures-switch"


def scene(selection: Selection) -> Scene:
    """What the selection shows, of a layer shipped or brought."""
    return map_view.choropleth(selection, uploads.indicator_data(selection.indicator))


def controls(shown: Scene) -> None:
    """Indicator, value or change, years, classes."""
    selection = shown.selection
    with st.container(key="atlas-controls", horizontal=True, vertical_alignment="bottom"):
        _indicator_box(selection)
        _mode_switch(selection)
        _years(shown)
        _options(selection)


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
        MODES,
        key="atlas-mode",
        value=selection.mode,
        format_func=lambda mode: words(f"map.mode_{mode}"),
        changed=lambda mode: session.choose(mode=mode),
    )


def _years(shown: Scene) -> None:
    words, years = session.words(), shown.indicator.years
    if len(years) == 1:
        st.markdown(f"{words('map.year')}  \n**{words('map.only_year', year=years[0])}**")
    elif shown.is_change:
        _period_slider(shown)
    else:
        _year_slider(shown)


def _year_slider(shown: Scene) -> None:
    words, running = session.words(), session.playing()
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="atlas-years"):
        widgets.select_slider(
            words("map.year"),
            shown.indicator.years,
            key="atlas-year",
            value=shown.selection.year,
            changed=lambda year: session.choose_year(int(year)),
        )
        st.button(
            words("map.stop") if running else words("map.play"),
            key="atlas-play",
            icon=":material/pause:" if running else ":material/play_arrow:",
            on_click=session.stop if running else session.play,
        )


def _period_slider(shown: Scene) -> None:
    widgets.select_slider(
        session.words()("map.period"),
        shown.indicator.years,
        key="atlas-period",
        value=(shown.selection.since, shown.selection.year),
        changed=session.choose_period,
    )


def _options(selection: Selection) -> None:
    words = session.words()
    with st.popover(words("map.options"), icon=":material/tune:", key="atlas-options"):
        widgets.radio(
            words("map.scheme"),
            SCHEMES,
            key="atlas-scheme",
            value=selection.scheme,
            format_func=lambda scheme: words(f"map.scheme_{scheme}"),
            disabled=selection.mode == "change",
            changed=lambda scheme: session.choose(scheme=scheme),
        )
        widgets.toggle(
            words("map.textures"),
            key=TEXTURES_SWITCH,
            value=textures_wanted(),
            help=words("map.textures_help"),
            changed=_keep_textures,
        )
        st.toggle(words("map.tiles"), value=False, key=TILES_KEY)
        st.caption(words("map.tiles_warning"))
        network_layers.networks_picker()


def _keep_textures(wanted: bool) -> None:
    st.session_state[TEXTURES] = wanted


def textures_wanted() -> bool:
    """Whether the person has asked for patterns beside colours; kept from page to page."""
    return bool(st.session_state.get(TEXTURES, False))


def textures_of(colours: tuple[str, ...]) -> tuple[str, ...]:
    """The patterns of a map's classes in the browser's theme, where they are asked for."""
    return textures(colours, palette.theme(session.theme_name())) if textures_wanted() else ()


def tiles_wanted() -> bool:
    """Whether the person has switched on the street tiles of a third party."""
    return bool(st.session_state.get(TILES_KEY, False))


def premises_facts() -> tuple[PlaceFacts, ...]:
    """What is known of the nine premises, in the current language."""
    return repository.premises_facts(repository.read_until(), session.language())


def draw_map(shown: Scene, *, tiles: bool, places: tuple[Place, ...] | None = None) -> None:
    """The map of a scene.

    ``places`` are the premises to mark; all nine as last known if they are not given.
    """
    draw_view(_view(shown, tiles=tiles, places=places))


def draw_view(view: folium_map.View) -> None:
    """The map: kept in place, repainted by one small message; at a visit's first run alone."""
    message = replace(view, report=first_paint.pending()).message()
    streets = view.tiles is not None
    frame(
        folium_map.AtlasMap(),
        message,
        key=session.MAP_KEY,
        on_click=session.from_map,
        streets=streets,
    )
    first_paint.hold()


def _view(shown: Scene, *, tiles: bool, places: tuple[Place, ...] | None) -> folium_map.View:
    words, rows = session.words(), shown.rows
    theme = palette.theme(session.theme_name())
    colours = palette.class_colours(shown, theme)
    marked = (
        premises_marks.map_premises(repository.read_until(), words.language)
        if places is None
        else places
    )
    return folium_map.View(
        ids=tuple(int(area) for area in rows.index),
        classes=folium_map.classes_of(shown.classes),
        values=shown.labels(),
        hatched=folium_map.hatched(rows),
        palette=colours,
        textures=textures_of(colours),
        theme=theme,
        words={
            "language": words.language,
            "map": words("map.map_label"),
            "described": alt_text.map_alt(shown, repository.areas()["short_name"], marked),
            "zoom_in": words("map.zoom_in"),
            "zoom_out": words("map.zoom_out"),
        },
        selected=shown.selection.area,
        place=shown.selection.place,
        premises=marked,
        rings=RINGS_M,
        perimeters=repository.perimeters(),
        dots=network_layers.dots(),
        tiles=folium_map.Tiles(OSM_URL, OSM_CREDIT) if tiles else None,
        focus=session.focus(shown.selection),
        ahead=_ahead(shown) if places is None else None,
    )


def _ahead(shown: Scene) -> folium_map.Ahead | None:
    """What may be painted before the server answers: the values of one year, and not by itself."""
    chosen, url = shown.selection, prefetch.address(shown.selection.language)
    if url is None or shown.is_change or session.playing() or chosen.indicator == IDISE.key:
        return None
    return folium_map.Ahead(url, chosen.indicator, chosen.year, chosen.scheme)


def keep_playing() -> None:
    """While the years run, step to the next one in a moment."""
    if session.playing():
        st.fragment(_step, run_every=PLAY_SECONDS)()


def _step() -> None:
    if session.tick():
        st.rerun(scope="app")
