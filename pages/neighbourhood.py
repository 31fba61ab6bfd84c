"""One neighbourhood on one page: where it stands, what weighs on it, who it is like."""

from ui import batch_panel, cards, neighbourhood, profile_files, shell, state
from ui.boundary import part

selection, _ = state.current()
shown = neighbourhood.chosen(selection, index=neighbourhood.place(selection))

with cards.content():
    if not neighbourhood.embedded(selection, shown):
        part(neighbourhood.opening, shown)
        part(neighbourhood.controls, selection)
        left, right = cards.map_columns()
        with left:
            part(neighbourhood.locator, selection, shown)
            part(neighbourhood.steps, selection)
        if shown is not None:
            with right:
                part(neighbourhood.summary, shown)
                part(neighbourhood.alike, shown)
                part(profile_files.buttons, selection, shown)
            part(neighbourhood.strip_plots, shown)
            part(neighbourhood.trends, shown)
            part(neighbourhood.beside, selection, shown)
            part(neighbourhood.around, shown)
            part(neighbourhood.source_line, shown)
        part(batch_panel.panel)
shell.footer()
