"""Drawings of the before-and-after page as SVG. Pure: arrays in, text out, every text escaped.

Lengths are in drawing units, ``WIDTH`` across. Text takes the colour of the page.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

import numpy as np
import pandas as pd

from render.figures.svg import spread, ticks
from render.style.palette import Theme

WIDTH, COLUMN, NARROW, PAPER = 460, 640, 350, 560
"""Widths of a drawing: in a column of checks, beside another at 1,440 px, on a phone, on paper."""
HEIGHT, LEFT, TOP, BOTTOM, SIZE = 300, 54, 14, 30, 13.0
"""Of the drawings of years and of slopes: height, margins, type."""
Write = Callable[[float], str]


@dataclass(frozen=True, slots=True)
class Range:
    """One line of :func:`ranges_svg`: a point with its interval, or with a band behind it.

    An end that is ``None`` is open; ``bare``: there is no interval, the point stands alone.
    """

    label: str
    value: float
    low: float | None
    high: float | None
    strong: bool = False
    expected: float | None = None
    bare: bool = False


def seen_svg(  # noqa: PLR0913 - a drawing has many plain inputs
    value: float,
    interval: tuple[float | None, float | None],
    *,
    blind: float | None,
    drift: float | None,
    theme: Theme,
    write: Write,
    alt: str,
) -> str:
    """A difference and its interval on an axis around zero, over what could not be seen.

    ``blind`` is the smallest effect that could be seen, both ways (``None``: none could, all is
    grey); an end that is ``None`` runs to the edge. ``drift`` gets a mark below the line. Places
    are in percent and text in pixels: the drawing is as wide as its room, its letters as they are.
    """
    ends = [end for end in (value, *interval, blind, drift) if end is not None]
    reach = 1.15 * max(abs(end) for end in ends) or 1.0

    def at(place: float) -> str:
        return f"{50 + 46 * place / reach:.2f}%"

    low, high = (end if end is not None else side * 1.08 * reach
                 for end, side in zip(interval, (-1, 1), strict=True))  # fmt: skip
    edge = 1.08 * reach if blind is None else blind
    parts = [
        f'<rect x="{at(-edge)}" y="4" width="{92 * edge / reach:.2f}%" height="44" '
        f'fill="{theme.line}" opacity=".55"/>',
        _placed(at(0), f'<path d="M0 0V50" stroke="{theme.ink}" stroke-width="1.6"/>'),
        f'<line x1="0" x2="100%" y1="48" y2="48" stroke="{theme.quiet}"/>',
        f'<line x1="{at(low)}" x2="{at(high)}" y1="26" y2="26" stroke="{theme.accent}" '
        'stroke-width="5" stroke-linecap="round" opacity=".6"/>',
        f'<circle cx="{at(value)}" cy="26" r="9" fill="{theme.accent}" stroke="{theme.ground}" '
        'stroke-width="2"/>',
    ]
    if drift is not None:
        parts.append(_placed(at(drift), f'<path d="M0 36l7 12h-14Z" fill="{theme.ink}"/>'))
    parts += [
        f'<text x="{at(tick)}" y="66" text-anchor="middle" font-size="13" fill="currentColor">'
        f"{escape(write(tick)) if tick else 0}</text>"
        for tick in ticks(-reach, reach, 7)
    ]
    return (
        f'<svg width="100%" height="72" role="img" aria-label="{escape(alt)}">'
        f"{''.join(parts)}</svg>"
    )


def _placed(x: str, mark: str) -> str:
    """A mark whose pixels are counted from ``x`` (percent)."""
    return f'<svg x="{x}" overflow="visible">{mark}</svg>'


@dataclass(frozen=True, slots=True)
class _Axes:
    """Where years and values stand in a drawing; its frame in drawing units."""

    years: np.ndarray
    low: float
    high: float
    left: float
    right: float
    top: float
    floor: float

    @property
    def step(self) -> float:
        """From one year to the next."""
        return (self.right - self.left) / max(int(self.years[-1] - self.years[0]), 1)

    def at(self, year: float) -> float:
        """Across."""
        return float(self.left + (year - self.years[0]) * self.step)

    def up(self, value: float) -> float:
        """Down from the top."""
        return self.top + (self.high - value) / (self.high - self.low) * (self.floor - self.top)


def years_svg(  # noqa: PLR0913 - a drawing has many plain inputs
    table: pd.DataFrame,
    *,
    windows: Sequence[tuple[int, int]],
    breaks: Sequence[int],
    theme: Theme,
    write: Write,
    value: Write,
    alt: str,
    names: tuple[str, str],
    sides: tuple[str, str],
    width: float = PAPER,
) -> str:
    """Two lines by year (``year, treated, control``), named with their last value at their ends.

    The windows are shaded and bear the words ``sides``; declared breaks are dotted. ``write``
    writes on the axis, ``value`` with the unit.
    """
    years = table["year"].to_numpy()
    ends = [
        (name, value(float(table[column].dropna().iloc[-1])))
        for name, column in zip(names, ("treated", "control"), strict=True)
    ]
    right = 0.6 * SIZE * max(len(line) for end in ends for line in end) + 12
    low, high = _padded(*_ends(table[["treated", "control"]].to_numpy()))
    axes = _Axes(years, low, high, LEFT, width - right, TOP, HEIGHT - BOTTOM)
    parts = [
        f'<rect x="{axes.at(first):.1f}" y="{TOP}" width="{max(axes.step * (last - first), 2):.1f}"'
        f' height="{axes.floor - TOP}" fill="{theme.line}" opacity=".55"/>'
        f"{_label(axes.at((first + last) / 2), axes.floor - 8, side, anchor='middle')}"
        for (first, last), side in zip(windows, sides, strict=True)
    ]
    parts += [_tick(LEFT, axes.up(v), write(v), theme, axes.right) for v in ticks(low, high, 5)]
    parts += [
        _upright(axes.at(cut - 0.5), TOP, axes.floor, theme.quiet, "2 3")
        for cut in breaks
        if years[0] < cut <= years[-1]
    ]
    told = sorted({int(years[0]), int(years[-1]), *(year for pair in windows for year in pair)})
    parts += [_label(axes.at(year), axes.floor + 18, str(year), anchor="middle")
              for year in _apart(told, axes.step)]  # fmt: skip
    return _svg([*parts, *_two_lines(table, axes, theme, ends)], HEIGHT, alt, width)


def _two_lines(
    table: pd.DataFrame, axes: _Axes, theme: Theme, ends: Sequence[tuple[str, str]]
) -> list[str]:
    """The lines of both sides, each led to its name and its last value."""
    looks = (("treated", theme.accent, 3, ""), ("control", theme.quiet, 2.4, "6 3"))
    lasts = [float(table[column].dropna().iloc[-1]) for column, *_ in looks]
    order = np.argsort([axes.up(last) for last in lasts])
    middles = spread([axes.up(lasts[n]) for n in order], [2.4 * SIZE] * 2,
                     low=axes.top, high=axes.floor)  # fmt: skip
    parts = []
    for n, y in zip(order, middles, strict=True):
        column, colour, thick, dash = looks[n]
        points = zip(table["year"], table[column], strict=True)
        path = " ".join(f"{axes.at(x):.1f},{axes.up(v):.1f}" for x, v in points if np.isfinite(v))
        parts += [
            f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{thick}" '
            f'stroke-dasharray="{dash}"/>',
            _label(axes.right + 8, y - 1, ends[n][0], colour=colour, weight=700),
            _label(axes.right + 8, y + SIZE, ends[n][1]),
        ]
    return parts


def _apart(years: Sequence[int], step: float) -> list[int]:
    """The years, without those whose words would touch the one before; the last one stays."""
    apart: list[int] = [years[-1]]
    for year in reversed(years[:-1]):
        if (apart[0] - year) * step >= 34:
            apart.insert(0, year)
    return apart


def slopes_svg(  # noqa: PLR0913 - a drawing has many plain inputs
    before: np.ndarray,
    after: np.ndarray,
    treated: np.ndarray,
    *,
    labels: Sequence[str],
    ends: tuple[str, str],
    others: str,
    theme: Theme,
    write: Write,
    alt: str,
    width: float = PAPER,
) -> str:
    """One line per area from before to after; the treated in colour, led to their ``labels``.

    ``others`` says what the grey lines are.
    """
    size = SIZE if width > NARROW else 11.5
    named = [int(n) for n in np.argsort(-after, kind="stable") if treated[n]]
    wide = 0.52 * size * max((len(labels[n]) for n in named), default=0)
    low, high = _padded(*_ends(np.concatenate([before, after])))
    x1, x2 = LEFT + 12, max(width - wide - 34, LEFT + 72)

    def up(value: float) -> float:
        return TOP + (high - value) / (high - low) * (HEIGHT - TOP - BOTTOM)

    parts = [_tick(LEFT, up(v), write(v), theme, x1) for v in ticks(low, high, 5)]
    parts += [_label(x, HEIGHT - 10, years, size, anchor="middle")
              for x, years in zip((x1 + 14, x2), ends, strict=True)]  # fmt: skip
    parts.append(_label(x2 + 36, HEIGHT - 10, others, size, colour=theme.quiet))
    for n in np.argsort(treated, kind="stable"):
        colour, thick = (theme.accent, 2.6) if treated[n] else (theme.quiet, 0.8)
        parts.append(
            f'<path d="M{x1:.1f} {up(before[n]):.1f}L{x2:.1f} {up(after[n]):.1f}" '
            f'stroke="{colour}" stroke-width="{thick}" opacity="{1 if treated[n] else 0.5}"/>'
        )
    places = spread([up(after[n]) for n in named], [size * 1.35] * len(named),
                    low=TOP, high=HEIGHT - BOTTOM)  # fmt: skip
    for n, y in zip(named, places, strict=True):
        parts += [
            f'<circle cx="{x:.1f}" cy="{up(v):.1f}" r="4" fill="{theme.accent}"/>'
            for x, v in ((x1, before[n]), (x2, after[n]))
        ]
        parts += [
            f'<path d="M{x2 + 6:.1f} {up(after[n]):.1f}h5L{x2 + 20:.1f} {y:.1f}h6" fill="none" '
            f'stroke="{theme.quiet}" stroke-width=".9"/>',
            _label(x2 + 30, y + size * 0.34, labels[n], size),
        ]
    return _svg(parts, HEIGHT, alt, width)


def both_widths(draw: Callable[[float], str]) -> str:
    """A drawing for a column and one for a phone, of which the page shows one."""
    return f'<div class="wide">{draw(COLUMN)}</div><div class="narrow">{draw(NARROW)}</div>'


def ranges_svg(
    rows: Sequence[Range], *, theme: Theme, write: Write, alt: str, band: bool = False
) -> str:
    """Points with intervals, one line each, around zero; with ``band`` the expected change too."""
    line, top, left, right = 27, 8, 176, 16
    height = top + line * len(rows) + 26
    every = [v for r in rows for v in (r.value, r.low, r.high, r.expected, 0.0) if v is not None]
    low, high = _padded(min(every), max(every))

    def at(value: float) -> float:
        return left + (value - low) / (high - low) * (WIDTH - left - right)

    floor = top + line * len(rows)
    parts = [_upright(at(0), top, floor, theme.quiet, "")]
    for value in ticks(low, high):
        parts.append(
            f'<text x="{at(value):.1f}" y="{floor + 17}" text-anchor="middle" font-size="11.5" '
            f'fill="currentColor">{escape(write(value))}</text>'
        )
    for number, row in enumerate(rows):
        y = top + line * (number + 0.5)
        colour = theme.accent if row.strong or band else theme.quiet
        parts.append(
            f'<text x="{left - 10}" y="{y + 4.5:.1f}" text-anchor="end" font-size="12.5" '
            f'font-weight="{600 if row.strong else 400}" fill="currentColor">'
            f"{escape(row.label)}</text>"
        )
        ends = (low if row.low is None else row.low, high if row.high is None else row.high)
        if not row.bare:
            parts.append(_extent(at(ends[0]), at(ends[1]), y, theme, band=band))
        if row.expected is not None:
            parts.append(
                f'<path d="M{at(row.expected):.1f} {y - 8:.1f}v16" stroke="{theme.ink}" '
                'stroke-width="1.6"/>'
            )
            parts.append(
                f'<path d="M{at(0):.1f} {y:.1f}L{at(row.value):.1f} {y:.1f}" stroke="{colour}" '
                'stroke-width="2.4"/>'
            )
        parts.append(f'<circle cx="{at(row.value):.1f}" cy="{y:.1f}" r="5" fill="{colour}"/>')
    return _svg(parts, height, alt)


def small_svg(gap: np.ndarray, *, number: int, reach: float, theme: Theme, first: int) -> str:
    """One panel of the line-up: the gap in time, dots before and after, nothing else told."""
    wide, tall = 120, 84
    step = (wide - 16) / max(len(gap) - 1, 1)

    def place(n: int) -> tuple[float, float]:
        return 8 + n * step, 48 - float(gap[n]) / reach * 32

    runs = [range(first), range(first, len(gap))]
    lines = "".join(
        '<polyline points="' + " ".join("{:.1f},{:.1f}".format(*place(n)) for n in run
                                        if np.isfinite(gap[n]))
        + f'" fill="none" stroke="{theme.accent}" stroke-width="2.4"/>'
        for run in runs
    )  # fmt: skip
    split = 8 + (first - 0.5) * step
    return (
        f'<svg viewBox="0 0 {wide} {tall}" width="100%" aria-hidden="true">'
        f'<rect width="{wide}" height="{tall}" fill="{theme.paper}" rx="4"/>'
        f'<path d="M6 48H{wide - 6}" stroke="{theme.quiet}" stroke-width=".8"/>'
        f'<path d="M{split:.1f} 18V{tall - 4}" stroke="{theme.line}" stroke-width="1.4"/>{lines}'
        f'<text x="7" y="14" font-size="13" font-weight="700" fill="currentColor">{number}</text>'
        "</svg>"
    )


def grid(drawings: Sequence[str], *, least: str, alt: str) -> str:
    """Drawings beside each other, as many in a row as there is room for."""
    inside = "".join(f"<div>{drawing}</div>" for drawing in drawings)
    return (
        f'<div role="img" aria-label="{escape(alt)}" style="display:grid;gap:.6rem;'
        f'grid-template-columns:repeat(auto-fit,minmax({least},1fr))">{inside}</div>'
    )


def captioned(drawing: str, caption: str) -> str:
    """A drawing under its title."""
    return f'<p style="margin:0 0 .3rem;font-weight:600">{escape(caption)}</p>{drawing}'


def whole(drawing: str, alt: str) -> str:
    """A drawing with its key as one picture, told by ``alt``."""
    return f'<div role="img" aria-label="{escape(alt)}">{drawing}</div>'


def legend_html(entries: Mapping[str, str]) -> str:
    """Colours with their words, as a list."""
    rows = "".join(
        f'<li><svg width="22" height="14" aria-hidden="true"><rect width="22" height="14" '
        f'fill="{colour}" stroke="#808a96" stroke-width=".8"/></svg>{escape(label)}</li>'
        for label, colour in entries.items()
    )
    return f"<ul>{rows}</ul>"


def boxes_html(boxes: Sequence[tuple[str, str, str]]) -> str:
    """Boxes beside each other, each with its title, its figure in large type, and a line below."""
    inside = "".join(
        f"<div><dt>{escape(title)}</dt><dd><strong>{escape(figure)}</strong></dd>"
        f"<dd>{escape(below)}</dd></div>"
        for title, figure, below in boxes
    )
    return f'<dl class="boxes">{inside}</dl>'


def key_html(entries: Sequence[tuple[str, str]], theme: Theme) -> str:
    """What the marks of :func:`seen_svg` mean: a list of (mark, words)."""
    marks = {
        "value": f'<circle cx="11" cy="7" r="6" fill="{theme.accent}"/>',
        "interval": f'<path d="M2 7h18" stroke="{theme.accent}" stroke-width="5" opacity=".6"/>',
        "drift": f'<path d="M11 1l7 12H4Z" fill="{theme.ink}"/>',
        "blind": f'<rect width="22" height="14" fill="{theme.line}" opacity=".55"/>',
    }
    rows = "".join(
        f'<li><svg width="22" height="14" aria-hidden="true">{marks[mark]}</svg>'
        f"{escape(words)}</li>"
        for mark, words in entries
    )
    return f"<ul>{rows}</ul>"


def _label(  # noqa: PLR0913 - a drawing has many plain inputs
    x: float,
    y: float,
    written: str,
    size: float = SIZE,
    *,
    anchor: str = "start",
    colour: str = "currentColor",
    weight: int = 400,
) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size:g}" '
        f'font-weight="{weight}" fill="{colour}">{escape(written)}</text>'
    )


def _svg(parts: Sequence[str], height: float, alt: str, width: float = WIDTH) -> str:
    return (
        f'<svg viewBox="0 0 {width:g} {height:g}" width="100%" role="img" '
        f'aria-label="{escape(alt)}" style="max-width:{max(width * 1.3, 720):g}px">'
        f"{''.join(parts)}</svg>"
    )


def _extent(left: float, right: float, y: float, theme: Theme, *, band: bool) -> str:
    if band:
        return (
            f'<rect x="{left:.1f}" y="{y - 8:.1f}" width="{right - left:.1f}" height="16" '
            f'fill="{theme.line}"/>'
        )
    return (
        f'<path d="M{left:.1f} {y:.1f}H{right:.1f}M{left:.1f} {y - 5:.1f}v10M{right:.1f} '
        f'{y - 5:.1f}v10" stroke="currentColor" stroke-width="1.5"/>'
    )


def _tick(left: float, y: float, label: str, theme: Theme, right: float) -> str:
    return (
        f'<path d="M{left} {y:.1f}H{right:.1f}" stroke="{theme.line}" stroke-width=".7"/>'
        f'<text x="{left - 6}" y="{y + 4:.1f}" text-anchor="end" font-size="11.5" '
        f'fill="currentColor">{escape(label)}</text>'
    )


def _upright(x: float, top: float, bottom: float, colour: str, dash: str) -> str:
    return (
        f'<path d="M{x:.1f} {top}V{bottom}" stroke="{colour}" stroke-width="1.2" '
        f'stroke-dasharray="{dash}"/>'
    )


def _ends(values: np.ndarray) -> tuple[float, float]:
    return float(np.nanmin(values)), float(np.nanmax(values))


def _padded(low: float, high: float) -> tuple[float, float]:
    room = (high - low) * 0.06 or 1.0
    return low - room, high + room
