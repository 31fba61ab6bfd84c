"""Two builds side by side: a folder of shipped tables read as it is, and which cells differ.

Unlike :mod:`data.catalogue.read`, nothing is compared with a fingerprint: the folder may hold an
earlier build, another machine's, or one that somebody wants to try. The cards are those of today; a
table or a column that a folder does not have is taken as empty, and said to be absent.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.catalogue.card import Dataset, datasets
from data.catalogue.read import DTYPES, fingerprint

SAME, CHANGED, ADDED, REMOVED = "same", "changed", "added", "removed"
"""What became of a table; added and removed are said of its file."""

TOLERANCE = 1e-9
"""Relative difference under which two numbers are the same: another machine's last digit."""


class UnreadableBuildError(ValueError):
    """A folder, or a table in it, cannot be compared; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Build:
    """The tables of one folder, one for each card; ``prints`` are those of the files there."""

    tables: Mapping[str, pd.DataFrame]
    prints: Mapping[str, str]


def read_build(folder: Path) -> Build:
    """Read every table that has a card. Raises :class:`UnreadableBuildError`."""
    if not folder.is_dir():
        raise UnreadableBuildError(f"{folder} is not a folder of shipped tables")
    there = {key: folder / card.file for key, card in datasets().items()}
    there = {key: path for key, path in there.items() if path.exists()}
    if not there:
        raise UnreadableBuildError(f"{folder} holds none of the tables of data/sources")
    tables = {
        key: read_loosely(there[key], card) if key in there else empty_table(card)
        for key, card in datasets().items()
    }
    return Build(tables, {key: fingerprint(path) for key, path in there.items()})


def read_loosely(path: Path, card: Dataset) -> pd.DataFrame:
    """Read one table with today's columns and types; geometry comes as hexadecimal WKB."""
    try:
        frame = _READERS[path.suffix](path, card)
        table = frame.reindex(columns=[column.name for column in card.columns])
    except (ValueError, TypeError, KeyError, OSError) as error:
        raise UnreadableBuildError(f"{path}: {' '.join(str(error).split())}") from error
    keys = [column.name for column in card.columns if column.key]
    if table.duplicated(keys).any():
        raise UnreadableBuildError(f"{path}: several rows have the same {', '.join(keys)}")
    return table


def empty_table(card: Dataset) -> pd.DataFrame:
    """A table without rows, with the columns and types of its card."""
    return pd.DataFrame(
        {
            column.name: pd.Series([], dtype=DTYPES.get(column.type, "str"))
            for column in card.columns
        }
    )


def changed_tables(old: Build, new: Build) -> pd.DataFrame:
    """One row per table: ``table, status, rows_added, rows_removed, cells_changed``."""
    rows = [_changed_table(key, old, new) for key in datasets()]
    return pd.DataFrame(
        rows, columns=["table", "status", "rows_added", "rows_removed", "cells_changed"]
    )


def differs(old: pd.Series, new: pd.Series) -> npt.NDArray[np.bool_]:
    """Which of two aligned columns' cells are different; two missing cells are the same."""
    both_missing = (old.isna() & new.isna()).to_numpy(dtype=bool)
    if pd.api.types.is_numeric_dtype(old) and pd.api.types.is_numeric_dtype(new):
        was, now = (side.to_numpy(dtype=np.float64, na_value=np.nan) for side in (old, new))
        alike = np.isclose(was, now, rtol=TOLERANCE, atol=0.0)
    else:
        texts = [side.astype("object").fillna("").to_numpy() for side in (old, new)]
        alike = np.asarray(texts[0] == texts[1], dtype=bool)
    different: npt.NDArray[np.bool_] = ~(alike | both_missing)
    return different


def _changed_table(key: str, old: Build, new: Build) -> tuple[str, str, int, int, int]:
    if old.prints.get(key) == new.prints.get(key):
        return key, SAME, 0, 0, 0
    keys = [column.name for column in datasets()[key].columns if column.key]
    before, after = (build.tables[key].set_index(keys) for build in (old, new))
    common = before.index.intersection(after.index)
    was, now = before.loc[common], after.loc[common]
    cells = sum(int(differs(was[name], now[name]).sum()) for name in was.columns)
    status = ADDED if key not in old.prints else REMOVED if key not in new.prints else CHANGED
    return key, status, len(after) - len(common), len(before) - len(common), cells


def _read_csv(path: Path, card: Dataset) -> pd.DataFrame:
    dtypes: dict[str, Any] = {column.name: DTYPES[column.type] for column in card.columns}
    return pd.read_csv(path, dtype=dtypes, keep_default_na=False, na_values=[""])


def _read_parquet(path: Path, card: Dataset) -> pd.DataFrame:
    if any(column.type == "geometry" for column in card.columns):
        import geopandas as gpd

        return _as_text(gpd.read_parquet(path))
    return pd.read_parquet(path)


def _read_geojson(path: Path, card: Dataset) -> pd.DataFrame:
    import geopandas as gpd

    del card
    return _as_text(gpd.read_file(path))


def _as_text(layer: Any) -> pd.DataFrame:
    return pd.DataFrame(layer).assign(geometry=layer.geometry.to_wkb(hex=True))


_READERS = {".csv": _read_csv, ".parquet": _read_parquet, ".geojson": _read_geojson}
