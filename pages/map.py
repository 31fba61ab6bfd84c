"""The atlas: one map, the nine premises, and what is known of the chosen area."""

from ui import board, cards, finder, networks, opening, panels, shell, state, take_away, twin
from ui.boundary import part


def embedded() -> None:
    """The map alone with its sentence, legend and source, for another site."""
    selection, _ = state.current()
    scene = board.scene(selection)
    with cards.content():
        part(cards.headline, board.sentence_of(scene), "")
        part(board.draw_map, scene, tiles=False)
        part(panels.legend, scene)
        part(cards.source_line, scene)


def whole() -> None:
    """The page in the order it is sent: the map, the card of what is chosen, then the rest."""
    selection, _ = state.current()
    scene = board.scene(selection)
    tiles = board.tiles_wanted()
    with cards.content():
        above = cards.above()
        left, right = cards.map_columns()
        with above:
            opening.still(lambda: board.sentence_of(scene))
        with left:
            part(board.draw_map, scene, tiles=tiles)
        with right:
            part(panels.place_card, selection)
            card = part(panels.area_card, scene)
        with above:
            part(cards.sentence, board.sentence_of(scene), scene)
            part(board.controls, scene)
        with left:
            part(cards.map_key)
            part(networks.without_point)
        with right:
            part(cards.meaning, scene)
            part(panels.legend, scene)
            part(panels.pickers, selection)
            part(finder.address_search)
        part(twin.twin, scene)
        part(take_away.table, scene)
        part(take_away.files, scene)
        part(cards.source_line, scene)
    shell.footer(tiles=tiles)
    part(panels.area_trend, scene, card)
    part(board.keep_playing)


shell.body(embedded if state.embedded() else whole, with_footer=True)
