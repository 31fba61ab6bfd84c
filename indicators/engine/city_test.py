"""An area against the city: is the difference more than chance, which way, and how large.

Each value is tested with the method its interval inverts, so that a test and a drawn interval
never disagree before the correction for many tests. The city's value is taken as known: it rests
on fifty to a hundred times the area's counts. With thousands of tests some would come out by
chance; Benjamini and Hochberg's step-up procedure holds the expected share of false differences
among those declared to ``FALSE_DISCOVERIES``.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.special import logit, ndtr, ndtri, pdtr, pdtrc

from indicators.engine.interval import LEVEL, Floats, floats
from indicators.engine.reliability import Reliability, is_doubtful
from indicators.spec import Indicator, Interval, Polarity, Unit

FALSE_DISCOVERIES = 0.05
"""Expected share of chance findings among the differences that are declared."""

MAD_TO_SD = 1.4826
"""Makes the median absolute deviation estimate the standard deviation of normal values."""

SCALES = {Unit.PERCENT: 100.0, Unit.PER_THOUSAND: 1000.0}
"""What a value is multiplied by where numerator and denominator are tested as counts."""


class Verdict(StrEnum):
    """An area against the city; ``HIGHER`` and ``LOWER`` where neither end is worse."""

    WORSE = "worse"
    BETTER = "better"
    HIGHER = "higher"
    LOWER = "lower"
    SIMILAR = "similar"
    NOT_TESTED = "not_tested"
    NO_VALUE = "no_value"


class Spread(NamedTuple):
    """Middle and robust spread of the areas' values, in the indicator's unit."""

    median: float
    spread: float


def robust_spread(values: pd.Series) -> Spread:
    """Median and 1.4826 times the median absolute deviation; a spread of zero is missing.

    Rousseeuw & Croux (1993), J. Am. Stat. Assoc. 88:1273-1283, section 1.
    """
    known = floats(values)
    known = known[np.isfinite(known)]
    if not len(known):
        return Spread(np.nan, np.nan)
    middle = float(np.median(known))
    spread = MAD_TO_SD * float(np.median(np.abs(known - middle)))
    return Spread(middle, spread if spread > 0 else np.nan)


def p_values(indicator: Indicator, rows: pd.DataFrame, city: float) -> Floats:
    """Two-sided p-value of "this area follows the city's value", one per row.

    ``rows`` as in :func:`indicators.engine.table.indicator_table`. Shares: score test, the one
    Wilson's interval inverts. Rates: twice the smaller exact Poisson tail, as Garwood's interval.
    Carried values: normal on the scale of their interval; balances: normal, with the standard error
    of the side of the interval that faces the city. Missing where there is no value, no interval or
    no city value.
    """
    value = floats(rows["value"])
    if not np.isfinite(city):
        return np.full(len(rows), np.nan)
    if indicator.interval is Interval.WILSON:
        test = _score_test(floats(rows["numerator"]), floats(rows["denominator"]),
                            city / SCALES[indicator.unit])  # fmt: skip
    elif indicator.interval is Interval.POISSON:
        expected = floats(rows["denominator"]) * city / SCALES[indicator.unit]
        test = _poisson_test(floats(rows["numerator"]), expected)
    elif indicator.interval is Interval.TRANSFER:
        spread = np.log(floats(rows["upper"]) / value) / ndtri(0.5 + LEVEL / 2)
        test = _two_sided(np.log(value / city) / spread)
    elif indicator.interval is Interval.TRANSFER_SHARE:
        middle = logit(value / 100)
        spread = (logit(floats(rows["upper"]) / 100) - middle) / ndtri(0.5 + LEVEL / 2)
        test = _two_sided((middle - logit(city / 100)) / spread)
    elif indicator.interval is Interval.POISSON_BALANCE:
        facing = np.where(value > city, value - floats(rows["lower"]),
                          floats(rows["upper"]) - value)  # fmt: skip
        test = _two_sided((value - city) / (facing / ndtri(0.5 + LEVEL / 2)))
    else:
        return np.full(len(rows), np.nan)
    return np.where(np.isfinite(value), test, np.nan)


def _score_test(count: Floats, size: Floats, share: float) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        return _two_sided((count - size * share) / np.sqrt(size * share * (1 - share)))


def _poisson_test(count: Floats, expected: Floats) -> Floats:
    below = pdtr(count, expected)
    above = np.where(count > 0, pdtrc(count - 1, expected), 1.0)
    return np.asarray(np.minimum(1.0, 2 * np.minimum(below, above)), dtype=np.float64)


def _two_sided(z: Floats) -> Floats:
    return np.asarray(2 * ndtr(-np.abs(z)), dtype=np.float64)


def adjusted(p: npt.ArrayLike) -> Floats:
    """Benjamini-Hochberg adjusted p-values; missing ones stay missing and are not counted.

    Benjamini & Hochberg (1995), J. R. Stat. Soc. B 57:289-300: the i-th smallest of m times m/i,
    made monotone from the largest down.
    """
    given = np.asarray(p, dtype=np.float64)
    result = np.full(given.shape, np.nan)
    known = np.flatnonzero(np.isfinite(given))
    if not len(known):
        return result
    order = known[np.argsort(given[known], kind="stable")]
    raised = given[order] * len(order) / np.arange(1, len(order) + 1)
    result[order] = np.minimum(1.0, np.minimum.accumulate(raised[::-1])[::-1])
    return result


def comparison(
    indicators: tuple[Indicator, ...], rows: Mapping[str, pd.DataFrame], city: Mapping[str, float]
) -> pd.DataFrame:
    """Every area against the city on every indicator; the correction is over all of them at once.

    ``rows`` has for each key the rows of one year (see
    :func:`indicators.engine.table.indicator_table`) indexed by ``area_id``; ``city`` the city's
    value of that year. Indexed by ``(indicator, area_id)``. Columns beside those of the rows:
    ``city``; ``topic``; ``thing``, what it measures, by the key of the indicator that is counted
    for it; ``p`` and ``q``, before and after the correction; ``distance``, (value - city) in robust
    spreads of the reliable areas (of the ranked ones where none is reliable), positive above the
    city; ``burden``, the same counted positive towards the worse end (missing where neither end is
    worse); ``verdict``.
    """
    parts = []
    for indicator in indicators:
        here, of_city = rows[indicator.key], city[indicator.key]
        p = p_values(indicator, here, of_city)
        unsure = here.apply(lambda row, known=indicator: is_doubtful(known, row), axis="columns")
        p[((here["reliability"] == Reliability.EXCLUDED.value) | unsure).to_numpy(bool)] = np.nan
        distance = (floats(here["value"]) - of_city) / _spread_of(here)
        parts.append(
            here.assign(
                indicator=indicator.key,
                city=of_city,
                topic=indicator.topic.value,
                thing=indicator.repeats or indicator.key,
                p=p,
                distance=distance,
                burden=distance * _towards_worse(indicator.polarity),
            )
        )
    table = pd.concat(parts).set_index("indicator", append=True).swaplevel()
    table["q"] = adjusted(table["p"])
    worse = {indicator.key: _towards_worse(indicator.polarity) for indicator in indicators}
    direction = table.index.get_level_values("indicator").map(worse).to_numpy(dtype=np.float64)
    table["verdict"] = _verdicts(table, direction)
    return table


def _spread_of(rows: pd.DataFrame) -> float:
    ranked = rows[rows["rank_reason"] == ""]
    reliable = ranked[ranked["reliability"] == Reliability.RELIABLE.value]
    return robust_spread((ranked if reliable.empty else reliable)["value"]).spread


def _towards_worse(polarity: Polarity) -> float:
    return {Polarity.HIGHER_IS_WORSE: 1.0, Polarity.LOWER_IS_WORSE: -1.0}.get(polarity, np.nan)


def _verdicts(table: pd.DataFrame, direction: Floats) -> npt.NDArray[np.str_]:
    above = floats(table["value"]) > floats(table["city"])
    towards = np.where(above, direction, -direction)
    declared = floats(table["q"]) <= FALSE_DISCOVERIES
    return np.select(
        [
            (table["reason"] != "").to_numpy(),
            table["q"].isna().to_numpy(),
            ~declared,
            towards > 0,
            towards < 0,
            above,
        ],
        [
            Verdict.NO_VALUE.value, Verdict.NOT_TESTED.value, Verdict.SIMILAR.value,
            Verdict.WORSE.value, Verdict.BETTER.value, Verdict.HIGHER.value,
        ],
        default=Verdict.LOWER.value,
    )  # fmt: skip


def counted_once(rows: pd.DataFrame) -> pd.DataFrame:
    """The tested rows of one area (see :func:`weighs_most`), one for each thing measured.

    It is the indicator the thing is known by where that is tested, otherwise the first tested one
    that repeats it: incomes told by mean, by share and by taxable income are one thing.
    """
    tested = rows[~rows["verdict"].isin([Verdict.NOT_TESTED.value, Verdict.NO_VALUE.value])]
    repeated = (tested["thing"] != tested.index).to_numpy()
    return pd.concat([tested[~repeated], tested[repeated]]).drop_duplicates("thing")


def weighs_most(rows: pd.DataFrame, *, most: int = 3) -> tuple[str, ...]:
    """Keys of what weighs most on an area, heaviest first.

    ``rows`` are those of one area from :func:`comparison`, indexed by indicator. The rule: tested
    and worse than the city, and of a thing that :func:`counted_once` counts as worse, ordered by
    ``burden``, and of each topic the heaviest alone: low incomes weigh once, however many
    indicators measure them.
    """
    return _heaviest(rows, Verdict.WORSE, most, ascending=False)


def stands_best(rows: pd.DataFrame, *, most: int = 2) -> tuple[str, ...]:
    """Keys of where an area stands best, best first, by the rule of :func:`weighs_most`."""
    return _heaviest(rows, Verdict.BETTER, most, ascending=True)


def _heaviest(
    rows: pd.DataFrame, verdict: Verdict, most: int, *, ascending: bool
) -> tuple[str, ...]:
    once = counted_once(rows)
    things = once.loc[once["verdict"] == verdict.value, "thing"]
    counted = rows[(rows["verdict"] == verdict.value) & rows["thing"].isin(things)]
    ordered = counted.dropna(subset=["burden"]).sort_values(
        "burden", ascending=ascending, kind="stable"
    )
    return tuple(str(key) for key in ordered.drop_duplicates("topic").index[:most])
