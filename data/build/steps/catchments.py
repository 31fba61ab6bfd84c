"""People and households around each premises, by distance and by minutes on foot, with interval.

The register's totals of each NIL lie evenly on its residential house numbers
(:mod:`geo.catchment`); how wrong that is comes from :mod:`data.build.steps.catchment_error`. What a
disc is made of is never known: the shares beside it are those of its NIL, and named so. See
``docs/reach.md``.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd

from data.build.steps.catchment_error import measure, residential_doors
from data.catalogue.card import dataset
from data.premises.events import SEPARATOR
from geo.catchment import Tolerance, distances_m, limits, spread, total_by_part, walk_radius_m
from geo.crs import to_metric
from geo.estates import RADII_M, place_points

KEY = "premises_reach"
DISC, RING, WALK = "disc", "ring", "walk"
WALK_MINUTES = (5, 10, 15)
WHOLE = 0
"""``area_id`` of the row that adds up the areas of a disc or ring."""
ALL = "all"
"""``premises_id`` of the discs of all premises together, nobody counted twice."""
ESTIMATED = "estimated"
COUNTS = ("residents", "households", "minors", "aged_80_plus_alone")
MIN_RESIDENTS = 300
"""Under this many residents a NIL's composition is not given (the rule for small areas)."""

COMPOSITION = {
    "nil_minors_pct": ("minors", "residents"),
    "nil_aged_65_plus_pct": ("aged_65_plus", "residents"),
    "nil_aged_80_plus_pct": ("aged_80_plus", "residents"),
    "nil_one_person_households_pct": ("one_person_households", "households"),
    "nil_foreign_residents_pct": ("foreign_residents", "residents"),
}

Flags = npt.NDArray[np.bool_]


class Catchment(NamedTuple):
    """One disc or ring: its name, its radii in metres, and which doors lie in it."""

    premises_id: str
    shape: str
    inner_m: int
    radius_m: int
    inside: Flags


class Population(NamedTuple):
    """What the people lie on: each door's area, the latest register by area, the tolerance."""

    zones: pd.Series
    register: pd.DataFrame
    tolerance: Tolerance


