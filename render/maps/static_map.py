"""The map as one drawing that can be printed: SVG with areas, premises, key and scale bar. Pure.

Always in the light theme: it ends up on paper. Lengths are in drawing units, ``MAP_WIDTH`` across.
"""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
import pandas as pd

from atlas.selection import Selection
from atlas.wording import Text, text
from render.figures.svg import hatch
from render.maps import basemap
from render.maps.labels import Box
from render.maps.outlines import MAP_WIDTH, Project, area_paths, outline_path, projection
from render.maps.premises_marks import PremisesMark
from render.style import palette
from render.style.premises_symbols import STATES, mark
from render.style.web import FONTS

SCALE_BAR_KM = 2

KEY_LINE, KEY_SWATCH, KEY_SIZE = 24, 26, 15
CREDIT_LINE = 24
LETTER = 0.56
"""Width of a letter over its size, at most."""

LIGHT = palette.LIGHT


class Drawable(Protocol):
    """What the map takes of a scene: ``classes`` and ``rows["reliability"]``, by area."""

    @property
    def rows(self) -> pd.DataFrame:
        """Indexed by ``area_id``, with ``reliability``."""

    @property
    def classes(self) -> npt.NDArray[np.int64]:
        """Class of each row, -1 for no value."""

    @property
    def selection(self) -> Selection:
        """The chosen area and premises, and the language."""


def map_svg(  # noqa: PLR0913 - a drawing has many plain inputs
    scene: Drawable,
    nil: Any,
    municipi: Any,
    places: Sequence[PremisesMark],
    *,
    colours: Sequence[str],
    hatched: str = "",
    with_premises_key: bool = True,
    credit: str = "",
) -> str:
    """The map as SVG: areas, Municipi, the chosen area, premises with labels, key, scale bar.

    ``colours`` are the classes', as ``#rrggbb``;
    ``nil`` (with ``area_id, short_name``) and ``municipi`` are drawing layers in EPSG:4326.
    ``hatched`` are the words for lines on a class, if they do not mean "few people";
    without its premises key the map is printed beside a list that explains the shapes.
    ``credit`` is that of what one finds the way by, which is drawn where it is given.
    """
    project, height, unit_km = projection(nil.total_bounds)
    paths = area_paths(nil).paths
    entries = _entries(scene, nil, places if with_premises_key else (), hatched)
    around = basemap.Canvas(project, (0.0, 0.0, float(MAP_WIDTH), height), 1.0, LIGHT)
    below = CREDIT_LINE if credit else 0
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {MAP_WIDTH} {height + below:.0f}" '
        f'font-family="{FONTS}"><defs>{_patterns(colours)}</defs>',
        *_areas(scene, paths, colours),
        basemap.lines(around) if credit else "",
        *(_outline(outline_path(shape, project)) for shape in municipi.geometry),
        _chosen(paths.get(scene.selection.area or 0)),
        *_key(entries, height),
        _scale_bar(unit_km, height),
        _around_names(around, entries, places, credit) if credit else "",
        *(_mark(place, project, chosen=place.id == scene.selection.place) for place in places),
        "</svg>",
    ]
    return "".join(parts)


def _around_names(
    around: basemap.Canvas,
    entries: Sequence[tuple[str, str]],
    places: Sequence[PremisesMark],
    credit: str,
) -> str:
    """Names off the marks, the key and the scale bar; the credit below them."""
    wide, tall = around.view[2:]
    key_wide = KEY_SWATCH + 10 + max(len(label) for _, label in entries) * KEY_SIZE * LETTER
    taken: list[Box] = [
        (0.0, tall - KEY_LINE * len(entries), key_wide, tall),
        (wide - 200, tall - 30, wide, tall),
    ]
    for place in places:
        x, y = around.place(place.lon, place.lat)
        name = 18 + len(place.name) * 17 * LETTER
        left, right = (name, 14) if place.side == "left" else (14, name)
        taken.append((x - left, y - 14, x + right, y + 14))
    return basemap.names(around, taken) + basemap.credit(around, credit, below=CREDIT_LINE)


def plain_map(nil: Any, fills: Mapping[int, str], *, marked: Sequence[int], alt: str) -> str:
    """A small map: each area in its colour, ``marked`` ones outlined. Lengths as in the module."""
    city = area_paths(nil)
    areas = "".join(
        f'<path d="{path}" fill="{fills[area]}" stroke="{LIGHT.ground}" stroke-width="1.5"/>'
        for area, path in city.paths.items()
    )
    outlines = "".join(
        f'<path d="{city.paths[area]}" fill="none" stroke="{colour}" stroke-width="{width}" '
        'stroke-linejoin="round"/>'
        for colour, width in ((LIGHT.ground, 9), (LIGHT.ink, 4.5))
        for area in marked
    )
    return (
        f'<svg viewBox="-5 -5 {MAP_WIDTH + 10} {city.height + 10:.0f}" width="100%" role="img" '
        f'aria-label="{escape(alt)}">{areas}{outlines}</svg>'
    )


def _areas(scene: Drawable, paths: Mapping[int, str], colours: Sequence[str]) -> Iterator[str]:
    rows = zip(scene.rows.index, scene.classes, scene.rows["reliability"], strict=True)
    for area, number, reliability in rows:
        fill = _fill(colours, int(number), str(reliability))
        yield (
            f'<path class="area" d="{paths[int(area)]}" fill="{fill}" '
            f'stroke="{LIGHT.ground}" stroke-width="1"/>'
        )


