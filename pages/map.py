"""The atlas: one map, the nine premises, and what is known of the chosen area."""

from ui import board, cards, finder, networks, opening, panels, shell, state, take_away, twin


def embedded() -> None:
    """The map alone with its sentence, legend and source, for another site."""
    selection, _ = state.current()
    scene = board.scene(selection)
    with cards.content():
        cards.headline(board.sentence_of(scene), "")
        board.draw_map(scene, tiles=False)
        panels.legend(scene)
        cards.source_line(scene)


def whole() -> None:
    """The page in the order it is sent: the map, the card of what is chosen, then the rest."""
    selection, notices = state.current()
    scene = board.scene(selection)
    tiles = board.tiles_wanted()
    with cards.content():
        above = cards.above()
        left, right = cards.map_columns()
        with above:
            opening.still(lambda: board.sentence_of(scene))
        with left:
            board.draw_map(scene, tiles=tiles)
        with right:
            panels.place_card(selection)
            card = panels.area_card(scene)
        with above:
            cards.notices(notices, scene.indicator)
            cards.sentence(board.sentence_of(scene), scene)
            board.controls(scene)
        with left:
            cards.map_key()
            networks.without_point()
        with right:
            cards.meaning(scene)
            panels.legend(scene)
            panels.pickers(selection)
            finder.address_search()
        twin.twin(scene)
        take_away.table(scene)
        take_away.files(scene)
        cards.source_line(scene)
    shell.footer(tiles=tiles)
    panels.area_trend(scene, card)
    board.keep_playing()


shell.body(embedded if state.embedded() else whole)
