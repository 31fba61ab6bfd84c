"""The legend as plain SVG, pure: arrays in, a drawing out.

The legend is also the histogram: one small square is one area, stacked where its value lies and
filled with its class. Text takes the colour of the page (``currentColor``).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

import numpy as np

from atlas.choropleth import Choropleth
from atlas.wording import text
from render.figures.svg import spread
from render.style.palette import Theme, class_colours
from render.style.patterns import definitions

WIDTH, PLOT_HEIGHT, BASELINE = 360, 118, 142
MARGIN = 8
SQUARE = 9.0
LETTER, LABEL_GAP = 6.4, 5.0
"""Width of a written figure at size 12, and the least gap between two labels."""


@dataclass(frozen=True, slots=True)
class LegendWords:
    """Words of the legend, already in the reader's language."""

    title: str
    city: str
    square: str


def legend_of(
    scene: Choropleth, colours: Theme, *, title: str, textures: tuple[str, ...] = ()
) -> str:
    """The legend of a choropleth in the colours of a theme, with a title to be read aloud.

    Empty where no area has a value.
    """
    words, drawn = text(scene.selection.language), scene.zones or scene
    known = drawn.classes >= 0
    chosen = scene.selection.area if drawn is scene else None
    places = np.flatnonzero(drawn.rows.index.to_numpy()[known] == chosen)
    return legend_svg(
        drawn.rows["value"].to_numpy()[known],
        drawn.classes[known],
        breaks=scene.breaks,
        palette=class_colours(scene, colours),
        theme=colours,
        city=scene.city,
        selected=int(places[0]) if len(places) else None,
        write=scene.write,
        write_limit=scene.write_limit,
        words=LegendWords(
            title=f"{words('map.legend')}: {title}",
            city=words("map.legend_city"),
            square=words(
                "map.legend_square" if drawn is scene else "zones.legend_square", unit=scene.unit()
            ),
        ),
        textures=textures,
        areas=() if drawn is not scene else scene.rows.index[known].tolist(),
    )


def legend_svg(  # noqa: PLR0913 - a drawing has many plain inputs
    values: np.ndarray,
    classes: np.ndarray,
    *,
    breaks: Sequence[float],
    palette: Sequence[str],
    theme: Theme,
    city: float,
    selected: int | None,
    write: Callable[[float], str],
    write_limit: Callable[[float], str],
    words: LegendWords,
    textures: Sequence[str] = (),
    areas: Sequence[int] = (),
) -> str:
    """SVG of the class legend drawn as a stack of squares, one per area with a value.

    ``values`` and ``classes`` (0..k-1) are aligned; ``breaks`` are the k-1 inner limits;
    ``selected`` is a position in ``values``; ``write`` formats the city's value and
    ``write_limit`` a class limit; ``textures`` are the patterns of the classes, where they are
    drawn (:mod:`render.style.patterns`); ``areas`` are the ids of ``values``, which a class lights
    on the map where they are given.
    """
    if not len(values):
        return ""
    low, high = _domain(np.concatenate([values, breaks, [city]]))
    across = _scale(low, high)
    columns, heights = stack(np.array([across(value) for value in values]))
    step = min(SQUARE, PLOT_HEIGHT / max(int(heights.max()) + 1, 1))
    fills = [f"url(#legend-{n})" for n in range(len(textures))] or palette
    squares = _squares(columns, heights, classes, fills, step)
    lights = [_lights(areas, classes == number) for number in range(len(fills))]
    chosen = "" if selected is None else _chosen(columns, heights, selected, step, theme)
    free = 0 if np.isfinite(city) else BASELINE - 4 - step * (int(heights.max()) + 1)
    parts = [
        f'<svg viewBox="0 0 {WIDTH} {BASELINE + 54 - free:.0f}" width="100%" role="img" '
        f'aria-label="{escape(words.title)}" style="overflow:visible;max-width:520px">'
        f'<g transform="translate(0 {-free:.0f})">',
        f"<defs>{definitions(textures, 'legend')}</defs>" if textures else "",
        *(f"<g{light}>{drawn}</g>" for light, drawn in zip(lights, squares, strict=True)),
        chosen,
        _band(breaks, across, fills, lights),
        _limits(breaks, across, write_limit),
        _city_mark(across(city), write(city), words.city, theme) if np.isfinite(city) else "",
        f'<text x="{MARGIN}" y="{BASELINE + 50}" font-size="12" fill="{theme.quiet}">'
        f"{escape(words.square)}</text></g></svg>",
    ]
    return "".join(parts)


