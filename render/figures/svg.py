"""The pieces our drawings are made of, as SVG. Pure: every text is escaped here."""

import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import numpy as np
import numpy.typing as npt

from render.style.web import FONTS

LETTER = 0.5
"""Mean width of a letter of the typeface, in sizes of its type."""
LEADING = 1.24


@dataclass(frozen=True, slots=True)
class Sheet:
    """A place to draw: width, height and the size of its type, in drawing units."""

    width: float
    height: float
    size: float

    @property
    def narrow(self) -> bool:
        """Whether it is taller than wide, as on a phone."""
        return self.width < self.height


WIDE = Sheet(1200, 840, 30)
NARROW = Sheet(640, 860, 27)


def svg(sheet: Sheet, parts: Sequence[str], *, height: float | None = None) -> str:
    """The whole drawing; its words are told beside it, so it is hidden from screen readers."""
    tall = sheet.height if height is None else height
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {sheet.width:g} {tall:g}" '
        f'aria-hidden="true" font-family="{FONTS}" fill="var(--ink)">{"".join(parts)}</svg>'
    )


def written(  # noqa: PLR0913 - a drawing has many plain inputs
    x: float,
    y: float,
    line: str,
    size: float,
    *,
    colour: str = "ink",
    anchor: str = "start",
    weight: int = 400,
    halo: bool = False,
) -> str:
    """One line of text; ``halo`` keeps it legible on a drawing."""
    around = (
        ' stroke="var(--ground)" stroke-width="7" stroke-linejoin="round" paint-order="stroke"'
        if halo
        else ""
    )
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" fill="var(--{colour})" '
        f'text-anchor="{anchor}" font-weight="{weight}"{around}>{escape(line)}</text>'
    )


def lines_of(paragraph: str, width: float, size: float) -> list[str]:
    """A text broken into lines that fit a width."""
    return textwrap.wrap(paragraph, max(8, int(width / (size * LETTER)))) or [""]


def paragraph(  # noqa: PLR0913 - a drawing has many plain inputs
    x: float,
    y: float,
    sentences: str,
    width: float,
    size: float,
    *,
    colour: str = "ink",
    weight: int = 400,
) -> tuple[list[str], float]:
    """A text over several lines, first baseline at ``y``; also the baseline after it."""
    broken = lines_of(sentences, width, size)
    parts = [
        written(x, y + n * size * LEADING, line, size, colour=colour, weight=weight)
        for n, line in enumerate(broken)
    ]
    return parts, y + len(broken) * size * LEADING


def line(  # noqa: PLR0913, PLR0917 - a drawing has many plain inputs
    x1: float,
    y1: float,
    x2: float,
    y2: float,
    colour: str = "line",
    width: float = 2,
    dash: str = "",
) -> str:
    """A straight line."""
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<path d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}" stroke="var(--{colour})" '
        f'stroke-width="{width:g}" stroke-linecap="round" fill="none"{dashed}/>'
    )


def box(  # noqa: PLR0913 - a drawing has many plain inputs
    x: float,
    y: float,
    width: float,
    height: float,
    fill: str,
    *,
    stroke: str = "none",
    dash: str = "",
    radius: float = 6,
) -> str:
    """A rectangle; ``fill`` and ``stroke`` are names of colours, or ``none``."""
    painted = fill if fill == "none" else f"var(--{fill})"
    edge = "" if stroke == "none" else f' stroke="var(--{stroke})" stroke-width="2.5"'
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 0):.1f}" height="{height:.1f}" '
        f'rx="{radius:g}" fill="{painted}"{edge}{dashed}/>'
    )


def hatch(name: str, ground: str, ink: str, *, side: float = 6, thick: float = 1.4) -> str:
    """The pattern ``url(#name)`` of slanted lines, for ``<defs>``: few people, or no value."""
    square = f'width="{round(side, 2):g}" height="{round(side, 2):g}"'
    return (
        f'<pattern id="{name}" {square} patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect {square} fill="{ground}"/>'
        f'<rect width="{round(thick, 2):g}" height="{round(side, 2):g}" fill="{ink}"/></pattern>'
    )


def ticks(low: float, high: float, count: int = 4) -> list[float]:
    """Round values between two ends (``low < high``), about ``count`` of them."""
    rough = (high - low) / count
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * times for times in (1, 2, 5, 10) if power * times >= rough)
    first, last = math.ceil(low / step), math.floor(high / step + 1e-9)
    return [round(number * step, 10) for number in range(first, last + 1)]


def spread(
    places: Sequence[float],
    widths: Sequence[float],
    *,
    low: float = -math.inf,
    high: float = math.inf,
    gap: float = 0,
) -> list[float]:
    """Middles of labels, as near their ascending ``places`` as they can be without touching.

    Least squares, by pooling neighbours that would touch (Ayer et al. 1955), then kept between
    ``low`` and ``high``. All in drawing units; there must be room for all.
    """
    if not len(places):
        return []
    steps = np.asarray(widths) + gap
    offsets = np.cumsum(steps) - steps + np.asarray(widths) / 2
    starts = _rising(np.asarray(places) - offsets)
    return [float(at) for at in np.clip(starts, low, high - steps.sum() + gap) + offsets]


def _rising(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The non-decreasing sequence nearest to ``values`` in least squares."""
    blocks: list[tuple[float, int]] = []
    for value in values:
        mean, many = float(value), 1
        while blocks and blocks[-1][0] > mean:
            other, size = blocks.pop()
            mean, many = (other * size + mean * many) / (size + many), size + many
        blocks.append((mean, many))
    return np.repeat([mean for mean, _ in blocks], [many for _, many in blocks])
