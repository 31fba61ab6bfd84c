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
from ui.boundary import part

shown, refused = laboratory_state.shown()

with cards.content():
    above = st.container()
    left, right = cards.map_columns()
    with above:
        opening.still(lambda: laboratory.sentence(shown))
    with left:
        part(laboratory_map.draw_map, shown)  # sent first: its frame loads while the rest arrives
    with above:
        part(laboratory.heading, shown, refused)
        part(laboratory_controls.choices, shown)
    shell.head()
    with right:
        part(laboratory_map.legend, shown)
        part(panels.pickers, state.current()[0])
        part(laboratory.area_card, shown)
        part(laboratory.components, shown)
    part(laboratory_table.ranking, shown)
    part(laboratory_table.opened, shown)
    part(laboratory_effects.effects, shown)
    part(design_desk.desk, shown)
    part(laboratory_compare.comparison, shown)
    part(laboratory_controls.save, shown)
    part(laboratory_checks.diagnostics, shown)
    part(laboratory_checks.face, shown)
    part(laboratory_table.takeaway, shown)
shell.footer()
