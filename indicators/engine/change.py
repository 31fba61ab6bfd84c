"""Change of an indicator between two years: how much, how sure, and when it is refused."""

from collections.abc import Collection, Iterable

import numpy as np
import pandas as pd

from base.text import LocalizedText
from indicators.engine.interval import Estimate, floats, mover_difference
from indicators.engine.reliability import POOL_YEARS, Reliability
from indicators.spec import Break, Indicator, Missing

UNSTEADY = "unsteady"
"""Column of a dataset that flags the rows no change may reach: the value is there, its source
counts other people than before."""

WORST_FIRST = (Reliability.NONE, Reliability.EXCLUDED, Reliability.LOW, Reliability.RELIABLE)
"""The reliability of a change is that of the weaker of its two years."""


class NotComparableError(ValueError):
    """A change was asked for that would mean nothing; ``words`` say why, in both languages."""

    def __init__(self, words: LocalizedText) -> None:
        super().__init__(words.en)
        self.words = words


def refusal(indicator: Indicator, *, since: int, year: int) -> LocalizedText | None:
    """Why no change can be shown between two years of ``indicator``; ``None`` if it can."""
    if indicator.two_pictures is not None:
        return indicator.two_pictures
    if len(indicator.years) < 2:
        only = indicator.latest_year
        return LocalizedText(
            f"C'è un solo anno di dati ({only}): il cambiamento non si calcola.",
            f"There is only one year of data ({only}): no change is computed.",
        )
    if not indicator.comparable:
        return LocalizedText(
            "I valori di anni diversi non sono confrontabili: il cambiamento non si calcola.",
            "Values of different years do not compare: no change is computed.",
        )
    for asked_year in (since, year):
        if asked_year not in indicator.years:
            return LocalizedText(
                f"Per il {asked_year} non ci sono valori: scegli un altro anno.",
                f"There are no values for {asked_year}: choose another year.",
            )
    if since >= year:
        return LocalizedText(
            f"L'anno di partenza ({since}) deve venire prima di quello di arrivo ({year}).",
            f"The starting year ({since}) must come before the final one ({year}).",
        )
    return None


def breaks_between(indicator: Indicator, *, since: int, year: int) -> tuple[Break, ...]:
    """The declared breaks in (since, year]: to be shown as warnings beside the change."""
    return tuple(stop for stop in indicator.breaks if since < stop.year <= year)


def change_table(
    indicator: Indicator,
    table: pd.DataFrame,
    *,
    since: int,
    year: int,
    unsteady: Collection[int] = (),
) -> pd.DataFrame:
    """Value of ``year`` minus value of ``since``, one row per area, sorted by ``area_id``.

    ``table`` is that of :func:`indicators.engine.table.indicator_table`. Columns: ``area_id,
    change, lower, upper`` (unit of the indicator; percentage points for shares), ``clear`` (the
    interval leaves out zero; false where there is none), ``reason`` (why no change, else ``""``)
    and ``reliability`` (the weaker of the two years).

    The interval joins those of the two years (MOVER): for shares it is Newcombe's method 10.
    A three-year pool that reaches back to ``since`` is not compared with it: ``too_few_events``.
    ``unsteady`` are areas whose source leaps between the two years (:func:`unsteady_areas`): they
    have no change, ``unsteady_source``.
    Raises :class:`NotComparableError` where :func:`refusal` has a reason.
    """
    words = refusal(indicator, since=since, year=year)
    if words is not None:
        raise NotComparableError(words)
    before, after = _year_of(table, since), _year_of(table, year)
    reason = _reason(before, after, gap=year - since)
    leaps = reason.index.isin(list(unsteady)) & (reason == "")
    reason = reason.mask(leaps, Missing.UNSTEADY_SOURCE.value)
    sound = reason == ""
    limits = mover_difference(_estimate(after), _estimate(before))
    columns = {
        "change": (after["value"] - before["value"]).where(sound),
        "lower": limits.lower.where(sound),
        "upper": limits.upper.where(sound),
        "clear": sound & ((limits.lower > 0) | (limits.upper < 0)),
        "reason": reason,
        "reliability": _weaker(before, after).where(sound, Reliability.NONE.value),
    }
    return pd.DataFrame(columns).reset_index()


def unsteady_areas(frames: Iterable[pd.DataFrame], *, since: int, year: int) -> frozenset[int]:
    """Areas whose source leaps after ``since`` and up to ``year``: flagged in a column
    :data:`UNSTEADY` of one of ``frames``, each indexed by ``(area_id, year)``."""
    areas: set[int] = set()
    for frame in frames:
        if UNSTEADY in frame.columns:
            flagged = frame.index[frame[UNSTEADY]]
            within = (flagged.get_level_values("year") > since) & (
                flagged.get_level_values("year") <= year
            )
            areas.update(int(area) for area in flagged[within].get_level_values("area_id"))
    return frozenset(areas)


def _year_of(table: pd.DataFrame, year: int) -> pd.DataFrame:
    return table[table["year"] == year].set_index("area_id").sort_index()


def _estimate(rows: pd.DataFrame) -> Estimate:
    return Estimate(rows["value"], rows["lower"], rows["upper"])


def _reason(before: pd.DataFrame, after: pd.DataFrame, *, gap: int) -> pd.Series:
    reason = after["reason"].mask(after["reason"] == "", before["reason"])
    reaches_back = (after["pooled_years"] == POOL_YEARS) & (gap < POOL_YEARS)
    return reason.mask(reaches_back & (reason == ""), Missing.TOO_FEW_EVENTS.value)


def _weaker(before: pd.DataFrame, after: pd.DataFrame) -> pd.Series:
    order = {grade.value: place for place, grade in enumerate(WORST_FIRST)}
    places = np.minimum(
        floats(before["reliability"].map(order)), floats(after["reliability"].map(order))
    )
    names = np.array([grade.value for grade in WORST_FIRST])
    return pd.Series(names[places.astype(int)], before.index, dtype="str")
