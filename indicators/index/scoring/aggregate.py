"""Aggregation: the scores of several elements become one, with weights, over what is present.

All functions take ``scores`` (..., areas, elements) and ``weights`` (..., elements), and return
(..., areas); a missing score counts for nothing and the weights of the others keep their ratios.
AMPI: Mazziotta & Pareto (2016): M + s S^2 / M with s = +1 for a bad phenomenon (penalty plus), -1
for well-being (minus), S the standard deviation of an area's own scores (divisor n).
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from indicators.engine.interval import Floats
from indicators.index.design.methods import Method

Values = npt.NDArray[np.floating[Any]]
Flags = npt.NDArray[np.bool_]

COPELAND_AREAS = 5000
"""Copeland compares every pair: more areas than this are refused."""
POSITIVE_ONLY = ("geometric", "harmonic", "power", "geometric_penalty", "ampi")


def aggregated(method: Method, scores: Values, weights: Values) -> Floats:
    """One score for each area; NaN where no element with weight is present."""
    if method.name == "copeland":
        return copeland(scores, weights)
    if method.name in ("median", "minimum", "maximum"):
        return _ordered(method.name, scores)
    present = np.isfinite(scores)
    complete = bool(present.all())
    filled = scores if complete else np.where(present, scores, scores.dtype.type(1))
    mass = (
        weights.sum(-1)[..., None]
        if complete
        else mean_product(present.astype(scores.dtype), weights)
    )
    with np.errstate(invalid="ignore", divide="ignore"):
        result = _formula(method, filled, weights, None if complete else present, mass)
        return np.where(mass > 0, result, np.nan)


def mean_product(scores: Values, weights: Values) -> Floats:
    """Sum over elements of score times weight, for one table or a stack of draws."""
    if scores.ndim == 2:
        flat: Floats = weights @ scores.T
        return flat
    stacked: Floats = np.matmul(scores, weights[..., None])[..., 0]
    return stacked


def _formula(
    method: Method, scores: Values, weights: Values, present: Flags | None, mass: Values
) -> Floats:
    def mean(values: Any) -> Any:
        filled = values if present is None else np.where(present, values, values.dtype.type(0))
        return mean_product(filled, weights) / mass

    plain: dict[str, Callable[[], Any]] = {
        "arithmetic": lambda: mean(scores),
        "sum": lambda: mean(scores) * weights.sum(-1)[..., None],
        "geometric": lambda: np.exp(mean(np.log(scores))),
        "harmonic": lambda: 1 / mean(1 / scores),
        "power": lambda: mean(scores ** method["exponent"]) ** (1 / method["exponent"]),
    }
    if method.name in plain:
        simple: Floats = plain[method.name]()
        return simple
    centre = mean(scores)
    outer = np.exp(mean(np.log(scores))) if method.name == "geometric_penalty" else centre
    sign = 1 if method["penalty"] == "plus" else -1
    if method["weighted"]:
        variance = np.maximum(mean(scores * scores) - centre * centre, 0)
        weighted: Floats = outer + sign * variance * _unbiased(method, scores, present) / centre
        return weighted
    counted = np.ones(scores.shape) if present is None else present.astype(np.float64)
    many = counted.sum(-1)
    average = (scores * counted).sum(-1) / many
    squares = ((scores - average[..., None]) ** 2 * counted).sum(-1)
    unweighted: Floats = outer + sign * squares / (many - method["ddof"]) / average
    return unweighted


def _unbiased(method: Method, scores: Values, present: Flags | None) -> Any:
    """Factor from divisor n to divisor n - ddof."""
    many = scores.shape[-1] if present is None else present.sum(-1)
    return 1 if method["ddof"] == 0 else many / (many - 1)


def _ordered(name: str, scores: Values) -> Floats:
    empty: Any = ~np.isfinite(scores).any(axis=-1)
    filled = np.where(empty[..., None], 0.0, scores)
    functions: dict[str, Callable[..., Any]] = {
        "median": np.nanmedian, "minimum": np.nanmin, "maximum": np.nanmax,
    }  # fmt: skip
    function = functions[name]
    return np.where(empty, np.nan, function(filled, axis=-1))


def copeland(scores: Values, weights: Values) -> Floats:
    """Pairwise wins minus losses (OECD/JRC Handbook, step 6): i beats j when the weight of the
    elements where i is higher, ties counting half, exceeds half of the weight both have."""
    if scores.shape[-2] > COPELAND_AREAS:
        raise ValueError(f"copeland compares every pair: at most {COPELAND_AREAS} areas")
    margin = np.zeros((*weights.shape[:-1], scores.shape[-2], scores.shape[-2]))
    for place in range(scores.shape[-1]):
        column = scores[..., place]
        sign = np.sign(column[..., :, None] - column[..., None, :])
        margin += np.nan_to_num(sign) * weights[..., place, None, None]
    lead = np.sign(np.where(np.abs(margin) < 1e-12, 0.0, margin))
    absent = ~(np.isfinite(scores) & (weights > 0)).any(-1)
    return np.where(absent, np.nan, lead.sum(-1))
