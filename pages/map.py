"""The atlas: one map, the nine premises, and what is known of the chosen area."""

from atlas import map_view
from ui.shell import layout
from ui.state import first_paint, session
from ui.views.map import panels, table, text_map
from ui.widgets import address_search, cards, map_panel, network_layers
from ui.widgets.boundary import part


def embedded() -> None:
    """The map alone with its sentence, legend and source, for another site."""
    selection, _ = session.current()
    scene = map_panel.scene(selection)
    with cards.content():
        part(cards.headline, map_view.sentence_of(scene), "")
        part(map_panel.draw_map, scene, tiles=False)
        part(panels.legend, scene)
        part(cards.source_line, scene)


def whole() -> None:
    """The page in the order it is sent: the map, the card of what is chosen, then the rest."""
    selection, _ = session.current()
    scene = map_panel.scene(selection)
    tiles = map_panel.tiles_wanted()
    with cards.content():
        above = cards.above()
        left, right = cards.map_columns()
        with above:
            first_paint.still(lambda: map_view.sentence_of(scene))
        with left:
            part(map_panel.draw_map, scene, tiles=tiles)
        with right:
            part(panels.place_card, selection)
            card = part(panels.area_card, scene)
        with above:
            part(cards.sentence, map_view.sentence_of(scene), scene)
            part(map_panel.controls, scene)
        with left:
            part(cards.map_key)
            part(network_layers.without_point)
        with right:
            part(cards.meaning, scene)
            part(panels.legend, scene)
            part(panels.pickers, selection)
            part(address_search.address_search)
        part(text_map.twin, scene)
        part(table.table, scene)
        part(table.files, scene)
        part(cards.source_line, scene)
    layout.footer(tiles=tiles)
    part(panels.area_trend, scene, card)
    part(map_panel.keep_playing)


layout.body(embedded if session.embedded() else whole, with_footer=True)
