"""What must hold of a file that is taken away, for any test: CSVW as W3C asks, shapes alike."""

from __future__ import annotations

import io
import json
import re
import zipfile
from typing import Any

import numpy as np
import pandas as pd

BUILT_IN = {"boolean", "integer", "number", "date", "string"}
"""Datatypes of ours among those of "Metadata Vocabulary for Tabular Data", 5.11.1."""

TRUTHS = {"true", "false"}
ABSOLUTE = re.compile(r"https?://\S+")
LANGUAGE = re.compile(r"und|it|en")


def opened(content: bytes) -> tuple[str, dict[str, Any], pd.DataFrame]:
    """Name of the CSV in a ZIP, its metadata, and its cells as the dialect says, all as text."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        table, described, readme = archive.namelist()
        assert (described, readme.endswith(".txt")) == (f"{table}-metadata.json", True)
        assert archive.read(readme).decode().strip()
        metadata = json.loads(archive.read(described))
        cells = pd.read_csv(
            io.BytesIO(archive.read(table)),
            sep=metadata["dialect"]["delimiter"], encoding=metadata["dialect"]["encoding"],
            dtype=str, keep_default_na=False,
        )  # fmt: skip
    return table, metadata, cells


def conforms(metadata: dict[str, Any], cells: pd.DataFrame, name: str) -> None:
    """The required properties of a table description (5.3), and every cell of its datatype."""
    assert metadata["@context"] == "http://www.w3.org/ns/csvw"
    assert (metadata["@type"], metadata["url"]) == ("Table", name)
    columns = metadata["tableSchema"]["columns"]
    assert len({column["name"] for column in columns}) == len(columns) == len(cells.columns)
    for term in ("dc:source", "dc:license"):
        assert metadata[term]
        assert all(ABSOLUTE.fullmatch(link["@id"]) for link in metadata[term])
    for column, heading in zip(columns, cells.columns, strict=True):
        assert re.fullmatch(r"[A-Za-z0-9.][A-Za-z0-9_.]*", column["name"])
        assert column["titles"]["und"] == heading
        assert all(LANGUAGE.fullmatch(language) for language in column["titles"])
        assert column["datatype"] in BUILT_IN
        _typed(column, cells[heading])
    for key in (keys := metadata["tableSchema"].get("primaryKey", [])):
        assert key in {column["name"] for column in columns}
    assert not keys or not cells[keys].duplicated().any()


def _typed(column: dict[str, Any], cells: pd.Series) -> None:
    known = cells[cells != column["null"]]
    assert not column["required"] or len(known) == len(cells)
    kind = column["datatype"]
    if kind == "boolean":
        assert set(known) <= TRUTHS
    elif kind == "integer":
        assert known.str.fullmatch(r"[-+]?\d+").all()
    elif kind == "number":
        assert np.isfinite(known.astype(float)).all()
    elif kind == "date":
        assert pd.to_datetime(known, format="%Y-%m-%d").notna().all()


def assert_alike(one: Any, other: Any) -> None:
    """Two layers have the same rows in the same order: every cell and every shape."""
    assert set(one.columns) == set(other.columns)
    assert one.geometry.geom_equals_exact(other.geometry, 1e-7).all()
    for name in one.columns.drop("geometry"):
        pairs = zip(one[name], other[name], strict=True)
        unlike = [pair for pair in pairs if not _same(*pair)]
        assert unlike == [], name


def _same(cell: Any, other: Any) -> bool:
    if isinstance(other, list):
        other = " | ".join(other)
    if pd.isna(cell) or pd.isna(other):
        return bool(pd.isna(cell) and pd.isna(other))
    return bool(cell == other)
