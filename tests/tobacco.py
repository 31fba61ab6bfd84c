"""A published panel with one treated unit: cigarettes sold in 39 states, California's law of 1989.

``fixtures/smoking_packs.csv`` holds the figures of Abadie, Diamond and Hainmueller (2010), packs a
head, a row a year and a column a state.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

COLUMNS = {"unit": "state", "time": "year", "outcome": "packs"}
START = 1989


def panel() -> pd.DataFrame:
    """One row a state and year: ``state``, ``year``, ``packs``."""
    wide = pd.read_csv(Path(__file__).parent / "fixtures" / "smoking_packs.csv", comment="#")
    return wide.melt(id_vars="year", var_name="state", value_name="packs")
