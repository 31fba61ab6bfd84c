"""Weights between two zonings: how much of each zone lies in each other, as a plain table.

A table of pieces has the columns ``source``, ``target`` and ``weight``: one row per piece of
ground (or list of doors, or of people) that two zones share. The weight is an amount, not a
share: square metres, house numbers, residents. Shares are taken when something is carried.
"""

import geopandas as gpd
import pandas as pd

from geo.crs import METRIC, require_crs

PIECE = ("source", "target", "weight")
"""Columns of a table of pieces."""


class UnknownZoneError(ValueError):
    """A zone of the pieces is not among the zones a value or a size was given for."""


def zone_of(points: gpd.GeoSeries, zones: gpd.GeoDataFrame, *, key: str) -> pd.Series:
    """Return, on the index of ``points``, the ``key`` of the zone each lies in.

    Missing for a point in none; the lowest key for a point on a common border. Points and zones
    must be in one coordinate system: ``UnknownCrsError`` otherwise.
    """
    require_crs(points.to_frame("geometry").set_geometry("geometry"), zones.crs.to_epsg())
    polygon, point = points.sindex.query(zones.geometry, predicate="intersects")
    lowest = pd.Series(zones[key].to_numpy()[polygon], index=point).groupby(level=0).min()
    return lowest.reindex(range(len(points))).set_axis(points.index)


def area_crosswalk(
    sources: gpd.GeoDataFrame, targets: gpd.GeoDataFrame, *, key: str
) -> pd.DataFrame:
    """Pieces weighted by their area in square metres; ``key`` is the column of the zones' names.

    Both layers in EPSG:32632, ``UnknownCrsError`` otherwise.
    """
    for layer in (sources, targets):
        require_crs(layer, METRIC)
    shared = gpd.overlay(
        sources[[key, "geometry"]].rename(columns={key: "source"}),
        targets[[key, "geometry"]].rename(columns={key: "target"}),
        how="intersection",
    )
    return summed(shared.assign(weight=shared.area))


def point_crosswalk(source: pd.Series, target: pd.Series) -> pd.DataFrame:
    """Pieces weighted by the points they hold: each point's two zones, on one index.

    A point without one of its zones is in no piece.
    """
    pairs = pd.DataFrame({"source": source, "target": target, "weight": 1.0})
    return summed(pairs.dropna())


def summed(pieces: pd.DataFrame) -> pd.DataFrame:
    """One row per pair of zones, weights added, sorted by source and target."""
    totals = pieces.groupby(["source", "target"])["weight"].sum()
    return totals.reset_index()[list(PIECE)]


def transposed(pieces: pd.DataFrame) -> pd.DataFrame:
    """The same pieces seen from the other side: targets become sources."""
    return pieces.rename(columns={"source": "target", "target": "source"})[list(PIECE)]


def rescaled(pieces: pd.DataFrame, sizes: pd.Series) -> pd.DataFrame:
    """Replace weights by ``sizes[target]`` x the piece's share of its target.

    So that the pieces of a target add up to its size (adults, residents): what a count is split
    by. Raises :class:`UnknownZoneError` for a target without a size.
    """
    size = of_zones(sizes, pieces["target"])
    return pieces.assign(weight=share_of(pieces, "target") * size)


def share_of(pieces: pd.DataFrame, zone: str) -> pd.Series:
    """Share of each piece in its ``"target"`` or ``"source"``; missing where that weighs zero."""
    total = pieces.groupby(zone)["weight"].transform("sum")
    return pieces["weight"] / total.where(total > 0)


def composed(first: pd.DataFrame, second: pd.DataFrame) -> pd.DataFrame:
    """Pieces from the sources of ``first`` to the targets of ``second``, through what they share.

    Each piece of ``first`` is split by the shares of its target in ``second``: this takes what a
    zone in the middle holds to be spread evenly over it. Weights keep the unit of ``first``.
    """
    missing = set(first["target"]) - set(second["source"])
    if missing:
        raise UnknownZoneError(f"zones that lead nowhere: {_listed(missing)}")
    onward = second.assign(share=share_of(second, "source"))[["source", "target", "share"]]
    joined = first.merge(onward, left_on="target", right_on="source", suffixes=("", "_on"))
    joined["weight"] *= joined["share"]
    return summed(joined.drop(columns="target").rename(columns={"target_on": "target"}))


def of_zones(values: pd.Series, zones: pd.Series) -> pd.Series:
    """Value of each of ``zones``; raises :class:`UnknownZoneError` for one not in the index."""
    missing = set(zones) - set(values.index)
    if missing:
        raise UnknownZoneError(f"zones without a value: {_listed(missing)}")
    return zones.map(values)


def _listed(zones: set[object]) -> str:
    return ", ".join(sorted(map(str, zones)))
