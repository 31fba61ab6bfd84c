"""``python -m indicators.index DESIGN.yml TABLE.csv [-o scores.csv] [--uncertainty N --seed S]``.

Scores any table with a design; see docs/index-design.md. The table is CSV or XLSX: first column the
id of the area, one column per indicator, optional ``year``; columns ``NAME_lower`` and
``NAME_upper`` are read as 95 % limits of ``NAME`` where the redraws use them. What was
understood of the table is told on standard error.
Leaves with 0, with 1 if design or table cannot be used (said in Italian and English, or in the one
``--language`` asked), with 2 for a wrong command.
"""

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import pandas as pd

from base.files import read_bytes
from base.limits import DESIGN, TABLE
from base.output import refuse_same_file, write_whole
from base.problem import RefusedError
from base.tables import Asked, decoded
from base.tables.options import add_options, asked_of
from base.text import LocalizedText
from indicators.index.design.design_file import read_design
from indicators.index.design.model import IndexDesign
from indicators.index.design.problem import IndexProblemError
from indicators.index.reading import table_from
from indicators.index.scoring.scores import Scores, score
from indicators.index.scoring.table import ScoringTable
from indicators.index.uncertainty.rank_ranges import SEED, uncertainty


def read_arguments(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """What to score, with what, and where to write it."""
    parser = argparse.ArgumentParser(prog="python -m indicators.index", description=__doc__)
    parser.add_argument("design", type=Path, metavar="DESIGN.yml")
    parser.add_argument("table", type=Path, metavar="TABLE.csv", help="or .xlsx")
    parser.add_argument("-o", "--output", type=Path, metavar="scores.csv", help="else to screen")
    parser.add_argument(
        "--uncertainty", type=int, default=0, metavar="N", help="redraw the ranks N times"
    )
    parser.add_argument("--seed", type=int, default=SEED, metavar="S", help=f"of them ({SEED})")
    parser.add_argument(
        "--choices-only", action="store_true", help="redraw choices, not values within limits"
    )
    parser.add_argument("--year", type=int, help="year of the redraws (the latest)")
    parser.add_argument(
        "--language", choices=("both", "it", "en"), default="both", help="of errors (both)"
    )
    add_options(parser)
    read = parser.parse_args(arguments)
    if read.uncertainty < 0 or read.uncertainty == 1:
        parser.error("--uncertainty needs at least 2 draws")
    if read.seed < 0:
        parser.error("--seed must not be negative")
    return read


def read_text(path: Path) -> str:
    """The text of a design. Raises :class:`IndexProblemError` if there is none to read."""
    try:
        return decoded(read_bytes(path, DESIGN))[0]
    except RefusedError as refused:
        raise _about(path, refused) from refused


def read_table(
    path: Path, design: IndexDesign, options: Asked
) -> tuple[ScoringTable, LocalizedText]:
    """The table of a file for ``design``, and what was understood of the file."""
    try:
        content = read_bytes(path, TABLE)
    except RefusedError as refused:
        raise _about(path, refused) from refused
    return table_from(content, str(path), design, options)


def written(scores: Scores, options: argparse.Namespace) -> pd.DataFrame:
    """The table to write: scores and ranks, with their ranges if redraws were asked."""
    frame = scores.frame()
    if not options.uncertainty:
        return frame
    ranges = uncertainty(
        scores,
        draws=options.uncertainty,
        seed=options.seed,
        year=options.year,
        with_errors=bool(scores.table.lower) and not options.choices_only,
    )
    errors = "choices, chance and transfer error" if ranges.with_errors else "choices"
    sys.stderr.write(
        f"{ranges.draws} redraws over {errors}, seed {ranges.seed}: mean rank shift"
        f" {ranges.mean_shift:.2f}; first fifth = {ranges.first_fifth} areas; largest standard"
        f" error of a probability {ranges.standard_error:.4f}; medians of the two halves differ by"
        f" at most {ranges.half_difference:g}\n"
    )
    areas = ranges.areas.drop(columns="rank")
    if scores.table.years is None:
        return frame.merge(areas, on="id", how="left")
    year = int(scores.table.years.max()) if options.year is None else options.year
    return frame.merge(areas.assign(year=year), on=["id", "year"], how="left")


def main(arguments: Sequence[str] | None = None) -> int:
    """Score, write, and say what is wrong if something is."""
    options = read_arguments(arguments)
    try:
        if options.output is not None:
            refuse_same_file(options.output, [options.design, options.table])
    except RefusedError as refused:
        return _refused(_about(options.output, refused), options.language, status=2)
    try:
        design = read_design(read_text(options.design), source=str(options.design))
        table, understood = read_table(options.table, design, asked_of(options))
        text = written(score(design, table), options).to_csv(index=False)
        if options.output is not None:
            write_whole(options.output, text.encode())
    except IndexProblemError as fault:
        return _refused(fault, options.language)
    except RefusedError as refused:
        return _refused(_about(options.output, refused), options.language)
    if options.output is None:
        sys.stdout.write(text)
    _say(
        [
            f"{options.table}: {understood.text(language)}"
            for language in _languages(options.language)
        ]
    )
    return 0


def _about(path: Path, refused: RefusedError) -> IndexProblemError:
    return IndexProblemError(refused.problems, source=str(path))


def _languages(languages: str) -> tuple[str, ...]:
    return ("it", "en") if languages == "both" else (languages,)


def _say(lines: Iterable[str]) -> None:
    sys.stderr.writelines(f"{line}\n" for line in lines)


def _refused(fault: IndexProblemError, language: str, *, status: int = 1) -> int:
    _say(fault.text(tongue) for tongue in _languages(language))
    return status


if __name__ == "__main__":
    sys.exit(main())
