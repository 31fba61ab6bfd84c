"""The files of the index, and the line that says whose data it rests on."""

from __future__ import annotations

from functools import partial

import streamlit as st

from atlas import repository
from atlas.index.view import IndexView
from render.files.export import Export
from render.files.tables import geojson_file
from ui.state import session
from ui.views.index.papers import convergence, file_stem, papers
from ui.views.index.ranking_frame import frame_of
from ui.widgets import posters
from ui.widgets.downloads import menu, table_files


def downloads(view: IndexView) -> None:
    """Source line, and the files."""
    words, own = session.words(), papers(view)
    st.caption(f"{words('index.sources')}: {own.source}. {own.caveat} {convergence(view)}")
    frame = frame_of(view)
    shapes = partial(geojson_file, repository.drawing()[0], frame, own)
    export = partial(Export, frame, own, geojson=shapes)
    poster, name = partial(posters.of_index, view, words.language), file_stem(view)
    files = (
        *table_files(export, name=name, key="atlas-index", shaped=True),
        *posters.poster_files(poster, name=name, key="atlas-index"),
    )
    menu(lambda: files, note=True)
