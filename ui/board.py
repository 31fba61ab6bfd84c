"""The map and its controls: from the selection to the scene, from the scene to the screen."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from base.tiles import OSM_CREDIT, OSM_URL
from indicators.official import IDISE
from ui import (
    ahead,
    alt_text,
    cache,
    imported,
    maps,
    networks,
    opening,
    palette,
    sentence,
    state,
    widgets,
)
from ui.frame import frame
from ui.places import PlaceFacts
from ui.rows import row
from ui.scene import (
    Scene,
    change_refusal,
    change_scene,
    city_change,
    refused_scene,
)
from ui.selection import MODES, SCHEMES, Selection
from ui.textures import textures

PLAY_SECONDS = 1.3
RINGS_M = (250, 500, 1000)

TILES_KEY = "atlas-tiles"
TEXTURES, TEXTURES_SWITCH = "atlas-textures", "atlas-textures-switch"


def scene(selection: Selection, *, theme: palette.Theme | None = None) -> Scene:
    """Compute what the selection shows, in the browser's theme unless another is asked for."""
    colours = theme or palette.theme(state.theme_name())
    if selection.mode == "value":
        return imported.value_scene(selection, colours)
    shown = imported.indicator_data(selection.indicator)
    rows = shown.by_year[selection.year]
    refused = change_refusal(shown.indicator, selection)
    if refused is not None:
        return refused_scene(shown.indicator, selection, rows=rows, why=refused, theme=colours)
    return change_scene(
        shown.indicator,
        selection,
        rows=rows,
        changes=cache.changes(selection.indicator, selection.since, selection.year),
        city=city_change(shown.city_by_year, selection),
        counted=shown.counted_by_year[selection.year],
        theme=colours,
    )


def sentence_of(shown: Scene) -> str:
    """The sentence on top of the screen."""
    selection, language = shown.selection, shown.selection.language
    names = cache.areas()["short_name"]
    name = None if selection.area is None else names[selection.area]
    found = None if selection.area is None else row(shown.rows, selection.area)
    if shown.refused is not None:
        return shown.refused.said(language)
    if shown.is_change:
        return sentence.change_sentence(
            name, found, shown.city, shown.indicator,
            since=selection.since, year=selection.year, language=language,
        )  # fmt: skip
    if name is None or found is None:
        return sentence.city_sentence(
            shown.rows,
            names,
            shown.city,
            shown.indicator,
            year=selection.year,
            language=language,
            counted=shown.counted,
        )
    facts = sentence.AreaFacts(name, found, shown.city, shown.counted)
    return sentence.area_sentence(facts, shown.indicator, year=selection.year, language=language)


def controls(shown: Scene) -> None:
    """Indicator, value or change, years, classes."""
    selection = shown.selection
    with st.container(key="atlas-controls", horizontal=True, vertical_alignment="bottom"):
        _indicator_box(selection)
        _mode_switch(selection)
        _years(shown)
        _options(selection)


def _indicator_box(selection: Selection) -> None:
    words, known = state.words(), imported.choices().indicators
    widgets.selectbox(
        words("map.indicator"),
        known,
        key="atlas-indicator",
        value=selection.indicator,
        format_func=lambda key: imported.listed(known[key], words.language),
        changed=state.choose_indicator,
    )


def _mode_switch(selection: Selection) -> None:
    words = state.words()
    widgets.segmented_control(
        words("map.mode"),
        MODES,
        key="atlas-mode",
        value=selection.mode,
        format_func=lambda mode: words(f"map.mode_{mode}"),
        changed=lambda mode: state.choose(mode=mode),
    )


def _years(shown: Scene) -> None:
    words, years = state.words(), shown.indicator.years
    if len(years) == 1:
        st.markdown(f"{words('map.year')}  \n**{words('map.only_year', year=years[0])}**")
    elif shown.is_change:
        _period_slider(shown)
    else:
        _year_slider(shown)


def _year_slider(shown: Scene) -> None:
    words, running = state.words(), state.playing()
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="atlas-years"):
        widgets.select_slider(
            words("map.year"),
            shown.indicator.years,
            key="atlas-year",
            value=shown.selection.year,
            changed=lambda year: state.choose_year(int(year)),
        )
        st.button(
            words("map.stop") if running else words("map.play"),
            key="atlas-play",
            icon=":material/pause:" if running else ":material/play_arrow:",
            on_click=state.stop if running else state.play,
        )


