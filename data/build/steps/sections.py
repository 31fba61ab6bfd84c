"""Census sections of 2011: people, jobs and residential buildings, and the NIL each lies in.

The Comune's look-up gives the NIL by its name of 2012. Names are turned into ids by one reviewed
crosswalk; a name it does not know is an error, never a guess.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd
import yaml

from data.build.raw import SourceChangedError, read

SECTIONS_FILE = "census2011_nil_lookup/istat_2011_Milano.csv"
LOOKUP_FILE = "census2011_nil_lookup/tableNILSezioniDiCensimento2011.csv"
NAMES = Path(__file__).parents[2] / "curated" / "nil_names_2012.yml"

CITY_CODE = 151_460_000_000
"""ISTAT's section code is the city's number followed by the section's seven digits."""

COLUMNS = {
    "P1": "residents",
    "P61": "employed",
    "E17": "buildings_1_floor",
    "E18": "buildings_2_floors",
    "E19": "buildings_3_floors",
    "E20": "buildings_4_plus_floors",
}
UNMATCHED, OUTSIDE_SOURCE = "unmatched", "outside_source"


class UnknownNameError(ValueError):
    """A name of a NIL is not in the crosswalk, or the crosswalk contradicts itself."""


def build(raw: Path, built: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return ``census_sections_2011``. Needs ``employment_2011``, which it must add up to."""
    sections = sections_table(raw, crosswalk())
    require_sums(sections, built["employment_2011"])
    return {"census_sections_2011": sections}


def sections_table(raw: Path, names: Mapping[str, int]) -> pd.DataFrame:
    """One row per section, sorted: its NIL, its counts, and ``reason`` where one of them lacks.

    ``unmatched``: the look-up has no NIL for the section. ``outside_source``: the copy of ISTAT's
    file has no counts for it.
    """
    counts = read(raw / SECTIONS_FILE, ["SEZ2011", *COLUMNS], sep=";").rename(columns=COLUMNS)
    counts.index = pd.Index(counts["SEZ2011"] - CITY_CODE, name="section")
    lookup = read(raw / LOOKUP_FILE, (), sep=";", header=None, names=["section", "name"]).set_index(
        "section"
    )["name"]
    if counts.index.has_duplicates or lookup.index.has_duplicates:
        raise SourceChangedError(SECTIONS_FILE, "a section is there twice")
    areas = area_ids(lookup, names)
    table = counts[list(COLUMNS.values())].astype("Int64").join(areas, how="outer").sort_index()
    without = {UNMATCHED: table["area_id"].isna(), OUTSIDE_SOURCE: table["residents"].isna()}
    table["reason"] = pd.Series(pd.NA, table.index, dtype="str")
    for reason, rows in without.items():
        table.loc[rows, "reason"] = reason
    return table.reset_index()[["section", "area_id", *COLUMNS.values(), "reason"]]


def area_ids(written: pd.Series, names: Mapping[str, int]) -> pd.Series:
    """The id of each name in ``written``, as ``area_id``. Raises :class:`UnknownNameError`."""
    unknown = sorted(set(written) - set(names))
    if unknown:
        raise UnknownNameError(f"names not in {NAMES.name}: {unknown}")
    return written.map(names).astype("Int64").rename("area_id")


def crosswalk() -> dict[str, int]:
    """Return the reviewed names of 2012, each with its area_id."""
    return unambiguous(yaml.safe_load(NAMES.read_text(encoding="utf-8"))["names"])


def unambiguous(rows: Sequence[Mapping[str, object]]) -> dict[str, int]:
    """Name -> area_id; :class:`UnknownNameError` unless each is there once, with its reason."""
    areas = {str(row["name"]): int(str(row["area_id"])) for row in rows if row.get("reason")}
    if len(areas) != len(rows) or len(set(areas.values())) != len(areas):
        raise UnknownNameError("a name or an id is there twice, or has no reason")
    return areas


def require_sums(sections: pd.DataFrame, employment: pd.DataFrame) -> None:
    """Raise :class:`SourceChangedError` unless sections add up to ``employment`` in each NIL."""
    sums = sections.groupby("area_id")[["employed", "residents"]].sum()
    wanted = employment.set_index("area_id")[["employed", "residents_census"]]
    if sums.astype("int64").to_numpy().tolist() != wanted.to_numpy().tolist():
        raise SourceChangedError(
            SECTIONS_FILE, "sections do not add up to the employment table of the NIL"
        )
