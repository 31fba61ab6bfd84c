"""Drawings of change in time: two lines by year, and the line-up as a game. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from indicators.evaluation.design.numbers import Floats
from indicators.evaluation.inference.placebo import LineUp
from render.figures.svg import Sheet, box, line, paragraph, svg, ticks, written
from render.stories.charts import picture
from render.stories.scene import Picture

Write = Callable[[float], str]
Placed = Callable[[float], float]
ROOM = 0.12
"""Room above and below the lines, as a share of their span."""


@dataclass(frozen=True, slots=True)
class Curve:
    """One line by year: its name, its values (NaN where there is none), and if it is the one."""

    name: str
    values: Floats
    strong: bool


@dataclass(frozen=True, slots=True)
class Spans:
    """Spans of years to be shaded, each with its name, and breaks in the series."""

    windows: tuple[tuple[int, int, str], ...] = ()
    breaks: tuple[int, ...] = ()


def curves(
    years: Sequence[int], lines: Sequence[Curve], spans: Spans, *, write: Write, alt: str
) -> Picture:
    """Lines by year, named at their ends."""
    return picture(lambda sheet: _curves(sheet, years, lines, spans, write), alt)


def _curves(
    sheet: Sheet, years: Sequence[int], lines: Sequence[Curve], spans: Spans, write: Write
) -> str:
    size = sheet.size
    left, right, top, bottom = size * 3.3, size * 2.2, size * 4.6, size * 2.2
    values = np.concatenate([curve.values for curve in lines])
    low, high = float(np.nanmin(values)), float(np.nanmax(values))
    low, high = low - ROOM * (high - low), high + ROOM * (high - low)
    tall = sheet.height - top - bottom

    def at(year: float) -> float:
        return left + (year - years[0]) / (years[-1] - years[0]) * (sheet.width - left - right)

    def up(value: float) -> float:
        return top + (high - value) / (high - low) * tall

    parts = [*_windows(spans, at, top, tall, size)]
    for value in ticks(low, high):
        parts.append(line(left, up(value), sheet.width - right, up(value), "line", 2))
        parts.append(written(left - 14, up(value) + size * 0.32, write(value), size * 0.86,
                             colour="quiet", anchor="end"))  # fmt: skip
    parts += [
        line(at(year - 0.5), top, at(year - 0.5), top + tall, "quiet", 2.5, "3 8")
        for year in spans.breaks
        if years[0] < year <= years[-1]
    ]
    every = 2 if sheet.narrow or len(years) > 9 else 1
    if sheet.narrow and len(years) > 9:
        every = 4
    parts += [
        written(at(year), sheet.height - size * 0.7, str(year), size * 0.86, colour="quiet",
                anchor="middle")
        for year in list(years)[::-1][::every]
    ]  # fmt: skip
    for number, curve in enumerate(sorted(lines, key=lambda curve: curve.strong)):
        parts.append(_path(curve, years, at, up))
        parts.append(_name(curve, number, sheet))
    return svg(sheet, parts)


def _windows(spans: Spans, at: Placed, top: float, tall: float, size: float) -> list[str]:
    parts = []
    for first, last, name in spans.windows:
        x, width = at(first - 0.35), at(last + 0.35) - at(first - 0.35)
        parts.append(box(x, top, width, tall, "paper", stroke="line"))
        parts.append(written(x + width / 2, top - size * 0.5, name, size * 0.9, colour="quiet",
                             anchor="middle", weight=600))  # fmt: skip
    return parts


def _path(curve: Curve, years: Sequence[int], at: Placed, up: Placed) -> str:
    colour, thick, dash = ("accent", 7, "") if curve.strong else ("quiet", 5, "14 10")
    points = list(zip(years, curve.values, strict=True))
    runs = [list(run) for known, run in groupby(points, key=lambda p: bool(np.isfinite(p[1])))
            if known]  # fmt: skip
    d = "".join("M" + "L".join(f"{at(y):.1f} {up(v):.1f}" for y, v in run) for run in runs)
    return (
        f'<path d="{d}" fill="none" stroke="var(--{colour})" stroke-width="{thick}" '
        f'stroke-linejoin="round" stroke-linecap="round" stroke-dasharray="{dash}"/>'
    )


def _name(curve: Curve, number: int, sheet: Sheet) -> str:
    size = sheet.size
    y = size * (1.0 + 1.45 * (1 - number))
    colour, thick, dash = ("accent", 7, "") if curve.strong else ("quiet", 5, "14 10")
    return line(4, y - size * 0.32, 66, y - size * 0.32, colour, thick, dash) + written(
        84, y, curve.name, size, weight=700 if curve.strong else 400
    )


def line_up(lineup: LineUp, *, first_after: int, revealed: bool, alt: str) -> Picture:
    """The line-up as small panels with a number; ``revealed`` marks the real one."""
    return picture(lambda sheet: _line_up(sheet, lineup, first_after, revealed), alt)


def _line_up(sheet: Sheet, lineup: LineUp, first_after: int, revealed: bool) -> str:
    across = 3 if sheet.narrow else 4
    down = -(-len(lineup.panels) // across)
    gap = 14.0
    wide, tall = (
        (sheet.width - gap * (across - 1)) / across,
        (sheet.height - gap * (down - 1)) / down,
    )
    reach = max(float(np.nanmax(np.abs(panel.gap))) for panel in lineup.panels) or 1.0
    split = int(np.searchsorted(lineup.times, first_after))
    parts = []
    for number, panel in enumerate(lineup.panels):
        x, y = (number % across) * (wide + gap), (number // across) * (tall + gap)
        real = revealed and number == lineup.real
        parts.append(_panel(x, y, wide, tall, panel.gap / reach, split, sheet.size, number + 1,
                            real=real, faded=revealed and not real))  # fmt: skip
    return svg(sheet, parts)


def _panel(  # noqa: PLR0913, PLR0917 - a drawing has many plain inputs
    x: float,
    y: float,
    wide: float,
    tall: float,
    gap: Floats,
    split: int,
    size: float,
    number: int,
    *,
    real: bool,
    faded: bool,
) -> str:
    step = (wide - 36) / max(len(gap) - 1, 1)
    middle = y + tall * 0.58

    def spot(n: int) -> str:
        return f"{x + 18 + n * step:.1f} {middle - float(gap[n]) * tall * 0.36:.1f}"

    runs = [
        [n for n in run if np.isfinite(gap[n])] for run in (range(split), range(split, len(gap)))
    ]
    d = "".join("M" + "L".join(spot(n) for n in run) for run in runs if run)
    cut = x + 18 + (split - 0.5) * step
    parts = [
        box(x + 3, y + 3, wide - 6, tall - 6, "paper", stroke="accent" if real else "line",
            radius=10),
        line(x + 14, middle, x + wide - 14, middle, "quiet", 2),
        line(cut, y + tall * 0.2, cut, y + tall - 14, "line", 3),
        f'<path d="{d}" fill="none" stroke="var(--accent)" stroke-width="6" '
        'stroke-linejoin="round" stroke-linecap="round"/>',
        written(x + 18, y + size * 1.25, str(number), size * 1.15, weight=700),
    ]  # fmt: skip
    if real:
        parts.append(
            f'<rect x="{x + 3:.1f}" y="{y + 3:.1f}" width="{wide - 6:.1f}" '
            f'height="{tall - 6:.1f}" rx="10" fill="none" stroke="var(--accent)" stroke-width="9"/>'
        )
        parts += paragraph(x + wide - 52, y + size * 1.3, "✓", 60, size * 1.5, colour="accent",
                           weight=700)[0]  # fmt: skip
    inside = "".join(parts)
    return f'<g opacity=".38">{inside}</g>' if faded else inside
