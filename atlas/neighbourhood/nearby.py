"""What is inside an area and near it: the premises and other networks' places. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

NEAR_M = 1000
"""A place is near an area if it is at most this far from its border, in a straight line."""


HOUSES = "casa_di_quartiere"
SAME_M = 150
"""Two entries of one network closer than this are one place under two names."""


@dataclass(frozen=True, slots=True)
class NearbyPlace:
    """One place and its distance from an area's border in metres: 0 inside."""

    id: str
    kind: str
    name: str
    address: str
    area_id: int
    metres: float


@dataclass(frozen=True, slots=True)
class ProximityIndex:
    """Areas and places in metres (EPSG:32632), for distances between them."""

    areas: Any
    points: Any
    rows: pd.DataFrame

    def nearby(self, area: int) -> tuple[NearbyPlace, ...]:
        """Places inside ``area`` or within ``NEAR_M`` of it, nearest first."""
        metres = self.points.distance(self.areas[area])
        near = self.rows.assign(metres=metres)
        near = near[near["metres"] <= NEAR_M].sort_values(["metres", "name"], kind="stable")
        return tuple(
            NearbyPlace(str(row["id"]), str(row["kind"]), str(row["name"]), str(row["address"]),
                   int(row["area_id"]), float(row["metres"]))
            for row in near.to_dict("records")
        )  # fmt: skip


def proximity_index(
    areas: Any, premises: pd.DataFrame, sister: pd.DataFrame, houses: pd.DataFrame
) -> ProximityIndex:
    """Put the places of all networks that have a point beside the areas.

    ``areas`` (``area_id``, geometry in EPSG:4326); ``premises``, ``sister`` and ``houses`` as
    shipped, with ``lon, lat, area_id``. The kind of a place is ``premises``, ``house`` (Case di
    Quartiere) or the layer of the sister network.
    """
    import geopandas as gpd

    from geo.crs import to_metric

    pointed = _not_twice(sister[sister["has_point"]], houses)
    parts = [
        _rows(premises["premises_id"], ["premises"] * len(premises), premises, "address"),
        _rows(houses["house_id"], ["house"] * len(houses), houses, "address"),
        _rows(pointed["place_id"], pointed["layer"], pointed, "address_it"),
    ]
    rows = pd.concat(parts, ignore_index=True)
    points = gpd.GeoDataFrame(
        rows, geometry=gpd.points_from_xy(rows["lon"], rows["lat"]), crs="EPSG:4326"
    )
    return ProximityIndex(
        areas=to_metric(areas[["area_id", "geometry"]]).set_index("area_id").geometry,
        points=to_metric(points).geometry,
        rows=rows.drop(columns=["lon", "lat"]),
    )


def _not_twice(sister: pd.DataFrame, houses: pd.DataFrame) -> pd.DataFrame:
    """The sister networks without the houses that the city's own list has too."""
    from geo.distance import distances_m

    def known(place: pd.Series) -> bool:
        near = distances_m(place["lon"], place["lat"], houses["lon"], houses["lat"])
        return bool(place["layer"] == HOUSES and near.min() <= SAME_M)

    return sister[~sister.apply(known, axis="columns").astype(bool)]


def _rows(
    ids: pd.Series, kinds: Sequence[str] | pd.Series, table: pd.DataFrame, address: str
) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "id": ids.astype(str).to_numpy(),
            "kind": list(kinds),
            "name": table["name"].to_numpy(),
            "address": table[address].to_numpy(),
            "area_id": table["area_id"].astype(int).to_numpy(),
            "lon": table["lon"].astype(float).to_numpy(),
            "lat": table["lat"].astype(float).to_numpy(),
        }
    )
