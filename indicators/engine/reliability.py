"""The small-area rule: which values are given, which are weak, which are left out.

The counts are public, so this is about noise, not about disclosure. An area with a few hundred
residents can top any list one year and close it the next; here it is said once what is done.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from indicators.engine.interval import Floats, floats
from indicators.measure import Measure
from indicators.spec import Break, Indicator, Missing

Flags = npt.NDArray[np.bool_]
Texts = npt.NDArray[np.str_]

MIN_BASE = 300
"""Under this many persons (households, taxpayers) no rate is given: ``too_few``."""

RELIABLE_BASE = 1200
"""Under this many a rate is given, hatched and ranked, but takes no part in class breaks."""

MIN_EVENTS = 20
"""A flow of a year with fewer events than this is pooled over ``POOL_YEARS``."""

POOL_YEARS = 3
"""A pool is made of the year itself and the two before it."""


class Reliability(StrEnum):
    """How far a value carries."""

    RELIABLE = "reliable"
    LOW = "low"
    EXCLUDED = "excluded"
    """Institutional registrations weigh so much that the area is shown but not compared."""
    NONE = "none"
    """There is no value."""


def pool_few_events(
    measure: Measure, *, years: Sequence[int], breaks: Iterable[Break] = ()
) -> tuple[Measure, pd.Series]:
    """Replace the flows with fewer than ``MIN_EVENTS`` events by three-year sums, where possible.

    ``measure`` lies on a full grid, areas by ``years`` (ascending), area after area. Numerator,
    losses, denominator and events are summed over t-2..t; the base stays that of year t, and a
    base under ``MIN_BASE`` is not pooled: no rate is given for it anyway. A pool needs three
    consecutive years with values and never crosses a declared break.
    Returns the measure and the number of years each value is made of (1 or 3).
    """
    index = measure.numerator.index
    if measure.events is None:
        return measure, pd.Series(1, index)
    can = poolable(years, breaks)
    sums = {
        name: _three_year_sums(series, can)
        for name in ("numerator", "losses", "denominator", "events")
        if (series := getattr(measure, name)) is not None
    }
    complete = np.logical_and.reduce([np.isfinite(total) for total in sums.values()])
    use = _few_events(measure) & complete & (floats(measure.base) >= MIN_BASE)
    chosen: dict[str, Any] = {
        name: pd.Series(np.where(use, total, floats(getattr(measure, name))), index)
        for name, total in sums.items()
    }
    return replace(measure, **chosen), pd.Series(np.where(use, POOL_YEARS, 1), index)


def poolable(years: Sequence[int], breaks: Iterable[Break] = ()) -> Flags:
    """For each year, whether it and the two before it are there, with no break among them."""
    broken = {stop.year for stop in breaks}
    there = set(years)
    return np.array(
        [{year - 2, year - 1, year} <= there and not {year - 1, year} & broken for year in years],
        dtype=bool,
    )


def small_number_reasons(measure: Measure, pooled_years: pd.Series) -> Texts:
    """``too_few``, ``too_few_events`` or ``""``: why each row of a measure gives no rate, if so.

    ``measure`` has been through :func:`pool_few_events`. A denominator that is known to be zero
    is ``too_few`` whatever the base.
    """
    nobody = (floats(measure.base) < MIN_BASE) | (floats(measure.denominator) <= 0)
    single = pooled_years.to_numpy() == 1
    return np.select(
        [nobody, _few_events(measure) & single],
        [Missing.TOO_FEW.value, Missing.TOO_FEW_EVENTS.value],
        default="",
    )


def grade(measure: Measure, *, given: Flags, excluded: Flags) -> Texts:
    """The :class:`Reliability` of each row, as text.

    ``given`` marks the rows with a value, ``excluded`` those of the areas left out of comparisons
    for their institutional registrations. A base that is not known does not make a value reliable,
    nor does a source known to tell it badly.
    """
    weak = ~(floats(measure.base) >= RELIABLE_BASE) | _few_events(measure)
    if measure.doubtful is not None:
        weak |= floats(measure.doubtful) > 0
    return np.select(
        [~given, excluded, weak],
        [Reliability.NONE.value, Reliability.EXCLUDED.value, Reliability.LOW.value],
        default=Reliability.RELIABLE.value,
    )


def doubtful_values(indicator: Indicator, rows: pd.DataFrame) -> Flags:
    """The rows of :func:`indicator_table` whose value is weak for its source, not for few people:
    those of an indicator that knows where its source tells it badly."""
    low = rows["reliability"].to_numpy() == Reliability.LOW.value
    flags: Flags = low & (floats(rows["base"]) >= RELIABLE_BASE) & ("doubtful" in indicator.inputs)
    return flags


def is_doubtful(indicator: Indicator, row: pd.Series) -> bool:
    """:func:`doubtful_values` of one row."""
    return bool(doubtful_values(indicator, row.to_frame().T)[0])


def _few_events(measure: Measure) -> Flags:
    if measure.events is None:
        return np.zeros(len(measure.numerator), dtype=bool)
    return floats(measure.events) < MIN_EVENTS


def _three_year_sums(series: pd.Series, can: Flags) -> Floats:
    by_year = floats(series).reshape(-1, len(can))
    sums = np.full_like(by_year, np.nan)
    sums[:, 2:] = by_year[:, 2:] + by_year[:, 1:-1] + by_year[:, :-2]
    sums[:, ~can] = np.nan
    return sums.ravel()
