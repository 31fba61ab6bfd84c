"""What one finds the way by on a drawing: parks and lines, and names that never cover each other.

The same tables as on the screen's map (``web/map/basemap.js``), with a placement of its own. Names
are tried from the most important; what finds no room is left out.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import shapely

from atlas.repository import shipped
from atlas.repository.memo import kept
from render.maps.labels import Box, overlap
from render.maps.outlines import Project
from render.style.palette import Theme

LETTER = 0.54
"""Width of a letter over its size, for names in semibold; no name of ours is wider."""
LINE, PADDING = 1.2, 4.0
"""Height of a line over its size, and room beside a name in pixels."""
DOT = 3.4
AWAY = {"line": 260.0}
"""How far, in pixels, one number of a line stands from the next."""
ORDER = ("landmark", "line", "neighbourhood", "municipio_outside", "station")
BOLD, SEMIBOLD, PLAIN = 700, 600, 400
WEIGHT = {"landmark": BOLD, "line": BOLD, "municipio_outside": PLAIN}


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A name and its point (degrees); ``rank`` 1 is named first, 2 from near."""

    kind: str
    text: str
    rank: int
    lon: float
    lat: float


@dataclass(frozen=True, slots=True)
class Canvas:
    """Where it is drawn: how a point is placed, the part in view (``x, y, width, height``), a pixel
    of the screen in its units, the size of names in pixels, and whether it is seen from near."""

    place: Project
    view: tuple[float, float, float, float]
    unit: float
    theme: Theme
    size: float = 14.0
    near: bool = False


@kept()
def place_names() -> tuple[PlaceName, ...]:
    """Every name of the table, the most important first."""
    table = shipped("basemap")
    rows = table[table["kind"].isin(ORDER)]
    columns = zip(rows["kind"], rows["name"], rows["rank"], rows.geometry, strict=True)
    names = [
        PlaceName(str(kind), str(name), int(rank), point.x, point.y)
        for kind, name, rank, shape in columns
        for point in shapely.get_parts(shape)
    ]
    return tuple(sorted(names, key=lambda name: ORDER.index(name.kind)))


def credit(canvas: Canvas, words: str, *, below: float = 0.0) -> str:
    """The credit in the lower right corner of the view, or ``below`` it by so many pixels."""
    x, y, width, height = canvas.view
    return (
        f'<text class="credit" x="{x + width - 4 * canvas.unit:.1f}" '
        f'y="{y + height + (below - 6) * canvas.unit:.1f}" text-anchor="end" '
        f'font-size="{0.9 * canvas.size * canvas.unit:.2f}" fill="{canvas.theme.quiet}" '
        f"{_halo(canvas)}>{escape(words)}</text>"
    )


def paths(place: Project) -> dict[str, str]:
    """Parks and lines as the ``d`` of SVG paths, in the order they are drawn."""
    lines = shipped("basemap").set_index("kind")
    layers = {"park": shipped("basemap_parks").geometry}
    layers |= {kind: lines.geometry[[kind]] for kind in ("tram", "railway", "metro")}
    return {kind: "".join(path(shape, place) for shape in layers[kind]) for kind in layers}


def lines(canvas: Canvas) -> str:
    """Parks, trams, railways and the metro, cut at the edge of the view."""
    x, y, width, height = canvas.view
    unit, theme, shapes = canvas.unit, canvas.theme, paths(canvas.place)
    strokes = (
        ("tram", theme.transit, 0.7, 'stroke-opacity=".5"'),
        ("railway", theme.quiet, 1.2, f'stroke-dasharray="{6 * unit:.1f} {4 * unit:.1f}"'),
        ("metro", theme.ground, 3.8, ""),
        ("metro", theme.transit, 1.6, ""),
    )
    drawn = [
        f'<path class="park" d="{shapes["park"]}" fill="{theme.park}" stroke="{theme.park_edge}" '
        f'stroke-width="{0.8 * unit:.2f}"/>'
    ]
    drawn += [
        f'<path d="{shapes[kind]}" fill="none" stroke="{colour}" '
        f'stroke-width="{thick * unit:.2f}" stroke-linejoin="round" {more}/>'
        for kind, colour, thick, more in strokes
    ]
    return (
        f'<clipPath id="seen"><rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" '
        f'height="{height:.1f}"/></clipPath><g clip-path="url(#seen)">{"".join(drawn)}</g>'
    )


def path(shape: Any, place: Project) -> str:
    """A line or an outline (EPSG:4326) as the ``d`` of an SVG path."""
    parts = []
    for part in shapely.get_parts(shape):
        closed = part.geom_type == "Polygon"
        rings = (part.exterior, *part.interiors) if closed else (part,)
        for ring in rings:
            corners = (place(*corner) for corner in ring.coords)
            parts.append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in corners))
            parts.append("Z" if closed else "")
    return "".join(parts)


