"""Weights between zonings, and how far each of them errs where the truth is known.

The weight tables are shipped so that a person can read and redo every transfer; the errors are
measured in :mod:`data.build.steps.crosswalk.errors`.
"""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from data.build.raw import read
from data.build.steps.crosswalk.errors import error_table
from data.build.steps.crosswalk.ground import DOORS, HOMES, MUNICIPIO, Pieces, read_ground
from data.build.steps.crosswalk.validation import of_year
from geo.crosswalk.weights import rescaled, share_of, transposed

WEIGHT_FILE = "cap_nil_civics/cap_nil_civics.csv"


def build(raw: Path, built: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return ``postcode_weights``, ``municipio_weights`` and ``transfer_errors``.

    Needs ``nil_areas``, ``nil_boundaries``, ``house_numbers``, ``population_register``,
    ``employment_2011``, ``education_2011`` and ``census_sections_2011``.
    """
    ground = read_ground(raw, built)
    weights = postcode_weights(raw)
    residents = of_year(built["employment_2011"], "residents_census", 2011)
    return {
        "postcode_weights": weights,
        "municipio_weights": municipio_weights(ground.pieces[MUNICIPIO], residents),
        "transfer_errors": error_table(raw, built, postcode_crosswalk(weights), ground),
    }


def postcode_weights(raw: Path) -> pd.DataFrame:
    """(area_id, postcode, civics, share_of_area): weights of each NIL, summing to 1."""
    source = read(
        raw / WEIGHT_FILE, ["id_nil", "cap", "civics_in_nil_with_cap"], dtype={"cap": "str"}
    )
    weights = pd.DataFrame(
        {
            "area_id": source["id_nil"].astype("int64"),
            "postcode": source["cap"],
            "civics": source["civics_in_nil_with_cap"].astype("int64"),
        }
    )
    total = weights.groupby("area_id")["civics"].transform("sum")
    weights["share_of_area"] = (weights["civics"] / total).round(6)
    return weights.sort_values(["area_id", "postcode"], ignore_index=True)


def postcode_crosswalk(weights: pd.DataFrame) -> pd.DataFrame:
    """Pieces from postcode to NIL, weighted by house numbers, of ``postcode_weights``."""
    names = {"postcode": "source", "area_id": "target", "civics": "weight"}
    return weights.rename(columns=names)[["source", "target", "weight"]]


def municipio_weights(pieces: Pieces, residents: pd.Series) -> pd.DataFrame:
    """One row per NIL and Municipio that share ground: the weights and the two chosen shares.

    ``residents`` are those of the 2011 census by NIL, put in its pieces by residential house
    numbers. ``share_of_area`` (of square metres) sums to 1 for each NIL, ``share_of_municipio``
    (of residents) for each Municipio.
    """
    people = transposed(rescaled(transposed(pieces[HOMES]), residents))
    named = {**pieces, "residents_2011": people}
    keys = ["source", "target"]
    columns = [table.set_index(keys)["weight"].rename(name) for name, table in named.items()]
    table = pd.concat(columns, axis="columns").fillna(0.0).sort_index().reset_index()
    by_area = share_of(table.rename(columns={"area": "weight"}), "source")
    by_people = share_of(table.rename(columns={"residents_2011": "weight"}), "target")
    return pd.DataFrame(
        {
            "area_id": table["source"],
            "municipio": table["target"].astype("int64"),
            "area_m2": table["area"].round().astype("int64"),
            **{name: table[name].astype("int64") for name in DOORS},
            "residents_2011": table["residents_2011"].round(1),
            "share_of_area": by_area.round(6),
            "share_of_municipio": by_people.round(6),
        }
    )
