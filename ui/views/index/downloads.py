"""The files of the index, and the line that says whose data it rests on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from atlas import repository
from render.files.csv import csv_file
from render.files.tables import geojson_file
from ui.state import session
from ui.state.index import IndexView
from ui.views.index.papers import convergence, papers
from ui.views.index.ranking_frame import frame_of
from ui.widgets import posters
from ui.widgets.downloads import Download, menu


def downloads(view: IndexView) -> None:
    """Source line, and the files."""
    words, own = session.words(), papers(view)
    st.caption(f"{words('index.sources')}: {own.source}. {own.caveat} {convergence(view)}")
    frame, language = frame_of(view), words.language
    makers: dict[str, Callable[[], bytes]] = {
        "csv": lambda: csv_file(frame, own),
        "geojson": lambda: geojson_file(repository.drawing()[0], frame, own),
    }
    poster = partial(posters.of_index, view, language)
    files = (
        *(
            Download(words(f"download.{kind}"), f"scores.{kind}", make, key=f"atlas-index-{kind}")
            for kind, make in makers.items()
        ),
        *posters.poster_files(poster, name="index", key="atlas-index"),
    )
    menu(lambda: files, note=False)
