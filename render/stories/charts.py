"""Drawings of a story that are no map: dated facts, money, people, places in a row. Pure.

Each is drawn twice, for a hall and for a phone, in the same words.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from render.figures.svg import (
    LEADING,
    NARROW,
    WIDE,
    Sheet,
    box,
    line,
    lines_of,
    paragraph,
    svg,
    written,
)
from render.stories.scene import Picture

Draw = Callable[[Sheet], str]


def picture(draw: Draw, alt: str) -> Picture:
    """A drawing in both its forms."""
    return Picture(draw(WIDE), draw(NARROW), alt)


@dataclass(frozen=True, slots=True)
class Dated:
    """One fact on a line of time: promised (else known), when, and what."""

    promised: bool
    when: str
    words: str


def timeline(  # noqa: PLR0913 - a drawing has many plain inputs
    facts: Sequence[Dated], *, promised: str, known: str, until: str, now: str, alt: str
) -> Picture:
    """What was promised on the left of a line, what is known on its right; at its foot what the
    sources read until a day say."""
    sheets = Sheet(WIDE.width, WIDE.height, 36), NARROW
    wide, narrow = (_timeline(sheet, facts, promised, known, until, now) for sheet in sheets)
    return Picture(wide, narrow, alt)


def _timeline(  # noqa: PLR0913, PLR0917 - a drawing has many plain inputs
    sheet: Sheet, facts: Sequence[Dated], promised: str, known: str, until: str, now: str
) -> str:
    middle, size = sheet.width / 2, sheet.size
    gap, room = (46, sheet.width / 2 - 60) if not sheet.narrow else (26, sheet.width / 2 - 34)
    parts = [
        written(middle - gap, size * 1.2, promised, size * 1.15, anchor="end", weight=700),
        written(middle + gap, size * 1.2, known, size * 1.15, weight=700),
    ]
    y, top = size * 3.1, size * 2.1
    for fact in facts:
        parts += _dated(fact, middle, gap, room, y, size)
        broken = lines_of(fact.words, room, size * 0.92)
        y += (len(broken) + 1) * size * 0.92 * LEADING + size * 0.62
    spine = line(middle, top, middle, y - size * 0.4, "quiet", 3)
    foot = [box(0, y - size * 0.4, sheet.width, size * 3.5, "paper", stroke="accent", radius=12)]
    foot.append(written(middle, y + size * 0.8, until, size * 0.92, colour="quiet",
                        anchor="middle"))  # fmt: skip
    lines = lines_of(now, sheet.width - 50, size * 1.05)
    foot += [
        written(middle, y + size * 2.1 + n * size * 1.3, row, size * 1.05, anchor="middle",
                weight=700)
        for n, row in enumerate(lines)
    ]  # fmt: skip
    extra = (len(lines) - 1) * size * 1.3
    foot[0] = box(2, y - size * 0.4, sheet.width - 4, size * 3.2 + extra, "paper",
                  stroke="accent", radius=12)  # fmt: skip
    return svg(sheet, [spine, *parts, *foot], height=y + size * 3 + extra)


def _dated(  # noqa: PLR0913, PLR0917 - a drawing has many plain inputs
    fact: Dated, middle: float, gap: float, room: float, y: float, size: float
) -> list[str]:
    fill = "ground" if fact.promised else "accent"
    dash = ' stroke-dasharray="5 4"' if fact.promised else ""
    dot = (
        f'<circle cx="{middle:g}" cy="{y - size * 0.32:.1f}" r="{size * 0.38:.1f}" '
        f'fill="var(--{fill})" stroke="var(--accent)" stroke-width="4"{dash}/>'
    )
    anchor = "end" if fact.promised else "start"
    x = middle - gap if fact.promised else middle + gap
    parts = [dot, written(x, y, fact.when, size * 0.92, colour="accent", anchor=anchor, weight=700)]
    parts += [
        written(x, y + (n + 1) * size * 0.92 * LEADING, row, size * 0.92, anchor=anchor)
        for n, row in enumerate(lines_of(fact.words, room, size * 0.92))
    ]
    return parts


@dataclass(frozen=True, slots=True)
class Sum:
    """One line of money: its name, what was announced, written too."""

    name: str
    eur: float
    written: str


def money(sums: Sequence[Sum], *, announced: str, spent: str, unknown: str, alt: str) -> Picture:
    """What was announced as bars, and an empty box for what was spent."""
    return picture(lambda sheet: _money(sheet, sums, announced, spent, unknown), alt)


def _money(sheet: Sheet, sums: Sequence[Sum], announced: str, spent: str, unknown: str) -> str:
    size, most = sheet.size * 1.12, max(amount.eur for amount in sums)
    left = sheet.width * (0.5 if sheet.narrow else 0.56)
    gap = sheet.width * 0.04
    parts = [
        written(0, size, announced, size, weight=700),
        written(left + gap, size, spent, size, weight=700),
    ]
    tall = size * 2.7
    y = size * 2.2
    for amount in sums:
        parts.append(box(0, y, left * amount.eur / most, tall, "accent"))
        parts.append(box(left + gap, y, sheet.width - left - gap - 2, tall, "none",
                         stroke="quiet", dash="10 9"))  # fmt: skip
        parts.append(written(left + gap + (sheet.width - left - gap) / 2, y + tall * 0.6, unknown,
                             size, colour="quiet", anchor="middle"))  # fmt: skip
        parts.append(written(16, y + tall * 0.62, amount.written, size * 1.12, colour="ground",
                             weight=700))  # fmt: skip
        name, below = paragraph(0, y + tall + size * 1.1, amount.name, left, size * 0.95)
        parts += name
        y = below + size * 0.7
    return svg(sheet, parts, height=y)


@dataclass(frozen=True, slots=True)
class Amount:
    """One bar with its interval."""

    name: str
    value: float
    low: float
    high: float
    written: str
    weak: bool = False


def amounts(rows: Sequence[Amount], *, alt: str) -> Picture:
    """Bars with their intervals, one below the other, the longest first."""
    return picture(lambda sheet: _amounts(sheet, rows), alt)


def _amounts(sheet: Sheet, rows: Sequence[Amount]) -> str:
    size, most = sheet.size, max(amount.high for amount in rows)
    left = 0.0 if sheet.narrow else sheet.width * 0.29
    step = sheet.height / len(rows)
    bar = step * (0.36 if sheet.narrow else 0.56)
    right = sheet.width - left - (12 if sheet.narrow else sheet.width * 0.25)
    parts = []
    for number, amount in enumerate(rows):
        y = number * step
        name = f"{amount.name} *" if amount.weak else amount.name
        if sheet.narrow:
            parts.append(written(0, y + size * 0.95, name, size * 0.9, weight=600))
            parts.append(written(sheet.width, y + size * 0.95, amount.written, size * 0.9,
                                 anchor="end"))  # fmt: skip
            y += size * 1.3
        else:
            parts.append(written(left - 20, y + bar * 0.72, name, size, anchor="end", weight=600))
        drawn = box(left, y, right * amount.value / most, bar, "accent", radius=4)
        parts.append(f'<g opacity=".55">{drawn}</g>')
        ends = [left + right * end / most for end in (amount.low, amount.high)]
        middle = y + bar / 2
        parts.append(line(ends[0], middle, ends[1], middle, "ink", 3))
        parts += [line(x, middle - bar * 0.24, x, middle + bar * 0.24, "ink", 3) for x in ends]
        if not sheet.narrow:
            parts.append(written(sheet.width, y + bar * 0.7, amount.written, size * 0.92,
                                 anchor="end", weight=600))  # fmt: skip
    return svg(sheet, parts)


@dataclass(frozen=True, slots=True)
class LabelSpot:
    """One indicator of :func:`strips`: areas between 0 (left) and 1 (right), NaN left out."""

    title: str
    written: str
    others: tuple[float, ...]
    here: float
    city: float


def strips(rows: Sequence[LabelSpot], *, here: str, city: str, worse: str, alt: str) -> Picture:
    """A line of dots for each indicator: one area among all, and the city."""
    return picture(lambda sheet: _strips(sheet, rows, here, city, worse), alt)


def _strips(sheet: Sheet, rows: Sequence[LabelSpot], here: str, city: str, worse: str) -> str:
    size = sheet.size
    across = sheet.width - 40
    top = size * 2.4
    step = (sheet.height - top - size * 1.6) / len(rows)
    parts = [
        f'<circle cx="16" cy="{size * 0.7:.1f}" r="{size * 0.42:.1f}" fill="var(--accent)"/>',
        written(40, size, here, size * 0.95, weight=700),
        line(sheet.width * 0.5, size * 0.2, sheet.width * 0.5, size * 1.25, "ink", 5, "8 7"),
        written(sheet.width * 0.5 + 20, size, city, size * 0.95),
    ]
    for number, spot in enumerate(rows):
        y = top + number * step
        parts.append(written(0, y + size, spot.title, size))
        parts.append(written(sheet.width, y + size, spot.written, size * 1.05, anchor="end",
                             weight=700))  # fmt: skip
        axis = y + size * 2.3
        parts.append(line(20, axis, 20 + across, axis, "line", 3))
        dots = "".join(f"M{20 + at * across:.1f} {axis:.1f}h0" for at in spot.others)
        parts.append(f'<path d="{dots}" stroke="var(--quiet)" stroke-width="{size * 0.52:.1f}" '
                     'stroke-linecap="round" opacity=".34"/>')  # fmt: skip
        if math.isfinite(spot.city):
            x = 20 + spot.city * across
            parts.append(line(x, axis - size * 0.8, x, axis + size * 0.8, "ink", 5, "8 7"))
        if math.isfinite(spot.here):
            parts.append(
                f'<circle cx="{20 + spot.here * across:.1f}" cy="{axis:.1f}" r="{size * 0.5:.1f}" '
                'fill="var(--accent)" stroke="var(--ground)" stroke-width="4"/>'
            )
    parts.append(written(sheet.width, sheet.height - 4, worse, size * 0.9, colour="quiet",
                         anchor="end"))  # fmt: skip
    return svg(sheet, parts)
