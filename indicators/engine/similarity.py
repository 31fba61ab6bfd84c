"""Which areas are like an area: a stated distance on standardised, robust variables.

Each variable is centred on the median of the reliable areas and divided by their robust spread
(1.4826 times the median absolute deviation), then held within ``LIMIT`` so that no single extreme
decides. The distance of two areas is the root of the mean squared difference over the variables:
1 means that they differ by one spread on a typical variable. An area that lacks one variable has
no distance to anybody: what is unknown is not taken for average.
"""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from indicators.engine.city_test import robust_spread
from indicators.engine.reliability import Reliability

VARIABLES = (
    "declared_income", "employed_residents", "one_person_households", "aged_80_plus_share",
    "minors", "foreign_residents", "density",
)  # fmt: skip
"""What likeness is told by: means, work, households, ages, citizenship, how closely built."""

LIMIT = 3.0


def standardised(rows: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Robust z of every area (index ``area_id``) on every variable (column), within +/- ``LIMIT``.

    ``rows`` has for each variable the rows of one year (see
    :func:`indicators.engine.table.indicator_table`), indexed by ``area_id``. Values that are not
    reliable are left missing: an area is not called alike on the strength of a few people.
    """
    columns = {}
    for key, here in rows.items():
        value = here["value"].where(here["reliability"] == Reliability.RELIABLE.value)
        middle, spread = robust_spread(value)
        columns[key] = ((value - middle) / spread).clip(-LIMIT, LIMIT)
    return pd.DataFrame(columns).astype("float64")


def distances(z: pd.DataFrame, area: int) -> pd.Series:
    """Distance of ``area`` to every other area, nearest first; empty if ``area`` lacks a variable.

    Areas that lack a variable are left out. Equal distances are ordered by ``area_id``.
    """
    gaps = (z.drop(index=area) - z.loc[area]).dropna()
    square = np.square(gaps.to_numpy(dtype=np.float64)).mean(axis=1)
    distance = pd.Series(np.sqrt(square), gaps.index)
    return distance.sort_index().sort_values(kind="stable")


def closest_in(z: pd.DataFrame, area: int, other: int) -> pd.Series:
    """Gap of two areas on each variable, in spreads: what they share first, what parts them last.

    Positive where ``other`` lies above ``area``; ordered by size.
    """
    gaps = pd.Series(z.loc[other].to_numpy(float) - z.loc[area].to_numpy(float), z.columns)
    return gaps.reindex(gaps.abs().sort_values(kind="stable").index)
