"""The nine premises: what is known of each, since when, who is around, and where need is."""

from ui.shell import layout
from ui.state import premises, session
from ui.views.premises import history, overview, people_and_need, register
from ui.widgets import page
from ui.widgets.boundary import part
from ui.widgets.map import panel

selection, _ = session.current()
view, _ = premises.current()
one = overview.chosen(selection.place)

with page.content(premises.notices):
    if one is not None and not session.embedded():
        part(overview.back)
    part(overview.headline, one)
    if session.embedded():
        section = view.section
    else:
        part(overview.chooser, one)
        section = overview.sections()
    with overview.body():
        if section == "state":
            left, right = page.map_columns()
            with left:
                part(overview.place_map, panel.scene(selection))
            with right:
                if one is None and not session.embedded():
                    part(overview.filters)
                elif one is not None:
                    part(overview.state_of_one, one)
            if one is None:
                part(overview.place_cards)
                part(overview.place_table)
        elif section == "time":
            part(history.time_section, one)
        elif section == "money":
            part(history.money_section, one)
        elif section == "people":
            part(people_and_need.people_section, one)
        elif section == "need":
            part(people_and_need.need_section, one)
        elif section == "sources":
            part(history.sources_section, one)
        else:
            part(register.register_section, one)
layout.footer()
