"""The map and its legend as one picture with its papers."""

from dataclasses import replace
from functools import partial
from typing import Literal

from atlas import map_view, repository
from atlas.choropleth import Choropleth
from atlas.provenance.papers import Papers, papers_of, period_of
from atlas.wording import text
from render.documents import picture as page
from render.figures.class_legend import legend_of
from render.maps import premises_marks
from render.maps.static_map import map_svg
from render.style import palette
from ui.state import clock
from ui.widgets.share import Slide


def scene_picture(scene: Choropleth, papers: Papers, kind: Literal["png", "svg"]) -> bytes:
    """The map in light colours, with title, legend and source."""
    return page.picture(*_drawings(scene), papers, kind=kind)


def scene_slide(scene: Choropleth, *, sentence: str = "", source: str = "") -> Slide | None:
    """The slide of a map; ``sentence`` and ``source`` are the page's own, if it has any.

    None where the scene is refused.
    """
    if scene.refused is not None:
        return None
    papers = papers_of(scene, made_on=clock.today().isoformat())
    told = replace(papers, sentence=sentence or papers.sentence)
    if source:
        told = replace(told, source=f"{source} · {papers.source}")
    words = text(scene.selection.language)
    title = scene.indicator.short_title.text(words.language)
    return Slide(
        f"{words('file.map')} {title} {period_of(scene)}", partial(_slide, scene.by_area, told)
    )


def _slide(scene: Choropleth, papers: Papers, size: tuple[int, int]) -> bytes:
    return page.slide(*_drawings(scene), papers, size=size)


def _drawings(scene: Choropleth) -> tuple[str, str]:
    """The map in light colours and its legend."""
    nil, municipi = repository.drawing()
    svg = map_svg(
        scene,
        nil,
        municipi,
        premises_marks.map_premises(repository.read_until(), scene.selection.language),
        colours=palette.class_colours(scene, palette.LIGHT),
        credit=text(scene.selection.language)("basemap.credit"),
    )
    legend = legend_of(scene, palette.LIGHT, title=map_view.sentence_of(scene))
    return svg, legend
