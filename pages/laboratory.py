"""The index laboratory: the answer, the map, the ranking, and behind them all that can be asked."""

from atlas.index import sentences
from ui.shell import layout
from ui.state import first_paint, index
from ui.views.index import controls, heading, index_map, legend, panels, ranking, summary
from ui.widgets import page
from ui.widgets.boundary import part

view, refused = index.current()

with page.content(index.notices):
    above = page.top()
    left, right = page.map_columns()
    with above:
        first_paint.still(lambda: sentences.headline(view))
    with left:
        part(index_map.draw_map, view)  # sent first: its frame loads while the rest arrives
    with above:
        part(heading.heading, view, refused)
    layout.head()
    with right:
        part(controls.reading, view)
        part(legend.legend, view)
        part(summary.area_card, view)
    part(ranking.ranking, view)
    part(panels.panels, view)
layout.footer()