def _period_slider(shown: Scene) -> None:
    widgets.select_slider(
        state.words()("map.period"),
        shown.indicator.years,
        key="atlas-period",
        value=(shown.selection.since, shown.selection.year),
        changed=state.choose_period,
    )


def _options(selection: Selection) -> None:
    words = state.words()
    with st.popover(words("map.options"), icon=":material/tune:", key="atlas-options"):
        widgets.radio(
            words("map.scheme"),
            SCHEMES,
            key="atlas-scheme",
            value=selection.scheme,
            format_func=lambda scheme: words(f"map.scheme_{scheme}"),
            disabled=selection.mode == "change",
            changed=lambda scheme: state.choose(scheme=scheme),
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
        networks.networks_picker()


def _keep_textures(wanted: bool) -> None:
    st.session_state[TEXTURES] = wanted


def textures_wanted() -> bool:
    """Whether the person has asked for patterns beside colours; kept from page to page."""
    return bool(st.session_state.get(TEXTURES, False))


def textures_of(colours: tuple[str, ...]) -> tuple[str, ...]:
    """The patterns of a map's classes in the browser's theme, where they are asked for."""
    return textures(colours, palette.theme(state.theme_name())) if textures_wanted() else ()


def tiles_wanted() -> bool:
    """Whether the person has switched on the street tiles of a third party."""
    return bool(st.session_state.get(TILES_KEY, False))


def premises_facts() -> tuple[PlaceFacts, ...]:
    """What is known of the nine premises, in the current language."""
    return cache.premises_facts(cache.read_until(), state.language())


def draw_map(shown: Scene, *, tiles: bool, places: tuple[maps.Place, ...] | None = None) -> None:
    """The map of a scene.

    ``places`` are the premises to mark; all nine as last known if they are not given.
    """
    draw_view(_view(shown, tiles=tiles, places=places))


def draw_view(view: maps.View) -> None:
    """The map: kept in place, repainted by one small message; at a visit's first run alone."""
    message = replace(view, report=opening.pending()).message()
    streets = view.tiles is not None
    frame(maps.AtlasMap(), message, key=state.MAP_KEY, on_click=state.from_map, streets=streets)
    opening.hold()


def _view(shown: Scene, *, tiles: bool, places: tuple[maps.Place, ...] | None) -> maps.View:
    words, rows = state.words(), shown.rows
    marked = cache.map_premises(cache.read_until(), words.language) if places is None else places
    return maps.View(
        ids=tuple(int(area) for area in rows.index),
        classes=maps.classes_of(shown.classes),
        values=shown.labels(),
        hatched=maps.hatched(rows),
        palette=shown.colours,
        textures=textures_of(shown.colours),
        theme=palette.theme(state.theme_name()),
        words={
            "language": words.language,
            "map": words("map.map_label"),
            "described": alt_text.map_alt(shown, cache.areas()["short_name"], marked),
            "zoom_in": words("map.zoom_in"),
            "zoom_out": words("map.zoom_out"),
        },
        selected=shown.selection.area,
        place=shown.selection.place,
        premises=marked,
        rings=RINGS_M,
        perimeters=cache.perimeters(),
        dots=networks.dots(),
        tiles=maps.Tiles(OSM_URL, OSM_CREDIT) if tiles else None,
        focus=state.focus(shown.selection),
        ahead=_ahead(shown) if places is None else None,
    )


def _ahead(shown: Scene) -> maps.Ahead | None:
    """What may be painted before the server answers: the values of one year, and not by itself."""
    chosen, url = shown.selection, ahead.address(shown.selection.language)
    if url is None or shown.is_change or state.playing() or chosen.indicator == IDISE.key:
        return None
    return maps.Ahead(url, chosen.indicator, chosen.year, chosen.scheme)


def keep_playing() -> None:
    """While the years run, step to the next one in a moment."""
    if state.playing():
        st.fragment(_step, run_every=PLAY_SECONDS)()


def _step() -> None:
    if state.tick():
        st.rerun(scope="app")
