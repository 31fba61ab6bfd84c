"""Cached tables of the people around the premises: how many are near, what other places reach."""

from __future__ import annotations

import pandas as pd

from atlas.repository.memo import kept
from data.catalogue.read import read_table


@kept()
def catchment_shapes() -> pd.DataFrame:
    """Discs and walks around each premises and around all, all neighbourhoods together."""
    table = read_table("premises_reach")
    return table[table["shape"].isin(["disc", "walk"]) & (table["area_id"] == 0)]


@kept()
def siting() -> tuple[pd.DataFrame, pd.DataFrame]:
    """How much of the need the nine reach and other choices might, and where those would stand."""
    return read_table("siting_coverage"), read_table("siting_points")


@kept()
def premises_catchments() -> pd.DataFrame:
    """People estimated within each distance of each premises, all neighbourhoods together."""
    table = read_table("premises_reach")
    return table[(table["shape"] == "disc") & (table["area_id"] == 0)]
