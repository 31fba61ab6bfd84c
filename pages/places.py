"""The nine premises: what is known of each, who lives around them, their history and sources."""

from atlas.query import SECTION
from ui.shell import layout
from ui.state import premises, session
from ui.views.premises import choice, headline, history, nine, one
from ui.views.premises.people import people
from ui.widgets import page
from ui.widgets.boundary import part

selection, _ = session.current()
view, _ = premises.current()
facts = choice.chosen(selection.place)

with page.content(premises.notices):
    if facts is not None and not session.embedded():
        part(choice.back)
    part(headline.headline, facts)
    if view.section == SECTION.default:
        part(headline.below, facts)
    section = view.section if session.embedded() else choice.sections()
    with choice.body():
        if section == "people":
            part(people.people_section, facts)
        elif section == "history":
            part(history.history_section, facts)
        elif facts is None:
            part(nine.nine)
        else:
            part(one.one, facts)
layout.footer()
