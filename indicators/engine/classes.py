"""Classes of a map: where the colours change, fixed in the build, assigned on the fly.

Breaks come from the reliable areas alone; the others are coloured by them. They are kept at full
precision and rounded only where they are printed. Classes are closed on the right: a value equal
to a break belongs to the class below it.
"""

import warnings
from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import StrEnum

import numpy as np
import numpy.typing as npt
import pandas as pd

from indicators.engine.interval import Floats, floats
from indicators.engine.reliability import Reliability

CLASSES = 5
"""Classes of a sequential map, unless too few values differ."""

FEWEST_IN_A_CLASS = 2
"""Reliable areas per class and year, on average, below which weak areas help to place breaks."""

CLASSES_EACH_SIDE = 3
"""Classes on each side of zero in a map of changes."""

NO_CLASS = -1
"""Class of an area without a value."""

POOLED = 0
"""``year`` of the breaks made from all years together."""


class Scheme(StrEnum):
    """How the breaks are placed."""

    QUANTILE = "quantile"
    """As many reliable areas in each class, year by year."""
    JENKS = "jenks"
    """The least variance within classes (Fisher's exact solution), year by year."""
    EQUAL = "equal"
    """Classes of equal width between the extremes, year by year."""
    FIXED = "fixed"
    """Quantiles of all years together: a colour means the same when the year moves."""


def assign(values: pd.Series, breaks: Sequence[float]) -> npt.NDArray[np.int64]:
    """Class of each value, 0 to ``len(breaks)``, and ``NO_CLASS`` where there is no value.

    ``breaks`` are the inner limits, ascending; class k holds ``breaks[k-1] < value <= breaks[k]``.
    """
    numbers = floats(values)
    places = np.searchsorted(np.asarray(breaks, dtype=np.float64), numbers, side="left")
    return np.where(np.isfinite(numbers), places, NO_CLASS).astype(np.int64)


def diverging_breaks(changes: pd.DataFrame) -> tuple[float, ...]:
    """Inner breaks of a map of changes, symmetric around zero: three classes on each side.

    ``changes`` is a :func:`indicators.engine.change.change_table`. The limits are the terciles of
    the size of the change, whatever its sign, over reliable areas; repeated limits are merged, so
    there may be fewer classes, and only zero is left when no reliable area has a change.
    """
    reliable = changes["change"][changes["reliability"] == Reliability.RELIABLE.value]
    sizes = np.abs(floats(reliable.dropna()))
    if sizes.size == 0:
        return (0.0,)
    steps = np.quantile(sizes, np.arange(1, CLASSES_EACH_SIDE) / CLASSES_EACH_SIDE)
    return tuple(float(limit) for limit in np.unique(np.concatenate([-steps, [0.0], steps])))


def breaks_table(
    tables: Mapping[str, pd.DataFrame], incomplete: Mapping[str, Collection[int]] | None = None
) -> pd.DataFrame:
    """Inner breaks of every indicator, scheme and year, from the reliable areas (build only).

    ``tables`` maps an indicator's key to its :func:`indicators.engine.table.indicator_table`,
    ``incomplete`` to years that do not count in the breaks of all years together.
    Columns: ``indicator, scheme, year`` (0: all years together), ``class_count, b1, b2, b3, b4`` in
    the unit of the indicator. Where values repeat there are fewer classes: ``class_count`` says how
    many (0: no reliable value), and the breaks that are not needed are missing.
    """
    names = [f"b{place}" for place in range(1, CLASSES)]
    rows = [
        {"indicator": key, "scheme": scheme.value, "year": year, "class_count": count}
        | dict(zip(names, breaks, strict=False))
        for key in sorted(tables)
        for scheme, year, values in _groups(tables[key], (incomplete or {}).get(key, ()))
        for count, breaks in [inner_breaks(values, scheme)]
    ]
    return pd.DataFrame(rows, columns=["indicator", "scheme", "year", "class_count", *names])


