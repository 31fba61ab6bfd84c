"""One area against another: how large the difference is, and whether it is more than chance."""

import numpy as np
import pandas as pd
from scipy.special import ndtr, ndtri

from indicators.engine.city_test import FALSE_DISCOVERIES, adjusted
from indicators.engine.interval import LEVEL, ConfidenceLimits, Estimate, floats, mover_difference
from indicators.spec import Interval

CARRIED = frozenset({Interval.TRANSFER, Interval.TRANSFER_SHARE})
"""Values carried from other zones: two areas may be off by parts of one and the same error."""


def differences(first: pd.DataFrame, second: pd.DataFrame, carried: pd.Series) -> pd.DataFrame:
    """``first`` minus ``second``, one row for each indicator, in its unit.

    Both are rows of one area from :func:`indicators.engine.city_test.comparison`, indexed by
    indicator; ``carried`` tells for each whether its values are :data:`CARRIED`. Columns:
    ``difference, lower, upper, p``, missing where one of the two values is, and the last three
    where one is not tested against the city either.

    Counts of two areas are independent: :func:`~indicators.engine.interval.mover_difference`,
    Newcombe's method 10 for shares. Errors of a transfer are not, so the halves of their intervals
    are added, which holds 95 % however the two move together. ``p`` is normal, with the standard
    error of the side of the interval that faces zero: below 0.05 where the interval leaves out
    zero.
    """
    left, right = (
        Estimate(rows["value"], rows["lower"], rows["upper"]) for rows in (first, second)
    )
    gap = (left.value - right.value).astype("float64")
    apart = ConfidenceLimits(left.lower - right.upper, left.upper - right.lower)
    chance = mover_difference(left, right)
    tested = first["q"].notna() & second["q"].notna()
    lower = chance.lower.mask(carried, apart.lower).where(tested).astype("float64")
    upper = chance.upper.mask(carried, apart.upper).where(tested).astype("float64")
    facing = np.where(gap > 0, gap - lower, upper - gap)
    p = 2 * ndtr(-np.abs(floats(gap)) / facing * ndtri(0.5 + LEVEL / 2))
    return pd.DataFrame({"difference": gap, "lower": lower, "upper": upper, "p": p})


def sure(p: pd.Series) -> pd.Series:
    """Which differences are told as such: all of one view corrected together, as
    :func:`~indicators.engine.city_test.adjusted` does; what is not tested is not sure."""
    return pd.Series(adjusted(p) <= FALSE_DISCOVERIES, p.index)
