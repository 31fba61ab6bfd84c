"""The premises where they stand: a plain map cut to them, or to the streets around one. Pure.

No colours of an indicator: the question here is where, not how poor.
"""

from collections.abc import Mapping, Sequence
from html import escape

from atlas import repository
from atlas.city import CITY
from atlas.repository.memo import kept
from atlas.wording import text
from render.maps import basemap
from render.maps.labels import Box
from render.maps.outlines import Project, area_paths, outline_path, projection
from render.maps.premises_marks import PremisesMark
from render.style import palette
from render.style.palette import Theme
from render.style.premises_symbols import mark

WIDTH, HEIGHT = 470, 480
"""Size of the drawing in pixels of the screen."""
MARGIN = 0.04
"""Room around the outermost names, as a part of the width."""
FITTINGS = 8
"""Names keep their size on the screen: how often the part of the city is widened to hold them."""
NEAR_KM, NEAR_HEIGHT = 2.6, 260
"""How wide the map of one premises is, and how tall in pixels."""
NAME_SIZE = 14.5
LETTER = 0.53
"""Width of a letter over its size, at most."""
CREDIT_LINE = 20

OUTSIDE = frozenset(f"Municipio {number}" for number in CITY.districts)
"""Names that stand beside the whole city: beside a part of it they would mislead."""

View = tuple[float, float, float, float]


@kept()
def _city() -> tuple[Project, float, tuple[str, ...], tuple[str, ...]]:
    """The projection, the length of a kilometre, and the paths of areas and Municipi."""
    nil, municipi = repository.drawing()
    project, _, unit_km = projection(nil.total_bounds)
    edges = tuple(outline_path(shape, project) for shape in municipi.geometry)
    return project, unit_km, tuple(area_paths(nil).paths.values()), edges


@kept(entries=64)
def premises_map(
    places: tuple[PremisesMark, ...], *, theme: str, language: str, chosen: str = ""
) -> str:
    """The map as SVG in the theme of that name; each premises has its id in ``data-choose``.

    With one ``chosen`` it shows what is around that one, else all of ``places``.
    """
    words, colours = text(language), palette.theme(theme)
    project, unit_km, areas, edges = _city()
    points = {place.id: project(place.lon, place.lat) for place in places}
    near = chosen in points
    least = NEAR_KM * unit_km
    view = _vicinity(points[chosen], least) if near else _cut(places, points, least)
    unit = view[2] / WIDTH
    canvas = basemap.Canvas(project, view, unit, colours, size=13.0, near=near)
    taken = [box for place in places for box in _boxes(place, points[place.id], unit)]
    label = words("places.map_label", count=len(places))
    lines = (
        f'<path d="{path}" fill="{colours.quiet}" fill-opacity=".13" stroke="{colours.ground}" '
        f'stroke-width="{unit:.2f}"/>'
        for path in areas
    )
    borders = (
        f'<path d="{path}" fill="none" stroke="{colours.ink}" stroke-opacity=".6" stroke-linecap='
        f'"round" stroke-width="{1.3 * unit:.2f}" stroke-dasharray="{unit:.2f} {3.4 * unit:.2f}"/>'
        for path in edges
    )
    x, y, width, height = view
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="where" role="img" width="100%" '
        f'viewBox="0 0 {WIDTH} {height / unit + CREDIT_LINE:.0f}" aria-label="{escape(label)}">'
        f'<g transform="scale({1 / unit:.4f}) translate({-x:.2f} {-y:.2f})">'
        f'<clipPath id="part"><rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" '
        f'height="{height:.1f}"/></clipPath><g clip-path="url(#part)">'
        f"{''.join(lines)}{basemap.lines(canvas)}{''.join(borders)}</g>"
        f"{basemap.names(canvas, taken, without=OUTSIDE)}"
        f"{''.join(_drawn(place, points[place.id], unit, colours) for place in places)}"
        f"{basemap.credit(canvas, words('basemap.credit'), below=CREDIT_LINE)}</g></svg>"
    )


def _cut(
    places: Sequence[PremisesMark], points: Mapping[str, tuple[float, float]], least: float
) -> View:
    """The part of the city that holds all marks and their names, in the drawing's proportions."""
    wide = 0.0
    for _ in range(FITTINGS):
        unit = wide / WIDTH
        room = [box for place in places for box in _boxes(place, points[place.id], unit)]
        left, top = min(box[0] for box in room), min(box[1] for box in room)
        right, bottom = max(box[2] for box in room), max(box[3] for box in room)
        wide = max(right - left, (bottom - top) * WIDTH / HEIGHT, least) * (1 + 2 * MARGIN)
    tall = wide * HEIGHT / WIDTH
    return (left + right - wide) / 2, (top + bottom - tall) / 2, wide, tall


def _vicinity(point: tuple[float, float], wide: float) -> View:
    tall = wide * NEAR_HEIGHT / WIDTH
    return point[0] - wide / 2, point[1] - tall / 2, wide, tall


def _boxes(place: PremisesMark, point: tuple[float, float], unit: float) -> tuple[Box, Box]:
    """The room of a mark and of its name."""
    (x, y), size = point, 13 * unit
    return (x - size, y - size, x + size, y + size), _pill(place, point, unit)


def _pill(place: PremisesMark, point: tuple[float, float], unit: float) -> Box:
    """Where the name stands: beside its mark, on the side where the fewest collide."""
    x, y = point
    wide, gap = (len(place.name) * NAME_SIZE * LETTER + 10) * unit, 13 * unit
    left = x - gap - wide if place.side == "left" else x + gap
    return left, y - 10.5 * unit, left + wide, y + 10.5 * unit


def _drawn(place: PremisesMark, point: tuple[float, float], unit: float, theme: Theme) -> str:
    left, top, right, bottom = _pill(place, point, unit)
    return (
        f'<g class="premises" data-choose="{escape(place.id)}"><title>{escape(place.title)}</title>'
        f'<rect x="{left:.1f}" y="{top:.1f}" width="{right - left:.1f}" '
        f'height="{bottom - top:.1f}" rx="{4 * unit:.1f}" fill="{theme.ground}"/>'
        f'<text x="{(left + right) / 2:.1f}" y="{point[1] + 5 * unit:.1f}" text-anchor="middle" '
        f'font-size="{NAME_SIZE * unit:.2f}" font-weight="600" fill="{theme.ink}">'
        f"{escape(place.name)}</text>"
        f'<g transform="translate({point[0]:.1f} {point[1]:.1f}) scale({unit:.3f})">'
        f'<circle r="13" fill="{theme.ground}" fill-opacity=".75"/>'
        f"{mark(place.works, estimated=place.estimated, theme=theme)}</g></g>"
    )
