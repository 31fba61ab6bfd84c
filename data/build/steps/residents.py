"""Residents beside a table that has another date than the register: the nearest year it has.

Counts of places (pharmacies, stops, buildings) are read against the residents of 31 December of
the same year, or of the register's last year where the places are more recent.
"""

import pandas as pd

from data.build.raw import SourceChangedError


def nearest_year(year: int, register: pd.DataFrame) -> int:
    """The year of ``register`` nearest to ``year``; of two as near, the earlier one."""
    years = sorted({int(known) for known in register["year"]})
    return min(years, key=lambda known: (abs(known - year), known))


def residents_near(area_ids: pd.Series, year: int, register: pd.DataFrame) -> pd.Series:
    """Residents of each area in the register's year nearest to ``year`` (persons, int64).

    On the index of ``area_ids``. Raises :class:`SourceChangedError` if an area has none.
    """
    rows = register[register["year"] == nearest_year(year, register)].set_index("area_id")
    residents = area_ids.map(rows["residents"])
    if residents.isna().any():
        raise SourceChangedError(
            "population_register", f"no residents for areas {area_ids[residents.isna()].tolist()}"
        )
    return residents.astype("int64").rename("residents")
