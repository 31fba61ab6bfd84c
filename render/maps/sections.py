"""The map at the scale of the section, pure: a view in, a map and one painting message out.

Thousands of outlines are drawn on one canvas. They travel once, as a file the iframe fetches; a
change sends one character and one number for each section.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from base.text import stamp_of
from render.maps.folium_map import SCRIPTS, AtlasMap, for_script
from render.maps.outlines import polygons
from render.style.palette import Theme, hatch_on

SECTION_SCRIPTS = [("sections", "../ui.widgets.static_files.web/sections.js"), SCRIPTS[1]]


@dataclass(frozen=True, slots=True)
class Mark:
    """One premises: a name at a point (degrees)."""

    name: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class SectionView:
    """All that is painted: one digit of ``classes`` (or ``-``) and one value per section.

    ``layer`` is the address of the outlines, in the same order; ``faint`` a ``1`` where a value
    rests on few people; ``values`` NaN where there is none. ``after`` follows a number in words.
    """

    layer: str
    classes: str
    faint: str
    values: Sequence[float]
    palette: tuple[str, ...]
    theme: Theme
    after: str
    decimals: int
    words: dict[str, str]
    selected: int | None
    marks: tuple[Mark, ...]

    def message(self) -> str:
        """The view as compact JSON, as ``sections.js`` reads it; no text can end a script."""
        colours = self.theme
        content = asdict(self) | {
            "values": [_rounded(value, self.decimals) for value in self.values],
            "theme": colours.name,
            "ground": colours.ground,
            "ink": colours.ink,
            "accent": colours.accent,
            "missing": colours.missing,
            "marker": colours.marker["unknown"],
            "marker_ink": colours.marker_ink,
            "hatches": [hatch_on(colours, colour) for colour in self.palette],
        }
        content["stamp"] = stamp_of(json.dumps(content, sort_keys=True))
        return for_script(json.dumps(content, ensure_ascii=False, separators=(",", ":")))


def _rounded(value: float, decimals: int) -> float | None:
    return None if math.isnan(value) else round(value, decimals)


class SectionMap(AtlasMap):
    """The atlas's map with the script of the sections."""

    default_js = SECTION_SCRIPTS
    on_canvas = True


def layer_file(shapes: Any) -> bytes:
    """Outlines (GeoSeries, EPSG:4326) as the file ``sections.js`` fetches: rings by section.

    A list per section of polygons, each a list of rings, each a flat list of whole numbers in
    hundred-thousandths of a degree: lat, lon of the first corner, then the steps to the next ones.
    """
    sections = [[[_steps(ring) for ring in rings] for rings in polygons(shape)] for shape in shapes]
    return json.dumps(sections, separators=(",", ":")).encode()


def _steps(ring: npt.NDArray[np.float64]) -> list[int]:
    corners = np.round(ring[:-1, ::-1] * 1e5).astype("int64")
    flat: list[int] = np.diff(corners, axis=0, prepend=0).ravel().tolist()
    return flat
