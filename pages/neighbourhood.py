"""One neighbourhood on one page: where it stands, what weighs on it, who it is like."""

from indicators import indicator
from ui import batch_panel, cards, finder, neighbourhood, profile_files, shell, state

selection, notices = state.current()
shown = neighbourhood.chosen(selection)

with cards.content():
    cards.notices(notices, indicator(selection.indicator))
    if not neighbourhood.embedded(selection, shown):
        neighbourhood.opening(shown)
        left, right = cards.map_columns()
        with left:
            neighbourhood.locator(selection, shown)
            neighbourhood.steps(selection)
        with right:
            neighbourhood.picker(selection)
            finder.address_search()
            if shown is not None:
                neighbourhood.summary(shown)
                profile_files.downloads(selection, shown)
        if shown is not None:
            neighbourhood.strip_plots(shown)
            neighbourhood.trends(shown)
            neighbourhood.beside(selection, shown)
            neighbourhood.around(shown)
            neighbourhood.source_line(shown)
        batch_panel.batch()
shell.footer()
