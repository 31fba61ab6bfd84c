"""How far a carried share may be off, in points: measured where the truth is known.

As :mod:`geo.crosswalk.errors`, with two differences. The truth is published for the targets
themselves, so no return trip is needed. And an error has a part that the overlap of zones does
not see (what was built or moved since the weights were made): the variance of target k is
(ratio x spread between zones) squared x (gap of k + drift squared).
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.optimize import minimize_scalar


class ErrorModel(NamedTuple):
    """The two numbers that turn gaps into errors, both without unit."""

    ratio: float
    drift: float


def between_sd(part: pd.Series, whole: pd.Series) -> float:
    """Standard deviation between zones of the share ``part / whole`` (0-1), chance taken out.

    Zones count by their ``whole``. What zones of that size would differ by chance alone, were
    they all alike, is subtracted (method of moments); zero if nothing is left.
    """
    known = whole > 0
    size = whole[known].to_numpy(dtype=np.float64)
    share = part[known].to_numpy(dtype=np.float64) / size
    middle = np.average(share, weights=size)
    spread = np.average((share - middle) ** 2, weights=size)
    chance = np.average(share * (1 - share) / size, weights=size)
    return float(np.sqrt(max(spread - chance, 0.0)))


def fitted_model(errors: Sequence[pd.Series], gap: pd.Series) -> ErrorModel:
    """The model under which ``errors`` are likeliest (normal, independent, mean zero).

    Each of ``errors`` holds, by target, an error over its spread between zones; missing ones take
    no part.
    """
    stacked = pd.concat([error.dropna() for error in errors])
    squared = stacked.to_numpy(dtype=np.float64) ** 2
    overlap = gap.reindex(stacked.index).to_numpy(dtype=np.float64)

    def surprise(drift: float) -> float:
        shape = overlap + drift**2
        return float(np.log(np.mean(squared / shape)) + np.log(shape).mean())

    drift = float(minimize_scalar(surprise, bounds=(0.01, 1.0), method="bounded").x)
    return ErrorModel(float(np.sqrt(np.mean(squared / (overlap + drift**2)))), drift)


def point_spread(
    model: ErrorModel, gap: pd.Series, *, zone_sd: float, missed: pd.Series | float = 0.0
) -> pd.Series:
    """Standard error of each target's share, in the unit of ``zone_sd``.

    ``missed`` is by how many spreads between zones a target is known to be off on the yardsticks,
    beyond what the model tells: it is added in quadrature.
    """
    spread: pd.Series = zone_sd * np.sqrt(model.ratio**2 * (gap + model.drift**2) + missed**2)
    return spread.rename("spread")


def standard_misses(errors: Mapping[str, pd.Series]) -> pd.Series:
    """Root mean square, by target, of several standardised errors."""
    squares = pd.DataFrame(errors) ** 2
    return squares.mean(axis="columns").pow(0.5)
