"""The files of the map to take away: table, layer, pictures and posters."""

from collections.abc import Iterator, Mapping
from functools import partial

from atlas import repository
from atlas.choropleth import Choropleth
from atlas.provenance.papers import Papers, papers_of, period_of
from render.files import tables
from render.files.export import Export
from ui.state import clock, premises, session
from ui.widgets import posters
from ui.widgets.downloads import Download, menu, table_files
from ui.widgets.map.picture import scene_picture


def files(scene: Choropleth) -> None:
    """Tables, pictures and posters of what is on screen, made when they are asked for; the
    box is empty until it is opened."""
    note = session.words()("zones.files") if scene.zones else ""
    menu(partial(_files, scene.by_area), note=True, also=note, key="atlas-downloads")


def _files(scene: Choropleth) -> Iterator[Download]:
    words = session.words()
    title = scene.indicator.short_title.text(words.language)
    name = f"{words('file.map')} {title} {period_of(scene)}"
    papers = papers_of(scene, made_on=clock.today().isoformat())
    export = partial(_export, scene, papers, premises.names_by_area())
    yield from table_files(export, name=name, key="atlas-download", shaped=True)
    for kind in ("png", "svg"):
        yield Download(
            words(f"download.{kind}"),
            f"{name}.{kind}",
            partial(scene_picture, scene, papers, kind),
            key=f"atlas-download-{kind}",
            other=kind == "svg",
        )
    if scene.refused is None:
        poster = partial(posters.of_scene, scene, papers)
        yield from posters.poster_files(poster, name=name, key="atlas-download")


def _export(scene: Choropleth, papers: Papers, places: Mapping[int, str]) -> Export:
    rows = tables.screen_table(scene, repository.areas()["name"], places)
    shapes = partial(tables.geojson_file, repository.drawing()[0], rows, papers)
    return Export(rows, papers, geojson=shapes)
