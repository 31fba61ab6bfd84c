"""Measures: a value with the counts it was made from.

Every indicator returns a :class:`Measure`, so that its interval, its reliability and its city
value come from the same numerator and denominator that made the value. Helpers take and return
Series with the same index; a missing input gives a missing output, never a zero.
"""

from collections.abc import Container
from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True, slots=True)
class Measure:
    """``value = numerator / denominator * scale``, aligned on one index.

    ``base`` is the count the reliability rule looks at (persons, households, taxpayers).
    ``losses`` is the subtracted count of a balance (deaths in births - deaths), else ``None``.
    ``events`` is the number of events of a flow, pooled over years when few, else ``None``.
    ``spread`` is the standard error of a carried value on the scale of natural logarithms (0.1 is
    about 10 %), or of log-odds for a carried share, measured where the truth of like values is
    known; else ``None``. ``hidden`` is what the source's blanks may add to the numerator, which is
    then the least it can be; zero where nothing is blank, else ``None``. ``doubtful`` flags (1 or
    0) the rows its source is known to tell badly; else ``None``.
    """

    numerator: pd.Series
    denominator: pd.Series
    base: pd.Series
    scale: float
    losses: pd.Series | None = None
    events: pd.Series | None = None
    spread: pd.Series | None = None
    hidden: pd.Series | None = None
    doubtful: pd.Series | None = None

    @property
    def value(self) -> pd.Series:
        """The indicator's value; missing where the denominator is zero or an input is missing."""
        return balance_of(self) / self.denominator.where(self.denominator > 0) * self.scale


def balance_of(measure: Measure) -> pd.Series:
    """Numerator net of ``losses`` (persons or events)."""
    if measure.losses is None:
        return measure.numerator
    return measure.numerator - measure.losses


def share(part: pd.Series, *, of: pd.Series) -> Measure:
    """Percentage of ``of`` that is ``part``: 100 * part / of. Base: ``of``."""
    return Measure(part, of, of, 100.0)


def ratio(
    numerator: pd.Series, *, to: pd.Series, scale: float = 1.0, base: pd.Series | None = None
) -> Measure:
    """``numerator`` for each ``scale`` units of ``to``. Base: ``to``, unless another is named."""
    return Measure(numerator, to, to if base is None else base, scale)


def rate(events: pd.Series, *, per_thousand: pd.Series) -> Measure:
    """Events of a year per 1,000 persons registered on 31 December. Base: the persons."""
    return Measure(events, per_thousand, per_thousand, 1000.0, events=events)


def balance(gains: pd.Series, losses: pd.Series, *, per_thousand: pd.Series) -> Measure:
    """(gains - losses) per 1,000 persons registered on 31 December. Base: the persons."""
    return Measure(gains, per_thousand, per_thousand, 1000.0, losses=losses, events=gains + losses)


def per_ten_thousand(places: pd.Series, *, residents: pd.Series) -> Measure:
    """Places, shops or services per 10,000 residents. Base: the residents."""
    return ratio(places, to=residents, scale=10_000)


def published(
    value: pd.Series,
    *,
    base: pd.Series,
    spread: pd.Series | None = None,
    hidden: pd.Series | None = None,
    doubtful: pd.Series | None = None,
) -> Measure:
    """A mean, share or index that is given as it is: the denominator is 1.

    ``base`` is taken at the rows of ``value``, missing where it has none. ``spread`` is the
    measured error of a carried value, ``hidden`` what the source's blanks may add to it, and
    ``doubtful`` says where the source tells it badly.
    """
    ones = pd.Series(1.0, index=value.index)
    people = base.reindex(value.index)
    return Measure(value, ones, people, 1.0, spread=spread, hidden=hidden, doubtful=doubtful)


def change_over(counts: pd.Series, *, span: int, within: Container[int] | None = None) -> Measure:
    """100 * (counts - counts ``span`` years earlier) / counts ``span`` years earlier.

    Missing where the same area has no row then, or where one of the two years is not among those
    counted in one way, ``within``. Base: the earlier counts.
    """
    earlier = years_before(counts, span)
    if within is not None:
        years = counts.index.get_level_values("year")
        alike = [year in within and year - span in within for year in years]
        earlier = earlier.where(pd.Series(alike, index=counts.index))
    return Measure(counts, earlier, earlier, 100.0, losses=earlier)


def of_each_row(areas: pd.Series, index: pd.Index) -> pd.Series:
    """What holds for an area in every year (by ``area_id``), at the rows of ``index``."""
    return areas.reindex(index.get_level_values("area_id")).set_axis(index)


def years_before(counts: pd.Series, span: int) -> pd.Series:
    """Each row's count of the same area ``span`` years earlier; missing where there is no such row.

    ``counts`` is indexed by ``(area_id, year)``, and so is what comes back.
    """
    areas = counts.index.get_level_values("area_id")
    years = counts.index.get_level_values("year") - span
    wanted = pd.MultiIndex.from_arrays([areas, years], names=counts.index.names)
    return counts.reindex(wanted).set_axis(counts.index)
