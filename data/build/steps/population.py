"""The resident population register by NIL, 2011-2024 (DS205), with its errors named.

A value the source has wrong is emptied here and its reason recorded in ``missing_values``; a
part larger than its whole is left as published and caught by the indicators' own check.
"""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from base.city import CITY
from data.build.raw import SourceChangedError, read
from data.build.steps.gaps import gap_rows
from indicators.catalogue import REGISTER_YEARS

REGISTER_FILE = "ds205_nil_2011_2024/ds205_nil_2011_2024.csv"

COLUMNS = {
    "NIL": "area_id",
    "Anno": "year",
    "Totale": "residents",
    "Uomini": "men",
    "Donne": "women",
    "Minori": "minors",
    "Over65": "aged_65_plus",
    "Over80": "aged_80_plus",
    "SoliOver80": "aged_80_plus_alone",
    "Stranieri": "foreign_residents",
    "Famiglie": "households",
    "FamUnipersonali": "one_person_households",
    "Nati": "births",
    "NatiFuoriMatr": "births_outside_marriage",
    "NatiGenStran": "births_foreign_parent",
    "Morti": "deaths",
    "Emigrati": "registrations_out",
    "Immigrati": "registrations_in",
}

AREAS, FIRST_YEAR, LAST_YEAR = CITY.area_count, REGISTER_YEARS[0], REGISTER_YEARS[-1]


def build(raw: Path, built: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return ``population_register`` and its part of ``missing_values``."""
    del built
    source = read(raw / REGISTER_FILE, COLUMNS)
    register = source.rename(columns=COLUMNS)[list(COLUMNS.values())]
    register = register.sort_values(["area_id", "year"], ignore_index=True)
    require_complete(register)
    wrong = known_errors(register)
    blanks = blank_cells(register)
    for row in wrong.itertuples():
        here = (register["area_id"] == row.area_id) & (register["year"] == row.year)
        register.loc[here, row.column] = pd.NA
    counts = [column for column in register.columns if column not in ("area_id", "year")]
    register[counts] = register[counts].astype("Int64")
    return {
        "population_register": register,
        "missing_values": pd.concat([wrong, blanks], ignore_index=True),
    }


def require_complete(register: pd.DataFrame) -> None:
    """Raise unless every area has every year, and men + women = residents in every one."""
    years = LAST_YEAR - FIRST_YEAR + 1
    if len(register) != AREAS * years or register.duplicated(["area_id", "year"]).any():
        raise SourceChangedError(REGISTER_FILE, f"{len(register)} rows, expected {AREAS} x {years}")
    if not (register["men"] + register["women"] == register["residents"]).all():
        raise SourceChangedError(REGISTER_FILE, "men + women is not the total in every row")


def known_errors(register: pd.DataFrame) -> pd.DataFrame:
    """Cells the source has wrong, as (dataset, area_id, year, column, reason).

    - births with a foreign parent of 2017 repeat all births, in every NIL;
    - residents aged 80 and over are 0 where some of them are said to live alone.
    """
    of_2017 = register[register["year"] == 2017]
    if not (of_2017["births_foreign_parent"] == of_2017["births"]).all():
        raise SourceChangedError(
            REGISTER_FILE, "births with a foreign parent of 2017 changed: look again"
        )
    no_old = register[(register["aged_80_plus"] == 0) & (register["aged_80_plus_alone"] > 0)]
    return pd.concat(
        [
            reasons(of_2017, "births_foreign_parent", "source_error"),
            reasons(no_old, "aged_80_plus", "source_error"),
        ],
        ignore_index=True,
    )


def blank_cells(register: pd.DataFrame) -> pd.DataFrame:
    """Cells the source leaves empty, with the reason ``not_published``."""
    parts = [
        reasons(register[register[column].isna()], column, "not_published")
        for column in register.columns
    ]
    return pd.concat(parts, ignore_index=True)


def reasons(rows: pd.DataFrame, column: str, reason: str) -> pd.DataFrame:
    """Rows of ``missing_values`` that say why ``column`` is empty."""
    return gap_rows("population_register", rows, column, reason)
