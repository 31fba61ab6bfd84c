"""Households by NIL: the yearly count in its two definitions, and the kinds of household of 2021.

The series of 2007-2021 and the count of 2025 are two definitions (the second is 10.5 % higher):
every row says which it is of. The age of the head is kept in three classes only, because the
source's two oldest ones cannot both be right.
"""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from data.build.raw import SourceChangedError, read
from data.build.steps.gaps import all_gaps, gap_rows

SERIES_FILE = "opendata_nil_tables/nil_families_2007_2021_ds1440.csv"
LATER_FILE = "cap_nil_civics/nil_families_2025.csv"
TYPES_FILE = "opendata_nil_tables/nil_families_2021_ds1440_breakdown.csv"

SERIES, LATER = "series_2007_2021", "count_2025"
SERIES_YEARS, LATER_YEAR, TYPES_YEAR = range(2007, 2022), 2025, 2021

TYPES = {
    "tipologie: Single": "one_person",
    "tipologie: Coppia sposata senza figli": "married_no_children",
    "tipologie: Coppia sposata con almeno un figlio minorenne": "married_minor_children",
    "tipologie: Coppia sposata con figli tutti maggiorenni": "married_adult_children",
    "tipologie: Coppia convivente senza figli": "cohabiting_no_children",
    "tipologie: Coppia convivente con almeno un figlio minorenne": "cohabiting_minor_children",
    "tipologie: Coppia convivente con figli tutti maggiorenni": "cohabiting_adult_children",
    "tipologie: Monogenitore con almeno un figlio minorenne": "single_parent_minor_children",
    "tipologie: Monogenitore con figli tutti maggiorenni": "single_parent_adult_children",
    "tipologie: Altre tipologie": "other_type",
}
HEAD_AGES = {
    "head_aged_18_34": ("classiEta: Da 18 a 34 anni",),
    "head_aged_35_64": ("classiEta: Da 35 a 64 anni",),
    "head_aged_65_plus": ("classiEta: Da 65 a 79 anni", "classiEta: 80 anni e più"),
}
CITIZENSHIPS = {
    "cittadinanza: Italia": "head_italy",
    "cittadinanza: Cina": "head_china",
    "cittadinanza: Ecuador": "head_ecuador",
    "cittadinanza: Egitto": "head_egypt",
    "cittadinanza: Filippine": "head_philippines",
    "cittadinanza: Perù": "head_peru",
    "cittadinanza: Sri Lanka": "head_sri_lanka",
    "cittadinanza: Altri paesi": "head_other_countries",
}
BLOCKS = (tuple(TYPES.values()), tuple(HEAD_AGES), tuple(CITIZENSHIPS.values()))
"""Three ways of parting the same households: each block adds up to ``households``."""


def build(raw: Path, built: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return ``households_by_year``, ``household_types_2021``, ``one_person_counts_2021``.

    Needs ``nil_areas`` and ``population_register``; adds to ``missing_values`` the cells the
    source does not publish (NIL 8 in 2020 and 2021).
    """
    areas = built["nil_areas"]["area_id"]
    tables = {
        "households_by_year": households_table(raw, areas),
        "household_types_2021": (types := types_table(raw, areas)),
        "one_person_counts_2021": two_counts(types, built["population_register"]),
    }
    gaps = [not_published(key, table) for key, table in tables.items()]
    return tables | {"missing_values": pd.concat(gaps, ignore_index=True)}


def households_table(raw: Path, areas: pd.Series) -> pd.DataFrame:
    """(area_id, year, households, definition): 2007-2021 and 2025, empty where not published.

    Raises :class:`SourceChangedError` if an area or a year is there that was not expected.
    """
    series = read(raw / SERIES_FILE, ["id_nil", "anno", "famiglie"]).rename(
        columns={"id_nil": "area_id", "anno": "year", "famiglie": "households"}
    )
    later = read(raw / LATER_FILE, ["id_nil", "famiglie_2025_ds1440"]).rename(
        columns={"id_nil": "area_id", "famiglie_2025_ds1440": "households"}
    )
    source = pd.concat([series, later.assign(year=LATER_YEAR)], ignore_index=True)
    counts = source.set_index(["area_id", "year"])["households"].astype("Int64")
    years = [*SERIES_YEARS, LATER_YEAR]
    grid = pd.MultiIndex.from_product([areas, years], names=["area_id", "year"])
    if counts.index.has_duplicates or not counts.index.isin(grid).all():
        raise SourceChangedError(SERIES_FILE, "an area or a year is there twice, or unforeseen")
    table = counts.reindex(grid).reset_index()
    table["definition"] = table["year"].map(lambda year: LATER if year == LATER_YEAR else SERIES)
    return table


def types_table(raw: Path, areas: pd.Series) -> pd.DataFrame:
    """Households of 2021 by type, age of the head (three classes) and citizenship of the head.

    A row the source labels with another year is left empty. Raises
    :class:`SourceChangedError` unless every block adds up to the households.
    """
    source = read(raw / TYPES_FILE, ["id_nil", "anno", "famiglie", *TYPES, *CITIZENSHIPS])
    source = source[source["anno"] == TYPES_YEAR].set_index("id_nil")
    ages = {name: source[list(parts)].sum(axis="columns") for name, parts in HEAD_AGES.items()}
    columns = (
        {"households": source["famiglie"]}
        | {ours: source[theirs] for theirs, ours in TYPES.items()}
        | ages
        | {ours: source[theirs] for theirs, ours in CITIZENSHIPS.items()}
    )
    counts = pd.DataFrame(columns).astype("int64")
    require_blocks(counts)
    table = counts.reindex(areas.rename("area_id")).astype("Int64").reset_index()
    table.insert(1, "year", TYPES_YEAR)
    return table


def require_blocks(counts: pd.DataFrame) -> None:
    """Raise :class:`SourceChangedError` unless each of :data:`BLOCKS` makes ``households``."""
    for block in BLOCKS:
        if not (counts[list(block)].sum(axis="columns") == counts["households"]).all():
            raise SourceChangedError(
                TYPES_FILE, f"{block[0]} ... {block[-1]} do not make the households"
            )


def two_counts(types: pd.DataFrame, register: pd.DataFrame) -> pd.DataFrame:
    """The one-person households of 2021 in the register and in the table of types, side by side."""
    of_year = register[register["year"] == TYPES_YEAR].set_index("area_id")
    ours = types.set_index("area_id")
    columns = {
        "year": TYPES_YEAR,
        "one_person_register": of_year["one_person_households"].reindex(ours.index),
        "households_register": of_year["households"].reindex(ours.index),
        "one_person_ds1440": ours["one_person"],
        "households_ds1440": ours["households"],
    }
    return pd.DataFrame(columns, index=ours.index).reset_index()


def not_published(dataset: str, table: pd.DataFrame) -> pd.DataFrame:
    """One row for each empty cell of ``table``, with the reason ``not_published``."""
    return all_gaps(
        *(
            gap_rows(dataset, table[table[column].isna()], column, "not_published")
            for column in table.columns
        )
    )
