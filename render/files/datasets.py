"""A shipped table in the formats people and programs open, with its papers.

Pure: a frame and its card in, bytes out. Every package carries citation and licence.
"""

import io
import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd

from atlas.wording.columns import heading, table_in_words
from data.catalogue.card import Column, Dataset
from render.files.csv import reading_csv
from render.files.csvw import ColumnPapers, TablePapers, both, csvw_zip
from render.files.geopackage import PAPERS, geopackage, papers_table
from render.files.tables import written_features
from render.files.xlsx import sheets_file

POINTS = (("lon", "lat", 1.0), ("lon_microdeg", "lat_microdeg", 1e-6))
"""Columns that place a row, with their scale to degrees."""

LARGEST_SHEET, LONGEST_HEADING = 20_000, 60
WELL_KNOWN = ("area_id", "year")
"""Key columns called alike in every table for people."""

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def formats_of(card: Dataset) -> tuple[str, ...]:
    """Formats a table can be had in, those for people first.

    XLSX only where a spreadsheet can hold it (no outlines, at most 20,000 rows); GeoPackage and
    GeoJSON only where its rows are areas, points or outlines.
    """
    names = {column.name for column in card.columns}
    shaped = "geometry" in names
    placed = shaped or "area_id" in names or any(lon in names for lon, _, _ in POINTS)
    sheet = ("xlsx",) if not shaped and card.rows <= LARGEST_SHEET else ()
    return (*sheet, "csv", "zip", "parquet", *(("geojson", "gpkg") if placed else ()))


def package(table: pd.DataFrame, card: Dataset, *, kind: str, areas: Any, language: str) -> bytes:
    """The table in one format; ``areas`` (area_id, geometry) gives areas their shape.

    Raises ``KeyError`` for a format that is not among :func:`formats_of`.
    """
    flat = table.drop(columns="geometry").assign(wkt=_wkt(table)) if _has_shape(table) else table
    makers: dict[str, Callable[[], bytes]] = {
        "csv": lambda: reading_csv(flat.rename(columns=headings(card, language)), language),
        "zip": lambda: _described(flat, card, language),
        "parquet": lambda: _parquet(flat, card, language),
        "xlsx": lambda: _xlsx(flat, card, language),
        "geojson": lambda: _geojson(_shaped(table, areas), card, language),
        "gpkg": lambda: _geopackage(table, card, areas, language),
    }
    return makers[kind]()


def name_of(card: Dataset, language: str) -> str:
    """What its files are called."""
    return card.title.text(language)


def headings(card: Dataset, language: str) -> dict[str, str]:
    """Headings for people: what each column holds, up to its first mark.

    A column whose words are long, or those of another, keeps its name.
    """
    words = {column.name: _heading(column, language) for column in card.columns}
    often = Counter(words.values())
    return {name: title for name, title in words.items() if title and often[title] == 1}


def _heading(column: Column, language: str) -> str:
    if column.key and column.name in WELL_KNOWN:
        return heading(column.name, language)
    first = re.split(r"[:;(]", column.description.text(language))[0].strip()
    return first if len(first) <= LONGEST_HEADING else ""


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


def _described(flat: pd.DataFrame, card: Dataset, language: str) -> bytes:
    about = TablePapers(
        title=both(card.title),
        description=both(card.processing),
        year=card.reference_years.text(language),
        licences=[card.licence],
        sources=re.findall(r"https?://\S+", card.url_main.text(language)),
        comments=[*both(card.attribution), *both(card.citation), *both(card.limitations)],
        readme=[
            f"{heading(name, language)}: {note}" for name, note in papers_of(card, language).items()
        ],
        language=language,
    )
    columns = {
        column.name: ColumnPapers(column.description, column.unit, column.description, column.key)
        for column in card.columns
    }
    return csvw_zip(flat, about, columns, name=name_of(card, language))


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
    data = data.rename(columns=headings(card, language))
    papers = papers_table(papers_of(card, language), language)
    sheets = {"data": data, "columns": table_in_words(columns, language), PAPERS: papers}
    return sheets_file(sheets, language)


def _days(written: pd.Series) -> list[object]:
    """Whole days as dates; a month, a year or nothing as it is written."""
    return [
        date.fromisoformat(day) if isinstance(day, str) and DAY.fullmatch(day) else day
        for day in written
    ]


def _geojson(layer: Any, card: Dataset, language: str) -> bytes:
    features = list(layer.iterfeatures(drop_id=True))
    columns = {column.name: column.description.text(language) for column in card.columns}
    return written_features(features, papers_of(card, language), columns)


def _geopackage(table: pd.DataFrame, card: Dataset, areas: Any, language: str) -> bytes:
    """One layer of the rows that have a shape, and a table with the papers."""
    layer, papers = _shaped(table, areas), papers_of(card, language)
    if len(layer) < len(table):
        papers["rows_without_shape"] = str(len(table) - len(layer))
    title = card.title.text(language)
    return geopackage(layer, papers, name=card.key, title=title, language=language)


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