def names(canvas: Canvas, taken: Sequence[Box], *, without: Collection[str] = ()) -> str:
    """The names that find room beside what is ``taken``, in the canvas's units.

    ``without`` are the names that the drawing has already.
    """
    placed = placed_names(canvas, taken, without=without)
    return "".join(_written(name, box, canvas) for name, box in placed)


def placed_names(
    canvas: Canvas, taken: Sequence[Box], *, without: Collection[str] = ()
) -> list[tuple[PlaceName, Box]]:
    """Each name with the box it takes: inside the view, on nothing, its like some way off."""
    boxes, placed = list(taken), list[tuple[PlaceName, Box]]()
    for name in place_names():
        far = not canvas.near and (name.rank > 1 or name.kind == "station")
        if far or name.text in without:
            continue
        if any(_like(name, other) and _near(name, box, canvas) for other, box in placed):
            continue
        for box in _boxes(name, canvas):
            if _inside(box, canvas) and not any(overlap(box, other) for other in boxes):
                boxes.append(box)
                placed.append((name, box))
                break
    return placed


def _like(name: PlaceName, other: PlaceName) -> bool:
    same_kind = (name.kind == "line") == (other.kind == "line")
    return name.text == other.text and same_kind


def _near(name: PlaceName, box: Box, canvas: Canvas) -> bool:
    x, y = canvas.place(name.lon, name.lat)
    middle_x, middle_y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    away = AWAY.get(name.kind, 120.0) * canvas.unit
    return (x - middle_x) ** 2 + (y - middle_y) ** 2 < away**2


def _boxes(name: PlaceName, canvas: Canvas) -> Iterator[Box]:
    """Where a name may stand: on its point, a line above or below, or drawn into the view."""
    x, y = canvas.place(name.lon, name.lat)
    wide = (len(name.text) * LETTER * canvas.size + 2 * PADDING) * canvas.unit
    tall = LINE * canvas.size * canvas.unit
    if name.kind == "station":
        aside = wide / 2 + 2 * DOT * canvas.unit
        moves = [(aside, 0.0), (-aside, 0.0), (0.0, tall), (0.0, -tall)]
    elif name.kind == "neighbourhood":
        moves = [(0.0, step * tall) for step in (0, -1, 1, -2, 2)]
    else:
        moves = [(0.0, 0.0)]
    if name.kind == "municipio_outside":
        left, top, width, height = canvas.view
        moves.append((_within(x, wide, left, width), _within(y, tall, top, height)))
    for dx, dy in moves:
        yield x + dx - wide / 2, y + dy - tall / 2, x + dx + wide / 2, y + dy + tall / 2


def _within(at: float, size: float, start: float, room: float) -> float:
    return min(max(at, start + size / 2), start + room - size / 2) - at


def _inside(box: Box, canvas: Canvas) -> bool:
    x, y, width, height = canvas.view
    hair = 1e-6 * width
    return (
        box[0] >= x - hair
        and box[1] >= y - hair
        and box[2] <= x + width + hair
        and box[3] <= y + height + hair
    )


def _halo(canvas: Canvas) -> str:
    return (
        f'stroke="{canvas.theme.ground}" stroke-width="{0.26 * canvas.size * canvas.unit:.2f}" '
        'stroke-linejoin="round" paint-order="stroke"'
    )


def _written(name: PlaceName, box: Box, canvas: Canvas) -> str:
    theme, unit = canvas.theme, canvas.unit
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    fill, halo, before = theme.ink, _halo(canvas), ""
    if name.kind == "line":
        fill, halo = theme.ground, ""
        before = (
            f'<rect x="{box[0]:.1f}" y="{box[1]:.1f}" width="{box[2] - box[0]:.1f}" '
            f'height="{box[3] - box[1]:.1f}" rx="{3 * unit:.1f}" fill="{theme.transit}"/>'
        )
    elif name.kind == "municipio_outside":
        fill = theme.quiet
    elif name.kind == "station":
        at_x, at_y = canvas.place(name.lon, name.lat)
        before = (
            f'<circle cx="{at_x:.1f}" cy="{at_y:.1f}" r="{DOT * unit:.2f}" fill="{theme.ground}" '
            f'stroke="{theme.transit}" stroke-width="{1.6 * unit:.2f}"/>'
        )
    return (
        f'{before}<text class="name" x="{x:.1f}" y="{y + 0.34 * canvas.size * unit:.1f}" '
        f'font-size="{canvas.size * unit:.2f}" font-weight="{WEIGHT.get(name.kind, SEMIBOLD)}" '
        f'text-anchor="middle" fill="{fill}" {halo}>{escape(name.text)}</text>'
    )
