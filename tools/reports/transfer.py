"""``python -m tools.reports.transfer``: writes the measured errors into ``docs/transfer.md``.

The figures come from the shipped tables, so that the page and the data never part: a test compares
them.
"""

import math
import sys
from itertools import combinations
from pathlib import Path
from typing import Any

import pandas as pd

from data.build.steps.crosswalk.errors import PAIR, error_multiple, validation_ratio
from data.build.steps.crosswalk.validation import POSTCODE
from data.catalogue.read import read_table
from tools.reports.markdown import table, with_blocks

PAGE = Path(__file__).resolve().parents[2] / "docs" / "transfer.md"

Z_95 = 1.959964
RELIABLE_RESIDENTS = 1200

WEIGHT_HEADER = ("From", "To", "Kind", "Weight", "Trials", "Mean error %", "Times the best")
ERROR_HEADER = (
    "From", "To", "Kind", "Quantity", "Year", "Zones",
    "Mean error %", "One in ten over %", "Worst", "Ratio", "Held %",
)  # fmt: skip
INTERVAL_HEADER = ("Value, 2021", "NIL", "Least", "Middle", "Most", "Pairs apart")


def weight_lines(errors: pd.DataFrame) -> str:
    """Markdown table of the weights on trial, averaged over quantities; the chosen in bold."""
    scored = errors.assign(multiple=error_multiple(errors))
    groups = scored.groupby([*PAIR, "weight"], sort=True)
    rows = [
        (
            *(_words(name) for name in keys[:3]),
            f"**{_words(keys[3])}**" if trials["chosen"].all() else _words(keys[3]),
            str(len(trials)),
            f"{trials['mean_abs_error_pct'].mean():.1f}",
            f"{trials['multiple'].mean():.2f}",
        )
        for keys, trials in groups
    ]
    return table(WEIGHT_HEADER, rows)


def error_lines(errors: pd.DataFrame) -> str:
    """Markdown table of the trials of the chosen weights, quantity by quantity."""
    chosen = errors[errors["chosen"]]
    return table(ERROR_HEADER, [_error_row(row) for row in chosen.to_dict("records")])


def interval_lines(income: pd.DataFrame, register: pd.DataFrame, ratio: float) -> str:
    """The ratio in use, and how wide the 95 % intervals of 2021 come out.

    Widths are upper limits in percent of the value; *pairs apart* are the pairs of NIL whose
    intervals do not touch.
    """
    of_2021 = income[income["year"] == 2021].set_index("area_id").drop(0)
    residents = register[register["year"] == 2021].set_index("area_id")["residents"]
    inhabited = of_2021[residents >= RELIABLE_RESIDENTS]
    rows = [
        _interval_row(words, inhabited[value], inhabited[spread])
        for words, value, spread in (
            ("mean declared income", "mean_income_eur", "mean_income_spread"),
            ("taxpayers up to 15,000 EUR", "low_income_pct", "low_income_spread"),
        )
    ]
    return f"Pooled ratio of the three yardsticks: {ratio:.2f}.\n\n" + table(INTERVAL_HEADER, rows)


def pairs_apart(value: pd.Series, spread: pd.Series) -> float:
    """Share of the pairs of areas whose 95 % intervals do not touch."""
    reach = (Z_95 * spread).map(math.exp)
    limits = list(zip(value / reach, value * reach, strict=True))
    pairs = list(combinations(limits, 2))
    apart = sum(first[0] > second[1] or second[0] > first[1] for first, second in pairs)
    return float(apart / len(pairs))


def fresh_page(page: str) -> str:
    """Return ``page`` with the figures of the shipped tables."""
    errors = read_table("transfer_errors")
    ratio = validation_ratio(errors, from_zones=POSTCODE)
    widths = interval_lines(read_table("declared_income"), read_table("population_register"), ratio)
    blocks = {"weights": weight_lines(errors), "errors": error_lines(errors), "intervals": widths}
    return with_blocks(page, blocks)


def main() -> int:
    """Rewrite the page."""
    PAGE.write_text(fresh_page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    return 0


def _error_row(row: dict[Any, Any]) -> tuple[str, ...]:
    return (
        _words(row["from_zones"]),
        _words(row["to_zones"]),
        str(row["quantity"]),
        _words(row["variable"]),
        str(row["year"]),
        str(row["zones"]),
        f"{row['mean_abs_error_pct']:.1f}",
        f"{row['p90_abs_error_pct']:.1f}",
        f"{row['worst_zone']}: {row['worst_error_pct']:+.0f}",
        "" if pd.isna(row["spread_ratio"]) else f"{row['spread_ratio']:.2f}",
        "" if pd.isna(row["coverage_pct"]) else f"{row['coverage_pct']:.0f}",
    )


def _interval_row(words: str, value: pd.Series, spread: pd.Series) -> tuple[str, ...]:
    known = spread.dropna()
    reach = 100 * ((Z_95 * known.quantile([0, 0.5, 1])).map(math.exp) - 1)
    apart = pairs_apart(value[known.index], known)
    return (words, str(len(known)), *(f"+{limit:.0f} %" for limit in reach), f"{100 * apart:.0f} %")


def _words(name: object) -> str:
    return str(name).replace("_", " ")


if __name__ == "__main__":
    sys.exit(main())
