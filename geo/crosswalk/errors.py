"""How far a carried mean may be from the truth: measured where the truth is known.

The experiment is a return trip. A share known for the target zones is added up to the source
zones, as the publisher would have published it, and carried back; what comes back is compared
with what set out. Errors are natural logarithms of carried over true: 0.1 is about 10 %.

The error of a target grows with how much of its sources is somebody else's. With independent
departures of equal size in all targets its variance is proportional to the ``gap`` computed here;
the factor is measured (:func:`spread_ratio`), in units of the spread between the zones' means so
that it can be lent to a variable whose truth nobody knows.
"""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import pandas as pd

from geo.crosswalk.transfer import interpolated_mean
from geo.crosswalk.weights import of_zones, rescaled, share_of, transposed

NORMAL_95 = 1.959964


class ReturnTrip(NamedTuple):
    """What a return trip showed: errors (log) and gap of each target, spread of the zone means."""

    errors: pd.Series
    gap: pd.Series
    zone_sd: float


def return_trip(
    truth: pd.Series,
    *,
    sizes: pd.Series,
    there: pd.DataFrame,
    back: pd.DataFrame,
    least_size: float = 0.0,
) -> ReturnTrip:
    """Carry ``truth`` (positive means of targets) to the source zones and back, and compare.

    ``zone_sd`` is the standard deviation of the logarithms of the means of the source zones that
    hold at least ``least_size`` of the persons in ``sizes``.
    """
    known = truth.dropna()
    pieces = _within(there, known.index)
    means = source_means(known, sizes=sizes, pieces=pieces)
    people = rescaled(pieces, sizes).groupby("source")["weight"].sum()
    back_again = there_and_back(known, sizes=sizes, there=there, back=back)
    return ReturnTrip(
        errors=_log(back_again / known),
        gap=gaps(pieces, sizes=sizes),
        zone_sd=float(_log(means[people >= least_size]).std()),
    )


def source_means(truth: pd.Series, *, sizes: pd.Series, pieces: pd.DataFrame) -> pd.Series:
    """Means of the source zones if each piece has the truth of its target and its part of it.

    ``truth`` and ``sizes`` (persons behind the truth) are indexed by target; ``pieces`` may only
    hold targets they know.
    """
    return interpolated_mean(truth, pieces=transposed(rescaled(pieces, sizes)))


def there_and_back(
    truth: pd.Series, *, sizes: pd.Series, there: pd.DataFrame, back: pd.DataFrame
) -> pd.Series:
    """What is left of ``truth`` after it has been published by source zone and carried back.

    ``there`` are the pieces that make the zones' means, ``back`` those of the weight on trial.
    Targets without a truth take no part; zones made of nothing known are left out of the mix.
    """
    known = truth.dropna()
    means = source_means(known, sizes=sizes, pieces=_within(there, known.index))
    pieces = _within(back, known.index)
    return interpolated_mean(means, pieces=pieces[pieces["source"].isin(means.dropna().index)])


def gaps(pieces: pd.DataFrame, *, sizes: pd.Series) -> pd.Series:
    """For each target, the sum of squares of (what it is made of) - (itself).

    Carrying back gives target k the value sum_j H_kj y_j, with H the shares of k in its zones
    times the shares of the zones in j; the error has variance sigma^2 sum_j (H_kj - [j = k])^2
    when the y_j vary independently by sigma. Zero where a target is alone in its zones.
    """
    shares = pieces.assign(of_target=share_of(pieces, "target"))
    shares["of_source"] = share_of(rescaled(pieces, sizes), "source").fillna(0.0)
    mixing = shares.pivot(index="target", columns="source", values="of_target").fillna(0.0)
    holding = shares.pivot(index="target", columns="source", values="of_source").fillna(0.0)
    made_of = mixing.to_numpy() @ holding.to_numpy().T
    return pd.Series(((made_of - np.eye(len(mixing))) ** 2).sum(axis=1), mixing.index, name="gap")


def spread_ratio(trip: ReturnTrip, among: pd.Series | None = None) -> float:
    """Spread (log) of a target whose gap is one, per unit of spread between the zones' means.

    Root of mean squared error over mean gap, divided by ``zone_sd``. ``among`` (flags by target)
    limits it to some targets: so it can be measured on some and tried on others.
    """
    errors = trip.errors if among is None else trip.errors[among.reindex(trip.errors.index)]
    gap = of_zones(trip.gap, errors.index.to_series())
    return float(np.sqrt((errors**2).mean() / gap.mean()) / trip.zone_sd)


def pooled_ratio(ratios: Iterable[float]) -> float:
    """Root of the mean square of several ratios."""
    return float(np.sqrt(np.mean(np.square(list(ratios)))))


def spreads(
    gap: pd.Series, *, zone_sd: float, ratio: float | pd.Series, uncovered: float | pd.Series = 0.0
) -> pd.Series:
    """Spread (log) of each carried mean: ratio x zone_sd x root of (gap + uncovered squared).

    ``ratio`` is one number, or one per target. ``uncovered`` is the share of a target that has no
    weight at all: it is taken to depart from the rest as one target from another.
    """
    spread: pd.Series = ratio * zone_sd * np.sqrt(gap + uncovered**2)
    return spread.rename("spread")


def covered(errors: pd.Series, spread: pd.Series) -> pd.Series:
    """Flags: which ``errors`` a 95 % normal interval of ``spread`` would have held."""
    return errors.abs() <= NORMAL_95 * of_zones(spread, errors.index.to_series())


def _within(pieces: pd.DataFrame, targets: pd.Index) -> pd.DataFrame:
    return pieces[pieces["target"].isin(targets)]


def _log(values: pd.Series) -> pd.Series:
    return pd.Series(np.log(values.to_numpy(dtype=np.float64)), values.index)
