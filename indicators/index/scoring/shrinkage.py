"""Small areas borrow strength: rates drawn towards the mean as far as their numbers are small."""

from typing import NamedTuple

import numpy as np

from indicators.engine.interval import Floats


class Shrunk(NamedTuple):
    """Shrunk rates (0-1) and the weight each area's own rate keeps (0-1)."""

    rate: Floats
    own_weight: Floats


def logit_shrinkage(events: Floats, trials: Floats) -> Shrunk:
    """Shrinkage of the English and Scottish Indices of Deprivation, on the log-odds scale.

    z = ln((r + .5) / (n - r + .5)); s^2 = (n + 1)(n + 2) / (n (r + 1)(n - r + 1)); Z the log odds
    of the whole; t^2 = sum (z - mean z)^2 / (k - 1); w = (1/s^2) / (1/s^2 + 1/t^2); the shrunk rate
    has log odds w z + (1 - w) Z. Scottish Indices of Deprivation 2003, Appendix 1. Areas without
    trials are missing; raises ``ValueError`` if events exceed trials, or fewer than two areas have
    any.
    """
    there = trials > 0
    if (events[there] > trials[there]).any() or (events[there] < 0).any():
        raise ValueError("events must lie between 0 and trials")
    if there.sum() < 2:
        raise ValueError("at least two areas with trials are needed")
    r, n = events[there], trials[there]
    z = np.log((r + 0.5) / (n - r + 0.5))
    variance = (n + 1) * (n + 2) / (n * (r + 1) * (n - r + 1))
    whole = float(np.log(r.sum() / (n.sum() - r.sum())))
    between = float(z.var(ddof=1))
    weight = between / (between + variance)
    rate, own = np.full(len(events), np.nan), np.full(len(events), np.nan)
    rate[there] = 1 / (1 + np.exp(-(weight * z + (1 - weight) * whole)))
    own[there] = weight
    return Shrunk(rate, own)


def empirical_bayes(events: Floats, population: Floats) -> Shrunk:
    """Marshall's (1991) global empirical Bayes rate: b = sum e / sum pop; s^2 = sum pop (r - b)^2 /
    sum pop - b / mean pop, 0 at least; w = s^2 / (s^2 + b / pop); EB = w r + (1 - w) b."""
    there = population > 0
    e, size = events[there], population[there]
    mean = float(e.sum() / size.sum())
    raw = e / size
    between = max(float((size * (raw - mean) ** 2).sum() / size.sum() - mean / size.mean()), 0.0)
    weight = between / (between + mean / size)
    rate, own = np.full(len(events), np.nan), np.full(len(events), np.nan)
    rate[there] = weight * raw + (1 - weight) * mean
    own[there] = weight
    return Shrunk(rate, own)
