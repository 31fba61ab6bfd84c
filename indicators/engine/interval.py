"""Intervals for shares, rates, balances and their differences: how much could be chance.

The register counts everybody, so there is no sampling error: an interval says how far a value
could have drifted by chance if the process behind it (who dies, who moves, who lives alone) had
been left to run again. A value carried from other zones is another matter: its interval says how
far such transfers were found from the truth where that is known. All functions are vectorised:
Series in, a pair of Series on the same index out, missing where an input is missing or
impossible. ``level`` is one confidence level, or an array with one per row.
"""

from dataclasses import replace
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.special import expit, gammainccinv, gammaincinv, logit, ndtri

from indicators.measure import Measure
from indicators.spec import Interval

Floats = npt.NDArray[np.float64]

LEVEL = 0.95
"""Confidence level of every interval that is shown."""

LEAST_SPREAD = 0.01
"""Below this standard error (of the logarithm) a transfer tells nothing of a value's error: one
zone of the source is the area, and what is off within the zone was not measured."""


class ConfidenceLimits(NamedTuple):
    """Lower and upper limits on one index, in the unit of the value they belong to."""

    lower: pd.Series
    upper: pd.Series


class Estimate(NamedTuple):
    """A value with its limits, on one index."""

    value: pd.Series
    lower: pd.Series
    upper: pd.Series


def floats(series: pd.Series) -> Floats:
    """Values of ``series`` as float64; missing (NaN or NA) becomes NaN."""
    return series.to_numpy(dtype=np.float64, na_value=np.nan)


def interval_of(
    kind: Interval, measure: Measure, *, level: float | Floats = LEVEL
) -> ConfidenceLimits:
    """Limits of ``measure.value``, in its unit; all missing for kinds without an interval."""
    if kind is Interval.WILSON:
        limits = wilson(measure.numerator, measure.denominator, level=level)
    elif kind is Interval.POISSON:
        limits = poisson(measure.numerator, exposure=measure.denominator, level=level)
    elif kind is Interval.POISSON_BALANCE and measure.losses is not None:
        limits = poisson_balance(
            measure.numerator, measure.losses, exposure=measure.denominator, level=level
        )
    elif kind is Interval.TRANSFER and measure.spread is not None:
        limits = transferred(measure.value / measure.scale, measure.spread, level=level)
    elif kind is Interval.TRANSFER_SHARE and measure.spread is not None:
        limits = transferred_share(measure.value / measure.scale, measure.spread, level=level)
    else:
        limits = _no_limits(measure.numerator.index)
    if measure.hidden is not None:
        limits = _with_hidden(limits, measure, measure.hidden, level=level)
    return ConfidenceLimits(limits.lower * measure.scale, limits.upper * measure.scale)


def _with_hidden(
    limits: ConfidenceLimits, measure: Measure, hidden: pd.Series, *, level: float | Floats
) -> ConfidenceLimits:
    """Limits that also hold what the source's blanks may add: the bound alone where there are none.

    The upper limit is that of the most the value can be.
    """
    value = measure.value / measure.scale
    most = value + hidden / measure.denominator
    upper = most
    if measure.spread is not None:
        carried = transferred(most, measure.spread, level=level).upper
        upper = carried.where(carried.notna(), most)
    blanks = (most > value).to_numpy()
    lower = limits.lower.where(limits.lower.notna() | ~blanks, value)
    return ConfidenceLimits(lower, limits.upper.where(~blanks, upper))


def wilson(
    events: pd.Series, trials: pd.Series, *, level: float | Floats = LEVEL
) -> ConfidenceLimits:
    """Score interval of the proportion ``events / trials``, both limits in [0, 1].

    Missing unless 0 <= events <= trials and trials > 0.
    Wilson (1927), J. Am. Stat. Assoc. 22:209-212.
    """
    count, size = floats(events), floats(trials)
    sound = (size > 0) & (count >= 0) & (count <= size)
    count, size = np.where(sound, count, np.nan), np.where(sound, size, np.nan)
    z = ndtri(0.5 + np.asarray(level) / 2)
    centre = (count + z**2 / 2) / (size + z**2)
    half = z / (size + z**2) * np.sqrt(count * (size - count) / size + z**2 / 4)
    share = count / size
    lower = np.clip(np.minimum(centre - half, share), 0, 1)
    upper = np.clip(np.maximum(centre + half, share), 0, 1)
    return _limits(lower, upper, events.index)


