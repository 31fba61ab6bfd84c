"""The atlas: one map, the nine premises, and what is known of the chosen area."""

from atlas import map_view
from atlas.two_measures import sentence, two_measures
from ui.shell import layout
from ui.state import first_paint, session
from ui.views.map import (
    area_card,
    area_trend,
    files,
    legend,
    meaning,
    opening,
    pickers,
    premises_card,
    table,
    text_map,
    zones,
)
from ui.views.map.pair import dots, heading, nine_colours, second
from ui.widgets import headings, page
from ui.widgets.boundary import part
from ui.widgets.map import controls, network_layers, panel, picture, symbols


def embedded() -> None:
    """The map alone with its sentence, legend and source, for another site."""
    selection, _ = session.current()
    scene = panel.map_scene(selection)
    with page.content():
        part(headings.headline, map_view.sentence_of(scene), "")
        part(panel.draw_map, scene, tiles=False)
        part(legend.legend, scene)
        part(zones.notes, scene)
        part(meaning.source_line, scene)


def whole() -> None:
    """The page in the order it is sent: the map, the card of what is chosen, then the rest."""
    selection, _ = session.current()
    scene = panel.map_scene(selection)
    tiles = controls.tiles_wanted()
    with page.content(second.notices):
        above = page.above()
        left, right = page.map_columns(7, 3)
        with above:
            question, sentence = map_view.question_of(scene), map_view.sentence_of(scene)
            first_paint.still(
                lambda: question or sentence, below=lambda: sentence if question else ""
            )
        with left:
            part(panel.draw_map, scene, tiles=tiles)
            part(meaning.source_line, scene)
            part(network_layers.without_point)
        with right:
            part(controls.controls, scene, lambda: pickers.pickers(selection))
            part(premises_card.place_card, selection)
            card = part(area_card.area_card, scene)
        with above:
            part(headings.sentence, scene, slide=picture.scene_slide(scene))
        with right:
            part(meaning.meaning, scene)
            part(opening.composition, scene)
            part(legend.legend, scene)
            part(zones.notes, scene)
            part(symbols.key, scene, notes=meaning.notes(scene))
            if map_view.question_of(scene):
                part(opening.links, scene)
        part(text_map.twin, scene)
        part(table.table, scene)
        part(files.files, scene)
        part(second.way, selection)
    layout.footer(tiles=tiles)
    part(area_trend.area_trend, scene, card)
    part(controls.keep_playing)


def paired() -> None:
    """Two measures in one view, as the address asks for it."""
    selection, _ = session.current()
    pair = two_measures(selection, second.second())
    with page.content(second.notices):
        above = page.top()
        left, right = page.map_columns()
        with above:
            first_paint.still(lambda: sentence(pair))
        with left:
            part(nine_colours.draw_map, pair)
        with above:
            part(heading.heading, pair)
        with right:
            part(heading.choice, pair)
            part(dots.key, pair)
        part(dots.scatter, pair)
    layout.footer()


drawn = embedded if session.embedded() else paired if second.second() else whole
layout.body(drawn, with_footer=True)
