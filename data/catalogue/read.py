"""The only module that opens the shipped tables: key -> checked (Geo)DataFrame.

Each file is compared with the fingerprint on its card before it is used: a table that somebody
edited by hand is refused, with the command that mends it.
"""

import hashlib
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from data.catalogue.card import Column, Dataset, dataset


class ShippedDataError(RuntimeError):
    """A shipped table is missing or is not the one its card describes."""


DTYPES = {"int": "Int64", "float": "float64", "text": "str", "bool": "bool", "date": "str"}


def read_table(key: str) -> pd.DataFrame:
    """Return the shipped table ``key`` with the column types of its card.

    Integer columns that may be missing come as pandas ``Int64``; the others as numpy ``int64``.
    Raises :class:`ShippedDataError` if the file is missing or altered.
    """
    card = dataset(key)
    path = checked_path(key)
    frame = _READERS[path.suffix](path, card)
    missing = [column.name for column in card.columns if column.name not in frame.columns]
    if missing:
        raise ShippedDataError(f"{card.file}: columns {missing} are not there")
    return frame


@cache
def checked_path(key: str) -> Path:
    """Return the path of a shipped file after comparing it with its card's fingerprint."""
    card = dataset(key)
    if not card.path.exists():
        raise ShippedDataError(f"{card.file} is missing: restore it from git or rebuild the data")
    if fingerprint(card.path) != card.sha256:
        raise ShippedDataError(
            f"{card.file} is not the file its card describes (data/sources/{key}.yml): "
            "restore it from git, or rebuild with `python -m data.build`"
        )
    return card.path


def fingerprint(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _dtype(column: Column) -> str:
    if column.type == "int" and not column.nullable:
        return "int64"
    return DTYPES[column.type]


def _read_csv(path: Path, card: Dataset) -> pd.DataFrame:
    dtypes: dict[str, Any] = {column.name: _dtype(column) for column in card.columns}
    return pd.read_csv(path, dtype=dtypes, keep_default_na=False, na_values=[""])


def _read_parquet(path: Path, card: Dataset) -> pd.DataFrame:
    if any(column.type == "geometry" for column in card.columns):
        import geopandas as gpd

        layer: pd.DataFrame = gpd.read_parquet(path)
        return layer
    return pd.read_parquet(path)


def _read_geojson(path: Path, card: Dataset) -> pd.DataFrame:
    import geopandas as gpd

    content = json.loads(path.read_text(encoding="utf-8"))
    layer = gpd.GeoDataFrame.from_features(content["features"], crs=int(card.crs.split(":")[1]))
    ordered: pd.DataFrame = layer[[column.name for column in card.columns]]
    return ordered


_READERS: dict[str, Callable[[Path, Dataset], pd.DataFrame]] = {
    ".csv": _read_csv,
    ".parquet": _read_parquet,
    ".geojson": _read_geojson,
}