def inner_breaks(values: Floats, scheme: Scheme) -> tuple[int, tuple[float, ...]]:
    """Number of classes and inner breaks of ``values`` (none missing), in their unit."""
    distinct = np.unique(values)
    if distinct.size < 2:
        return distinct.size, ()
    upper = np.unique(_upper_limits(values, scheme, min(CLASSES, distinct.size)))
    breaks = tuple(float(limit) for limit in upper if limit < distinct[-1])
    return len(breaks) + 1, breaks


def _upper_limits(values: Floats, scheme: Scheme, classes: int) -> Floats:
    import mapclassify

    makers = {
        Scheme.QUANTILE: mapclassify.Quantiles,
        Scheme.JENKS: mapclassify.FisherJenks,
        Scheme.EQUAL: mapclassify.EqualInterval,
        Scheme.FIXED: mapclassify.Quantiles,
    }
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return np.asarray(makers[scheme](values, k=classes).bins, dtype=np.float64)


def _groups(
    table: pd.DataFrame, incomplete: Collection[int]
) -> Iterator[tuple[Scheme, int, Floats]]:
    graded = table["reliability"].isin(_graded(table))
    values, years = floats(table["value"][graded]), table["year"][graded].to_numpy()
    for scheme in (Scheme.QUANTILE, Scheme.JENKS, Scheme.EQUAL):
        for year in sorted(table["year"].unique()):
            yield scheme, int(year), values[years == year]
    yield Scheme.FIXED, POOLED, values[~np.isin(years, list(incomplete))]


def _graded(table: pd.DataFrame) -> tuple[str, ...]:
    """The reliable areas; with those of low reliability where too few are left to make classes."""
    reliable = (table["reliability"] == Reliability.RELIABLE.value).sum()
    if reliable >= FEWEST_IN_A_CLASS * CLASSES * table["year"].nunique():
        return (Reliability.RELIABLE.value,)
    return (Reliability.RELIABLE.value, Reliability.LOW.value)


def limits_of_year(table: pd.DataFrame, year: int) -> dict[tuple[str, int], tuple[float, ...]]:
    """Inner limits by scheme and year of an indicator of one year, from its reliable areas.

    ``table`` is its :func:`indicators.engine.table.indicator_table`.
    """
    values = floats(table["value"][table["reliability"] == Reliability.RELIABLE.value])
    return {
        (scheme.value, POOLED if scheme is Scheme.FIXED else year): class_limits(values, scheme)
        for scheme in Scheme
    }


def class_limits(values: Floats, scheme: Scheme) -> tuple[float, ...]:
    """Inner limits of at most five classes of ``values`` (none missing), without build tools.

    Quantiles (also for :attr:`Scheme.FIXED`: there is one year only), equal widths, or the least
    squared deviation within classes (Fisher 1958, J. Am. Stat. Assoc. 53:789-798).
    """
    distinct = np.unique(values)
    if distinct.size < 2:
        return ()
    classes = min(CLASSES, distinct.size)
    steps = np.arange(1, classes) / classes
    if scheme is Scheme.EQUAL:
        limits = distinct[0] + (distinct[-1] - distinct[0]) * steps
    elif scheme is Scheme.JENKS:
        limits = _least_squares(np.sort(values), classes)
    else:
        limits = np.quantile(values, steps)
    return tuple(float(limit) for limit in np.unique(limits) if limit < distinct[-1])


def _least_squares(ordered: Floats, classes: int) -> Floats:
    """Last value of every class but the highest, by Fisher's exact recursion."""
    count = ordered.size
    sums = np.concatenate([[0.0], np.cumsum(ordered)])
    squares = np.concatenate([[0.0], np.cumsum(ordered**2)])
    start, end = np.meshgrid(np.arange(count + 1), np.arange(count + 1), indexing="ij")
    size = np.where(end > start, end - start, 1)
    cost = squares[end] - squares[start] - (sums[end] - sums[start]) ** 2 / size
    cost = np.where(end > start, cost, np.inf)
    best, cuts = cost[0], []
    for _ in range(1, classes):
        total = best[:, None] + cost
        cuts.append(total.argmin(axis=0))
        best = total.min(axis=0)
    places, at = [], count
    for cut in reversed(cuts):
        at = int(cut[at])
        places.append(at - 1)
    return ordered[places[::-1]]
