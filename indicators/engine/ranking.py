"""Ranks and how sure they are.

Rank 1 is the most disadvantaged end: the highest value, or the lowest where less is worse; the
highest where neither end is worse. Ranks come from full-precision values, never rounded ones.
The range of a rank follows Klein, Wright & Wieczorek (2020), "A joint confidence region for an
overall ranking of populations", J. R. Stat. Soc. C, doi:10.1111/rssc.12402: from simultaneous
intervals, an area is certainly ahead of another when the two do not overlap. Intervals that touch
count here as overlapping, so that equal values without interval share a range. That range holds for
all areas at once. For one area taken alone a narrower one holds, from its differences with each of
the others: see :func:`ranges_alone`.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from indicators.engine.interval import LEVEL, ConfidenceLimits, Floats, floats
from indicators.spec import Polarity

Flags = npt.NDArray[np.bool_]
Integers = npt.NDArray[np.int64]


class Ranks(NamedTuple):
    """Rank of each area with the lowest and the highest rank it may hold (1 = first)."""

    rank: Integers
    low: Integers
    high: Integers


def joint_level(compared: Flags, years: Integers) -> Floats:
    """Bonferroni level of each row for a joint 95 % over the rows compared in its year.

    With N true rows of ``compared`` in a year, the level of all its rows is 1 - 0.05 / N.
    """
    _, place = np.unique(years, return_inverse=True)
    many = np.bincount(place, weights=compared)
    levels: Floats = 1 - (1 - LEVEL) / np.maximum(many, 1)
    return levels[place]


def alone_level(compared: Flags, years: Integers) -> Floats:
    """Bonferroni level of each row for a joint 95 % over its differences with the others.

    With N true rows of ``compared`` in a year there are N - 1 differences: 1 - 0.05 / (N - 1).
    """
    _, place = np.unique(years, return_inverse=True)
    many = np.bincount(place, weights=compared) - 1
    levels: Floats = 1 - (1 - LEVEL) / np.maximum(many, 1)
    return levels[place]


def rank_by_year(
    value: pd.Series,
    limits: ConfidenceLimits,
    *,
    years: Integers,
    polarity: Polarity,
    groups: Integers | None = None,
) -> pd.DataFrame:
    """Columns ``rank, rank_low, rank_high, ranked_of``, ranking each year on its own.

    ``value`` and the simultaneous ``limits`` share an index, ``years`` and ``groups`` run along
    it. A missing value is not ranked and not counted in ``ranked_of``; a missing limit stands for
    a value without interval. The rank range of a row spans its whole tie group (-1: no group).
    """
    scores = _worst_highest(value, limits, polarity)
    (rank, low, high), ranked_of = _year_by_year(rank_ranges, scores, years, groups)
    columns = {"rank": rank, "rank_low": low, "rank_high": high, "ranked_of": ranked_of}
    return pd.DataFrame(columns, index=value.index)


def alone_by_year(
    value: pd.Series,
    limits: ConfidenceLimits,
    *,
    years: Integers,
    polarity: Polarity,
    groups: Integers | None = None,
) -> pd.DataFrame:
    """Columns ``rank_alone_low, rank_alone_high``: the range of each rank for its area alone.

    As :func:`rank_by_year`, with ``limits`` at :func:`alone_level`.
    """
    scores = _worst_highest(value, limits, polarity)
    (_, low, high), _ = _year_by_year(ranges_alone, scores, years, groups)
    return pd.DataFrame({"rank_alone_low": low, "rank_alone_high": high}, index=value.index)


def _year_by_year(
    method: Callable[[Floats, Floats, Floats], Ranks],
    scores: tuple[Floats, Floats, Floats],
    years: Integers,
    groups: Integers | None,
) -> tuple[list[Any], Integers]:
    """Rank, lowest and highest rank of each row in its year, and how many the year ranks."""
    known = np.isfinite(scores[0])
    columns = np.zeros((4, len(known)), dtype=np.int64)
    for year in np.unique(years):
        here = np.flatnonzero((years == year) & known)
        ranks = method(*(part[here] for part in scores))
        columns[:3, here] = ranks if groups is None else span_ties(ranks, groups[here])
        columns[3, years == year] = len(here)
    return [pd.arrays.IntegerArray(column, ~known) for column in columns[:3]], columns[3]


def ranges_alone(score: Floats, lower: Floats, upper: Floats) -> Ranks:
    """Rank scores with the range each rank may have for its area taken alone.

    An area is ahead of another where their difference is more than the limits of the two allow,
    squared and added (MOVER, as :func:`indicators.engine.interval.mover_difference`). With limits
    at :func:`alone_level` the range is a Bonferroni confidence set for one rank: Mogstad, Romano,
    Shaikh & Wilhelm (2024), Rev. Econ. Stud. 91:476-518, doi:10.1093/restud/rdad006. The errors of
    two areas are taken as independent. A missing limit counts as the score itself.
    """
    down = score - np.where(np.isfinite(lower), lower, score)
    up = np.where(np.isfinite(upper), upper, score) - score
    ahead = score[:, None] - score[None, :] > np.hypot(down[:, None], up[None, :])
    rank = 1 + (score[None, :] > score[:, None]).sum(axis=1)
    return Ranks(rank, 1 + ahead.sum(axis=0), len(score) - ahead.sum(axis=1))


def rank_ranges(score: Floats, lower: Floats, upper: Floats) -> Ranks:
    """Rank scores, highest first, with the range of each rank. No score may be missing.

    ``low`` is 1 + the areas whose interval lies wholly above mine, ``high`` is N - those whose
    interval lies wholly below. A missing limit counts as the score itself, so that without
    intervals the range holds only equal scores.
    """
    lower = np.where(np.isfinite(lower), lower, score)
    upper = np.where(np.isfinite(upper), upper, score)
    many = len(score)
    rank = 1 + many - np.searchsorted(np.sort(score), score, side="right")
    low = 1 + many - np.searchsorted(np.sort(lower), upper, side="right")
    high = many - np.searchsorted(np.sort(upper), lower, side="left")
    return Ranks(rank, low, high)


def span_ties(ranks: Ranks, groups: Integers) -> Ranks:
    """Widen each range to that of its tie group; group -1 stands for no tie."""
    low, high = ranks.low.copy(), ranks.high.copy()
    for group in np.unique(groups[groups >= 0]):
        tied = groups == group
        low[tied], high[tied] = low[tied].min(), high[tied].max()
    return Ranks(ranks.rank, low, high)


def tie_groups(area_ids: Integers, ties: pd.Series | None) -> Integers | None:
    """Number of the tie group of each area, -1 for none.

    ``ties`` maps area_id to the label of its group; missing or ``""`` for an area in none.
    """
    if ties is None:
        return None
    codes = pd.Series(pd.factorize(ties.where(ties != ""))[0], ties.index)
    return codes.reindex(area_ids, fill_value=-1).to_numpy(dtype=np.int64)


def _worst_highest(
    value: pd.Series, limits: ConfidenceLimits, polarity: Polarity
) -> tuple[Floats, Floats, Floats]:
    score, lower, upper = floats(value), floats(limits.lower), floats(limits.upper)
    if polarity is Polarity.LOWER_IS_WORSE:
        return -score, -upper, -lower
    return score, lower, upper
