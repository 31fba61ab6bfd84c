"""The map of a page: from the selection to the scene, from the scene to the screen."""

from dataclasses import replace

from atlas import map_view
from atlas.choropleth import Choropleth
from atlas.selection import Selection
from render.maps import folium_map
from ui.state import first_paint, session, uploads
from ui.widgets.map import basemap, zone_layer
from ui.widgets.map.view import view_of
from ui.widgets.map_iframe import frame

HINT = ("area", "place", "more", "close")


def scene(selection: Selection) -> Choropleth:
    """What the selection shows, of a layer shipped or brought."""
    return map_view.choropleth(selection, uploads.indicator_data(selection.indicator))


def map_scene(selection: Selection) -> Choropleth:
    """The same at the scale that is asked for."""
    return map_view.with_zones(scene(selection))


def draw_map(scene: Choropleth, *, tiles: bool) -> None:
    """The map of a scene."""
    view = view_of(scene, tiles=tiles)
    sure = tuple(map_view.sure_areas(scene).values())
    draw_view(replace(view, zones=zone_layer.paint(scene), sure=sure, hint=_hint()))


def _hint() -> tuple[str, ...]:
    """How to use the map, for who comes for the first time; not in another site."""
    if session.embedded():
        return ()
    words = session.words()
    return tuple(words(f"hint.{line}") for line in HINT)


def draw_view(view: folium_map.View) -> None:
    """The map: kept in place, repainted by one small message; at a visit's first run alone."""
    now = replace(view, report=first_paint.pending(), base=basemap.credit())
    streets = view.tiles is not None
    frame(
        folium_map.AtlasMap(),
        now.message(),
        key=session.MAP_KEY,
        on_click=session.from_map,
        streets=streets,
    )
    first_paint.hold()
