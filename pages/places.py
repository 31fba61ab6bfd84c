"""The nine premises: what is known of each, since when, who is around, and where need is."""

from ui.shell import layout
from ui.state import premises, session
from ui.views.premises import (
    choice,
    disagreements,
    headline,
    history,
    money,
    need,
    nine,
    register,
    state_of_one,
)
from ui.views.premises.people import catchment_tables
from ui.widgets import page
from ui.widgets.boundary import part
from ui.widgets.map import panel

selection, _ = session.current()
view, _ = premises.current()
facts = choice.chosen(selection.place)

with page.content(premises.notices):
    if facts is not None and not session.embedded():
        part(choice.back)
    part(headline.headline, facts, panel.scene(selection))
    if session.embedded():
        section = view.section
    else:
        part(choice.chooser, facts)
        section = choice.sections()
    with choice.body():
        if section == "state":
            left, right = page.map_columns()
            with left:
                part(nine.place_map, panel.scene(selection))
            with right:
                if facts is None and not session.embedded():
                    part(choice.filters)
                elif facts is not None:
                    part(state_of_one.state_of_one, facts)
            if facts is None:
                part(nine.place_cards)
                part(nine.place_table)
        elif section == "time":
            part(history.time_section, facts)
        elif section == "money":
            part(money.money_section, facts)
        elif section == "people":
            part(catchment_tables.people_section, facts)
        elif section == "need":
            part(need.need_section, facts)
        elif section == "sources":
            part(disagreements.sources_section, facts)
        else:
            part(register.register_section, facts)
layout.footer()
