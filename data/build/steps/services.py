"""Surgeries, pharmacies, shops and social organisations by NIL, with their doubtful zeros emptied.

The counts come from a public platform that downloaded the Comune's files. Where it lost rows on
the way, an area without a count may be an area whose rows were lost: such a zero is emptied and
recorded as ``unmatched``.
"""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from data.build.raw import SourceChangedError, read
from data.build.steps.gaps import all_gaps, empty_zeros, gap_rows
from data.build.steps.residents import residents_near

SERVICES_FILE = "opendata_nil_tables/nil_services.csv"

HEALTH, HEALTH_YEAR = "health_services", 2026
SHOPS, SHOPS_YEAR = "shops", 2023
SOCIAL, SOCIAL_YEAR = "social_organisations", 2014

DEFAULT_AREA, DEFAULT_SURGERIES = 14, 218
"""Surgeries whose address was not found were all given this NIL: its count is not a count."""

HEALTH_COLUMNS = {"medici_mmg": "gp_surgeries", "farmacie": "pharmacies"}
SHOP_COLUMNS = {"esercizi_vicinato": "neighbourhood_shops", "pubblici_esercizi": "bars_restaurants"}


def build(raw: Path, built: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return ``health_services``, ``shops``, ``social_organisations`` and their gaps.

    Needs ``nil_areas`` and ``population_register``.
    """
    source = read_services(raw, built["nil_areas"]["area_id"])
    register = built["population_register"]
    health, lost = health_table(source, register)
    shops, empty = shop_table(source, register)
    social, unmatched = social_table(source)
    return {
        HEALTH: health,
        SHOPS: shops,
        SOCIAL: social,
        "missing_values": all_gaps(lost, empty, unmatched),
    }


def read_services(raw: Path, areas: pd.Series) -> pd.DataFrame:
    """The source, one row per NIL, sorted by id. Raises :class:`SourceChangedError`."""
    source = read(raw / SERVICES_FILE, ["id_nil", *HEALTH_COLUMNS, *SHOP_COLUMNS]).rename(
        columns={"id_nil": "area_id"}
    )
    source = source.sort_values("area_id", ignore_index=True)
    if source["area_id"].tolist() != sorted(areas):
        raise SourceChangedError(SERVICES_FILE, "the areas are not those of the atlas, once each")
    default = source.loc[source["area_id"] == DEFAULT_AREA, "medici_mmg"].tolist()
    if default != [DEFAULT_SURGERIES]:
        raise SourceChangedError(
            SERVICES_FILE, f"surgeries of NIL {DEFAULT_AREA} are {default}: look again"
        )
    return source


def health_table(source: pd.DataFrame, register: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """(area_id, year, gp_surgeries, pharmacies, residents) and the gaps of the surgeries.

    The surgeries of the default NIL are a ``source_error``; since those piled up there belong
    somewhere else, an area with none is ``unmatched``. All pharmacies have their NIL.
    """
    table = counted(source, HEALTH_COLUMNS, HEALTH_YEAR, register)
    wrong = table["area_id"] == DEFAULT_AREA
    gaps = all_gaps(
        gap_rows(HEALTH, table[wrong], "gp_surgeries", "source_error"),
        empty_zeros(table, HEALTH, "gp_surgeries"),
    )
    table["gp_surgeries"] = table["gp_surgeries"].mask(wrong)
    return table, gaps


def shop_table(source: pd.DataFrame, register: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """(area_id, year, neighbourhood_shops, bars_restaurants, residents) and the gaps."""
    table = counted(source, SHOP_COLUMNS, SHOPS_YEAR, register)
    return table, all_gaps(*(empty_zeros(table, SHOPS, name) for name in SHOP_COLUMNS.values()))


def social_table(source: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """(area_id, year, organisations) and the gaps: areas matched by a name that fits others too."""
    table = source[["area_id"]].assign(
        year=SOCIAL_YEAR,
        organisations=source["servizi_sociali_2014"]
        .where(source["servizi_sociali_ok"])
        .astype("Int64"),
    )
    unknown = table[table["organisations"].isna()]
    return table, gap_rows(SOCIAL, unknown, "organisations", "unmatched")


def counted(
    source: pd.DataFrame, columns: Mapping[str, str], year: int, register: pd.DataFrame
) -> pd.DataFrame:
    """Counts of ``source`` under our names, with the year and the residents nearest to it."""
    counts = source.rename(columns=columns)[list(columns.values())].astype("Int64")
    table = source[["area_id"]].assign(year=year).join(counts)
    return table.assign(residents=residents_near(table["area_id"], year, register))
