"""Class breaks of every indicator, computed once in the build (mapclassify is heavy).

With ``data.build.pipeline`` this is the rim of ``data``: it may import indicators.
"""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from indicators import REGISTRY
from indicators.engine.classes import breaks_table
from indicators.engine.panel import panel_of


def build(raw: Path, built: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return ``class_breaks`` from the tables built before."""
    del raw
    panel = panel_of(built)
    tables = {indicator.key: panel.table(indicator) for indicator in REGISTRY}
    incomplete = {indicator.key: indicator.incomplete_years for indicator in REGISTRY}
    return {"class_breaks": breaks_table(tables, incomplete)}
