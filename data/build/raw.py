"""The publishers' files: read with the columns a step counts on, and refused where they changed."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

SHAPEFILE = b"\x00\x00\x27\x0a"
"""How every shapefile begins."""


class SourceChangedError(ValueError):
    """A publisher's file does not look as it did when its step was written: look again."""

    def __init__(self, source: str, what: str) -> None:
        self.source, self.what = source, what
        super().__init__(f"{source}: {what}")


def read(path: Path, columns: Iterable[str], **options: Any) -> pd.DataFrame:
    """The table of a raw CSV file, with all its columns; ``options`` are those of pandas.

    Raises :class:`SourceChangedError` naming those of ``columns`` that are not there.
    """
    table: pd.DataFrame = pd.read_csv(path, **options)
    _require_columns(path, table, columns)
    return table


def read_layer(path: Path, columns: Iterable[str] = ()) -> gpd.GeoDataFrame:
    """The layer of a raw GeoJSON file or shapefile, opened as what its name says it is.

    Raises :class:`SourceChangedError` where it is neither, or lacks some of ``columns``.
    """
    with path.open("rb") as file:
        is_shapefile = file.read(len(SHAPEFILE)) == SHAPEFILE
    if path.suffix != (".shp" if is_shapefile else ".geojson"):
        raise SourceChangedError(path.name, "neither GeoJSON nor a shapefile")
    layer: gpd.GeoDataFrame = gpd.read_file(path if is_shapefile else f"GeoJSON:{path}")
    _require_columns(path, layer, columns)
    return layer


def _require_columns(path: Path, table: pd.DataFrame, columns: Iterable[str]) -> None:
    absent = [column for column in columns if column not in table.columns]
    if absent:
        raise SourceChangedError(path.name, f"without the columns {', '.join(absent)}")
