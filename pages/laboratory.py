"""The index laboratory: our index, how sure its ranks are, and a desk to bend it."""

from ui.shell import layout
from ui.state import first_paint, index, session
from ui.views.index import (
    controls,
    diagnostics,
    explanation,
    face_check,
    index_map,
    legend,
    ranking,
    sensitivity,
    summary,
    takeaway,
)
from ui.views.index.comparison import choice
from ui.views.index.design import desk
from ui.views.map import pickers
from ui.widgets import page
from ui.widgets.boundary import part

shown, refused = index.shown()

with page.content(index.notices):
    above = page.top()
    left, right = page.map_columns()
    with above:
        first_paint.still(lambda: summary.sentence(shown))
    with left:
        part(index_map.draw_map, shown)  # sent first: its frame loads while the rest arrives
    with above:
        part(summary.heading, shown, refused)
        part(controls.choices, shown)
    layout.head()
    with right:
        part(legend.legend, shown)
        part(pickers.pickers, session.current()[0])
        part(summary.area_card, shown)
        part(summary.components, shown)
    part(ranking.ranking, shown)
    part(explanation.opened, shown)
    part(sensitivity.effects, shown)
    part(desk.desk, shown)
    part(choice.comparison, shown)
    part(controls.save, shown)
    part(diagnostics.diagnostics, shown)
    part(face_check.face, shown)
    part(takeaway.takeaway, shown)
layout.footer()
