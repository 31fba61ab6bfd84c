"""Carry values from one zoning to another: means by convex mixing, counts by splitting.

Every function takes values indexed by source zone and a table of pieces
(:mod:`geo.crosswalk.weights`), and returns values indexed by target zone. Unknown stays unknown: a
missing value is never taken for zero, and a zone nobody gave a value for is an error, not a gap to
fill.

Goodchild & Lam (1980), "Areal interpolation: a variant of the traditional spatial problem",
Geo-Processing 1:297-312, for the two rules (intensive and extensive variables).
"""

import pandas as pd

from geo.crosswalk.weights import of_zones, share_of

TOLERANCE = 1e-9


class LostMassError(ValueError):
    """A source zone holds something and has no piece to put it in."""


def interpolated_mean(
    values: pd.Series, *, pieces: pd.DataFrame, least_known: float = 1.0
) -> pd.Series:
    """Carry means or shares: each target is the mix of its sources by their share of it.

    The mix is convex: it never leaves the range of the sources it is made of. Where some sources
    have no value, the mix is over the others if these make at least ``least_known`` (0-1) of the
    target, and missing otherwise.
    """
    share = share_of(pieces, "target").fillna(0.0)
    value = of_zones(values, pieces["source"]).astype("float64")
    known = share.where(value.notna(), 0.0)
    total = known.groupby(pieces["target"]).sum()
    mixed = (known * value.fillna(0.0)).groupby(pieces["target"]).sum()
    enough = (total >= least_known - TOLERANCE) & (total > 0)
    return mixed / total.where(enough)


def interpolated_count(values: pd.Series, *, pieces: pd.DataFrame) -> pd.Series:
    """Carry counts: each source is split over its pieces by their share of it.

    Nothing is lost: the targets add up to the sources. A source without a value leaves each of its
    targets without one. Raises :class:`LostMassError` if a source that is not zero has no piece
    that weighs.
    """
    share = share_of(pieces, "source")
    placed = set(pieces.loc[share > 0, "source"])
    lost = set(values.index[values.fillna(0) != 0]) - placed
    if lost:
        raise LostMassError(f"nowhere to put the count of {', '.join(sorted(map(str, lost)))}")
    part = of_zones(values, pieces["source"]) * share
    unknown = part.isna() & (share > 0)
    total = part.fillna(0.0).groupby(pieces["target"]).sum()
    blank = unknown.groupby(pieces["target"]).any()
    return total.where(~blank)
