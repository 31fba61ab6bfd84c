"""Cached tables of the people around the premises: how many are near, what other places reach."""

import pandas as pd

from atlas import repository
from atlas.repository.memo import kept
from data.catalogue.read import read_table
from data.premises.surroundings import within


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


@kept()
def estate_zones() -> pd.DataFrame:
    """The census zones around each premises, as in ``estate_precincts``.

    Where somebody has given a perimeter, what lies in it stands instead, as the one sum, and
    ``by_perimeter`` is true. Raises :class:`base.problem.RefusedError` for perimeters that cannot
    be used.
    """
    table = read_table("estate_precincts").assign(by_perimeter=False)
    perimeters = repository.perimeter_layer()
    if perimeters is None:
        return table
    import geopandas as gpd

    from geo.crs import WEB, to_metric
    from geo.estates import shares_within

    numbers = read_table("house_numbers")
    lon, lat = (numbers[f"{name}_microdeg"] * 1e-6 for name in ("lon", "lat"))
    doors = to_metric(gpd.GeoDataFrame(geometry=gpd.points_from_xy(lon, lat), crs=WEB)).geometry
    drawing = gpd.GeoDataFrame(read_table("precinct_drawing").set_index("precinct"))
    zones, counts = to_metric(drawing).geometry, read_table("census_precincts")
    outlines = to_metric(perimeters).set_index("premises_id").geometry
    sums = [
        within(counts, str(key), shares_within(outline, zones, doors)).assign(by_perimeter=True)
        for key, outline in outlines.items()
    ]
    return pd.concat([table[~table["premises_id"].isin(outlines.index)], *sums], ignore_index=True)
