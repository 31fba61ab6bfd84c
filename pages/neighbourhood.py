"""One neighbourhood on one page: where it stands, what weighs on it, who it is like."""

from ui.shell import layout
from ui.state import session
from ui.views.neighbourhood import batch, downloads, sections
from ui.widgets import page
from ui.widgets.boundary import part

selection, _ = session.current()
shown = sections.chosen(selection, index=sections.place(selection))

with page.content(sections.notices):
    if not sections.embedded(selection, shown):
        part(sections.opening, shown)
        part(sections.controls, selection)
        left, right = page.map_columns()
        with left:
            part(sections.locator, selection, shown)
            part(sections.steps, selection)
        if shown is not None:
            with right:
                part(sections.summary, shown)
                part(sections.alike, shown)
                part(downloads.buttons, selection, shown)
            part(sections.strip_plots, shown)
            part(sections.trends, shown)
            part(sections.beside, selection, shown)
            part(sections.around, shown)
            part(sections.source_line, shown)
        part(batch.panel)
layout.footer()
