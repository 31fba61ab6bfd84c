"""The files of the map to take away: table, layer, pictures and posters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Literal

import pandas as pd

from atlas import map_view, repository
from atlas.choropleth import Scene
from atlas.provenance.papers import Papers, papers_of, period_of
from render.figures.class_legend import legend_of
from render.files import tables
from render.maps import premises_marks
from render.maps.static_map import map_svg
from render.style import palette
from ui.state import premises, session
from ui.widgets import posters
from ui.widgets.downloads import Download, menu


def files(shown: Scene) -> None:
    """CSV, GeoJSON, PNG, SVG and posters of what is on screen, made when they are asked for; the
    box is empty until it is opened."""
    menu(partial(_files, shown), note=True, key="atlas-downloads")


def _files(shown: Scene) -> Iterator[Download]:
    words = session.words()
    name = f"{shown.indicator.key}_{period_of(shown)}"
    papers = papers_of(shown)
    makers: dict[str, Callable[[], bytes]] = {
        "csv": lambda: tables.csv_file(_table(shown), papers),
        "geojson": lambda: tables.geojson_file(repository.drawing()[0], _table(shown), papers),
        "png": lambda: _picture(shown, papers, "png"),
        "svg": lambda: _picture(shown, papers, "svg"),
    }
    for kind, make in makers.items():
        yield Download(
            words(f"download.{kind}"), f"{name}.{kind}", make, key=f"atlas-download-{kind}"
        )
    if shown.refused is None:
        poster = partial(posters.of_scene, shown, papers)
        yield from posters.poster_files(poster, name=name, key="atlas-download")


def _table(shown: Scene) -> pd.DataFrame:
    return tables.screen_table(shown, repository.areas()["name"], premises.names_by_area())


def _picture(shown: Scene, papers: Papers, kind: Literal["png", "svg"]) -> bytes:
    nil, municipi = repository.drawing()
    svg = map_svg(
        shown,
        nil,
        municipi,
        premises_marks.map_premises(repository.read_until(), shown.selection.language),
        colours=palette.class_colours(shown, palette.LIGHT),
    )
    legend = legend_of(shown, palette.LIGHT, title=map_view.sentence_of(shown))
    return tables.picture(svg, legend, papers, kind=kind)
