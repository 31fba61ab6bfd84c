"""The two ends of a list of values, and of whom they are: one rule for every sentence. Pure.

The ends that are told are those of the reliable values, so that a park is never an extreme. Where
an area that is ranked lies beyond them, the words say among whom they are the ends; where it shares
one, it is counted in.
"""

from dataclasses import dataclass

import pandas as pd

from atlas.wording import numbers, text
from indicators.engine.reliability import RELIABLE_BASE, Reliability
from indicators.spec import Indicator


@dataclass(frozen=True, slots=True)
class Extremes:
    """Lowest and highest value told, with the areas (``area_id``) that have them.

    ``restricted``: some area that is ranked lies beyond. ``weak``: no value is reliable, and the
    ends are those of all that are ranked.
    """

    low: float
    high: float
    low_areas: tuple[int, ...]
    high_areas: tuple[int, ...]
    restricted: bool
    weak: bool


def extremes(rows: pd.DataFrame) -> Extremes | None:
    """The ends of ``rows`` (by ``area_id``: ``value, reliability, rank_reason``), or ``None``.

    Areas left out of comparisons take no part.
    """
    ranked = rows["value"][rows["rank_reason"] == ""].astype("float64").dropna()
    if ranked.empty:
        return None
    reliable = ranked[rows["reliability"][ranked.index] == Reliability.RELIABLE.value]
    ends = ranked if reliable.empty else reliable
    low, high = float(ends.min()), float(ends.max())
    restricted = float(ranked.min()) < low or float(ranked.max()) > high
    told = reliable if restricted else ranked
    return Extremes(
        low=low,
        high=high,
        low_areas=tuple(int(str(area)) for area in told.index[told == low]),
        high_areas=tuple(int(str(area)) for area in told.index[told == high]),
        restricted=restricted,
        weak=reliable.empty,
    )


def among(ends: Extremes, indicator: Indicator, *, language: str) -> str:
    """``fra i quartieri con almeno 1.200 residenti``, and without uncertain estimates where there
    are any; empty where nobody lies beyond the ends."""
    if not ends.restricted:
        return ""
    few = numbers.number(RELIABLE_BASE, language=language)
    key = "sentence.among_solid" if "doubtful" in indicator.inputs else "sentence.among"
    return text(language)(key, few=few, base=indicator.base.text(language))
