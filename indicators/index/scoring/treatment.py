"""Transformation of an indicator and treatment of its outliers, fitted on the base values.

``skew_kurtosis`` follows COINr (Becker et al. 2022, JOSS 7:4567; R/treat.R): an indicator fails if
its skewness *and* its kurtosis exceed their limits (both type 2, as in Excel and SAS, of the
untreated values); then the most extreme values on the skewed side are set to the next ones until it
passes or ``max_winsorised`` points have been moved; if it still fails, its untreated values are
replaced by ``ln(x - min + a)``, or ``-ln(max + a - x)`` if the skew is negative, with ``a`` 1 % of
the range.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from indicators.engine.interval import Floats
from indicators.index.design.methods import Method

Values = npt.NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True)
class Treated:
    """A fitted treatment: limits to stay within, or a logarithm (``side`` +1 or -1)."""

    lower: float = -math.inf
    upper: float = math.inf
    side: int = 0
    edge: float = 0.0
    offset: float = 0.0
    winsorised: int = 0

    def __call__(self, values: Values) -> Floats:
        """Treated values, any shape; NaN stays NaN.

        Outside the base range of a logarithm the value is held at the range's end.
        """
        if self.side:
            inner = np.maximum((values - self.edge) * self.side, 0) + self.offset
            logs: Floats = self.side * np.log(inner)
            return logs
        if self.lower == -math.inf and self.upper == math.inf:
            return values.astype(np.float64, copy=False)
        return np.clip(values, self.lower, self.upper)


def treatment_of(method: Method, values: Floats) -> Treated:
    """Fit ``method`` on the base ``values`` (1-d; NaN left out)."""
    known = values[np.isfinite(values)]
    if method.name == "percentiles" and len(known):
        lower, upper = np.percentile(known, [method["lower"], method["upper"]])
        return Treated(float(lower), float(upper))
    if method.name == "clip":
        lower, upper = method["lower"], method["upper"]
        return Treated(-math.inf if lower is None else lower, math.inf if upper is None else upper)
    if method.name == "skew_kurtosis":
        return _skew_kurtosis(method, known)
    return Treated()


def skewness(values: Floats) -> float:
    """Adjusted Fisher-Pearson skewness G1 (type 2); 0 for fewer than three or constant values."""
    many = len(values)
    deviations = values - values.mean() if many else values
    square = float((deviations**2).mean()) if many else 0.0
    if many < 3 or square <= 0:
        return 0.0
    cube = float((deviations**3).mean())
    return float(cube / square**1.5 * math.sqrt(many * (many - 1)) / (many - 2))


def kurtosis(values: Floats) -> float:
    """Excess kurtosis G2 (type 2); 0 for fewer than four or constant values."""
    many = len(values)
    deviations = values - values.mean() if many else values
    square = float((deviations**2).mean()) if many else 0.0
    if many < 4 or square <= 0:
        return 0.0
    excess = float((deviations**4).mean()) / square**2 - 3
    return ((many + 1) * excess + 6) * (many - 1) / ((many - 2) * (many - 3))


def _skew_kurtosis(method: Method, values: Floats) -> Treated:
    moved, lower, upper, points = values.copy(), -math.inf, math.inf, 0
    while not _passes(method, moved) and points < method["max_winsorised"]:
        if skewness(moved) >= 0:
            upper = float(moved[moved < moved.max()].max())
        else:
            lower = float(moved[moved > moved.min()].min())
        moved = np.clip(values, lower, upper)
        points = int(((values > upper) | (values < lower)).sum())
    if _passes(method, moved) or not method["then_log"]:
        return Treated(lower, upper, winsorised=points)
    side = 1 if skewness(values) >= 0 else -1
    span = float(values.max() - values.min())
    edge = float(values.min() if side > 0 else values.max())
    return Treated(side=side, edge=edge, offset=0.01 * span)


def _passes(method: Method, values: Floats) -> bool:
    within = abs(skewness(values)) <= method["skewness"]
    return bool(within or kurtosis(values) <= method["kurtosis"])


def transformed(name: str, values: Values) -> Floats:
    """``values`` after the transformation ``name``; NaN where it is not defined."""
    if name == "none":
        return values.astype(np.float64, copy=False)
    functions: dict[str, Callable[[Any], Any]] = {
        "ln": np.log,
        "ln1p": np.log1p,
        "log10": np.log10,
        "sqrt": np.sqrt,
        "square": np.square,
        "logit_percent": lambda x: np.log(x / (100 - x)),
        "reciprocal": lambda x: 1 / x,
    }
    with np.errstate(invalid="ignore", divide="ignore"):
        result = functions[name](values)
    return np.where(np.isfinite(result), result, np.nan)
