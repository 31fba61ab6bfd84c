"""From the scene to what the map's frame is sent: values, colours, words, premises."""

from atlas import repository
from atlas.choropleth import Choropleth
from atlas.wording import alt_text
from base.tiles import OSM_CREDIT, OSM_URL
from indicators.index.official import IDISE
from render.maps import folium_map, prefetch, premises_marks
from render.style import palette
from ui.state import session
from ui.widgets.map import network_layers, textures

RINGS_M = (250, 500, 1000)


def view_of(scene: Choropleth, *, tiles: bool) -> folium_map.View:
    """A scene as its frame paints it, with the nine premises."""
    words, rows = session.words(), scene.rows
    theme = palette.theme(session.theme_name())
    colours = palette.class_colours(scene, theme)
    marked = premises_marks.map_premises(repository.read_until(), words.language)
    return folium_map.View(
        ids=tuple(int(area) for area in rows.index),
        classes=folium_map.classes_of(scene.classes),
        values=scene.labels(),
        hatched=folium_map.hatched(rows),
        palette=colours,
        textures=textures.of(colours),
        theme=theme,
        words={
            "language": words.language,
            "map": words("map.map_label"),
            "described": alt_text.map_alt(scene, repository.areas()["short_name"], marked),
            "zoom_in": words("map.zoom_in"),
            "zoom_out": words("map.zoom_out"),
            "zones": words("estate.credit"),
        },
        selected=scene.selection.area,
        place=scene.selection.place,
        premises=marked,
        rings=RINGS_M,
        perimeters=repository.perimeters(),
        dots=network_layers.dots(),
        tiles=folium_map.Tiles(OSM_URL, OSM_CREDIT) if tiles else None,
        focus=session.focus(scene.selection),
        ahead=_ahead(scene),
    )


def _ahead(scene: Choropleth) -> folium_map.Ahead | None:
    """What may be painted before the server answers: the values of one year, and not by itself."""
    chosen, url = scene.selection, prefetch.address(scene.selection.language)
    if url is None or scene.is_change or session.playing() or chosen.indicator == IDISE.key:
        return None
    if scene.zones is not None:
        return None
    return folium_map.Ahead(url, chosen.indicator, chosen.year, chosen.scheme)