def poisson(
    events: pd.Series, *, exposure: pd.Series, level: float | Floats = LEVEL
) -> ConfidenceLimits:
    """Exact interval of the rate ``events / exposure``, in events per unit of exposure.

    Missing unless events >= 0 and exposure > 0. Garwood (1936), Biometrika 28:437-442.
    """
    count, size = floats(events), floats(exposure)
    size = np.where((size > 0) & (count >= 0), size, np.nan)
    lower, upper = _garwood(np.maximum(count, 0), (1 - np.asarray(level)) / 2)
    return _limits(lower / size, upper / size, events.index)


def poisson_balance(
    gains: pd.Series, losses: pd.Series, *, exposure: pd.Series, level: float | Floats = LEVEL
) -> ConfidenceLimits:
    """Interval of ``(gains - losses) / exposure`` from the exact limits of each.

    Gains and losses are taken as independent Poisson counts and combined as in
    :func:`mover_difference`.
    """
    size = exposure.where(exposure > 0)
    return mover_difference(
        Estimate(gains / size, *poisson(gains, exposure=exposure, level=level)),
        Estimate(losses / size, *poisson(losses, exposure=exposure, level=level)),
    )


def transferred(
    value: pd.Series, spread: pd.Series, *, level: float | Floats = LEVEL
) -> ConfidenceLimits:
    """Interval of a value carried from other zones: ``value * exp(-/+ z * spread)``.

    ``spread`` is the measured standard error of the logarithm; errors of transfer are relative
    (a zone is off by so many per cent) and the values positive, hence the normal on the log scale.
    It says how far the transfer may be from the truth, nothing about chance in the counts.
    Missing unless value > 0 and spread >= :data:`LEAST_SPREAD`: an interval of no width would call
    sure what was not measured.
    """
    middle, error = floats(value), floats(spread)
    sound = (middle > 0) & (error >= LEAST_SPREAD)
    reach = np.exp(ndtri(0.5 + np.asarray(level) / 2) * np.where(sound, error, np.nan))
    return _limits(middle / reach, middle * reach, value.index)


def transferred_share(
    percent: pd.Series, spread: pd.Series, *, level: float | Floats = LEVEL
) -> ConfidenceLimits:
    """Interval of a share carried from other zones, in percent: never under 0 nor over 100.

    As :func:`transferred`, but normal on the scale of log-odds, so that a share and its complement
    have the same interval. Missing unless 0 < percent < 100 and spread >= :data:`LEAST_SPREAD`.
    """
    share, error = floats(percent) / 100, floats(spread)
    sound = (share > 0) & (share < 1) & (error >= LEAST_SPREAD)
    middle = logit(np.where(sound, share, np.nan))
    reach = ndtri(0.5 + np.asarray(level) / 2) * error
    return _limits(100 * expit(middle - reach), 100 * expit(middle + reach), percent.index)


def with_usual_spread(measure: Measure) -> Measure:
    """The measure with the middle of the others' spreads where one is under the least that counts.

    For ranks: an error that was not measured is never taken as none.
    """
    if measure.spread is None:
        return measure
    known = measure.spread[measure.spread >= LEAST_SPREAD]
    small = measure.spread < LEAST_SPREAD
    return replace(measure, spread=measure.spread.mask(small, known.median()))


def mover_difference(first: Estimate, second: Estimate) -> ConfidenceLimits:
    """Interval of ``first.value - second.value`` from the limits of each, in their unit.

    Zou & Donner (2008), Stat. Med. 27:1693-1702 ("MOVER"), for independent estimates. When the
    two move together, as the same residents counted in two years do, it is wider than needed.
    """
    now, one_lower, one_upper = (floats(series) for series in first)
    two, two_lower, two_upper = (floats(series) for series in second)
    lower = now - two - np.hypot(now - one_lower, two_upper - two)
    upper = now - two + np.hypot(one_upper - now, two - two_lower)
    return _limits(lower, upper, first.value.index)


def _garwood(count: Floats, tail: Floats) -> tuple[Floats, Floats]:
    """Exact limits of each count, each pair of count and tail solved once (small counts recur)."""
    pairs, place = np.unique(count + 1j * tail, return_inverse=True)
    count, tail = pairs.real, pairs.imag
    lower = np.where(count > 0, gammaincinv(np.where(count > 0, count, 1), tail), 0)
    return lower[place], gammainccinv(count + 1, tail)[place]


def _limits(lower: Floats, upper: Floats, index: pd.Index) -> ConfidenceLimits:
    return ConfidenceLimits(pd.Series(lower, index), pd.Series(upper, index))


def _no_limits(index: pd.Index) -> ConfidenceLimits:
    return _limits(np.full(len(index), np.nan), np.full(len(index), np.nan), index)
