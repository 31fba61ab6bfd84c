"""Errors of the transfers, measured where the truth is known: one row per trial.

Two kinds of trial. Where both zonings have a published figure, the figure of one is carried to
the other and compared. Where only the NIL have it, it is added up to the source zones and
carried back (:mod:`geo.crosswalk.errors`). For each pair of zonings and kind of quantity the weight
with the smallest error is chosen.
"""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from data.build.steps.crosswalk.counts import (
    door_row,
    municipio_rows,
    postcode_count_rows,
    section_row,
)
from data.build.steps.crosswalk.ground import OMI_LAYERS, Ground
from data.build.steps.crosswalk.means import distance_rows, known_shares, mean_rows, uneven_row
from data.build.steps.crosswalk.validation import MEAN, NIL, OUTCOME, POSTCODE, TRIAL, YARDSTICKS
from geo.crosswalk.errors import pooled_ratio
from geo.crosswalk.weights import transposed

PAIR = ["from_zones", "to_zones", "quantity"]


class ValidationTargetError(ValueError):
    """The table of errors does not hold each yardstick once for the zones asked."""


def error_table(
    raw: Path, built: Mapping[str, pd.DataFrame], postcodes: pd.DataFrame, ground: Ground
) -> pd.DataFrame:
    """Every trial, sorted, with the chosen weight of each pair flagged.

    ``postcodes`` are the pieces from postcode to NIL.
    """
    shares = known_shares(built)
    municipio = built["nil_areas"].set_index("area_id")["municipio"]
    rows = mean_rows(POSTCODE, {"house_numbers": postcodes}, shares, municipio)
    rows += [uneven_row(postcodes, built["census_sections_2011"], shares["employed_residents"])]
    for layer in OMI_LAYERS:
        weights = {weight: transposed(table) for weight, table in ground.pieces[layer].items()}
        rows += mean_rows(layer, weights, shares, municipio)
        rows += distance_rows(layer, weights, ground.homes, shares["foreign_residents"])
    rows += municipio_rows(raw, built, ground)
    rows += postcode_count_rows(postcodes, built)
    rows += [section_row(raw, built), door_row(ground.homes)]
    table = choose(pd.DataFrame(rows)).sort_values(list(TRIAL))
    return table[[*TRIAL, *OUTCOME, "chosen"]].reset_index(drop=True)


def error_multiple(rows: pd.DataFrame) -> pd.Series:
    """Mean error of each row as a multiple of the best weight's on the same quantity."""
    best = rows.groupby([*PAIR, "variable"])["mean_abs_error_pct"].transform("min")
    return (rows["mean_abs_error_pct"] / best).where(best > 0, 1.0)


def choose(rows: pd.DataFrame) -> pd.DataFrame:
    """Flag, for each pair and kind of quantity, the weight that errs least over the variables.

    Errors are compared within each variable as multiples of its best weight's.
    """
    score = (
        error_multiple(rows).groupby([rows[name] for name in [*PAIR, "weight"]]).transform("mean")
    )
    least = score.groupby([rows[name] for name in PAIR]).transform("min")
    return rows.assign(chosen=score <= least + 1e-9)


def validation_ratio(errors: pd.DataFrame, *, from_zones: str) -> float:
    """Pooled ``spread_ratio`` of the yardsticks, chosen weight, from ``from_zones`` to NIL."""
    rows = errors[
        (errors["from_zones"] == from_zones)
        & (errors["to_zones"] == NIL)
        & (errors["quantity"] == MEAN)
        & errors["chosen"]
        & errors["variable"].isin(YARDSTICKS)
    ]
    if len(rows) != len(YARDSTICKS):
        raise ValidationTargetError(
            f"{len(rows)} yardsticks measured from {from_zones}, not one each"
        )
    return pooled_ratio(rows["spread_ratio"])
