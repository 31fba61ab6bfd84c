"""Occupied dwellings of the 2011 census by number of residents, where a NIL can be told apart."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from data.build.raw import SourceChangedError, read
from data.build.steps.gaps import all_gaps, gap_rows

DWELLINGS_FILE = "census2011_nil_reconstructed/occupied_dwellings_2011.csv"
KEY, YEAR = "dwellings_2011", 2011

SIZES = {
    "ab_1res": "dwellings_1_resident",
    "ab_2res": "dwellings_2_residents",
    "ab_3res": "dwellings_3_residents",
    "ab_4res": "dwellings_4_residents",
    "ab_5piu": "dwellings_5_plus_residents",
}
COLUMNS = SIZES | {
    "abitazioni_occupate": "occupied_dwellings",
    "una_famiglia": "one_family_dwellings",
    "famiglie_coabitanti": "shared_dwellings",
}
FAMILIES_MAY_DIFFER_BY = 1
"""Dwellings with one family plus shared ones differ from all dwellings by this at most."""


def build(raw: Path, built: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return ``dwellings_2011`` and the reasons of the NIL it leaves empty. Needs ``nil_areas``."""
    dwellings = dwellings_table(raw, built["nil_areas"]["area_id"])
    return {KEY: dwellings, "missing_values": not_decoded(dwellings)}


def dwellings_table(raw: Path, areas: pd.Series) -> pd.DataFrame:
    """Occupied dwellings by number of residents, one row per NIL, empty where not decoded."""
    source = read(raw / DWELLINGS_FILE, ["id_nil", *COLUMNS]).set_index("id_nil")[list(COLUMNS)]
    counts = source.rename(columns=COLUMNS).astype("int64")
    require_sums(counts)
    table = counts.reindex(areas.rename("area_id")).astype("Int64").reset_index()
    table.insert(1, "year", YEAR)
    return table


def require_sums(counts: pd.DataFrame) -> None:
    """Raise :class:`SourceChangedError` unless both ways of parting the dwellings add up."""
    by_size = counts[list(SIZES.values())].sum(axis="columns")
    by_family = counts["one_family_dwellings"] + counts["shared_dwellings"]
    if not (by_size == counts["occupied_dwellings"]).all():
        raise SourceChangedError(
            DWELLINGS_FILE, "dwellings by number of residents do not make all dwellings"
        )
    if ((by_family - counts["occupied_dwellings"]).abs() > FAMILIES_MAY_DIFFER_BY).any():
        raise SourceChangedError(
            DWELLINGS_FILE, "dwellings by number of families are far from all dwellings"
        )


def not_decoded(dwellings: pd.DataFrame) -> pd.DataFrame:
    """Reasons for the NIL whose dwellings could not be told apart in the source."""
    empty = dwellings[dwellings["occupied_dwellings"].isna()]
    return all_gaps(*(gap_rows(KEY, empty, name, "not_decoded") for name in COLUMNS.values()))
