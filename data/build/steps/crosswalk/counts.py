"""Trials of counts: carried between zonings and compared with what is published."""

from collections.abc import Mapping
from pathlib import Path

import geopandas as gpd
import pandas as pd

from data.build.raw import read
from data.build.steps.crosswalk.ground import HOMES, MUNICIPIO, Ground
from data.build.steps.crosswalk.validation import (
    COUNT,
    HOUSE_NUMBER,
    NIL,
    POSTCODE,
    SECTION,
    ValidationRun,
    adults,
    of_year,
    validation_row,
)
from geo.crosswalk.transfer import interpolated_count
from geo.crosswalk.weights import rescaled, transposed

MUNICIPI_FILE = "municipi_2025/municipi_2025.csv"
HOUSEHOLDS_FILE = "cap_nil_civics/nil_families_2025.csv"
EDUCATION_FILE = "census2011_nil_reconstructed/education_2011.csv"

LEAST_COUNT = 300
"""Fewer people or households than this and a relative error means nothing."""

Rows = list[dict[str, object]]


def municipio_rows(raw: Path, built: Mapping[str, pd.DataFrame], ground: Ground) -> Rows:
    """Counts from NIL to Municipi and back, by each weight, both published for 2025.

    Households are published for both; residents of the NIL are those of 2024 brought to the
    city total of 2025.
    """
    up = dict(ground.pieces[MUNICIPIO])
    census = of_year(built["employment_2011"], "residents_census", 2011)
    down = {weight: transposed(pieces) for weight, pieces in up.items()}
    down["census_2011_residents"] = rescaled(transposed(up[HOMES]), census)
    rows = []
    for variable, (areas, zones) in published_twice(raw, built).items():
        for weight, pieces in up.items():
            trial = _validation_run(NIL, MUNICIPIO, variable, 2025, weight)
            rows.append(
                validation_row(trial, count_error(interpolated_count(areas, pieces=pieces), zones))
            )
        for weight, pieces in down.items():
            trial = _validation_run(MUNICIPIO, NIL, variable, 2025, weight)
            rows.append(
                validation_row(trial, count_error(interpolated_count(zones, pieces=pieces), areas))
            )
    return rows


def published_twice(
    raw: Path, built: Mapping[str, pd.DataFrame]
) -> dict[str, tuple[pd.Series, pd.Series]]:
    """Households and residents of 2025: by NIL (brought to one total), and by Municipio."""
    municipi = read(
        raw / MUNICIPI_FILE, ["municipio", "families_ds1442_2025", "population_ds29_2025"]
    )
    municipi = municipi.set_index("municipio").astype("float64")
    counted = read(raw / HOUSEHOLDS_FILE, ["id_nil", "famiglie_2025_ds1440"])
    households = counted.set_index("id_nil")["famiglie_2025_ds1440"]
    pairs = {
        "households": (households.astype("float64"), municipi["families_ds1442_2025"]),
        "residents": (
            of_year(built["population_register"], "residents", 2024),
            municipi["population_ds29_2025"],
        ),
    }
    return {
        variable: (areas * zones.sum() / areas.sum(), zones)
        for variable, (areas, zones) in pairs.items()
    }


def postcode_count_rows(postcodes: pd.DataFrame, built: Mapping[str, pd.DataFrame]) -> Rows:
    """Return trips of counts: a NIL's count is split over its postcodes, added up, carried back."""
    census = of_year(built["employment_2011"], "residents_census", 2011)
    counts = {
        ("employed_residents", 2011): of_year(built["employment_2011"], "employed", 2011),
        ("households", 2021): of_year(built["population_register"], "households", 2021),
    }
    rows = []
    for (variable, year), truth in counts.items():
        totals = interpolated_count(truth, pieces=transposed(postcodes))
        weights = {
            "house_numbers": postcodes,
            "census_2011_residents": rescaled(postcodes, census),
            "register_adults": rescaled(postcodes, adults(built["population_register"], year)),
        }
        for weight, pieces in weights.items():
            trial = _validation_run(POSTCODE, NIL, variable, year, weight)
            error = count_error(interpolated_count(totals, pieces=pieces), truth)
            rows.append(validation_row(trial, error))
    return rows


def section_row(raw: Path, built: Mapping[str, pd.DataFrame]) -> dict[str, object]:
    """Residents of 2011 by the section look-up, against those the Comune published by NIL."""
    sections = built["census_sections_2011"].dropna(subset=["area_id", "residents"])
    summed = sections.groupby("area_id")["residents"].sum().astype("float64")
    education = read(raw / EDUCATION_FILE, ["id_nil", "totale_pop_2011"])
    published = education.set_index("id_nil")["totale_pop_2011"].dropna()
    trial = _validation_run(SECTION, NIL, "residents", 2011, "look_up")
    return validation_row(trial, count_error(summed, published))


def door_row(homes: gpd.GeoDataFrame) -> dict[str, object]:
    """House numbers per Municipio by position, against the Municipio the register writes."""
    by_position = homes.groupby(MUNICIPIO).size().astype("float64")
    trial = _validation_run(HOUSE_NUMBER, MUNICIPIO, "house_numbers", 2020, "position")
    return validation_row(trial, count_error(by_position, homes.groupby("register").size()))


def count_error(carried: pd.Series, truth: pd.Series) -> pd.Series:
    """Error in percent of the truth, where the truth is at least ``LEAST_COUNT``."""
    known = truth[truth >= LEAST_COUNT].astype("float64")
    return 100 * (carried.reindex(known.index).fillna(0.0) / known - 1)


def _validation_run(
    from_zones: str, to_zones: str, variable: str, year: int, weight: str
) -> ValidationRun:
    return ValidationRun(
        from_zones=from_zones, to_zones=to_zones, quantity=COUNT,
        variable=variable, year=year, weight=weight,
    )  # fmt: skip
