"""The map of the laboratory: the score, how sure it is, or what has changed."""

import numpy as np

from atlas import repository
from atlas.index.sentences import described, label
from atlas.index.view import CHANGE, IndexView
from atlas.wording import numbers
from render.maps import folium_map, index_map, premises_marks
from render.style import palette
from ui.state import session
from ui.widgets.map import panel, textures


def draw_map(view: IndexView) -> None:
    """The map: kept in place when the design changes."""
    words, colours = session.words(), palette.theme(session.theme_name())
    drawn = index_map.index_map(view, colours)
    values = drawn.rows["value"]
    panel.draw_view(
        folium_map.View(
            ids=tuple(int(area) for area in values.index),
            classes=folium_map.classes_of(drawn.classes),
            values=tuple(_told(view, int(str(area)), value) for area, value in values.items()),
            hatched=folium_map.hatched(drawn.rows),
            palette=drawn.colours,
            textures=textures.of(drawn.colours),
            theme=colours,
            words={
                "language": words.language,
                "map": words("index.map_label"),
                "described": described(view),
                "zoom_in": words("map.zoom_in"),
                "zoom_out": words("map.zoom_out"),
            },
            selected=view.area,
            place=None,
            premises=premises_marks.map_premises(repository.read_until(), words.language),
            rings=(),
            perimeters=repository.perimeters(),
            dots=(),
            tiles=None,
            focus=None,
        )
    )


def _told(view: IndexView, area: int, value: float) -> str:
    """What the map says of an area in a few words."""
    if view.reading != CHANGE:
        return label(view, area)
    if np.isnan(value):
        return session.words()("index.no_value")
    return numbers.signed(value, language=view.language, decimals=1)
