"""A shipped table in the formats people open: CSV, Parquet, XLSX with its papers, GeoPackage.

Pure: a frame and its card in, bytes out. Every package carries citation and licence.
"""

from __future__ import annotations

import io
import re
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from atlas.wording.columns import heading, table_in_words
from data.catalogue.card import Dataset
from render.files.csv import plain_table, written_csv
from render.files.xlsx import sheets_file

POINTS = (("lon", "lat", 1.0), ("lon_microdeg", "lat_microdeg", 1e-6))
"""Columns that place a row, with their scale to degrees."""

LARGEST_SHEET = 20_000
PAPERS = "papers"
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def formats_of(card: Dataset) -> tuple[str, ...]:
    """Formats a table can be had in.

    XLSX only where a spreadsheet can hold it (no outlines, at most 20,000 rows); GeoPackage only
    where its rows are areas, points or outlines.
    """
    names = {column.name for column in card.columns}
    shaped = "geometry" in names
    placed = shaped or "area_id" in names or any(lon in names for lon, _, _ in POINTS)
    sheet = ("xlsx",) if not shaped and card.rows <= LARGEST_SHEET else ()
    return ("csv", "parquet", *sheet, *(("gpkg",) if placed else ()))


def package(table: pd.DataFrame, card: Dataset, *, kind: str, areas: Any, language: str) -> bytes:
    """The table in one format; ``areas`` (area_id, geometry) gives areas their shape."""
    if kind == "gpkg":
        return _geopackage(table, card, areas, language)
    flat = table.drop(columns="geometry").assign(wkt=_wkt(table)) if _has_shape(table) else table
    if kind == "csv":
        return _csv(flat, card, language)
    return _parquet(flat, card, language) if kind == "parquet" else _xlsx(flat, card, language)


def papers_of(card: Dataset, language: str) -> dict[str, str]:
    """What travels with every package."""
    return {
        "title": card.title.text(language),
        "producer": card.producer.text(language),
        "citation": card.citation.text(language),
        "licence": f"{card.licence.name.text(language)} {card.licence.url}",
        "attribution": card.attribution.text(language),
        "reference_years": card.reference_years.text(language),
        "processing": card.processing.text(language),
        "limitations": card.limitations.text(language),
        "source": card.url_main.text(language),
        "version": f"{card.changes[-1].version} ({card.changes[-1].date})",
        "sha256": card.sha256,
    }


def _has_shape(table: pd.DataFrame) -> bool:
    return "geometry" in table.columns


def _wkt(table: Any) -> Any:
    return table.geometry.to_wkt(rounding_precision=7)


def _csv(flat: pd.DataFrame, card: Dataset, language: str) -> bytes:
    notes = [
        f"{heading(name, language)}: {note}" for name, note in papers_of(card, language).items()
    ]
    return written_csv(plain_table(flat), notes)


def _parquet(flat: pd.DataFrame, card: Dataset, language: str) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pa.Table.from_pandas(pd.DataFrame(flat), preserve_index=False)
    papers = {name.encode(): value.encode() for name, value in papers_of(card, language).items()}
    file = io.BytesIO()
    pq.write_table(table.replace_schema_metadata({**(table.schema.metadata or {}), **papers}), file)
    return file.getvalue()


def _xlsx(flat: pd.DataFrame, card: Dataset, language: str) -> bytes:
    columns = pd.DataFrame(
        {
            "column": [column.name for column in card.columns],
            "unit": [column.unit.text(language) for column in card.columns],
            "description": [column.description.text(language) for column in card.columns],
        }
    )
    data = pd.DataFrame(flat).copy()
    for column in card.columns:
        if column.type == "date":
            data[column.name] = pd.Series(_days(data[column.name]), data.index, dtype="object")
    papers = _papers_table(papers_of(card, language), language)
    sheets = {"data": data, "columns": table_in_words(columns, language), PAPERS: papers}
    return sheets_file(sheets, language)


def _days(written: pd.Series) -> list[object]:
    """Whole days as dates; a month, a year or nothing as it is written."""
    return [
        date.fromisoformat(day) if isinstance(day, str) and DAY.fullmatch(day) else day
        for day in written
    ]


def _papers_table(papers: dict[str, str], language: str) -> pd.DataFrame:
    rows = [(heading(name, language), value) for name, value in papers.items()]
    return pd.DataFrame(rows, columns=[heading(name, language) for name in ("field", "text")])


def _geopackage(table: pd.DataFrame, card: Dataset, areas: Any, language: str) -> bytes:
    """One layer of the rows that have a shape, and a table with the papers."""
    import pyogrio

    layer = _shaped(table, areas)
    papers = papers_of(card, language)
    words = {
        "DESCRIPTION": f"{papers['citation']} {papers['licence']}",
        "IDENTIFIER": card.title.text(language),
    }
    if len(layer) < len(table):
        papers["rows_without_shape"] = str(len(table) - len(layer))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{card.key}.gpkg"
        layer.to_file(path, layer=card.key, driver="GPKG", layer_options=words)
        pyogrio.write_dataframe(
            _papers_table(papers, language),
            path, layer=PAPERS, driver="GPKG", append=True,
        )  # fmt: skip
        return path.read_bytes()


def _shaped(table: pd.DataFrame, areas: Any) -> Any:
    """The rows with a geometry (EPSG:4326): their own outline, their point, or their area's."""
    import geopandas as gpd

    if _has_shape(table):
        return gpd.GeoDataFrame(table, geometry="geometry", crs=areas.crs)
    for lon, lat, scale in POINTS:
        if lon in table.columns:
            points = gpd.points_from_xy(table[lon] * scale, table[lat] * scale)
            return gpd.GeoDataFrame(table, geometry=points, crs=areas.crs)
    return gpd.GeoDataFrame(areas.merge(table, on="area_id"), geometry="geometry", crs=areas.crs)
