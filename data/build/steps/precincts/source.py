"""The census counts of 2011 and 2021 on electoral precincts, as received, and what they come to.

The counts are sums over whole census sections: they are whole numbers in all 255 columns but for
the rounding of a single-precision factor (6 in 100 million), and every breakdown adds up to its
total. A precinct with a count that is not whole, or that does not add up, stops the build.
"""

from itertools import chain
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd

from data.build.raw import SourceChangedError, read, read_layer
from data.build.steps.boundaries import clean_layer

FOLDER = "census_precincts_milano"
COUNTS_FILE = FOLDER + "/dati_censimento_interpolati_milano{year}.csv"
SHAPES_FILE = FOLDER + "/precincts_milano_census.shp"
KEY = "SEZIONE"

AGES = [f"P{band}" for band in range(14, 30)]
"""Residents by age: under 5, then by five years up to 74, then 75 and over."""

SUMS = {
    2011: {
        "P1": AGES,
        "P46": ["P47", "P48", "P49", "P50", "P51", "P52"],
        "PF1": ["PF3", "PF4", "PF5", "PF6", "PF7", "PF8"],
        "E3": ["E28", "E29", "E30", "E31"],
    },
    2021: {
        "P1": AGES,
        "P83": ["P86", "P87", "P88", "P89", "P90"],
        "PF1": ["PF3", "PF4", "PF5", "PF6", "PF7", "PF8"],
    },
}
"""Breakdowns that come to their total in every precinct."""

PARTS = {
    2011: {
        "residents": ["P1"],
        "employed": ["P61"],
        "labour_force": ["P60"],
        "residents_6_plus": ["P46"],
        "low_education": ["P49", "P50", "P51", "P52"],
        "tertiary": ["P47"],
        "households": ["PF1"],
        "rented": ["A46"],
        "floor_m2": ["A44"],
        "buildings": ["E3"],
        "buildings_1_floor": ["E17"],
        "buildings_2_floors": ["E18"],
        "buildings_4_plus_floors": ["E20"],
        "poor_buildings": ["E30", "E31"],
        "homes": ["A2"],
        "aged_under_15": ["P14", "P15", "P16"],
        "aged_65_plus": ["P27", "P28", "P29"],
        "aged_75_plus": ["P29"],
    },
    2021: {
        "residents": ["P1"],
        "men": ["P2"],
        "foreign_residents": ["ST1"],
        "aged_under_15": ["P14", "P15", "P16"],
        "aged_65_plus": ["P27", "P28", "P29"],
        "aged_75_plus": ["P29"],
        "residents_9_plus": ["P83"],
        "low_education": ["P86", "P87", "P88"],
        "tertiary": ["P90"],
        "residents_15_64": [f"P{band}" for band in range(17, 27)],
        "employed_15_64": ["P101"],
        "households": ["PF1"],
        "six_plus_households": ["PF8"],
    },
}
"""What the atlas reads, as sums of ISTAT's variables."""

ROUNDING = 1e-6
"""Largest relative distance of a count from a whole number that is rounding."""


def precinct_counts(raw: Path, year: int) -> pd.DataFrame:
    """The quantities of :data:`PARTS` by precinct (index ``precinct``, int64), as whole numbers.

    2011 also has ``unemployed``: the labour force (P60) less those in work (P61). Raises
    :class:`SourceChangedError` where counts are not whole or a breakdown does not add up.
    """
    name = COUNTS_FILE.format(year=year)
    parts = PARTS[year]
    wanted = [*parts.values(), *SUMS[year].values()]
    columns = sorted({*SUMS[year], *chain.from_iterable(wanted)})
    source = read(raw / name, [KEY, *columns]).set_index(KEY)[columns]
    whole = source.round()
    if ((source - whole).abs() > ROUNDING * whole.clip(lower=1)).to_numpy().any():
        raise SourceChangedError(name, "a count is not a whole number: a section was divided")
    for total, bands in SUMS[year].items():
        if (whole[bands].sum(axis="columns") != whole[total]).any():
            raise SourceChangedError(name, f"the parts of {total} do not come to it")
    table = pd.DataFrame({key: whole[wanted].sum(axis="columns") for key, wanted in parts.items()})
    if "labour_force" in table:
        table["unemployed"] = table["labour_force"] - table["employed"]
    table.index = pd.Index(table.index.astype("int64"), name="precinct")
    if table.index.has_duplicates:
        raise SourceChangedError(name, "a precinct is there twice")
    return table.astype("int64").sort_index()


def exactly_whole(raw: Path) -> pd.Series:
    """Flags by precinct: its counts of 2021 bear no trace of a factor other than one.

    The author's precincts were cut out of sections by a factor; where it was one in every section
    nothing could be lost. The other precincts are off by the rounding of the factor only.
    """
    source = pd.read_csv(raw / COUNTS_FILE.format(year=2021)).set_index(KEY)
    counts = source.filter(regex=r"^[A-Z]+\d+$")
    flags = (counts == counts.round()).all(axis="columns")
    return flags.set_axis(pd.Index(flags.index.astype("int64"), name="precinct")).sort_index()


def precinct_shapes(raw: Path) -> gpd.GeoDataFrame:
    """(precinct, geometry) in EPSG:32632, a valid coverage sorted by precinct."""
    layer = read_layer(raw / SHAPES_FILE)[[KEY, "geometry"]]
    shapes = clean_layer(layer, key=KEY).rename(columns={"area_id": "precinct"})
    return gpd.GeoDataFrame(shapes)


def sums_of(counts: pd.DataFrame, weights: pd.DataFrame, weight: str) -> pd.DataFrame:
    """Counts by area: each precinct's, split by its ``weight`` (0-1) in each area."""
    part = counts.reindex(weights["precinct"]).to_numpy(dtype=np.float64)
    split = pd.DataFrame(part * weights[[weight]].to_numpy(), columns=counts.columns)
    return split.groupby(weights["area_id"].to_numpy()).sum().rename_axis("area_id")
