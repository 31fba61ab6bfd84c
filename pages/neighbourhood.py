"""One neighbourhood on one page: five facts, its measures beside those of others, what is near."""

from ui.shell import layout
from ui.state import session
from ui.views.neighbourhood import batch, charts, choice, embedding, reading
from ui.widgets import page
from ui.widgets.boundary import part

selection, _ = session.current()
profiles = choice.chosen(selection)

with page.content(embedding.notices):
    if not embedding.embedded(selection, profiles):
        part(choice.opening, selection, profiles)
        if profiles:
            part(reading.first_reading, selection, profiles)
            part(charts.leading, profiles)
            part(charts.everything, profiles)
            part(reading.surroundings, profiles[0])
            part(batch.panel)
        else:
            part(reading.no_area, selection)
layout.footer()
