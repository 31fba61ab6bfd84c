"""The map of the laboratory: the score, how sure it is, or what has changed."""

from __future__ import annotations

import pandas as pd

from atlas import repository
from atlas.index.sentences import among, label, title_of, written
from atlas.index.view import CHANGE, IndexView, change
from atlas.wording import alt_text, numbers
from render.maps import folium_map, premises_marks
from render.style import palette
from ui.state import session
from ui.views.index.painting import painted
from ui.widgets.map import panel, textures


def _said(view: IndexView, area: int) -> str:
    """What the map says of an area in a few words."""
    if view.reading != CHANGE:
        return label(view, area)
    changes, _ = change(view)
    if changes is None or area not in view.facts or pd.isna(changes.get(area)):
        return session.words()("index.no_value")
    return numbers.signed(float(changes[area]), language=session.language(), decimals=1)


def draw_map(view: IndexView) -> None:
    """The map: kept in place when the design changes."""
    words, drawn = session.words(), painted(view)
    ids = tuple(int(area) for area in repository.areas().index)
    panel.draw_view(
        folium_map.View(
            ids=ids,
            classes="".join(str(drawn.classes.get(area, folium_map.NO_CLASS)) for area in ids),
            values=tuple(_said(view, area) for area in ids),
            hatched=drawn.hatched,
            palette=drawn.colours,
            textures=textures.of(drawn.colours),
            theme=palette.theme(session.theme_name()),
            words={
                "language": words.language,
                "map": words("index.map_label"),
                "described": _described(view),
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


def _described(view: IndexView) -> str:
    """The map in words: both ends of the ranking and how many areas have no score."""
    names = repository.areas()["short_name"]
    ranked = [
        (str(names[area]), written(view, facts.score))
        for area, facts in view.facts.items()
        if facts.counts
    ]
    without = len(names) - len(view.facts)
    return alt_text.scores_alt(
        title_of(view),
        ranked,
        among=among(view),
        without=without,
        areas=len(names),
        words=session.words(),
    )