def build(raw: Path, built: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return ``premises_reach``.

    Needs ``nil_boundaries``, ``nil_areas``, ``population_register`` and ``premises``.
    """
    doors = residential_doors(raw, built["nil_boundaries"])
    tolerance = measure(raw, doors, built).tolerance
    return {KEY: catchment_table(doors, built["premises"], built["population_register"], tolerance)}


def catchment_table(
    doors: gpd.GeoDataFrame, premises: pd.DataFrame, register: pd.DataFrame, tolerance: Tolerance
) -> pd.DataFrame:
    """Every disc and ring, as a whole (area 0) and area by area; see the card for the columns.

    A disc or ring without a residential house number has no row.
    """
    year = int(register["year"].max())
    latest = register[register["year"] == year].set_index("area_id")
    ground = Population(doors["area_id"].reset_index(drop=True), latest, tolerance)
    around = [catchment for catchment in all_catchments(premises, doors) if catchment.inside.any()]
    parts = [people_in(catchment, ground) for catchment in around]
    table = pd.concat(parts, ignore_index=True).assign(year=year)
    shared = pd.DataFrame([shared_row(catchment, around, ground) for catchment in around])
    table = table.merge(shared, on=["premises_id", "shape", "radius_m"], how="left")
    table.loc[table["area_id"] != WHOLE, ["shared_residents", "shared_with"]] = None
    rough = set(premises.loc[premises["point_quality"] == ESTIMATED, "premises_id"])
    table["estimated_point"] = table["premises_id"].isin(rough | {ALL})
    minutes = {walk_radius_m(minutes): minutes for minutes in WALK_MINUTES}
    table["walk_min"] = table["radius_m"].map(minutes).where(table["shape"] == WALK)
    return finished(table)


def all_catchments(premises: pd.DataFrame, doors: gpd.GeoDataFrame) -> Iterator[Catchment]:
    """The discs, rings and walks of each premises, then the discs and walks of all together."""
    ids = premises["premises_id"].tolist()
    metres = distances_m(to_metric(place_points(premises)), doors)
    for premises_id, away in zip(ids, metres, strict=True):
        for inner, radius in zip((0, *RADII_M), RADII_M, strict=False):
            yield Catchment(premises_id, DISC, 0, radius, away <= radius)
            yield Catchment(premises_id, RING, inner, radius, (away <= radius) & (away > inner))
        yield from walks(premises_id, away)
    nearest = metres.min(axis=0)
    for radius in RADII_M:
        yield Catchment(ALL, DISC, 0, radius, nearest <= radius)
    yield from walks(ALL, nearest)


def walks(premises_id: str, away: npt.NDArray[np.float64]) -> Iterator[Catchment]:
    """The discs somebody can leave on foot within some minutes; ``away`` is in metres."""
    for minutes in WALK_MINUTES:
        radius = walk_radius_m(minutes)
        yield Catchment(premises_id, WALK, 0, radius, away <= radius)


def people_in(catchment: Catchment, ground: Population) -> pd.DataFrame:
    """Rows of one disc or ring: the whole, then each of its areas."""
    rows = estimates(catchment.inside, ground).rename_axis("area_id").reset_index()
    rows["area_share_pct"] = 100 * rows["residents"] / rows["residents"].iloc[0]
    rows = rows.join(composition(rows, ground.register))
    return rows.assign(
        premises_id=catchment.premises_id,
        shape=catchment.shape,
        inner_m=catchment.inner_m,
        radius_m=catchment.radius_m,
    )


def estimates(inside: Flags, ground: Population) -> pd.DataFrame:
    """Doors ``inside``, their residents and households with limits: the whole, then each area."""
    taken = pd.Series(WHOLE, ground.zones.index).where(inside)
    columns = {}
    for count in COUNTS:
        pieces = spread(ground.zones, taken, ground.register[count].astype("float64"))
        gathered = pd.concat(
            [total_by_part(pieces), total_by_part(pieces.assign(part=pieces["zone"]))]
        )
        spanned = limits(gathered, ground.tolerance)
        columns["doors"] = gathered["doors"]
        columns[count] = gathered["estimate"]
        columns[f"{count}_lower"], columns[f"{count}_upper"] = spanned["lower"], spanned["upper"]
    return pd.DataFrame(columns)


def composition(rows: pd.DataFrame, register: pd.DataFrame) -> pd.DataFrame:
    """Each NIL's own shares; for the whole, their mix by the people each NIL puts in."""
    enough = register["residents"] >= MIN_RESIDENTS
    columns = {}
    for name, (part, whole) in COMPOSITION.items():
        own = (100 * register[part] / register[whole]).where(enough).astype("float64")
        shares = rows["area_id"].map(own)
        weights = rows[whole].where(shares.notna(), 0.0)
        mixed = (shares.fillna(0.0) * weights).sum() / weights.sum() if weights.any() else np.nan
        columns[name] = shares.mask(rows["area_id"] == WHOLE, mixed)
    return pd.DataFrame(columns)


def shared_row(
    catchment: Catchment, around: list[Catchment], ground: Population
) -> dict[str, object]:
    """Residents of a disc who are also in the disc, of equal radius, of another premises."""
    own = {
        "premises_id": catchment.premises_id,
        "shape": catchment.shape,
        "radius_m": catchment.radius_m,
    }
    if catchment.shape == RING or catchment.premises_id == ALL:
        return own | {"shared_residents": None, "shared_with": None}
    others = [
        other
        for other in around
        if (other.shape, other.radius_m) == (catchment.shape, catchment.radius_m)
        and other.premises_id not in (catchment.premises_id, ALL)
        and (other.inside & catchment.inside).any()
    ]
    both = np.zeros_like(catchment.inside)
    for other in others:
        both |= other.inside & catchment.inside
    names = SEPARATOR.join(other.premises_id for other in others)
    shared = estimates(both, ground).loc[WHOLE, "residents"] if others else 0
    return own | {"shared_residents": shared, "shared_with": names or None}


def finished(table: pd.DataFrame, name: str = KEY) -> pd.DataFrame:
    """Columns of the card ``name``, whole persons, one decimal for shares, sorted by the key.

    Degrees (``lon``, ``lat``) keep six decimals.
    """
    card = dataset(name)
    keys = [column.name for column in card.columns if column.key]
    for column in card.columns:
        if column.type == "int":
            whole = table[column.name].astype("float64").round()
            table[column.name] = whole.astype("Int64" if column.nullable else "int64")
        elif column.type == "float":
            decimals = 6 if column.unit.en == "degrees" else 1
            table[column.name] = table[column.name].astype("float64").round(decimals)
        elif column.type == "text":
            table[column.name] = table[column.name].astype("str")
    ordered = table[[column.name for column in card.columns]]
    return ordered.sort_values(keys, ignore_index=True)
