"""Births of three years together, by NIL: in one year most neighbourhoods have too few of them.

A sum that holds an empty cell is empty, and says why with that cell's own reason: births with a
foreign parent of 2017 are wrong in the source, so the sums that end in 2017, 2018 and 2019 are.
"""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

KEY, SOURCE = "births_three_years", "population_register"
COUNTS = ["births", "births_outside_marriage", "births_foreign_parent"]
SUFFIX = "_3y"
YEARS = 3


def build(raw: Path, built: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return ``births_three_years`` and its part of ``missing_values``.

    Needs ``population_register`` and ``missing_values`` among the tables already ``built``.
    """
    del raw
    births = three_years(built[SOURCE])
    return {KEY: births, "missing_values": inherited(built["missing_values"], births)}


def three_years(register: pd.DataFrame) -> pd.DataFrame:
    """(area_id, year, three sums): each year with the two before it, from the third year on.

    ``register`` holds every area in every year, once. A sum with an empty cell is empty.
    """
    annual = register.set_index(["area_id", "year"])[COUNTS].sort_index().astype("Int64")
    sums = annual.copy()
    for back in range(1, YEARS):
        sums += annual.groupby(level="area_id").shift(back)
    table: pd.DataFrame = sums.add_suffix(SUFFIX).reset_index()
    first = int(table["year"].min()) + YEARS - 1
    return table[table["year"] >= first].reset_index(drop=True)


def inherited(missing: pd.DataFrame, births: pd.DataFrame) -> pd.DataFrame:
    """The reasons of the empty sums: those of the register's cells within them."""
    cells = missing[(missing["dataset"] == SOURCE) & missing["column"].isin(COUNTS)]
    cells = cells.assign(dataset=KEY, column=cells["column"] + SUFFIX)
    later = [cells.assign(year=cells["year"] + after) for after in range(YEARS)]
    reasons = pd.concat(later, ignore_index=True)
    return (
        reasons[reasons["year"].between(births["year"].min(), births["year"].max())]
        .drop_duplicates(["area_id", "year", "column"])
        .reset_index(drop=True)
    )
