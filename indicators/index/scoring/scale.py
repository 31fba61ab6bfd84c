"""Normalisation: a method fitted on the base values becomes a frozen scale, applied to any value.

Formulae: OECD/JRC Handbook on Constructing Composite Indicators (2008), step 5; AMPI: Mazziotta
& Pareto (2016), Soc. Indic. Res. 127:983-1003; percentile ranks: CDC/ATSDR SVI; exponential
transformation: English Indices of Deprivation, technical report. With direction -1 affine scales
are turned round within their range; rank scales take -x, so that ties mean the same either way.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from indicators.engine.interval import Floats
from indicators.index.design.methods import Method

IMD_SHAPE = 23.0
IMD_SPAN = 1 - math.exp(-100 / IMD_SHAPE)
AMPI_CENTRE, AMPI_HALF = 100.0, 30.0
RANKS = ("rank", "borda", "percentile_rank", "imd", "groups")


class ConstantError(ValueError):
    """The base values do not vary, so the method has no scale."""


@dataclass(frozen=True, slots=True)
class Scale:
    """``score = clip(intercept + slope * x, floor, ceiling)``, or a position among ``base``.

    ``base`` is empty for an affine scale; for a rank scale it holds the directed base values in
    ascending order, and a value's position is found among them, so that any value has one.
    """

    method: Method
    direction: int
    intercept: float = 0.0
    slope: float = 1.0
    floor: float = -math.inf
    ceiling: float = math.inf
    base: Floats = field(default_factory=lambda: np.empty(0))
    grid: int | None = None
    round: int | None = None

    def __call__(self, values: npt.NDArray[np.floating[Any]]) -> Floats:
        """Scores of ``values`` (any shape); NaN stays NaN."""
        scores = self._ranked(values) if len(self.base) else self._affine(values)
        return scores if self.round is None else np.round(scores + 0.0, self.round)

    def _affine(self, values: npt.NDArray[np.floating[Any]]) -> Floats:
        scores: Floats = values * values.dtype.type(self.slope) + values.dtype.type(self.intercept)
        if math.isfinite(self.floor) or math.isfinite(self.ceiling):
            scores = np.clip(scores, self.floor, self.ceiling)
        return scores

    def _ranked(self, values: npt.NDArray[np.floating[Any]]) -> Floats:
        directed = on_grid(values.astype(np.float64, copy=False) * self.direction, self.grid)
        many = len(self.base)
        below = np.searchsorted(self.base, directed, side="left").astype(np.float64)
        up_to = np.searchsorted(self.base, directed, side="right").astype(np.float64)
        scores = positions_of(self.method, below, up_to, many)
        return np.where(np.isnan(directed), np.nan, scores)


def on_grid(values: Floats, decimals: int | None) -> Floats:
    """``values`` rounded so finely (12 digits of the largest) that only equal ones meet."""
    if decimals is None:
        return values
    rounded: Floats = np.round(values, decimals)
    return rounded


def grid_of(values: Floats) -> int | None:
    """Decimals of that rounding for base ``values``."""
    largest = float(np.abs(values).max()) if len(values) else 0.0
    return 12 - math.ceil(math.log10(largest)) if 1e-200 < largest < 1e200 else None


def positions_of(method: Method, below: Floats, up_to: Floats, many: int | Any) -> Floats:
    """Scores from how many base values lie ``below`` a value, and how many do not lie above it."""
    if method.name == "imd":
        with np.errstate(invalid="ignore"):  # a draw may leave an element without any value
            scores: Floats = -IMD_SHAPE * np.log(1 - up_to / many * IMD_SPAN)
        return scores
    if method.name == "groups":
        groups = method["groups"]
        placed: Floats = np.clip(np.ceil((below + 1) / many * groups), 1, groups)
        return placed
    ties = method["ties"]
    rank = below + 1 if ties == "min" else np.maximum(up_to, 1)
    if ties == "average":
        rank = (below + 1 + np.maximum(up_to, below + 1)) / 2
    if method.name == "rank":
        return rank
    if method.name == "borda":
        return rank - 1
    divisor = method["divisor"]
    if divisor == "n-1":
        share = (rank - 1) / (many - 1)
    elif divisor == "mid":
        share = (rank - 0.5) / many
    else:
        share = rank / (many + (1 if divisor == "n+1" else 0))
    spread: Floats = method["low"] + np.clip(share, 0, 1) * (method["high"] - method["low"])
    return spread


def fitted(  # noqa: PLR0913 -- what a scale is fitted from
    method: Method,
    values: Floats,
    *,
    direction: int = 1,
    population: Floats | None = None,
    numbers: Floats | None = None,
    rounding: int | None = None,
) -> Scale:
    """The scale of ``method`` on base ``values`` (1-d; NaN left out).

    ``population`` weighs the values where the method says so. ``numbers`` are the method's
    stated numbers (goalposts, target, reference) after the indicator's transformation, in the
    order of :func:`stated`. Raises :class:`ConstantError` if the method has no scale there.
    """
    there = np.isfinite(values)
    finite = values[there]
    weights = None if population is None else population[there]
    if method.name in RANKS:
        if len(finite) < 2 and method.name == "percentile_rank" and method["divisor"] == "n-1":
            raise ConstantError
        grid = grid_of(finite)
        base = np.sort(on_grid(finite * direction, grid))
        return Scale(method, direction, base=base, grid=grid, round=rounding)
    if method.name == "none":
        return Scale(method, direction, 0.0, float(direction), round=rounding)
    known = dict(zip(stated(method), numbers if numbers is not None else (), strict=False))
    fit = _AFFINE[method.name](_Fitting(method, finite, direction, weights, known))
    intercept, slope = fit[:2]
    if not (math.isfinite(intercept) and math.isfinite(slope)):
        raise ConstantError
    floor, ceiling = fit[2:] if len(fit) == 4 else (-math.inf, math.inf)
    return Scale(method, direction, intercept, slope, floor, ceiling, round=rounding)


def stated(method: Method) -> tuple[str, ...]:
    """Options of ``method`` that are numbers in the unit of the indicator, as far as stated."""
    names = ("target", "start", "reference", "minimum", "maximum", "inf", "sup")
    return tuple(
        name
        for name in names
        if isinstance(method.options.get(name), int | float)
        and not isinstance(method.options.get(name), bool)
    )


@dataclass(frozen=True, slots=True)
class _Fitting:
    """What an affine scale is fitted on: base values, their weights, and the stated numbers."""

    method: Method
    values: Floats
    direction: int
    weights: Floats | None
    known: dict[str, float]

    @property
    def least(self) -> float:
        return float(self.values.min())

    @property
    def most(self) -> float:
        return float(self.values.max())

    @property
    def start(self) -> float:
        """Where the scale starts: as stated, or at the end of the base that scores least."""
        return self.known.get("start", self.least if self.direction > 0 else self.most)

    @property
    def reference(self) -> float:
        """The reference: as stated, or the statistic that its word names."""
        if "reference" in self.known:
            return self.known["reference"]
        word = self.method["reference"]
        if word == "population_mean" and self.weights is not None:
            return float(np.average(self.values, weights=self.weights))
        statistics: dict[str, Callable[..., Any]] = {
            "mean": np.mean, "median": np.median, "minimum": np.min, "maximum": np.max,
        }  # fmt: skip
        return float(statistics[word](self.values))


Fit = tuple[float, ...]


def _over(span: float) -> float:
    if span == 0 or not math.isfinite(span):
        raise ConstantError
    return 1 / span


def _min_max(fitting: _Fitting) -> Fit:
    return _between(fitting, fitting.least, fitting.most)


def _between(fitting: _Fitting, least: float, most: float) -> Fit:
    low, high = fitting.method["low"], fitting.method["high"]
    slope = (high - low) * _over(most - least)
    if fitting.direction > 0:
        return low - slope * least, slope
    return high + slope * least, -slope


def _z(fitting: _Fitting) -> Fit:
    method, values = fitting.method, fitting.values
    weights = fitting.weights if method["weighted"] else None
    mean = float(np.average(values, weights=weights))
    if weights is None:
        spread = float(values.std(ddof=method["ddof"])) if len(values) > method["ddof"] else 0.0
    else:
        spread = math.sqrt(float(np.average((values - mean) ** 2, weights=weights)))
    if spread <= 1e-12 * max(abs(mean), 1e-300):
        raise ConstantError
    slope = fitting.direction * method["sd"] * _over(spread)
    return method["mean"] - slope * mean, slope


def _target(fitting: _Fitting) -> Fit:
    start = fitting.start
    slope = _over(fitting.known["target"] - start)
    return (-slope * start, slope, -math.inf, 1.0 if fitting.method["cap"] else math.inf)


def _reference(fitting: _Fitting) -> Fit:
    reference = fitting.reference
    slope = _over(reference - fitting.start)
    return 1 - slope * reference, slope


def _ratio(fitting: _Fitting) -> Fit:
    times = fitting.method["times"]
    slope = times * _over(fitting.reference)
    return (0.0, slope) if fitting.direction > 0 else (2 * times, -slope)


def _goalposts(fitting: _Fitting) -> Fit:
    known, method = fitting.known, fitting.method
    ends = known.get("minimum", fitting.least), known.get("maximum", fitting.most)
    fit = _between(fitting, *ends)
    return (*fit, *sorted((method["low"], method["high"]))) if method["truncate"] else fit


def _ampi(fitting: _Fitting) -> Fit:
    sup, inf = fitting.known.get("sup", fitting.most), fitting.known.get("inf", fitting.least)
    slope = fitting.direction * 2 * AMPI_HALF * _over(sup - inf)
    return AMPI_CENTRE - slope * fitting.reference, slope


def _fraction_of_max(fitting: _Fitting) -> Fit:
    slope = _over(fitting.most)
    return (0.0, slope) if fitting.direction > 0 else (1.0, -slope)


_AFFINE = {
    "min_max": _min_max, "z": _z, "target": _target, "reference": _reference, "ratio": _ratio,
    "goalposts": _goalposts, "ampi": _ampi, "fraction_of_max": _fraction_of_max,
}  # fmt: skip
