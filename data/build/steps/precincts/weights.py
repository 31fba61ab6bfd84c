"""How much of each precinct's people, and of its buildings, lies in each NIL.

Doors marked residential say where in a precinct people live; a small part of its area keeps a
piece without doors from being nothing. People are then fitted to the residents each NIL had at the
census of 2011, buildings to its residential buildings: people are not where buildings are.
"""

from pathlib import Path

import geopandas as gpd
import pandas as pd

from data.build.steps.crosswalk.ground import residential_doors
from geo.crosswalk.raking import raked, with_prior
from geo.crosswalk.weights import area_crosswalk, point_crosswalk, share_of, zone_of
from geo.crs import to_metric

AREA_PART = 0.02
"""Part of the weight that a piece takes from its area, the rest from its doors."""

WITHIN = 0.002
"""Largest share of a NIL's known total by which the fit may miss it."""

FLOORS = (
    "buildings_1_floor",
    "buildings_2_floors",
    "buildings_3_floors",
    "buildings_4_plus_floors",
)
"""Columns of ``census_sections_2011`` that part all residential buildings."""

PEOPLE, BUILDINGS = "share_of_people", "share_of_buildings"


def precinct_weights(
    raw: Path,
    shapes: gpd.GeoDataFrame,
    counts: pd.DataFrame,
    boundaries: pd.DataFrame,
    known: pd.DataFrame,
) -> pd.DataFrame:
    """One row per precinct and NIL that share ground, sorted by area and precinct.

    ``counts`` are those of 2011 by precinct; ``known`` has the exact ``residents`` and
    ``buildings`` of 2011 by ``area_id``. ``share_of_people`` and ``share_of_buildings`` are shares
    of the precinct (they add up to one), ``share_of_area`` is its share of the area's residents.
    """
    pieces = ground_crosswalk(raw, shapes, boundaries)
    people = raked(pieces, sources=counts["residents"], targets=known["residents"], within=WITHIN)
    houses = raked(pieces, sources=counts["buildings"], targets=known["buildings"], within=WITHIN)
    table = pd.DataFrame(
        {
            "area_id": pieces["target"],
            "precinct": pieces["source"],
            PEOPLE: share_of(people, "source").fillna(pieces["weight"]).round(6),
            BUILDINGS: share_of(houses, "source").fillna(pieces["weight"]).round(6),
            "share_of_area": share_of(people, "target").fillna(0.0).round(6),
        }
    )
    table = table[(table[[PEOPLE, BUILDINGS]] > 0).any(axis="columns")]
    return table.sort_values(["area_id", "precinct"], ignore_index=True)


def ground_crosswalk(raw: Path, shapes: gpd.GeoDataFrame, boundaries: pd.DataFrame) -> pd.DataFrame:
    """Pieces from precinct to NIL by residential doors, with a part of their area."""
    nil = to_metric(gpd.GeoDataFrame(boundaries)).rename(columns={"area_id": "zone"})
    precincts = shapes.rename(columns={"precinct": "zone"})
    doors = residential_doors(raw).geometry
    inside = (zone_of(doors, zones, key="zone") for zones in (precincts, nil))
    ground = area_crosswalk(precincts, nil, key="zone")
    return with_prior(point_crosswalk(*inside), ground, part=AREA_PART)


def people_crosswalk(weights: pd.DataFrame, residents: pd.Series) -> pd.DataFrame:
    """Pieces from precinct to NIL weighted by the people of 2011 each holds."""
    people = weights[PEOPLE] * weights["precinct"].map(residents)
    names = {"precinct": "source", "area_id": "target"}
    return weights.rename(columns=names)[["source", "target"]].assign(weight=people)


def exact_buildings(sections: pd.DataFrame) -> pd.DataFrame:
    """Residential buildings of each NIL by floors, from the exact counts of its sections."""
    return (
        sections.dropna(subset="area_id").groupby("area_id")[list(FLOORS)].sum().astype("float64")
    )
