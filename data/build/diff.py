"""What changes between two builds: ``python -m data.build.diff OLD NEW [--csv FILE]``.

OLD and NEW are folders of shipped tables (such as ``data/processed``). The text says which tables
changed, and which values, ranks and classes of which indicators; the CSV has one row per value.
Exit code: 0 nothing changed, 1 something changed, 2 a folder cannot be compared.

With ``data.build.pipeline`` and ``data.build.steps.breaks`` this is the rim of ``data``: it may
import indicators, because a changed cell is judged by what it moves.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import pandas as pd

from data.build.snapshot import (
    SAME,
    Build,
    UnreadableBuildError,
    changed_tables,
    differs,
    read_build,
)
from indicators import REGISTRY
from indicators.engine.classes import NO_CLASS, POOLED, Scheme, assign
from indicators.engine.panel import panel_of
from indicators.engine.table import CITY
from indicators.spec import Indicator

CLASSES = tuple(f"class_{scheme.value}" for scheme in Scheme)
COMPARED = ("value", "rank", "rank_low", "rank_high", "reason", *CLASSES)
PLACE = ["indicator", "area_id", "year"]
TYPES = {
    **dict.fromkeys(("indicator", "reason"), "str"),
    **dict.fromkeys(("area_id", "year"), "int64"),
    **dict.fromkeys(("rank", "rank_low", "rank_high", *CLASSES), "Int64"),
    "value": "float64",
}


def main(arguments: list[str] | None = None) -> int:
    """Command line: compare two folders, say what changed, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m data.build.diff", description=__doc__)
    parser.add_argument("old", type=Path, metavar="OLD", help="folder of the earlier build")
    parser.add_argument("new", type=Path, metavar="NEW", help="folder of the later build")
    parser.add_argument("--csv", type=Path, metavar="FILE", help="also write every change here")
    given = parser.parse_args(arguments)
    try:
        old, new = read_build(given.old), read_build(given.new)
        tables, values = changed_tables(old, new), changed_values(old, new)
    except UnreadableBuildError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    if given.csv:
        values.to_csv(given.csv, index=False, lineterminator="\n")
    sys.stdout.write("\n".join(report(tables, values)) + "\n")
    return int(not values.empty or (tables["status"] != SAME).any())


def changed_values(old: Build, new: Build) -> pd.DataFrame:
    """Rows (indicator, area_id, year) whose value, rank, its range, reason or class changed.

    Columns: the three, and ``..._old`` and ``..._new`` of each of :data:`COMPARED`, in the unit
    of the indicator; classes count from 0, ``-1`` for none. Area 0 is the city (value only).
    """
    touched = [indicator for indicator in REGISTRY if reads_changed(indicator, old, new)]
    was, now = indicator_rows(old, touched), indicator_rows(new, touched)
    both = pd.merge(was, now, on=PLACE, how="outer", suffixes=("_old", "_new"))
    changed = [differs(both[f"{name}_old"], both[f"{name}_new"]) for name in COMPARED]
    rows = both[np.logical_or.reduce(changed)]
    pairs = [f"{name}_{side}" for name in COMPARED for side in ("old", "new")]
    return rows[[*PLACE, *pairs]].reset_index(drop=True)


def reads_changed(indicator: Indicator, old: Build, new: Build) -> bool:
    """Whether a table behind the indicator, or the areas, reasons or breaks, is another file."""
    behind = {*indicator.datasets, "nil_areas", "missing_values", "class_breaks"}
    return any(old.prints.get(key) != new.prints.get(key) for key in behind)


