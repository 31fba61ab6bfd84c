"""One trial of a transfer: what was carried, by which weight, and how far off it came."""

from dataclasses import asdict, dataclass

import numpy as np
import pandas as pd

POSTCODE, SECTION, HOUSE_NUMBER, NIL = "postcode", "census_section", "house_number", "nil"
COUNT, MEAN = "count", "mean"

YARDSTICKS = ("low_education", "tertiary_education", "foreign_residents")
"""Shares whose errors are lent to income: their postcode values go with income's (|r| >= 0.7)."""

TRIAL = ("from_zones", "to_zones", "quantity", "variable", "year", "weight")
OUTCOME = (
    "zones", "mean_abs_error_pct", "p90_abs_error_pct", "worst_zone", "worst_error_pct",
    "spread_ratio", "coverage_pct",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidationRun:
    """The two zonings, the kind of quantity, the quantity itself with its year, the weight."""

    from_zones: str
    to_zones: str
    quantity: str
    variable: str
    year: int
    weight: str


def validation_row(trial: ValidationRun, error_pct: pd.Series) -> dict[str, object]:
    """One row of the table: how many zones, mean, 90th percentile and worst error."""
    error = error_pct.to_numpy(dtype=np.float64)
    worst = int(np.abs(error).argmax())
    outcome = {
        "zones": len(error),
        "mean_abs_error_pct": round(float(np.abs(error).mean()), 2),
        "p90_abs_error_pct": round(float(np.quantile(np.abs(error), 0.9)), 2),
        "worst_zone": int(error_pct.index[worst]),
        "worst_error_pct": round(float(error[worst]), 1),
        "spread_ratio": np.nan,
        "coverage_pct": np.nan,
    }
    return asdict(trial) | outcome


def of_year(table: pd.DataFrame, column: str, year: int) -> pd.Series:
    """One column of one year by ``area_id``, as floats."""
    return table[table["year"] == year].set_index("area_id")[column].astype("float64")


def adults(register: pd.DataFrame, year: int) -> pd.Series:
    """Residents of 18 and over by NIL (residents minus minors) on 31 December of ``year``."""
    grown = of_year(register, "residents", year) - of_year(register, "minors", year)
    return grown.rename("adults")
