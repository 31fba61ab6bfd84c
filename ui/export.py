"""What is on screen as files: CSV, GeoJSON, SVG and PNG, each with its papers. Pure.

The map picture is set by Typst from our own SVG, so the server needs no browser. Pictures are
always drawn in the light theme: they end up on paper.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

import numpy as np
import pandas as pd
import shapely

from ui import palette
from ui.maps import Place
from ui.scene import Scene

MAP_WIDTH = 900
PNG_PPI = 200


@dataclass(frozen=True, slots=True)
class Papers:
    """What travels with every file, already in the reader's language."""

    title: str
    sentence: str
    source: str
    caveat: str
    made_on: str
    notes: tuple[tuple[str, str], ...]


def screen_table(scene: Scene, names: pd.Series, places: Mapping[int, str]) -> pd.DataFrame:
    """The table twin of the map: one row per area, full precision, typed reasons."""
    rows = scene.rows
    known = {
        "area_id": rows.index,
        "area": names.reindex(rows.index).to_numpy(),
        "value": rows["value"].to_numpy(),
        "lower_95": rows["lower"].to_numpy(),
        "upper_95": rows["upper"].to_numpy(),
        "reason_missing": rows["reason"].to_numpy(),
        "reliability": rows["reliability"].to_numpy(),
        "institutional_mark": rows["marked"].to_numpy(),
        "class": scene.classes + 1,
        "premises": [places.get(int(area), "") for area in rows.index],
    }
    if not scene.is_change:
        known |= {
            name: rows[name].to_numpy()
            for name in ("rank", "rank_low", "rank_high", "ranked_of", "rank_reason")
        }
    return pd.DataFrame(known)


def csv_file(table: pd.DataFrame, papers: Papers) -> bytes:
    """The table as CSV (UTF-8, comma, decimal point) under a header of ``#`` lines."""
    head = [
        papers.title,
        papers.sentence,
        papers.source,
        papers.caveat,
        *(f"{name}: {said}" for name, said in papers.notes),
        papers.made_on,
    ]
    text = io.StringIO()
    for line in head:
        text.write(f"# {' '.join(line.split())}\n")
    safe = table.map(_no_formula)
    safe.to_csv(text, index=False, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    return text.getvalue().encode("utf-8-sig")


def _no_formula(cell: Any) -> Any:
    """Text that a spreadsheet would run as a formula is kept as text."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "@") else cell


def geojson_file(layer: Any, table: pd.DataFrame, papers: Papers) -> bytes:
    """The table on the drawing layer's polygons (EPSG:4326), papers as foreign members."""
    joined = layer[["area_id", "geometry"]].merge(table, on="area_id")
    content = json.loads(joined.to_json(drop_id=True))
    content.pop("crs", None)
    papers_member = {
        "title": papers.title,
        "sentence": papers.sentence,
        "source": papers.source,
        "caveat": papers.caveat,
        **dict(papers.notes),
    }
    ordered = {"type": "FeatureCollection", "papers": papers_member}
    ordered["features"] = content["features"]
    return json.dumps(ordered, ensure_ascii=False, separators=(",", ":")).encode()


def map_svg(scene: Scene, nil: Any, municipi: Any, places: Sequence[Place]) -> str:
    """The map as SVG, in the light theme: areas, Municipi, premises with their labels."""
    colours = palette.LIGHT
    project, height = _projection(nil.total_bounds)
    fills = [
        "url(#missing)" if number < 0 else _fill(scene, int(number), row)
        for number, row in zip(scene.classes, scene.rows["reliability"], strict=True)
    ]
    order = {int(area): position for position, area in enumerate(scene.rows.index)}
    areas = "".join(
        f'<path d="{_path(shape, project)}" fill="{fills[order[int(area)]]}" '
        f'stroke="{colours.ground}" stroke-width="1"/>'
        for area, shape in zip(nil["area_id"], nil.geometry, strict=True)
    )
    outlines = "".join(
        f'<path d="{_path(shape, project)}" fill="none" stroke="{colours.ink}" '
        'stroke-opacity=".55" stroke-width="1.4" stroke-dasharray="1 3.5"/>'
        for shape in municipi.geometry
    )
    marks = "".join(_mark(place, project) for place in places)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {MAP_WIDTH} {height:.0f}" '
        f'font-family="Source Sans Pro"><defs>{_patterns(scene)}</defs>'
        f"{areas}{outlines}{marks}</svg>"
    )


def _projection(bounds: Sequence[float]) -> tuple[Any, float]:
    """Equirectangular at Milan's latitude: a city is small enough for it."""
    west, south, east, north = bounds
    squeeze = float(np.cos(np.radians((south + north) / 2)))
    scale = MAP_WIDTH / ((east - west) * squeeze)

    def project(lon: float, lat: float) -> tuple[float, float]:
        return (lon - west) * squeeze * scale, (north - lat) * scale

    return project, (north - south) * scale


