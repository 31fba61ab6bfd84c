"""The drawings of the laboratory as files, each with its papers."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Literal

from atlas import repository
from atlas.index.view import IndexView
from atlas.provenance.papers import Papers
from atlas.wording import text
from render.documents.picture import picture
from render.maps import premises_marks
from render.maps.index_map import index_legend, index_map
from render.maps.static_map import map_svg
from render.style.palette import LIGHT
from ui.state import session
from ui.views.index.papers import file_stem, papers
from ui.widgets.downloads import Download

Kind = Literal["png", "svg"]


def map_picture(view: IndexView, own: Papers, kind: Kind) -> bytes:
    """The map of a view and its legend in light colours."""
    words, drawn = text(view.language), index_map(view, LIGHT)
    svg = map_svg(
        drawn,
        *repository.drawing(),
        premises_marks.map_premises(repository.read_until(), view.language),
        colours=drawn.colours,
        hatched=words("index.legend_hatched" if view.robust else "index.legend_weak"),
        credit=words("basemap.credit"),
    )
    return picture(svg, index_legend(view, drawn, LIGHT), own, kind=kind)


def drawing_files(view: IndexView, svg: str, *, name: str, key: str) -> Iterator[Download]:
    """Another drawing, in light colours, as files with the papers of the view."""
    on_paper = svg.replace("currentColor", LIGHT.ink)
    make = partial(picture, on_paper, "", papers(view))
    yield from picture_files(
        lambda kind: make(kind=kind), name=f"{file_stem(view)} {name}", key=key
    )


def picture_files(make: Callable[[Kind], bytes], *, name: str, key: str) -> Iterator[Download]:
    """A drawing as PNG and, for programs, as SVG; ``name`` begins the files' names."""
    words = session.words()
    kinds: tuple[Kind, Kind] = ("png", "svg")
    for kind in kinds:
        yield Download(
            words(f"download.{kind}"), f"{name}.{kind}", partial(make, kind), key=f"{key}-{kind}",
            other=kind == "svg",
        )  # fmt: skip
