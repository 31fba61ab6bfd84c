"""The locator: a small map of the city with one area on it, light enough to be sent whole. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from atlas import repository
from atlas.repository.memo import kept
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
    """The city as SVG paths, made once: areas by id, Municipi, and how a point is placed."""

    areas: Mapping[int, str]
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
        *(_edge(drawn[area], theme, dashed=True) for area in (*located.alike, *located.beside)),
        _edge(drawn[located.area], theme, dashed=False) if located.area is not None else "",
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
        "</svg>",
    ]
    return "".join(parts)


def _area(area: int, path: str, located: Located, theme: Theme) -> str:
    fill, opacity = theme.quiet, ".28"
    if area == located.area:
        fill, opacity = theme.accent, "1"
    elif area in located.alike or area in located.beside:
        fill, opacity = theme.accent, ".35"
    name = escape(located.names[area])
    return (
        f'<path d="{path}" fill="{fill}" fill-opacity="{opacity}" data-area="{area}">'
        f"<title>{name}</title></path>"
    )


def _edge(path: str, theme: Theme, *, dashed: bool) -> str:
    dash = ' stroke-dasharray="3 2"' if dashed else ""
    return (
        f'<path d="{path}" fill="none" stroke="{theme.accent}" stroke-width="1.8"{dash} '
        'pointer-events="none"/>'
    )


def _mark(
    place: PremisesMark, at: tuple[float, float], marks: float, theme: Theme, *, ringed: bool
) -> str:
    ring = f'<circle r="19" fill="none" stroke="{theme.ink}" stroke-width="3"/>' if ringed else ""
    return (
        f'<g transform="translate({at[0]:.1f} {at[1]:.1f}) scale({marks})" '
        f'pointer-events="none">{ring}{mark(place.works, estimated=place.estimated)}</g>'
    )
