"""The files of the map to take away: table, layer, pictures and posters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pandas as pd

from atlas import repository
from atlas.choropleth import Choropleth
from atlas.provenance.papers import papers_of, period_of
from render.files import tables
from render.files.csv import csv_file
from ui.state import clock, premises, session
from ui.views.map.picture import scene_picture
from ui.widgets import posters
from ui.widgets.downloads import Download, menu


def files(scene: Choropleth) -> None:
    """CSV, GeoJSON, PNG, SVG and posters of what is on screen, made when they are asked for; the
    box is empty until it is opened."""
    note = session.words()("zones.files") if scene.zones else ""
    menu(partial(_files, scene.by_area), note=True, also=note, key="atlas-downloads")


def _files(scene: Choropleth) -> Iterator[Download]:
    words = session.words()
    name = f"{scene.indicator.key}_{period_of(scene)}"
    papers = papers_of(scene, made_on=clock.today().isoformat())
    makers: dict[str, Callable[[], bytes]] = {
        "csv": lambda: csv_file(_table(scene), papers),
        "geojson": lambda: tables.geojson_file(repository.drawing()[0], _table(scene), papers),
        "png": lambda: scene_picture(scene, papers, "png"),
        "svg": lambda: scene_picture(scene, papers, "svg"),
    }
    for kind, make in makers.items():
        yield Download(
            words(f"download.{kind}"), f"{name}.{kind}", make, key=f"atlas-download-{kind}"
        )
    if scene.refused is None:
        poster = partial(posters.of_scene, scene, papers)
        yield from posters.poster_files(poster, name=name, key="atlas-download")


def _table(scene: Choropleth) -> pd.DataFrame:
    return tables.screen_table(scene, repository.areas()["name"], premises.names_by_area())
