"""``python -m indicators.index DESIGN.yml TABLE.csv [-o scores.csv] [--uncertainty N --seed S]``.

Scores any table with a design; see docs/index-design.md. The table is CSV (comma or semicolon,
UTF-8): first column the id of the area, one column per indicator, optional ``year``; columns
``NAME_lower`` and ``NAME_upper`` are read as 95 % limits of ``NAME`` where the redraws use them.
Leaves with 0, with 1 if design or table cannot be used (said in Italian and English, or in the one
``--language`` asked), with 2 for a wrong command.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd

from indicators.index.design import Design
from indicators.index.design_file import read_design
from indicators.index.problem import IndexProblemError, TableError
from indicators.index.scores import Scores, score
from indicators.index.table import Table, table_of
from indicators.index.uncertainty import SEED, uncertainty
from indicators.interval import Floats
from indicators.spec import Words

Columns = dict[str, Floats]
NO_VALUE = ["", "NA", "N/A", "NaN", "nan", "n.a.", "null", "NULL", "-", ".."]


def read_arguments(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """What to score, with what, and where to write it."""
    parser = argparse.ArgumentParser(prog="python -m indicators.index", description=__doc__)
    parser.add_argument("design", type=Path, metavar="DESIGN.yml")
    parser.add_argument("table", type=Path, metavar="TABLE.csv")
    parser.add_argument("-o", "--output", type=Path, metavar="scores.csv", help="else to screen")
    parser.add_argument(
        "--uncertainty", type=int, default=0, metavar="N", help="redraw the ranks N times"
    )
    parser.add_argument("--seed", type=int, default=SEED, metavar="S", help=f"of them ({SEED})")
    parser.add_argument("--year", type=int, help="year of the redraws (the latest)")
    parser.add_argument(
        "--language", choices=("both", "it", "en"), default="both", help="of errors (both)"
    )
    read = parser.parse_args(arguments)
    if read.uncertainty < 0 or read.uncertainty == 1:
        parser.error("--uncertainty needs at least 2 draws")
    if read.seed < 0:
        parser.error("--seed must not be negative")
    return read


def read_text(path: Path) -> str:
    """The text of a file. Raises :class:`IndexProblemError` if there is none to read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as fault:
        why = fault.strerror or "unreadable"
        raise IndexProblemError(
            Words(it=f"il file non si apre: {why}", en=f"the file cannot be opened: {why}"),
            source=str(path),
        ) from fault
    except UnicodeDecodeError as fault:
        raise IndexProblemError(
            Words(it="il file non è in UTF-8", en="the file is not UTF-8"), source=str(path)
        ) from fault


def read_table(path: Path, design: Design) -> Table:
    """The table of a file for ``design``, with the limits of its indicators if it has them."""
    text = read_text(path)
    head = text.split("\n", 1)[0]
    separator = ";" if head.count(";") > head.count(",") else ","
    try:
        names = pd.read_csv(io.StringIO(text), sep=separator, header=None, nrows=1, dtype=str)
        frame = pd.read_csv(
            io.StringIO(text),
            sep=separator,
            header=0,
            names=[str(name) for name in names.iloc[0]] if names.iloc[0].is_unique else None,
            na_values=NO_VALUE,
            keep_default_na=False,
            dtype={design.id or str(names.iloc[0, 0]): str},
        )
    except (pd.errors.ParserError, pd.errors.EmptyDataError, ValueError) as fault:
        why = str(fault).strip()
        raise TableError(
            Words(it=f"la tabella non si legge: {why}", en=f"the table cannot be read: {why}"),
            source=str(path),
        ) from fault
    if not names.iloc[0].is_unique:
        twice = names.iloc[0][names.iloc[0].duplicated()].iloc[0]
        raise TableError(
            Words(it="la colonna compare due volte", en="the column is there twice"),
            field=str(twice),
            source=str(path),
        )
    try:
        table = table_of(frame, design)
        lower, upper = _limits(frame, design)
        return replace(table, lower=lower, upper=upper)
    except TableError as fault:
        raise TableError(fault.problem, field=fault.field, source=str(path)) from None


def _limits(frame: pd.DataFrame, design: Design) -> tuple[Columns, Columns]:
    names = [
        one.column
        for one in design.indicators
        if {f"{one.column}_lower", f"{one.column}_upper"} <= set(frame.columns)
    ]
    if not names:
        return {}, {}
    wanted = [f"{name}_{end}" for name in names for end in ("lower", "upper")]
    ends = table_of(frame, _with_columns(design, wanted)).columns
    return (
        {name: ends[f"{name}_lower"] for name in names},
        {name: ends[f"{name}_upper"] for name in names},
    )


def _with_columns(design: Design, columns: Sequence[str]) -> Design:
    """The same design over other columns: how its limits are read by the same rules."""
    first = design.indicators[0]
    leaves = tuple(replace(first, key=name, column=name, denominator="") for name in columns)
    return replace(design, index=replace(design.index, elements=leaves))


def written(scores: Scores, asked: argparse.Namespace) -> pd.DataFrame:
    """The table to write: scores and ranks, with their ranges if redraws were asked."""
    frame = scores.frame()
    if not asked.uncertainty:
        return frame
    found = uncertainty(
        scores,
        draws=asked.uncertainty,
        seed=asked.seed,
        year=asked.year,
        with_errors=bool(scores.table.lower),
    )
    errors = "choices, chance and transfer error" if found.with_errors else "choices"
    sys.stderr.write(
        f"{found.draws} redraws over {errors}, seed {found.seed}: mean rank shift"
        f" {found.mean_shift:.2f}; first fifth = {found.first_fifth} areas; largest standard error"
        f" of a probability {found.standard_error:.4f}; medians of the two halves differ by at"
        f" most {found.half_difference:g}\n"
    )
    areas = found.areas.drop(columns="rank")
    if scores.table.years is None:
        return frame.merge(areas, on="id", how="left")
    year = int(scores.table.years.max()) if asked.year is None else asked.year
    return frame.merge(areas.assign(year=year), on=["id", "year"], how="left")


def main(arguments: Sequence[str] | None = None) -> int:
    """Score, write, and say what is wrong if something is."""
    asked = read_arguments(arguments)
    try:
        design = read_design(read_text(asked.design), source=str(asked.design))
        scores = score(design, read_table(asked.table, design))
        text = written(scores, asked).to_csv(index=False)
    except IndexProblemError as fault:
        return _refused(fault, asked.language)
    if asked.output is None:
        sys.stdout.write(text)
        return 0
    try:
        asked.output.write_text(text, encoding="utf-8")
    except OSError as fault:
        why = fault.strerror or "?"
        problem = Words(it=f"non si può scrivere: {why}", en=f"cannot be written: {why}")
        return _refused(IndexProblemError(problem, source=str(asked.output)), asked.language)
    return 0


def _refused(fault: IndexProblemError, language: str) -> int:
    for one in ("it", "en"):
        if language in (one, "both"):
            sys.stderr.write(f"{fault.said(one)}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
