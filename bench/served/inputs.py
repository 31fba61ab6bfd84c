"""What the three pages are compared on: the same indicators, values and full boundaries."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from data.catalogue.read import read_table
from indicators import REGISTRY
from indicators.engine.panel import TABLES, panel_of
from indicators.spec import Indicator

COORDINATES = ("area_id", "name", "geometry")


def write_inputs(folder: Path) -> None:
    """Write what the floor and the common pattern read: titles, values, full boundaries."""
    titles = json.dumps([title(known) for known in REGISTRY], ensure_ascii=False)
    (folder / "titles.json").write_text(titles, encoding="utf-8")
    values().to_csv(folder / "values.csv", index=False)
    boundaries = read_table("nil_boundaries")
    names = read_table("nil_areas")[["area_id", "name"]]
    full = boundaries[["area_id", "geometry"]].merge(names, on="area_id")
    (folder / "boundaries.geojson").write_text(str(full.to_json()), encoding="utf-8")


def values() -> pd.DataFrame:
    """Return ``indicator, area_id, year, value``: what a person would have in one CSV file."""
    panel = panel_of({key: read_table(key) for key in TABLES})
    tables = [
        panel.table(known)[["area_id", "year", "value"]].assign(indicator=title(known))
        for known in REGISTRY
    ]
    return pd.concat(tables)[["indicator", "area_id", "year", "value"]]


def title(known: Indicator) -> str:
    """The Italian title, by which all three pages list an indicator."""
    return known.title.text("it")


def with_years(count: int | None = None, *, fewest: int = 2) -> Sequence[Indicator]:
    """Return the indicators of exactly ``count`` years, or of at least ``fewest``."""
    if count is not None:
        return [known for known in REGISTRY if len(known.years) == count]
    return [known for known in REGISTRY if len(known.years) >= fewest]
