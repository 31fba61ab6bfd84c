"""The outlines of ISTAT's 2021 sections, from a file somebody has."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

from base.city import CITY
from base.problem import RefusedError
from data.importers import whole_number
from data.importers.problems import SECTIONS as SECTION_IDS
from data.importers.problems import in_file, refusal
from data.importers.sections.table import PER_CITY, SECTIONS, section_heading
from geo.crs import WEB, to_web
from geo.estates import CITY_BOX
from geo.outlines import read_outlines


def with_outlines(table: pd.DataFrame, path: Path, residents: str | None) -> gpd.GeoDataFrame:
    """``table`` with the outline of each section, in EPSG:4326.

    Sections nobody lives in may have no outline, and are left out; where no column of residents is
    known, none may. Raises :class:`RefusedError`.
    """
    outlines = outlines_of_milan(path)
    drawn = table["section_id"].isin(outlines.index)
    lived_in = ~drawn if residents is None else ~drawn & (table[residents] > 0)
    if lived_in.any():
        where = in_file(path.name, SECTION_IDS, table["section_id"][lived_in])
        raise RefusedError([refusal("without_outline", where)])
    sections = table[drawn].reset_index(drop=True)
    return gpd.GeoDataFrame(sections, geometry=outlines[sections["section_id"]].to_numpy(), crs=WEB)


def outlines_of_milan(path: Path) -> gpd.GeoSeries:
    """Outlines of the sections of Milan by identifier (EPSG:4326), or :class:`RefusedError`."""
    layer = _layer(path)
    ids = layer["section_id"]
    if ids.duplicated().any():
        raise RefusedError([refusal("repeated_outlines", in_file(path.name))])
    bare = layer.geometry.isna() | layer.geometry.is_empty
    if bare.any():
        where = in_file(path.name, SECTION_IDS, ids[bare])
        raise RefusedError([refusal("without_geometry", where)])
    if layer.empty or not CITY_BOX.contains(shapely.box(*layer.total_bounds)):
        raise RefusedError([refusal("outside_milan", in_file(path.name))])
    return gpd.GeoSeries(layer.geometry.to_numpy(), index=pd.Index(ids), crs=WEB)


def _layer(path: Path) -> gpd.GeoDataFrame:
    """The sections of Milan with ``section_id``, in EPSG:4326."""
    headings: set[str] = set()

    def ours(properties: Mapping[str, Any]) -> bool:
        headings.update(properties)
        return _city(properties) == CITY.code

    try:
        layer = read_outlines(path, SECTIONS, ours)
    except RefusedError as refused:
        if "no_crs" in refused.codes:
            problem = refusal("layer_without_keys.crs", in_file(path.name))
            raise RefusedError([problem]) from refused
        raise
    heading = section_heading(pd.Index(sorted(headings)))
    if heading is None:
        raise RefusedError([refusal("layer_without_keys.ids", in_file(path.name))])
    if layer.empty:
        raise RefusedError([refusal("outside_milan", in_file(path.name))])
    layer["section_id"] = layer[heading].map(whole_number).astype("int64")
    return to_web(layer)


def _city(properties: Mapping[str, Any]) -> int | None:
    """ISTAT's code of the city of a section."""
    heading = section_heading(pd.Index(list(properties)))
    number = None if heading is None else whole_number(properties[heading])
    return None if number is None else number // PER_CITY
