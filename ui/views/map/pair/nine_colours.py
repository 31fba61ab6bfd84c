"""The map of two measures in nine colours."""

from dataclasses import replace

from atlas.two_measures import TwoMeasures, counted, labels, sentence
from render.maps import folium_map
from render.style import palette
from ui.state import session
from ui.widgets.map import panel
from ui.widgets.map.view import view_of


def draw_map(pair: TwoMeasures) -> None:
    """The map in nine colours: kept in place when a measure changes."""
    words, colours = session.words(), palette.theme(session.theme_name())
    view = view_of(pair.first.scene, tiles=False)
    title = words("two.map", first=pair.first.name, second=pair.second.name)
    panel.draw_view(
        replace(
            view,
            classes=folium_map.classes_of(pair.classes),
            values=labels(pair),
            hatched=tuple(int(area) for area in pair.first.scene.rows.index[~pair.firm]),
            palette=colours.bivariate,
            textures=(),
            words=view.words | {"described": f"{title}. {sentence(pair)}. {counted(pair)}"},
            ahead=None,
        )
    )
