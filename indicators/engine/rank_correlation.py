"""How far two measures order the same areas alike: Spearman's correlation. Pure."""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

NORMAL_95 = 1.959964
LEAST = 10
"""Fewer areas than this have no interval worth the name, and no correlation is given."""


@dataclass(frozen=True, slots=True)
class RankCorrelation:
    """Spearman's correlation of ``count`` pairs (-1 to 1) and the ends of its 95 % interval."""

    value: float
    low: float
    high: float
    count: int


def rank_correlation(
    first: npt.NDArray[np.float64], second: npt.NDArray[np.float64]
) -> RankCorrelation | None:
    """Pearson's correlation of the ranks, ties at their mean rank; pairs with a gap are left out.

    The interval is Fisher's z with the variance ``(1 + r**2 / 2) / (n - 3)`` of Bonett & Wright
    (2000, Psychometrika 65, 23-28). ``None`` for fewer than :data:`LEAST` pairs, or where one
    measure is the same everywhere.
    """
    pairs = pd.DataFrame({"first": first, "second": second}).dropna().rank()
    count = len(pairs)
    if count < LEAST or (pairs.nunique() < 2).any():
        return None
    value = float(np.corrcoef(pairs["first"], pairs["second"])[0, 1])
    if abs(value) > 1 - 1e-12:
        return RankCorrelation(round(value), round(value), round(value), count)
    half = NORMAL_95 * math.sqrt((1 + value**2 / 2) / (count - 3))
    low, high = (math.tanh(math.atanh(value) + side * half) for side in (-1, 1))
    return RankCorrelation(value, low, high, count)
