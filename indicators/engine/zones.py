"""The scale of the electoral precinct: zones of about a thousand residents, with a rule.

The areas' rule looks at how many people stand behind a value (300, 1,200); nearly every zone would
be hatched by it. Here the width of the interval is held against how much zones really differ: what
a map of small zones must not do is to show chance as if it were a difference between places.
"""

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
import pandas as pd

from indicators.engine.interval import ConfidenceLimits, Floats, floats, poisson, wilson
from indicators.engine.reliability import Flags
from indicators.engine.sections import FEWEST
from indicators.measure import Measure, ratio, share
from indicators.spec import Indicator, Missing

TABLE = "census_precincts"
"""Key of the table of the zones' counts."""

CLEAN, REFUSED = 1.0, 2.0
"""Half an interval of 95 %, in standard deviations of what zones really are (:func:`_even`).

Up to one, at least four fifths of the differences between such zones are real: drawn in full. Up to
two, at least half: hatched. Beyond, chance moves a zone more than zones differ: no value.
"""

COUNTS: Mapping[str, tuple[str, str]] = MappingProxyType({
    "low_education_pct": ("n_low_education", "n_residents_9_plus"),
    "tertiary_pct": ("n_tertiary", "n_residents_9_plus"),
    "employed_15_64_pct": ("n_employed_15_64", "n_residents_15_64"),
    "six_plus_pct": ("n_six_plus_households", "n_households"),
    "unemployed_pct": ("n_unemployed", "n_labour_force"),
    "rented_pct": ("n_rented", "n_households"),
    "poor_buildings_pct": ("n_poor_buildings", "n_buildings"),
    "floor_space_m2": ("n_floor_m2", "n_residents"),
})  # fmt: skip
"""What each value of ``census_precincts`` is made of: the count above and the count below."""

FLOOR, BUILDINGS = "n_floor_m2", "n_buildings"

MOSTLY_RENTED = 2 / 3
"""Renting households out of all from which on two homes of three are said to be rented."""


def zone_values(counts: pd.DataFrame, quantity: str) -> pd.DataFrame:
    """Value, interval and standing of every zone, on the index of ``counts`` (one year's rows).

    Columns: ``value, lower, upper`` in the unit of ``quantity`` (a key of :data:`COUNTS`), ``part``
    and ``whole`` as counted, ``reason`` (why there is no value, else ``""``), ``faint`` (hatched).
    """
    part, whole = (counts[name].astype("float64") for name in COUNTS[quantity])
    measure = ratio(part, to=whole, scale=1.0) if _is_floor(quantity) else share(part, of=whole)
    ends = _limits(measure, quantity)
    half = (_even(ends.upper, quantity) - _even(ends.lower, quantity)) / 2
    width = half / true_spread(measure, quantity)
    few = floats(whole) < (0 if COUNTS[quantity][1] == BUILDINGS else FEWEST)
    given = ~few & (width <= REFUSED)
    reason = np.where(given, "", Missing.TOO_UNCERTAIN.value)
    table = pd.DataFrame({"value": measure.value, "lower": ends.lower, "upper": ends.upper})
    table = table[given].reindex(table.index)
    return table.assign(part=part, whole=whole, reason=reason, faint=given & (width > CLEAN))


def true_spread(measure: Measure, quantity: str) -> float:
    """Standard deviation of what zones are, chance taken out, each zone weighing by its base.

    By the method of moments, on the scale of :func:`_even`: the weighted variance of the values,
    less the weighted mean of their variances of chance. NaN where chance explains all of it.
    """
    value, base = _even(measure.value, quantity), floats(measure.denominator)
    known = (base > 0) & np.isfinite(value)
    value, base = value[known], base[known]
    spread = np.average((value - np.average(value, weights=base)) ** 2, weights=base)
    chance = 1 / base if _is_floor(quantity) else 1 / (4 * base)
    left = spread - np.average(chance, weights=base)
    return float(np.sqrt(left)) if left > 0 else float("nan")


def _even(values: pd.Series, quantity: str) -> Floats:
    """Values on the scale on which chance is as wide for low ones as for high ones, so that the
    rule does not choose zones by what they show: the arcsine of the root of a share (variance of
    chance: a quarter of one over the base), the logarithm of a mean (one over the base).

    Anscombe (1948), Biometrika 35:246-254.
    """
    numbers = floats(values)
    if _is_floor(quantity):
        return np.log(np.where(numbers > 0, numbers, np.nan))
    return np.arcsin(np.sqrt(np.clip(numbers / 100, 0, 1)))


def mostly_rented(values: pd.DataFrame) -> Flags:
    """Which zones, of the ``values`` for ``rented_pct``, have two homes of three rented; one
    without a value is none."""
    most = floats(values["part"]) >= MOSTLY_RENTED * floats(values["whole"])
    return most & values["value"].notna().to_numpy()


def _is_floor(quantity: str) -> bool:
    return COUNTS[quantity][0] == FLOOR


def _limits(measure: Measure, quantity: str) -> ConfidenceLimits:
    """Wilson's limits of a share; of square metres for each resident, those of the residents who
    live in them, taken as a Poisson count."""
    if not _is_floor(quantity):
        ends = wilson(measure.numerator, measure.denominator)
        return ConfidenceLimits(measure.scale * ends.lower, measure.scale * ends.upper)
    rate = poisson(measure.denominator, exposure=measure.numerator)
    return ConfidenceLimits(1 / rate.upper, 1 / rate.lower)


def has_zones(indicator: Indicator) -> bool:
    """Whether an indicator can be told by zone: it is made of the precincts' own counts."""
    crosswalk = indicator.crosswalk
    return crosswalk is not None and crosswalk.values == TABLE and indicator.inputs[0] in COUNTS
