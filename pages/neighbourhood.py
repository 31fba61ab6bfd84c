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
profile = choice.chosen(selection, index=choice.place(selection))

with page.content(embedding.notices):
    if not embedding.embedded(selection, profile):
        part(choice.opening, profile)
        part(choice.controls, selection)
        left, right = page.map_columns()
        with left:
            part(locator.locator, selection, profile)
            part(choice.steps, selection)
        if profile is not None:
            with right:
                part(summary.summary, profile)
                part(summary.similar_areas, profile)
                part(downloads.buttons, selection, profile)
            part(charts.strip_plots, profile)
            part(charts.trends, profile)
            part(surroundings.beside, selection, profile)
            part(surroundings.nearby, profile)
            part(surroundings.source_line, profile)
        part(batch.panel)
layout.footer()
