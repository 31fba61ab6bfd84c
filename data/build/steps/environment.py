"""Heat and green of July 2024 by NIL, and the buildings listed as degraded or abandoned."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from data.build.raw import SourceChangedError, read
from data.build.steps.residents import residents_near

ENVIRONMENT_FILE = "opendata_nil_tables/nil_environment_2024.csv"
DEGRADED_FILE = "degraded_buildings/nil_degraded_buildings.csv"

ENVIRONMENT, DEGRADED = "environment_2024", "degraded_buildings"
YEAR = 2024
CITY = 0

LAYERS = {"verde": "green", "calore": "heat", "rischioCalore": "risk"}
INDEXES = {"green": "green_index", "heat": "heat_exposure", "risk": "heat_risk"}
DECIMALS = 6

CELL_TOLERANCE = 0.03
"""A NIL's area per cell of the image may differ by this from the city's: else ids are crossed."""


def build(raw: Path, built: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return ``environment_2024`` (area_id 0 is the city) and ``degraded_buildings``.

    Needs ``nil_areas`` and ``population_register``.
    """
    areas, register = built["nil_areas"], built["population_register"]
    return {
        ENVIRONMENT: environment_table(raw, areas, register),
        DEGRADED: degraded_table(raw, areas["area_id"], register),
    }


def environment_table(raw: Path, areas: pd.DataFrame, register: pd.DataFrame) -> pd.DataFrame:
    """(area_id, year, three indexes, cells of each, residents), the city first.

    Raises :class:`SourceChangedError` if a NIL is missing or its cells do not fit its area.
    """
    source = read(raw / ENVIRONMENT_FILE, ["id_nil", *_columns()]).set_index("id_nil").sort_index()
    if source.index.tolist() != sorted(areas["area_id"]):
        raise SourceChangedError(
            ENVIRONMENT_FILE, "the areas are not those of the atlas, once each"
        )
    cells = cell_counts(source)
    require_fitting_cells(cells, areas.set_index("area_id")["area_km2"])
    means = pd.DataFrame({INDEXES[ours]: source[f"{name}_value"] for name, ours in LAYERS.items()})
    table = means.join(cells).rename_axis("area_id").reset_index()
    table["residents"] = residents_near(table["area_id"], YEAR, register)
    table = pd.concat([city_row(table), table], ignore_index=True)
    table.insert(1, "year", YEAR)
    return table.round(dict.fromkeys(INDEXES.values(), DECIMALS))


def _columns() -> list[str]:
    return [f"{name}_{what}" for name in LAYERS for what in ("value", "count")]


def cell_counts(source: pd.DataFrame) -> pd.DataFrame:
    """Cells of the image in each NIL, for each of the three layers."""
    counts = {f"{ours}_cells": source[f"{name}_count"] for name, ours in LAYERS.items()}
    return pd.DataFrame(counts).astype("int64")


def require_fitting_cells(cells: pd.DataFrame, area_km2: pd.Series) -> None:
    """Raise unless every NIL has as many cells for its area as the city, within the tolerance."""
    per_km2 = cells.div(area_km2, axis="index")
    off = (per_km2 / (cells.sum() / area_km2.sum()) - 1).abs().max(axis="columns")
    if (off > CELL_TOLERANCE).any():
        raise SourceChangedError(
            ENVIRONMENT_FILE, f"cells do not fit the area of NIL {off.idxmax()}"
        )


def city_row(table: pd.DataFrame) -> pd.DataFrame:
    """The whole city: mean of each index over all its cells, cells and residents summed."""
    counts = [f"{layer}_cells" for layer in INDEXES] + ["residents"]
    row = table[counts].sum().to_frame().T
    for layer, index in INDEXES.items():
        cells = table[f"{layer}_cells"]
        row[index] = (table[index] * cells).sum() / cells.sum()
    return row.assign(area_id=CITY)[list(table.columns)]


def degraded_table(raw: Path, areas: pd.Series, register: pd.DataFrame) -> pd.DataFrame:
    """(area_id, year, degraded_buildings, residents), one row per NIL."""
    source = read(raw / DEGRADED_FILE, ["NIL_ID", "n_decayed_buildings"]).sort_values(
        "NIL_ID", ignore_index=True
    )
    if source["NIL_ID"].tolist() != sorted(areas):
        raise SourceChangedError(DEGRADED_FILE, "the areas are not those of the atlas")
    area_ids = source["NIL_ID"].astype("int64").rename("area_id")
    return pd.DataFrame(
        {
            "area_id": area_ids,
            "year": YEAR,
            "degraded_buildings": source["n_decayed_buildings"].astype("int64"),
            "residents": residents_near(area_ids, YEAR, register),
        }
    )