def indicator_rows(build: Build, indicators: Iterable[Indicator]) -> pd.DataFrame:
    """Every value of ``indicators`` in one build, with rank, reason and a class per scheme."""
    if "nil_areas" not in build.prints:
        raise UnreadableBuildError("a folder has no nil_areas: without it there are no areas")
    panel = panel_of(build.tables)
    breaks = build.tables["class_breaks"]
    parts = [pd.DataFrame(columns=[*PLACE, *COMPARED]).astype(TYPES)]
    for indicator in indicators:
        table = panel.table(indicator)[["area_id", "year", *COMPARED[: -len(CLASSES)]]]
        own = breaks[breaks["indicator"] == indicator.key]
        parts.append(table.assign(indicator=indicator.key, **_classes(table, own)))
        city = panel.city(indicator)[["year", "value"]].assign(area_id=CITY, reason="")
        parts.append(city.assign(indicator=indicator.key))
    rows: pd.DataFrame = pd.concat(parts, ignore_index=True).astype(TYPES)
    return rows


def report(tables: pd.DataFrame, values: pd.DataFrame) -> Iterator[str]:
    """The lines of the readable text."""
    moved = tables[tables["status"] != SAME]
    yield f"Tables: {len(moved)} of {len(tables)} changed"
    for row in moved.itertuples():
        yield (
            f"  {row.table}: {row.status}, {row.cells_changed} cells changed, "
            f"{row.rows_added} rows added, {row.rows_removed} removed"
        )
    yield f"Indicators: {values['indicator'].nunique()} of {len(REGISTRY)} changed"
    for key, rows in values.groupby("indicator", sort=False):
        yield f"  {key}: {_state(rows)}{_counts(rows)}"
        yield from (f"    {line}" for line in _largest(rows))


def _classes(table: pd.DataFrame, breaks: pd.DataFrame) -> dict[str, pd.Series]:
    """A class per scheme on the index of ``table``; none where the build has no breaks."""
    columns = {
        f"class_{scheme.value}": pd.Series(NO_CLASS, table.index, dtype="Int64")
        for scheme in Scheme
    }
    limits = breaks.filter(regex=r"^b\d$")
    for place, scheme, year in zip(breaks.index, breaks["scheme"], breaks["year"], strict=True):
        rows = table.index[(table["year"] == year) | (year == POOLED)]
        inner = limits.loc[place].dropna().to_list()
        columns[f"class_{scheme}"].loc[rows] = assign(table.loc[rows, "value"], inner)
    return columns


def _state(rows: pd.DataFrame) -> str:
    """Whether every value of an indicator appeared, or went."""
    if rows["value_old"].isna().all() and rows["value_new"].notna().any():
        return "appeared, "
    return "gone, " if rows["value_new"].isna().all() and rows["value_old"].notna().any() else ""


def _counts(rows: pd.DataFrame) -> str:
    moved = {
        name: int(differs(rows[f"{name}_old"], rows[f"{name}_new"]).sum()) for name in COMPARED
    }
    classes = ", ".join(f"{name.removeprefix('class_')} {moved[name]}" for name in CLASSES)
    return (
        f"{moved['value']} values, {moved['rank']} ranks, "
        f"{max(moved['rank_low'], moved['rank_high'])} rank ranges, {moved['reason']} reasons, "
        f"classes: {classes}"
    )


def _largest(rows: pd.DataFrame, most: int = 3) -> Iterator[str]:
    """The values that moved most, those that appeared or went first."""
    size = (rows["value_new"] - rows["value_old"]).abs()
    moved = rows[differs(rows["value_old"], rows["value_new"])]
    order = size[moved.index].fillna(np.inf).sort_values(ascending=False, kind="stable").index
    for row in moved.loc[order[:most]].itertuples():
        place = "the city" if row.area_id == CITY else f"NIL {row.area_id}"
        values = f"{_said(row.value_old)} -> {_said(row.value_new)}"
        ranks = (
            "" if row.area_id == CITY else f", rank {_said(row.rank_old)} -> {_said(row.rank_new)}"
        )
        yield f"{place}, {row.year}: {values}{ranks}"


def _said(number: object) -> str:
    return "none" if pd.isna(number) else f"{float(number):,.6g}"  # type: ignore[arg-type,call-overload]


if __name__ == "__main__":
    raise SystemExit(main())
