"""Cached shapes of the sections a person has loaded, keyed by the file's fingerprint."""

from __future__ import annotations

from typing import Any

import pandas as pd

from ui import visit
from ui.cache import of_visitor

TOLERANCE_M = 3.0


@visit.cached(brought=of_visitor, entries=4)
def layer(sha256: str, _table: Any, of_operator: bool) -> bytes | None:  # noqa: ARG001
    """The outlines of imported sections as the map fetches them, or ``None`` without outlines."""
    if "geometry" not in _table.columns:
        return None
    from geo.crs import to_metric
    from geo.layers import drawing_coverage
    from ui.section_map import layer_file

    drawn = drawing_coverage(to_metric(_table[["geometry"]]), tolerance_m=TOLERANCE_M)
    return layer_file(drawn.geometry)


@visit.cached(brought=of_visitor, entries=4)
def areas(sha256: str, _table: Any, of_operator: bool) -> pd.Series:  # noqa: ARG001
    """Area of each imported section, km2."""
    from geo.crs import to_metric

    km2: pd.Series = to_metric(_table[["geometry"]]).geometry.area / 1e6
    return km2