def _path(shape: Any, project: Any) -> str:
    parts = []
    for polygon in shapely.get_parts(shape):
        for ring in (polygon.exterior, *polygon.interiors):
            points = (project(lon, lat) for lon, lat in shapely.get_coordinates(ring))
            parts.append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z")
    return "".join(parts)


def _fill(scene: Scene, number: int, reliability: str) -> str:
    low = reliability in ("low", "excluded")
    return f"url(#low{number})" if low else scene.colours[number]


def _patterns(scene: Scene) -> str:
    light = palette.LIGHT
    kinds = [("missing", *light.missing)]
    kinds += [(f"low{number}", colour, light.hatch) for number, colour in enumerate(scene.colours)]
    return "".join(
        f'<pattern id="{name}" width="6" height="6" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect width="6" height="6" fill="{ground}"/>'
        f'<rect width="1.4" height="6" fill="{ink}"/></pattern>'
        for name, ground, ink in kinds
    )


SHAPES = {
    "unknown": '<circle r="8"',
    "to_be_done": '<rect x="-8" y="-8" width="16" height="16"',
    "under_way": '<path d="M0-10 10 8H-10Z"',
    "done": '<path d="M-10 0 0-10 10 0 0 10Z"',
}


def _mark(place: Place, project: Any) -> str:
    x, y = project(place.lon, place.lat)
    ink, paper = palette.LIGHT.ink, palette.LIGHT.ground
    dash = ' stroke-dasharray="3 2.4"' if place.estimated else ""
    end = place.side == "left"
    label = (
        f'x="{-13 if end else 13}" y="5" font-size="17" font-weight="600" '
        f'text-anchor="{"end" if end else "start"}"'
    )
    name = escape(place.name)
    return (
        f'<g transform="translate({x:.1f} {y:.1f})">{SHAPES[place.works]} '
        f'fill="{palette.MARKER[place.works]}" stroke="{ink}" stroke-width="1.8"{dash}/>'
        f'<text {label} stroke="{paper}" stroke-width="4" stroke-linejoin="round">{name}</text>'
        f'<text {label} fill="{ink}">{name}</text></g>'
    )


def picture(map_drawing: str, legend: str, papers: Papers, *, kind: Literal["png", "svg"]) -> bytes:
    """Map, title, legend, sentence and source line as one picture: ``"png"`` or ``"svg"``."""
    import typst

    content = typst.compile(
        _SHEET.encode(),
        format=kind,
        ppi=PNG_PPI if kind == "png" else None,
        font_paths=_fonts(),
        sys_inputs={
            "map": map_drawing,
            "legend": _on_paper(legend),
            "title": papers.title,
            "sentence": papers.sentence,
            "notes": " · ".join(f"{name}: {said}" for name, said in papers.notes),
            "caveat": papers.caveat,
            "source": papers.source,
            "made_on": papers.made_on,
        },
    )
    return bytes(content)


@cache
def _fonts() -> Any:
    """The one typeface of our pictures, loaded once; the machine's own fonts are left out."""
    import typst

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(font_folder())]
    )


def font_folder() -> Path:
    """Folder of Source Sans Pro as installed by ``font-source-sans-pro`` (OFL-1.1)."""
    spec = find_spec("font_source_sans_pro")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("font-source-sans-pro is not installed: run ./run again")
    return Path(spec.origin).parent / "files"


def _on_paper(legend: str) -> str:
    """The screen's legend made a standalone drawing in the light theme's ink."""
    return legend.replace(
        "<svg ", '<svg xmlns="http://www.w3.org/2000/svg" font-family="Source Sans Pro" ', 1
    ).replace("currentColor", palette.LIGHT.ink)


_SHEET = """
#set page(width: 26cm, height: auto, margin: 1cm, fill: white)
#set text(font: "Source Sans Pro", size: 11pt, fill: rgb("#1b1f24"))
#let given = sys.inputs
#text(size: 21pt, weight: "bold", given.title)
#v(-6pt)
#text(size: 13pt, given.sentence)
#grid(
  columns: (1fr, 6.6cm), gutter: 0.7cm,
  image(bytes(given.map), format: "svg", width: 100%),
  align(bottom)[
    #if given.legend != "" { image(bytes(given.legend), format: "svg", width: 100%) }
    #text(size: 9.5pt, given.notes)
  ],
)
#line(length: 100%, stroke: 0.5pt + rgb("#d5dae1"))
#text(size: 9pt)[#given.caveat \\ #given.source \\ #given.made_on]
"""
