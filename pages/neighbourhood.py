"""One neighbourhood on one page: where it stands, what weighs on it, who it is like."""

from ui.shell import layout
from ui.state import session
from ui.views.neighbourhood import (
    batch,
    charts,
    choice,
    downloads,
    embedding,
    locator,
    summary,
    surroundings,
)
from ui.widgets import page
from ui.widgets.boundary import part

selection, _ = session.current()
shown = choice.chosen(selection, index=choice.place(selection))

with page.content(embedding.notices):
    if not embedding.embedded(selection, shown):
        part(choice.opening, shown)
        part(choice.controls, selection)
        left, right = page.map_columns()
        with left:
            part(locator.locator, selection, shown)
            part(choice.steps, selection)
        if shown is not None:
            with right:
                part(summary.summary, shown)
                part(summary.alike, shown)
                part(downloads.buttons, selection, shown)
            part(charts.strip_plots, shown)
            part(charts.trends, shown)
            part(surroundings.beside, selection, shown)
            part(surroundings.around, shown)
            part(surroundings.source_line, shown)
        part(batch.panel)
layout.footer()
