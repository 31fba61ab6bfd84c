"""Cached shapes of the sections a person has loaded, keyed by the file's fingerprint."""

from typing import Any

import pandas as pd

from atlas.repository import fingerprint, of_visitor
from atlas.repository.memo import kept

TOLERANCE_M = 3.0


@kept(brought=of_visitor, entries=4, key=fingerprint)
def layer(sha256: str, table: Any, of_operator: bool) -> bytes | None:  # noqa: ARG001
    """The outlines of imported sections as the map fetches them, or ``None`` without outlines."""
    if "geometry" not in table.columns:
        return None
    from geo.crs import to_metric
    from geo.layers import drawing_coverage
    from render.maps.sections import layer_file

    drawn = drawing_coverage(to_metric(table[["geometry"]]), tolerance_m=TOLERANCE_M)
    return layer_file(drawn.geometry)


@kept(brought=of_visitor, entries=4, key=fingerprint)
def areas(sha256: str, table: Any, of_operator: bool) -> pd.Series:  # noqa: ARG001
    """Area of each imported section, km2."""
    from geo.crs import to_metric

    km2: pd.Series = to_metric(table[["geometry"]]).geometry.area / 1e6
    return km2
