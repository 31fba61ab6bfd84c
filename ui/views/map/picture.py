"""The map and its legend as one picture with its papers."""

from __future__ import annotations

from typing import Literal

from atlas import map_view, repository
from atlas.choropleth import Choropleth
from atlas.provenance.papers import Papers
from atlas.wording import text
from render.documents import picture as page
from render.figures.class_legend import legend_of
from render.maps import premises_marks
from render.maps.static_map import map_svg
from render.style import palette


def scene_picture(scene: Choropleth, papers: Papers, kind: Literal["png", "svg"]) -> bytes:
    """The map in light colours, with title, legend and source."""
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
    return page.picture(svg, legend, papers, kind=kind)
