"""The index laboratory: our index, how sure its ranks are, and an editor for it."""

from atlas.index import sentences
from ui.shell import layout
from ui.state import first_paint, index, session
from ui.views.index import (
    controls,
    diagnostics,
    downloads,
    explanation,
    face_check,
    heading,
    index_map,
    legend,
    ranking,
    sensitivity,
    summary,
)
from ui.views.index.comparison import choice, earlier
from ui.views.index.design import editor, files
from ui.views.map import pickers
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
        part(controls.choices, view)
    layout.head()
    with right:
        part(legend.legend, view)
        part(pickers.pickers, session.current()[0])
        part(summary.area_card, view)
        part(summary.components, view)
    part(ranking.ranking, view)
    part(explanation.opened, view)
    part(sensitivity.effects, view)
    part(editor.editor, view)
    part(choice.comparison, view)
    part(files.save, view)
    part(diagnostics.diagnostics, view)
    part(face_check.face, view)
    part(earlier.earlier, view)
    part(downloads.downloads, view)
layout.footer()
