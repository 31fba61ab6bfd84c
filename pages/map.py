"""The atlas: one map, the nine premises, and what is known of the chosen area."""

import streamlit as st

from ui import board, cards, finder, networks, opening, panels, shell, state, take_away, twin

selection, notices = state.current()
scene = board.scene(selection)
tiles = board.tiles_wanted()

if state.embedded():
    with cards.content():
        st.title(board.sentence_of(scene), anchor=False)
        board.draw_map(scene, tiles=False)
        panels.legend(scene)
        cards.source_line(scene)
    shell.head()
    st.stop()

with cards.content():
    above = st.container()
    left, right = cards.map_columns()
    with above:
        opening.still(lambda: board.sentence_of(scene))
    with left:
        board.draw_map(scene, tiles=tiles)  # sent first: its frame loads while the rest arrives
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
    shell.head()
    with right:
        cards.meaning(scene)
        panels.legend(scene)
        panels.pickers(selection)
        finder.address_search()
    twin.twin(scene)
    take_away.table(scene)
    take_away.downloads(scene)
    cards.source_line(scene)
shell.footer(tiles=tiles)
panels.area_trend(scene, card)
board.keep_playing()
