"""The index laboratory: our index, how sure its ranks are, and a desk to bend it."""

import streamlit as st

from ui import (
    cards,
    design_desk,
    laboratory,
    laboratory_checks,
    laboratory_compare,
    laboratory_controls,
    laboratory_effects,
    laboratory_map,
    laboratory_state,
    laboratory_table,
    opening,
    panels,
    shell,
    state,
)

shown, refused = laboratory_state.shown()

with cards.content():
    above = st.container()
    left, right = cards.map_columns()
    with above:
        opening.still(lambda: laboratory.sentence(shown))
    with left:
        laboratory_map.draw_map(shown)  # sent first: its frame loads while the rest arrives
    with above:
        laboratory.heading(shown, refused)
        laboratory_controls.choices(shown)
    shell.head()
    with right:
        laboratory_map.legend(shown)
        panels.pickers(state.current()[0])
        laboratory.area_card(shown)
        laboratory.components(shown)
    laboratory_table.ranking(shown)
    laboratory_table.opened(shown)
    laboratory_effects.effects(shown)
    design_desk.desk(shown)
    laboratory_compare.comparison(shown)
    laboratory_controls.save(shown)
    laboratory_checks.diagnostics(shown)
    laboratory_checks.face(shown)
    laboratory_table.takeaway(shown)
shell.footer()
