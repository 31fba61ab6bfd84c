"""The locator: a small map of the city with one area on it, light enough to be sent whole. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from atlas import repository
from atlas.repository.memo import kept
from render.figures.strip_plot import PLACES, colour
from render.maps.outlines import MAP_WIDTH, Project, projection, stepped_path
from render.maps.premises_marks import PremisesMark
from render.style.palette import Theme
from render.style.premises_symbols import mark

WIDTH = 520


@dataclass(frozen=True, slots=True)
class Located:
    """What is marked: the area itself, those alike, those set beside it, and the premises."""

    area: int | None
    alike: tuple[int, ...]
    beside: tuple[int, ...]
    names: Mapping[int, str]
    label: str
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Outlines:
    """The city as SVG paths, made once: areas by id with a point inside each, Municipi, and how a
    point is placed."""

    areas: Mapping[int, str]
    middles: Mapping[int, tuple[float, float]]
    municipi: tuple[str, ...]
    height: float
    place: Project


@kept()
def city_outlines() -> Outlines:
    """The city's areas and Municipi as SVG paths."""
    return outlines(*repository.drawing())


def outlines(nil: Any, municipi: Any) -> Outlines:
    """Paths of the drawing layers (``area_id``, EPSG:4326)."""
    project, height, _ = projection(nil.total_bounds)
    scale = WIDTH / MAP_WIDTH

    def place(lon: float, lat: float) -> tuple[float, float]:
        x, y = project(lon, lat)
        return x * scale, y * scale

    return Outlines(
        areas={
            int(area): stepped_path(shape, place)
            for area, shape in zip(nil["area_id"], nil.geometry, strict=True)
        },
        middles={
            int(area): place(shape.representative_point().x, shape.representative_point().y)
            for area, shape in zip(nil["area_id"], nil.geometry, strict=True)
        },
        municipi=tuple(stepped_path(shape, place) for shape in municipi.geometry),
        height=height * scale,
        place=place,
    )


def locator_svg(
    located: Located,
    city: Outlines,
    places: Sequence[PremisesMark],
    theme: Theme,
    *,
    marks: float = 0.62,
) -> str:
    """The city with its areas (``data-area`` each), Municipi, and what is located.

    ``marks`` is the size of the premises' marks.
    """
    drawn = city.areas
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {city.height:.0f}" '
        f'width="100%" class="locator" role="img" aria-label="{escape(located.label)}">',
        f'<g stroke="{theme.ground}" stroke-width=".8">',
        *(_area(area, path, located, theme) for area, path in drawn.items()),
        "</g>",
        f'<g fill="none" stroke="{theme.ink}" stroke-opacity=".55" stroke-width="1" '
        'stroke-dasharray="1 2.6" stroke-linecap="round" pointer-events="none">',
        *(f'<path d="{path}"/>' for path in city.municipi),
        "</g>",
        *(_edge(drawn[area], theme.accent, dashed=True) for area in located.alike),
        *(_edge(drawn[area], colour(number, theme))
          for number, area in reversed([*enumerate((located.area, *located.beside))])
          if area is not None),
        *(
            _mark(
                premises,
                city.place(premises.lon, premises.lat),
                marks,
                theme,
                ringed=premises.id == located.place,
            )
            for premises in places
        ),
        *(_shape(number, city.middles[area], theme)
          for number, area in enumerate((located.area, *located.beside))
          if located.beside and area is not None),
        "</svg>",
    ]  # fmt: skip
    return "".join(parts)


def _area(area: int, path: str, located: Located, theme: Theme) -> str:
    fill, opacity = theme.quiet, ".28"
    if area == located.area:
        fill, opacity = theme.accent, "1"
    elif area in located.beside:
        fill, opacity = colour(1 + located.beside.index(area), theme), ".6"
    elif area in located.alike:
        fill, opacity = theme.accent, ".35"
    name = escape(located.names[area])
    return (
        f'<path d="{path}" fill="{fill}" fill-opacity="{opacity}" data-area="{area}">'
        f"<title>{name}</title></path>"
    )


def _edge(path: str, ink: str, *, dashed: bool = False) -> str:
    dash = ' stroke-dasharray="3 2"' if dashed else ""
    return (
        f'<path d="{path}" fill="none" stroke="{ink}" stroke-width="1.8"{dash} '
        'pointer-events="none"/>'
    )


def _shape(number: int, at: tuple[float, float], theme: Theme) -> str:
    """The mark under which a compared area stands on the strips."""
    return (
        f'<g transform="translate({at[0]:.1f} {at[1]:.1f})" fill="{colour(number, theme)}" '
        f'stroke="{theme.ground}" stroke-width="2" paint-order="stroke" pointer-events="none">'
        f"{PLACES[number]}</g>"
    )


def _mark(
    place: PremisesMark, at: tuple[float, float], marks: float, theme: Theme, *, ringed: bool
) -> str:
    ring = f'<circle r="19" fill="none" stroke="{theme.ink}" stroke-width="3"/>' if ringed else ""
    return (
        f'<g transform="translate({at[0]:.1f} {at[1]:.1f}) scale({marks})" '
        f'pointer-events="none">{ring}{mark(place.works, estimated=place.estimated)}</g>'
    )
