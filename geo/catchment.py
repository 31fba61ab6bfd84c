"""People around a point: an area's total spread evenly over its own residential house numbers.

No register says how many people live at a house number, so every residential number of an area
carries the same share of the area's total: the numbers say *where* inside the area, the register
says *how many*. Around a point, the numbers within a distance are added up.

How wrong that is can be measured one floor up, where the truth is known: a Municipio's families
are spread over its NIL by the very same function, and compared with the families of each NIL.
The error shrinks as the part taken grows (all of an area has no error at all), so it is measured
and applied on the *slack* of an estimate: estimate times the share of its area left outside.
"""

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd

from geo.crs import METRIC, require_crs

LEVEL = 0.9
"""Share of the measured errors an interval spans."""

WALK_KM_H = 4.5
"""Speed of a walk; a very old person is slower, and gets less far in the same minutes."""

DETOUR = 1.3
"""Metres walked per metre as the crow flies.

On a grid of streets walked in a random direction the mean is 4 / pi = 1.27; assumed, not measured.
"""

TOTAL_COLUMNS = ("doors", "estimate", "slack", "most")


class NoDoorsError(ValueError):
    """An area with a total has no residential house number to put it on."""


class UnknownTotalError(ValueError):
    """House numbers lie in areas whose total is not given."""


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far a truth may lie below (``low`` < 0) and above an estimate, relative to its slack."""

    low: float
    high: float


def spread(zones: pd.Series, parts: pd.Series, totals: pd.Series) -> pd.DataFrame:
    """Spread each zone's total over its doors and add it up by part.

    ``zones`` and ``parts`` have one entry per door, on one index; a door whose part is missing
    lies in none of them but takes its share of the total. ``totals`` (persons or families) is
    indexed by zone. Returns, sorted, ``zone, part, doors, share`` (of the zone's doors),
    ``estimate`` and ``slack`` (unit of ``totals``), ``most`` (the zone's total).
    Raises :class:`NoDoorsError` or :class:`UnknownTotalError` naming the zones.
    """
    require_doors(zones, totals)
    in_zone = zones.value_counts()
    pieces = pd.DataFrame({"zone": zones, "part": parts}).dropna(subset="part")
    table = pieces.groupby(["zone", "part"]).size().rename("doors").reset_index()
    share = table["doors"] / table["zone"].map(in_zone)
    most = table["zone"].map(totals).astype("float64")
    return table.assign(
        share=share, estimate=most * share, slack=most * share * (1 - share), most=most
    )


def require_doors(zones: pd.Series, totals: pd.Series) -> None:
    """Raise unless every zone with doors has a total, and every zone with people has doors."""
    there = set(zones.unique())
    unknown = there - set(totals.dropna().index)
    if unknown:
        raise UnknownTotalError(f"no total for {_listed(unknown)}")
    empty = set(totals.index[totals.fillna(0) > 0]) - there
    if empty:
        raise NoDoorsError(f"no residential house number in {_listed(empty)}")


def total_by_part(pieces: pd.DataFrame) -> pd.DataFrame:
    """Add up the pieces of :func:`spread` by part: ``doors, estimate, slack, most``.

    Slack is summed as if the errors of all zones went the same way: the interval of a part that
    lies across several zones is rather too wide than too narrow.
    """
    return pieces.groupby("part")[list(TOTAL_COLUMNS)].sum()


def limits(gathered: pd.DataFrame, tolerance: Tolerance) -> pd.DataFrame:
    """``lower, upper`` of each row of :func:`total_by_part`, between nobody and everybody."""
    lower = gathered["estimate"] + tolerance.low * gathered["slack"]
    upper = gathered["estimate"] + tolerance.high * gathered["slack"]
    upper = pd.concat([upper, gathered["most"]], axis="columns").min(axis="columns")
    return pd.DataFrame({"lower": lower.clip(lower=0), "upper": upper})


def scaled_errors(gathered: pd.DataFrame, truth: pd.Series) -> pd.Series:
    """(truth - estimate) / slack of each part; parts that fill their zones have none."""
    aligned = gathered.reindex(truth.index)
    slack = aligned["slack"].where(aligned["slack"] > 0)
    return ((truth - aligned["estimate"]) / slack).dropna()


def relative_errors(gathered: pd.DataFrame, truth: pd.Series) -> pd.Series:
    """estimate / truth - 1 of each part, the way an error is usually told."""
    return (gathered["estimate"].reindex(truth.index) / truth.where(truth > 0) - 1).dropna()


def tolerance_of(errors: pd.Series, level: float = LEVEL) -> Tolerance:
    """The middle ``level`` of measured ``errors`` (see :func:`scaled_errors`), zero included."""
    beyond = (1 - level) / 2
    low, high = errors.quantile(beyond), errors.quantile(1 - beyond)
    return Tolerance(min(float(low), 0.0), max(float(high), 0.0))


def coverage(errors: pd.Series, groups: pd.Series, level: float = LEVEL) -> float:
    """Share of ``errors`` inside the tolerance made from the other groups' errors.

    ``groups`` has the group of each error; each group in turn is left out, so that no error is
    judged by itself.
    """
    inside = 0
    for group in groups.unique():
        own = groups == group
        tolerance = tolerance_of(errors[~own], level)
        inside += int(errors[own].between(tolerance.low, tolerance.high).sum())
    return inside / len(errors)


def distances_m(points: gpd.GeoDataFrame, doors: gpd.GeoDataFrame) -> npt.NDArray[np.float64]:
    """Distance in metres of each point (row) to each door (column); both in EPSG:32632."""
    here, there = (require_crs(layer, METRIC).geometry for layer in (points, doors))
    easting = here.x.to_numpy()[:, None] - there.x.to_numpy()
    northing = here.y.to_numpy()[:, None] - there.y.to_numpy()
    metres: npt.NDArray[np.float64] = np.hypot(easting, northing)
    return metres


def walk_radius_m(minutes: float) -> int:
    """Straight-line metres somebody covers on foot in ``minutes``, at the stated speed and detour.

    >>> walk_radius_m(10)
    577
    """
    return round(minutes * WALK_KM_H * 1000 / 60 / DETOUR)


def _listed(zones: set[object]) -> str:
    return ", ".join(sorted(map(str, zones)))
