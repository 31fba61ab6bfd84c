"""Two measures to take away: their table, the map and the dots, with the papers of both."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Literal

import numpy as np

from atlas import repository
from atlas.provenance.papers import Papers
from atlas.two_measures import TwoMeasures
from atlas.wording import text
from render.documents.picture import picture
from render.figures.two_measures import key_svg, scatter_svg
from render.files.export import Export
from render.maps import premises_marks
from render.maps.static_map import map_svg
from render.style import palette
from ui.views.map.pair.papers import papers, rows
from ui.widgets.downloads import Download, table_files


def files(pair: TwoMeasures) -> Iterator[Download]:
    """The table in every format, the map and the dots as pictures."""
    own = papers(pair)
    words = text(own.language)
    short = (side.scene.indicator.short_title.text(words.language)
             for side in (pair.first, pair.second))  # fmt: skip
    name = " ".join((words("file.map"), *short))
    export = partial(Export, rows(pair), own)
    yield from table_files(export, name=name, key="atlas-two")
    kinds: tuple[Literal["png"], Literal["svg"]] = ("png", "svg")
    for drawing, make in (("", _map_picture), (words("two.dots"), _scatter_picture)):
        for kind in kinds:
            yield Download(
                f"{words(f'download.{kind}')} {drawing}".strip(),
                f"{name} {drawing}".strip() + f".{kind}",
                partial(make, pair, own, kind),
                key=f"atlas-two-{make.__name__.strip('_')}-{kind}",
                other=kind == "svg",
            )


def _map_picture(pair: TwoMeasures, own: Papers, kind: Literal["png", "svg"]) -> bytes:
    nil, municipi = repository.drawing()
    language = pair.first.scene.selection.language
    weak = pair.first.scene.rows.assign(reliability=np.where(pair.firm, "reliable", "low"))
    svg = map_svg(
        replace(pair.first.scene, rows=weak, classes=pair.classes),
        nil,
        municipi,
        premises_marks.map_premises(repository.read_until(), language),
        colours=palette.LIGHT.bivariate,
        credit=text(language)("basemap.credit"),
    )
    return picture(svg, key_svg(pair, palette.LIGHT), own, kind=kind)


def _scatter_picture(pair: TwoMeasures, own: Papers, kind: Literal["png", "svg"]) -> bytes:
    svg = scatter_svg(pair, palette.LIGHT).replace("currentColor", palette.LIGHT.ink)
    return picture(svg, key_svg(pair, palette.LIGHT), own, kind=kind)
