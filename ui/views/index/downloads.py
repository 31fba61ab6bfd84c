"""The files of the index: its table, its map, its posters."""

from collections.abc import Iterator
from functools import partial

from atlas import repository
from atlas.index.view import IndexView
from render.files.export import Export
from render.files.tables import geojson_file
from ui.state import session
from ui.views.index.papers import file_stem, papers
from ui.views.index.pictures import map_picture, picture_files
from ui.views.index.ranking_frame import frame_of
from ui.widgets import posters
from ui.widgets.downloads import Download, table_files


def files(view: IndexView) -> Iterator[Download]:
    """The files of what is shown, made when they are asked for."""
    words, own, frame, name = session.words(), papers(view), frame_of(view), file_stem(view)
    shapes = partial(geojson_file, repository.drawing()[0], frame, own)
    export = partial(Export, frame, own, geojson=shapes)
    yield from table_files(export, name=name, key="atlas-index", shaped=True)
    make = partial(map_picture, view, own)
    yield from picture_files(make, name=f"{words('file.map')} {name}", key="atlas-index-map")
    poster = partial(posters.of_index, view, words.language)
    yield from posters.poster_files(poster, name=name, key="atlas-index")
