"""The outlines of ISTAT's 2021 sections, from a GeoJSON or GeoPackage somebody has."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

from data.importers import MILAN, ImportRefusedError, whole_number
from data.importers import sections_problems as say
from data.importers.sections_table import PER_CITY, section_heading
from geo.crs import WEB, to_web
from geo.estates import MILAN as MILAN_BOX


def with_outlines(table: pd.DataFrame, path: Path, residents: str | None) -> gpd.GeoDataFrame:
    """``table`` with the outline of each section, in EPSG:4326.

    Sections nobody lives in may have no outline, and are left out; where no column of residents is
    known, none may. Raises :class:`ImportRefusedError`.
    """
    outlines = read_outlines(path)
    drawn = table["section_id"].isin(outlines.index)
    lived_in = ~drawn if residents is None else ~drawn & (table[residents] > 0)
    if lived_in.any():
        raise ImportRefusedError([say.without_outline(path.name, table["section_id"][lived_in])])
    shown = table[drawn].reset_index(drop=True)
    return gpd.GeoDataFrame(shown, geometry=outlines[shown["section_id"]].to_numpy(), crs=WEB)


def read_outlines(path: Path) -> gpd.GeoSeries:
    """Outlines of the sections of Milan by identifier, in EPSG:4326.

    Raises :class:`ImportRefusedError`.
    """
    layer = _layer(path)
    ids = layer["section_id"]
    if ids.duplicated().any():
        raise ImportRefusedError([say.repeated_outlines(path.name)])
    bounds = shapely.box(*layer.total_bounds)
    if layer.empty or not MILAN_BOX.contains(bounds):
        raise ImportRefusedError([say.outside_milan(path.name)])
    return gpd.GeoSeries(layer.geometry.to_numpy(), index=pd.Index(ids), crs=WEB)


def _layer(path: Path) -> gpd.GeoDataFrame:
    """The sections of Milan with ``section_id``, in EPSG:4326."""
    try:
        layer = gpd.read_file(path)
    except (OSError, RuntimeError, ValueError) as error:
        raise ImportRefusedError([say.not_a_layer(path.name)]) from error
    named = {str(column).upper(): column for column in layer.columns}
    heading = section_heading(pd.Index(list(named)))
    if heading is None or layer.crs is None:
        raise ImportRefusedError([say.layer_without_keys(path.name, no_crs=layer.crs is None)])
    layer["section_id"] = layer[named[heading]].map(whole_number).astype("Int64")
    ours = (layer["section_id"] // PER_CITY == MILAN).fillna(False)
    return to_web(layer[ours].astype({"section_id": "int64"}))
