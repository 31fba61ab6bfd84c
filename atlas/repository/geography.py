"""Outlines, neighbours and addresses, read once."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pandas as pd

from atlas.repository.memo import kept
from atlas.repository.register import premises, sister_networks
from data.catalogue.read import read_table

if TYPE_CHECKING:
    from geo.address.book import AddressBook


@kept()
def boundaries() -> Any:
    """The NIL at full precision (GeoDataFrame, EPSG:4326): for clicks and joins."""
    return read_table("nil_boundaries")


@kept()
def drawing() -> tuple[Any, Any]:
    """The simplified NIL and Municipi (GeoDataFrames, EPSG:4326): for exports."""
    return read_table("nil_drawing"), read_table("municipi_drawing")


@kept()
def neighbours() -> Mapping[int, tuple[int, ...]]:
    """Areas that touch each area."""
    pairs = read_table("nil_neighbours")
    both = pd.concat(
        [
            pairs[["area_id", "neighbour_id"]],
            pairs.rename(columns={"area_id": "neighbour_id", "neighbour_id": "area_id"})[
                ["area_id", "neighbour_id"]
            ],
        ]
    )
    grouped = both.sort_values("neighbour_id").groupby("area_id")["neighbour_id"]
    return MappingProxyType({int(str(area)): tuple(map(int, others)) for area, others in grouped})


@kept()
def proximity_index() -> Any:
    """Points of all networks with a place on the map, and the areas, ready for distances."""
    from atlas.neighbourhood.nearby import proximity_index

    return proximity_index(
        boundaries(), premises(), sister_networks(), read_table("neighbourhood_houses")
    )


@kept()
def address_book() -> AddressBook:
    """The offline address search, built once."""
    from geo.address.book import AddressBook

    return AddressBook(read_table("streets"), read_table("house_numbers"))