def _fill(colours: Sequence[str], number: int, reliability: str) -> str:
    if number < 0:
        return "url(#missing)"
    return f"url(#low{number})" if is_hatched(reliability) else colours[number]


def is_hatched(reliability: str) -> bool:
    """Whether a value is drawn with lines: few people, or left out of the comparison."""
    return reliability in ("low", "excluded")


def _patterns(colours: Sequence[str]) -> str:
    kinds = [("missing", *LIGHT.missing)]
    kinds += [
        (f"low{number}", colour, palette.hatch_on(LIGHT, colour))
        for number, colour in enumerate(colours)
    ]
    return "".join(hatch(*kind) for kind in kinds)


def _outline(path: str) -> str:
    return (
        f'<path d="{path}" fill="none" stroke="{LIGHT.ink}" stroke-opacity=".6" '
        'stroke-width="1.6" stroke-dasharray="1 3.5" stroke-linecap="round"/>'
    )


def _chosen(path: str | None) -> str:
    if path is None:
        return ""
    return "".join(
        f'<path class="chosen" d="{path}" fill="none" stroke="{colour}" '
        f'stroke-width="{width}" stroke-linejoin="round"/>'
        for colour, width in ((LIGHT.ground, 6.5), (LIGHT.accent, 3.5))
    )


def _mark(place: PremisesMark, project: Project, *, chosen: bool) -> str:
    x, y = project(place.lon, place.lat)
    left = place.side == "left"
    scale = " scale(1.3)" if chosen else ""
    return (
        f'<g class="premises" transform="translate({x:.1f} {y:.1f}){scale}">'
        f"{mark(place.works, estimated=place.estimated)}"
        f'<text x="{-14 if left else 14}" y="5.5" font-size="17" font-weight="600" '
        f'text-anchor="{"end" if left else "start"}" fill="{LIGHT.ink}" stroke="{LIGHT.ground}" '
        f'stroke-width="4" stroke-linejoin="round" paint-order="stroke">{escape(place.name)}'
        "</text></g>"
    )


def _key(entries: Sequence[tuple[str, str]], height: float) -> Iterator[str]:
    """What patterns, lines and shapes mean, in the empty lower left corner of the city."""
    top = height - KEY_LINE * (len(entries) - 0.5)
    for place, (swatch, label) in enumerate(entries):
        yield (
            f'<g class="key" transform="translate(0 {top + KEY_LINE * place:.1f})">'
            f'<g transform="translate({KEY_SWATCH / 2} 0)">{swatch}</g>'
            f'<text x="{KEY_SWATCH + 10}" y="5" font-size="{KEY_SIZE}" fill="{LIGHT.ink}">'
            f"{escape(label)}</text></g>"
        )


def _entries(
    scene: Drawable, nil: Any, places: Sequence[PremisesMark], hatched: str
) -> list[tuple[str, str]]:
    return [
        *_pattern_entries(scene, chosen_name(scene, nil), hatched),
        *_premises_entries(places, scene),
    ]


def chosen_name(scene: Drawable, nil: Any) -> str:
    """Short name of the chosen area, empty if there is none."""
    names = nil.loc[nil["area_id"] == scene.selection.area, "short_name"]
    return str(names.iloc[0]) if len(names) else ""


def _pattern_entries(scene: Drawable, chosen: str, hatched_words: str) -> list[tuple[str, str]]:
    words = text(scene.selection.language)
    reliability = scene.rows["reliability"].tolist()
    hatched = [
        int(number)
        for number, grade in zip(scene.classes, reliability, strict=True)
        if number >= 0 and is_hatched(grade)
    ]
    entries = []
    if (scene.classes < 0).any():
        entries.append((_swatch("url(#missing)"), words("map.legend_missing")))
    if hatched:
        few = hatched_words or words("map.legend_low")
        entries.append((_swatch(f"url(#low{max(hatched)})"), few))
    entries.append((_outline("M-13 0H13"), words("map.legend_municipi")))
    if chosen:
        entries.append((_chosen("M-11-6H11V6H-11Z"), words("map.legend_selected", area=chosen)))
    return entries


def _premises_entries(places: Sequence[PremisesMark], scene: Drawable) -> list[tuple[str, str]]:
    words = text(scene.selection.language)
    states = [works for works in STATES if any(place.works == works for place in places)]
    entries = [(mark(works, estimated=False), _works(words, works)) for works in states]
    if any(place.estimated for place in places):
        entries.append((mark("unknown", estimated=True), words("map.legend_estimated")))
    return entries


def _works(words: Text, works: str) -> str:
    return f"{words('place.works')}: {words(f'works.{works}')}"


def _swatch(fill: str) -> str:
    return (
        f'<rect x="-13" y="-8" width="26" height="16" fill="{fill}" stroke="{LIGHT.quiet}" '
        'stroke-width=".8"/>'
    )


def _scale_bar(unit_km: float, height: float) -> str:
    length, y = SCALE_BAR_KM * unit_km, height - 6
    x = MAP_WIDTH - length - 4
    return (
        f'<path d="M{x:.1f} {y - 6:.1f}v6h{length:.1f}v-6" fill="none" stroke="{LIGHT.ink}" '
        f'stroke-width="1.6"/><text x="{x + length / 2:.1f}" y="{y - 8:.1f}" font-size="14" '
        f'text-anchor="middle" fill="{LIGHT.ink}">{SCALE_BAR_KM} km</text>'
    )
