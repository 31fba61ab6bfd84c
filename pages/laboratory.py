"""The index laboratory: our index, how sure its ranks are, and a desk to bend it."""

import streamlit as st

from ui import cards, design_desk, laboratory, laboratory_state, opening, panels, shell, state

shown, refused = laboratory_state.shown()

with cards.content():
    above = st.container()
    left, right = cards.map_columns()
    with above:
        opening.still(laboratory.sentence(shown))
    with left:
        laboratory.draw_map(shown)  # sent first: its frame loads while the rest arrives
    with above:
        laboratory.heading(shown, refused)
        design_desk.choices(shown)
    with right:
        laboratory.legend(shown)
        panels.pickers(state.current()[0])
        laboratory.area_card(shown)
        laboratory.components(shown)
    laboratory.ranking(shown)
    laboratory.opened(shown)
    design_desk.desk(shown)
    design_desk.save(shown)
    design_desk.comparison(shown)
    design_desk.diagnostics(shown)
    laboratory.takeaway(shown)
shell.footer()
