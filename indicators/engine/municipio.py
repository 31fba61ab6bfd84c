"""Values of a Municipio from those of its neighbourhoods, only where counts can be added.

A neighbourhood that lies in two Municipi is split by area, the weight with the smallest measured
error (see the card of ``municipio_weights``). Shares and rates are made of counts, so the
Municipio's is the sum of the parts over the sum of the wholes. Carried values, indexes, balances
and changes are not made of counts that can be added here: for them there is no value.
"""

import numpy as np
import pandas as pd

from indicators.spec import Indicator, Interval, ObservationStatus, Unit

ADDITIVE = {
    (Interval.WILSON, Unit.PERCENT): 100.0,
    (Interval.POISSON, Unit.PER_THOUSAND): 1000.0,
    (Interval.COMPLETE_COUNT, Unit.PER_TEN_THOUSAND): 10_000.0,
    (Interval.COMPLETE_COUNT, Unit.PER_HUNDRED): 100.0,
    (Interval.COMPLETE_COUNT, Unit.PERSONS_PER_HOUSEHOLD): 1.0,
}
"""Kinds of indicator whose two counts can be added, with their scale."""

LARGEST_GAP = 0.01
"""Areas without counts may hold at most this share of a Municipio's residents."""


def is_additive(indicator: Indicator) -> bool:
    """Whether a Municipio's value can honestly be made from its neighbourhoods' counts."""
    known = (indicator.interval, indicator.unit) in ADDITIVE
    return known and indicator.status is ObservationStatus.OBSERVED


def municipio_values(
    indicator: Indicator, rows: pd.DataFrame, weights: pd.DataFrame, residents: pd.Series
) -> pd.Series:
    """Value of each Municipio (index), in the indicator's unit; missing where it would be unsound.

    ``rows`` of one year, indexed by ``area_id``; ``weights`` with ``area_id, municipio,
    share_of_area``; ``residents`` by ``area_id``. Missing for all if the indicator
    :func:`is_additive` not; for one Municipio if more than ``LARGEST_GAP`` of its residents live in
    areas without counts. Counts of three years are brought back to one.
    """
    numbers = pd.Index(sorted(weights["municipio"].unique()), name="municipio")
    if not is_additive(indicator):
        return pd.Series(np.nan, numbers)
    scale = ADDITIVE[(indicator.interval, indicator.unit)]
    here = rows.reindex(weights["area_id"])
    share = weights["share_of_area"].to_numpy(dtype=np.float64)
    people = residents.reindex(weights["area_id"]).to_numpy(dtype=np.float64) * share
    counts = here[["numerator", "denominator"]].to_numpy(dtype=np.float64)
    counts = counts / here["pooled_years"].to_numpy(dtype=np.float64)[:, None] * share[:, None]
    known = np.isfinite(counts).all(axis=1)
    parts = pd.DataFrame(
        {
            "numerator": np.where(known, counts[:, 0], 0.0),
            "denominator": np.where(known, counts[:, 1], 0.0),
            "people": people,
            "unknown": np.where(known, 0.0, people),
        }
    )
    sums = parts.groupby(weights["municipio"].to_numpy()).sum().reindex(numbers)
    sound = (sums["unknown"] <= LARGEST_GAP * sums["people"]) & (sums["denominator"] > 0)
    return (sums["numerator"] / sums["denominator"] * scale).where(sound)
