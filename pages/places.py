"""The nine premises: what is known of each, since when, who is around, and where need is."""

from ui import (
    board,
    cards,
    places_figures,
    places_page,
    places_register,
    places_sections,
    places_state,
    shell,
    state,
)

selection, _ = state.current()
view, _ = places_state.current()
one = places_page.chosen(selection.place)

with cards.content():
    if one is not None and not state.embedded():
        places_page.back()
    places_page.headline(one)
    if state.embedded():
        section = view.section
    else:
        places_page.chooser(one)
        section = places_page.sections()
    with places_page.body():
        if section == "state":
            left, right = cards.map_columns()
            with left:
                places_page.place_map(board.scene(selection))
            with right:
                if one is None and not state.embedded():
                    places_page.filters()
                elif one is not None:
                    places_page.state_of_one(one)
            if one is None:
                places_page.place_cards()
                places_page.place_table()
        elif section == "time":
            places_sections.time_section(one)
        elif section == "money":
            places_sections.money_section(one)
        elif section == "people":
            places_figures.people_section(one)
        elif section == "need":
            places_figures.need_section(one)
        elif section == "sources":
            places_sections.sources_section(one)
        else:
            places_register.register_section(one)
shell.footer()
