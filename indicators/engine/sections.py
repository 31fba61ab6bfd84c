"""The scale of the census section: shares and densities inside the neighbourhoods.

Sections carry the code of their NIL, so a neighbourhood's value is made of the same counts as its
sections' (nothing is carried, nothing is lost). Sections are small: they are not ranked, and a
value on few people is hatched.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from indicators.engine.classes import Scheme, class_limits
from indicators.engine.interval import Floats, floats, interval_of
from indicators.measure import Measure, ratio, share
from indicators.spec import Interval, Missing

FEWEST = 50
"""Under this many persons (households, dwellings) no share of a section is given.

The areas' rule of 300 would leave most sections blank: in 2011 they held 204 people on average.
With fifty, a share of 20 % is already uncertain by eleven points either way.
"""

FEW = 100
"""Under this many the share is hatched and takes no part in the limits of the classes."""

PERCENT, PER_KM2 = 100.0, 1.0


def shares(part: pd.Series, *, of: pd.Series) -> pd.DataFrame:
    """Share of ``of`` that is ``part`` (%), for each section, with Wilson limits.

    Columns: ``value, lower, upper, part, whole, reason`` (why no value, else ``""``), ``faint``
    (the value rests on fewer than :data:`FEW`).
    """
    whole = floats(of)
    reason = np.select(
        [np.isnan(floats(part)) | np.isnan(whole), whole < FEWEST, floats(part) > whole],
        [Missing.NOT_PUBLISHED.value, Missing.TOO_FEW.value, Missing.PART_EXCEEDS_WHOLE.value],
        default="",
    )
    return _table(share(part, of=of), Interval.WILSON, reason, whole < FEW)


def densities(count: pd.Series, *, area_km2: pd.Series) -> pd.DataFrame:
    """Units of ``count`` for each km2, with the columns of :func:`shares`; a count is complete."""
    absent = np.isnan(floats(count)) | ~(floats(area_km2) > 0)
    reason = np.where(absent, Missing.NOT_PUBLISHED.value, "")
    measure = ratio(count, to=area_km2, scale=PER_KM2)
    return _table(measure, Interval.COMPLETE_COUNT, reason, np.zeros(len(count), dtype=bool))


def summed(part: pd.Series, whole: pd.Series, *, by: pd.Series) -> tuple[pd.Series, pd.Series]:
    """Part and whole of each neighbourhood: the sums over its sections where both are known.

    ``by`` holds the ``area_id`` of each section.
    """
    known = part.notna() & whole.notna()
    groups = by[known]
    return part[known].groupby(groups).sum(), whole[known].groupby(groups).sum()


def limits(table: pd.DataFrame) -> tuple[float, ...]:
    """Inner limits of five classes as large as each other, over the sections drawn in full.

    Where those are too few to make classes, over all that have a value.
    """
    given = table[table["reason"] == ""]
    full = given[~given["faint"]]
    chosen = full if len(full) >= 50 else given
    return class_limits(floats(chosen["value"]), Scheme.QUANTILE)


def _table(
    measure: Measure, kind: Interval, reason: Sequence[str] | np.ndarray, faint: np.ndarray
) -> pd.DataFrame:
    given = np.asarray(reason) == ""
    ends = interval_of(kind, measure)

    def kept(series: pd.Series) -> Floats:
        return np.where(given, floats(series), np.nan)

    return pd.DataFrame(
        {
            "value": kept(measure.value),
            "lower": kept(ends.lower),
            "upper": kept(ends.upper),
            "part": floats(measure.numerator),
            "whole": floats(measure.denominator),
            "reason": reason,
            "faint": faint & given,
        },
        index=measure.numerator.index,
    )
