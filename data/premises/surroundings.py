"""Who lives in the census zones around a premises: counts of precincts added up, and their shares.

Pure. The build adds up the precincts near each premises; where somebody has given a perimeter the
atlas adds up what lies in it, by the same functions.
"""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

import pandas as pd

NEAR_M = 100
"""Precincts this near a premises (metres) are told: their borders are about as far off."""

TOGETHER = 0
"""``precinct`` of the row that adds up the precincts."""

CITY = "all"
"""``premises_id`` of the rows that add up the city."""

SCHOOLED = {2011: "n_residents_6_plus", 2021: "n_residents_9_plus"}
"""Whom schooling is asked of: from 6 years in 2011, from 9 in 2021."""

COUNTS = (
    "n_residents", "n_households", "n_homes", "n_rented", "n_schooled", "n_low_education",
    "n_tertiary", "n_aged_under_15", "n_aged_65_plus", "n_aged_75_plus",
)  # fmt: skip

SHARES = {
    "rented_pct": ("n_rented", "n_households"),
    "low_education_pct": ("n_low_education", "n_schooled"),
    "tertiary_pct": ("n_tertiary", "n_schooled"),
    "aged_under_15_pct": ("n_aged_under_15", "n_residents"),
    "aged_65_plus_pct": ("n_aged_65_plus", "n_residents"),
    "aged_75_plus_pct": ("n_aged_75_plus", "n_residents"),
}
"""Shares in percent: part and whole."""

FEWEST = 50
"""No share is given of fewer people or households: one zone near via Zoia has three."""


def profile(counts: pd.DataFrame, weights: pd.Series) -> pd.DataFrame:
    """:data:`COUNTS` and :data:`SHARES` by year of the precincts in ``weights``, added up.

    ``counts`` has the columns of the table ``census_precincts``; ``weights`` (0-1) are by
    precinct. Counts are whole; what no precinct counts in a year is missing, and so are
    shares of fewer than :data:`FEWEST`.
    """
    rows = {}
    for year, schooled in SCHOOLED.items():
        taken = counts[counts["year"] == year].set_index("precinct").reindex(weights.index)
        taken = taken.assign(n_schooled=taken[schooled])
        parts = taken[list(COUNTS)].astype("float64").mul(weights, axis="index")
        rows[year] = parts.sum(min_count=1).round()
    table = pd.DataFrame(rows).T.rename_axis("year")
    for share, (part, whole) in SHARES.items():
        table[share] = (100 * table[part] / table[whole].where(table[whole] >= FEWEST)).round(1)
    return table.astype(dict.fromkeys(COUNTS, "Int64"))


def surroundings(counts: pd.DataFrame, distances: Mapping[str, pd.Series]) -> pd.DataFrame:
    """Rows by premises, precinct and year: each precinct near it, and all of them together.

    ``distances`` are metres by precinct, for each premises; ``distance_m`` is 0 where the premises
    stands in the precinct and missing in sums. The rows of :data:`CITY` add up every precinct.
    """
    columns = ["premises_id", "precinct", "year", "distance_m", *COUNTS, *SHARES]
    around = (_within_each(counts, premises_id, near) for premises_id, near in distances.items())
    rows = chain.from_iterable(around)
    every = pd.Series(1.0, index=counts["precinct"].unique())
    table = pd.concat([*rows, within(counts, CITY, every)])
    table = table.astype({"distance_m": "Int64"})[columns]
    return table.sort_values(columns[:3], ignore_index=True)


def _within_each(counts: pd.DataFrame, premises_id: str, near: pd.Series) -> Iterator[pd.DataFrame]:
    for precinct, metres in near.items():
        own = profile(counts, pd.Series({precinct: 1.0}))
        yield _named(own, premises_id, precinct, round(metres))
    yield within(counts, premises_id, near * 0.0 + 1.0)


def within(counts: pd.DataFrame, premises_id: str, weights: pd.Series) -> pd.DataFrame:
    """The rows that add up precincts, each by its weight (0-1), for one premises."""
    return _named(profile(counts, weights), premises_id, TOGETHER, None)


def _named(rows: pd.DataFrame, premises_id: str, precinct: Any, metres: int | None) -> pd.DataFrame:
    names = {"premises_id": premises_id, "precinct": precinct, "distance_m": metres}
    return rows.reset_index().assign(**names)
