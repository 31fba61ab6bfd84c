"""Two designs drawn beside each other, each with its files."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import streamlit as st

from atlas.index.view import SCORE, IndexView, view_of
from indicators.index.design.design_file import written_design
from render.figures.index_bars import area_outlines, small_map
from render.maps.index_map import index_map
from render.style import palette
from ui.state import session
from ui.views.index.comparison.names import title_of_design
from ui.views.index.papers import file_stem, papers
from ui.views.index.pictures import map_picture, picture_files
from ui.widgets.downloads import Download
from ui.widgets.figure import figure


def maps(view: IndexView, name: str) -> None:
    """The map of the design ``name`` and that of the view, with their files."""
    words = session.words()
    own = words("index.compare_this", name=view.design.name.text(words.language))
    beside = view_of(name, view.language, year=view.year, errors=view.errors, area=view.area)
    titles = (title_of_design(name), own)
    for column, title, side, key in zip(st.columns(2), titles, (beside, view), "ab", strict=True):
        with column:
            st.markdown(f"**{key.upper()} · {title}**")
            figure(
                _score_map(side, title),
                key=f"atlas-index-map-{key}",
                files=_files(replace(side, reading=SCORE), key),
            )


def _score_map(view: IndexView, title: str) -> str:
    """The scores of all areas in five colours, the chosen area outlined."""
    colours = palette.theme(session.theme_name())
    drawn = index_map(replace(view, reading=SCORE), colours)
    pairs = zip(drawn.rows.index, drawn.classes, strict=True)
    fills = {int(area): drawn.colours[number] for area, number in pairs if number >= 0}
    alt = session.words()("index.compare_alt", name=title)
    return small_map(area_outlines(), fills, theme=colours, selected=view.area, alt=alt)


def _files(view: IndexView, which: str) -> Iterator[Download]:
    """A design as a file, and its map as a picture."""
    words, name = session.words(), f"{file_stem(view)} {which}"
    yield Download(
        words("index.compare_file", which=which.upper()),
        f"{words('file.design')} {which}.yml",
        partial(written_design, view.design),
        key=f"atlas-index-yaml-{which}",
    )
    yield from picture_files(
        partial(map_picture, view, papers(view)), name=name, key=f"atlas-index-picture-{which}"
    )
