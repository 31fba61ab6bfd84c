"""The census zones around the nine premises: the electoral precincts within 100 m of each.

No open file draws the nine complexes. All nine premises stand 8 to 52 m from the border of a
precinct, and borders are estimates about 100 m off, so the precincts around are told as well. What
is derived here is shared alike (CC BY-SA 4.0).
"""

from collections.abc import Mapping
from pathlib import Path

import geopandas as gpd
import pandas as pd

from data.build.steps.precincts.source import precinct_shapes
from data.premises.surroundings import NEAR_M, TOGETHER, surroundings
from geo.crs import to_metric
from geo.estates import place_points

KEY, DRAWING = "estate_precincts", "estate_drawing"


def build(raw: Path, built: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return ``estate_precincts`` and ``estate_drawing``.

    Needs ``premises``, ``census_precincts`` and ``precinct_drawing``.
    """
    near = near_precincts(built["premises"], precinct_shapes(raw))
    table = surroundings(built["census_precincts"], near)
    zones = table.loc[table["precinct"] != TOGETHER, ["premises_id", "precinct"]].drop_duplicates()
    drawing = gpd.GeoDataFrame(built["precinct_drawing"])
    return {KEY: table, DRAWING: drawing.merge(zones, on="precinct")[
        ["premises_id", "precinct", "geometry"]
    ].sort_values(["premises_id", "precinct"], ignore_index=True)}  # fmt: skip


def near_precincts(premises: pd.DataFrame, shapes: gpd.GeoDataFrame) -> dict[str, pd.Series]:
    """Metres to each precinct within :data:`NEAR_M`, by precinct, for each premises.

    ``shapes`` (precinct, geometry) are in EPSG:32632, where the distances are measured.
    """
    outlines = gpd.GeoSeries(shapes.set_index("precinct").geometry)
    points = to_metric(place_points(premises)).geometry
    away = (outlines.distance(point) for point in points)
    return {
        str(key): metres[metres <= NEAR_M]
        for key, metres in zip(premises["premises_id"], away, strict=True)
    }