def stack(across: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Bin positions into columns one square wide and count the height of each square."""
    columns = np.floor((across - MARGIN) / SQUARE).astype(int)
    heights = np.zeros(len(columns), dtype=int)
    filled: dict[int, int] = {}
    for position in np.argsort(across, kind="stable"):
        column = int(columns[position])
        heights[position] = filled.get(column, 0)
        filled[column] = heights[position] + 1
    return columns, heights


def _domain(numbers: np.ndarray) -> tuple[float, float]:
    """Ends of the axis: every value, every class limit and the city's value lie inside."""
    low, high = float(np.nanmin(numbers)), float(np.nanmax(numbers))
    return (low, high) if high > low else (low - 1, high + 1)


def _scale(low: float, high: float) -> Callable[[float], float]:
    room = WIDTH - 2 * MARGIN - SQUARE
    return lambda value: MARGIN + (value - low) / (high - low) * room


def _corner(column: int, height: int, step: float) -> tuple[float, float]:
    return MARGIN + column * SQUARE, BASELINE - (height + 1) * step


def _squares(
    columns: np.ndarray,
    heights: np.ndarray,
    classes: np.ndarray,
    palette: Sequence[str],
    step: float,
) -> list[str]:
    paths: list[str] = []
    side, tall = SQUARE - 1, max(step - 1, 0.6 * step)
    for number, colour in enumerate(palette):
        here = np.flatnonzero(classes == number)
        corners = (_corner(int(columns[i]), int(heights[i]), step) for i in here)
        drawn = "".join(f"M{x:.1f} {y:.1f}h{side:g}v{tall:.1f}h-{side:g}z" for x, y in corners)
        paths.append(f'<path d="{drawn}" fill="{colour}"/>' if drawn else "")
    return paths


def _lights(areas: Sequence[int], here: np.ndarray) -> str:
    """What tells the page which areas a class has."""
    listed = ",".join(str(area) for area, among in zip(areas, here, strict=False) if among)
    return f' data-areas="{listed}"' if listed else ""


def _chosen(
    columns: np.ndarray, heights: np.ndarray, selected: int, step: float, theme: Theme
) -> str:
    """Outline of the selected area's square, cased so that it is seen on every class."""
    x, y = _corner(int(columns[selected]), int(heights[selected]), step)
    return "".join(
        f'<rect class="{name}" x="{x - out:.1f}" y="{y - out:.1f}" '
        f'width="{SQUARE - 1 + 2 * out:g}" height="{step - 1 + 2 * out:.1f}" fill="none" '
        f'stroke="{colour}" stroke-width="{width}"/>'
        for name, colour, width, out in (
            ("casing", theme.ground, 1.5, 2.75),
            ("chosen", theme.accent, 2, 1),
        )
    )


def _band(
    breaks: Sequence[float],
    across: Callable[[float], float],
    palette: Sequence[str],
    lights: Sequence[str],
) -> str:
    ends = [MARGIN, *(across(limit) for limit in breaks), WIDTH - MARGIN]
    return "".join(
        f'<rect x="{left:.1f}" y="{BASELINE + 3}" width="{max(right - left, 0):.1f}" height="9" '
        f'fill="{colour}"{light}/>'
        for left, right, colour, light in zip(ends[:-1], ends[1:], palette, lights, strict=True)
    )


def _limits(
    breaks: Sequence[float], across: Callable[[float], float], write: Callable[[float], str]
) -> str:
    """Class limits under the band, pushed apart where they would touch, each led to its place."""
    labels = [write(limit) for limit in breaks]
    places = [across(limit) for limit in breaks]
    widths = [len(label) * LETTER for label in labels]
    held = spread(places, widths, low=0, high=WIDTH, gap=LABEL_GAP)
    return "".join(
        f'<path d="M{x:.1f} {BASELINE + 12}V{BASELINE + 15}L{at:.1f} {BASELINE + 20}" '
        f'fill="none" stroke="currentColor" stroke-width="0.8"/>'
        f'<text x="{at:.1f}" y="{BASELINE + 31}" text-anchor="middle" font-size="12" '
        f'fill="currentColor">{escape(label)}</text>'
        for x, at, label in zip(places, held, labels, strict=True)
    )


def _city_mark(x: float, value: str, city: str, theme: Theme) -> str:
    label = f"{city} {value}"
    half = len(label) * 3.4
    held = min(max(x, half + MARGIN), WIDTH - half - MARGIN)
    return (
        f'<line x1="{x:.1f}" x2="{x:.1f}" y1="18" y2="{BASELINE + 12}" stroke="{theme.ink}" '
        'stroke-width="1.5" stroke-dasharray="4 3"/>'
        f'<text x="{held:.1f}" y="13" text-anchor="middle" font-size="13" font-weight="650" '
        f'fill="currentColor">{escape(label)}</text>'
    )
