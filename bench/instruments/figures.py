"""Figures of the benchmark and how they are written: medians, ratios, verdicts, tables. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

DASH = "–"
BEGIN, END = "<!-- bench:{name}:begin -->", "<!-- bench:{name}:end -->"


@dataclass(frozen=True, slots=True)
class Sample:
    """Repeated measurements of one thing."""

    values: tuple[float, ...]

    @classmethod
    def of(cls, values: Iterable[float]) -> Sample:
        """Gather measurements. Raises ``ValueError`` if there is none."""
        gathered = tuple(float(value) for value in values)
        if not gathered:
            raise ValueError("nothing was measured")
        return cls(gathered)

    @property
    def median(self) -> float:
        """The middle measurement."""
        return float(median(self.values))

    def percentile(self, share: float) -> float:
        """The smallest measurement that at least ``share`` (0..1) of all do not exceed."""
        ordered = sorted(self.values)
        position = max(-(-len(ordered) * share // 1), 1)
        return ordered[int(position) - 1]

    def written(self, unit: str) -> str:
        """``median (least–most)``, or the one value there is."""
        low, high = min(self.values), max(self.values)
        middle = number(self.median, unit)
        if low == high:
            return middle
        return f"{middle} ({number(low, unit)}{DASH}{number(high, unit)})"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table: the same thing measured on each page; ``None`` where it has none."""

    what: str
    unit: str
    atlas: Sample
    common: Sample | None = None
    floor: Sample | None = None

    def cells(self) -> tuple[str, ...]:
        """The line as table cells, the two ratios last."""
        samples = (self.atlas, self.common, self.floor)
        shown = [DASH if one is None else one.written(self.unit) for one in samples]
        return (
            self.what,
            self.unit,
            *shown,
            times(ratio(self.atlas, self.floor)),
            times(ratio(self.common, self.atlas)),
        )


@dataclass(frozen=True, slots=True)
class Verdict:
    """One aim, judged by one figure: ``found`` must be at most (or at least) ``limit``."""

    aim: int
    what: str
    found: float
    limit: float
    unit: str = "×"
    at_least: bool = False

    @property
    def met(self) -> bool:
        """Whether the figure keeps to its limit."""
        return self.found >= self.limit if self.at_least else self.found <= self.limit

    def cells(self) -> tuple[str, ...]:
        """The verdict as table cells."""
        sign = "≥" if self.at_least else "≤"
        found, limit = (_with_unit(value, self.unit) for value in (self.found, self.limit))
        judged = "met" if self.met else "**not met**"
        return (str(self.aim or "–"), self.what, found, f"{sign} {limit}", judged)


@dataclass(slots=True)
class Part:
    """What one part of the benchmark found."""

    name: str
    title: str
    lines: list[Line] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def markdown(self) -> str:
        """Tables and notes of the part."""
        blocks = [f"### {self.title}"]
        if self.lines:
            measured = ("", "unit", "atlas", "common pattern", "floor", "atlas / floor",
                     "common / atlas")  # fmt: skip
            blocks.append(table(measured, [line.cells() for line in self.lines]))
        if self.verdicts:
            judged = ("aim", "what", "found", "limit", "verdict")
            blocks.append(table(judged, [verdict.cells() for verdict in self.verdicts]))
        return "\n\n".join([*blocks, *self.notes])


def ratio(above: Sample | None, below: Sample | None) -> float | None:
    """Ratio of two medians; ``None`` where one is missing or the lower is zero."""
    if above is None or below is None or below.median == 0:
        return None
    return above.median / below.median


def times(found: float | None) -> str:
    """A ratio as it is written: ``1.25 ×``."""
    return DASH if found is None else _with_unit(found, "×")


def number(value: float, unit: str) -> str:
    """A figure with the decimals its unit deserves."""
    decimals = {"s": 2, "×": 2, "MB": 1}.get(unit, 0)
    return f"{value:,.{decimals}f}"


def _with_unit(value: float, unit: str) -> str:
    return f"{number(value, unit)} {unit}".rstrip()


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    ruled = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in ruled)


def with_part(text: str, name: str, content: str) -> str:
    """Replace what stands between the markers of a part.

    Raises ``ValueError`` if the text does not have both markers, in order, once.
    """
    begin, end = BEGIN.format(name=name), END.format(name=name)
    pattern = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
    if len(pattern.findall(text)) != 1:
        raise ValueError(f"the markers of part {name!r} are not there once, in order")
    return pattern.sub(lambda _: f"{begin}\n\n{content}\n\n{end}", text)
