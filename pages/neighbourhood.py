"""One neighbourhood on one page: where it stands, what weighs on it, who it is like."""

from indicators import indicator
from ui import batch_panel, cards, neighbourhood, profile_files, shell, state

selection, notices = state.current()
shown = neighbourhood.chosen(selection, index=neighbourhood.place(selection))

with cards.content():
    cards.notices(notices, indicator(selection.indicator))
    if not neighbourhood.embedded(selection, shown):
        neighbourhood.opening(shown)
        neighbourhood.controls(selection)
        left, right = cards.map_columns()
        with left:
            neighbourhood.locator(selection, shown)
            neighbourhood.steps(selection)
        if shown is not None:
            with right:
                neighbourhood.summary(shown)
                neighbourhood.alike(shown)
                profile_files.buttons(selection, shown)
            neighbourhood.strip_plots(shown)
            neighbourhood.trends(shown)
            neighbourhood.beside(selection, shown)
            neighbourhood.around(shown)
            neighbourhood.source_line(shown)
        batch_panel.panel()
shell.footer()
