"""Two measures drawn together: a key of three by three, and every area as a dot. Pure."""

from dataclasses import dataclass
from html import escape

import numpy as np
import numpy.typing as npt

from atlas.two_measures import THIRDS, Side, TwoMeasures
from atlas.wording import text
from render.figures.svg import ticks
from render.style.palette import Theme, readable_on

CELL, KEY_LEFT, KEY_WIDTH = 50, 30, 400
WIDTH, HEIGHT, LEFT, BOTTOM, EDGE = 640, 420, 66, 46, 14


def _language(pair: TwoMeasures) -> str:
    return pair.first.scene.selection.language


def key_svg(pair: TwoMeasures, theme: Theme) -> str:
    """The nine colours with how many areas have each; a square lights its areas on the map."""
    words, ids = text(_language(pair)), pair.first.scene.rows.index.to_numpy()
    squares = "".join(_square(ids[pair.classes == number], number, theme) for number in range(9))
    tall, more = THIRDS * CELL, escape(words("two.more"))
    named = "".join(
        f'<text x="{KEY_LEFT}" y="{tall + 40 + 20 * line}"><tspan fill="{theme.bivariate[number]}" '
        f'stroke="currentColor" stroke-width=".4">■</tspan> {arrow} {escape(side.name)}</text>'
        for line, (side, number, arrow) in enumerate(((pair.first, 6, "→"), (pair.second, 2, "↑")))
    )
    alt = escape(words("two.key", first=pair.first.name, second=pair.second.name))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {KEY_WIDTH} {tall + 66}" '
        f'width="100%" role="img" aria-label="{alt}" style="max-width:520px" font-size="13" '
        f'fill="currentColor">{squares}<text x="{KEY_LEFT}" y="{tall + 17}">{more} →</text>'
        f'<text transform="translate(20 {tall}) rotate(-90)">{more} →</text>{named}</svg>'
    )


def _square(areas: npt.NDArray[np.int64], number: int, theme: Theme) -> str:
    x, y = KEY_LEFT + CELL * (number // THIRDS), CELL * (THIRDS - 1 - number % THIRDS)
    colour, lights = theme.bivariate[number], ",".join(map(str, areas))
    told = f' data-areas="{lights}"' if lights else ""
    return (
        f'<g{told}><rect x="{x}" y="{y}" width="{CELL - 2}" height="{CELL - 2}" fill="{colour}"/>'
        f'<text x="{x + CELL / 2 - 1}" y="{y + CELL / 2 + 4}" text-anchor="middle" stroke="none" '
        f'fill="{readable_on(colour)}">{len(areas)}</text></g>'
    )


def scatter_svg(pair: TwoMeasures, theme: Theme) -> str:
    """Every area with both values, in its colour of the map; a value that is not firm is hollow.

    A dot lights its area, and the area its dot. Lines part the thirds; where low is worse the axis
    is turned, so that more need is always right and up.
    """
    words, ids = text(_language(pair)), pair.first.scene.rows.index.to_numpy()
    x = _scale(pair.first, LEFT, WIDTH - EDGE)
    y = _scale(pair.second, HEIGHT - BOTTOM, EDGE)
    chosen = ids == pair.first.scene.selection.area
    dots = "".join(
        f'<circle data-areas="{ids[at]}" data-choose="{ids[at]}" '
        f'cx="{x(pair.first.values[at]):.1f}" cy="{y(pair.second.values[at]):.1f}" '
        f"{_look(pair, theme, at, chosen=chosen[at])}/>"
        for at in np.flatnonzero(pair.classes >= 0).tolist()
    )
    alt = words("two.scatter", first=pair.first.name, second=pair.second.name)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="100%" '
        f'role="img" aria-label="{escape(alt)}" style="max-width:760px" font-size="13" '
        f'fill="currentColor">{_axes(pair, x, y, theme)}{dots}</svg>'
    )


def _look(pair: TwoMeasures, theme: Theme, at: int, *, chosen: bool) -> str:
    colour, firm = theme.bivariate[pair.classes[at]], pair.firm[at]
    fill = f'fill="{colour}"' if firm else 'fill="none" pointer-events="all"'
    if chosen:
        return f'r="7" {fill} stroke="{theme.accent}" stroke-width="4"'
    return f'r="5.5" {fill} stroke="{theme.ink}" stroke-width="{0.8 if firm else 1.4}"'


@dataclass(frozen=True, slots=True)
class PlotScale:
    """From a value between ``low`` and ``high`` to its place between ``start`` and ``end``."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """The place of a value, in drawing units."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


def _scale(side: Side, start: float, end: float) -> PlotScale:
    low, high = float(np.nanmin(side.values)), float(np.nanmax(side.values))
    room = 0.03 * ((high - low) or 1.0)
    if side.sign < 0:
        start, end = end, start
    return PlotScale(low - room, high + room, start, end)


def _axes(pair: TwoMeasures, x: PlotScale, y: PlotScale, theme: Theme) -> str:
    floor, lines = HEIGHT - BOTTOM, []
    for limit in pair.first.limits:
        lines.append(f"M{x(limit):.1f} {EDGE}V{floor}")
    for limit in pair.second.limits:
        lines.append(f"M{LEFT} {y(limit):.1f}H{WIDTH - EDGE}")
    across = "".join(
        f'<text x="{x(tick):.1f}" y="{floor + 18}" text-anchor="middle">'
        f"{escape(pair.first.scene.write_limit(tick))}</text>"
        for tick in ticks(x.low, x.high, 6)
    )
    up = "".join(
        f'<text x="{LEFT - 8}" y="{y(tick) + 4:.1f}" text-anchor="end">'
        f"{escape(pair.second.scene.write_limit(tick))}</text>"
        for tick in ticks(y.low, y.high, 6)
    )
    return (
        f'<path d="{"".join(lines)}" stroke="{theme.quiet}" stroke-dasharray="4 4"/>'
        f'<path d="M{LEFT} {EDGE}V{floor}H{WIDTH - EDGE}" fill="none" stroke="{theme.quiet}"/>'
        f"{across}{up}"
        f'<text x="{WIDTH - EDGE}" y="{HEIGHT - 8}" text-anchor="end">{_titled(pair.first)} →'
        "</text>"
        f'<text x="{LEFT + 8}" y="{EDGE + 4}">↑ {_titled(pair.second)}</text>'
    )


def _titled(side: Side) -> str:
    return escape(f"{side.name} ({side.scene.unit()})")
