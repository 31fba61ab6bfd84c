"""A table for programs: its CSV, and beside it what W3C's CSVW says of it, in one ZIP. Pure.

See "Metadata Vocabulary for Tabular Data", W3C Recommendation, 17 December 2015: an object of the
table's ``url`` and its ``tableSchema``, with terms of Dublin Core (``dc:``) and schema.org.
"""

import io
import json
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from pandas.api.types import is_bool_dtype, is_float_dtype, is_integer_dtype

from atlas.wording import LANGUAGES, text
from base.text import LocalizedText
from data.catalogue.card import Licence
from render.files.csv import machine_csv
from render.files.names import file_name

CONTEXT = "http://www.w3.org/ns/csvw"
DIALECT = {"encoding": "utf-8", "delimiter": ",", "header": True, "doubleQuote": True}
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
STAMP = (2000, 1, 1, 0, 0, 0)
"""Date of every file in a ZIP: the same table gives the same bytes."""


@dataclass(frozen=True, slots=True)
class ColumnPapers:
    """What is known of a column beside its name; ``key`` where it tells rows apart."""

    title: LocalizedText
    unit: LocalizedText | None = None
    description: LocalizedText | None = None
    key: bool = False


@dataclass(frozen=True, slots=True)
class TablePapers:
    """What is known of a table: texts in one language or both, licences and addresses.

    ``readme`` are the paragraphs of the text beside it, in ``language``.
    """

    title: Any
    description: Any
    year: str
    licences: Sequence[Licence]
    sources: Sequence[str]
    comments: Sequence[Any]
    readme: Sequence[str]
    language: str


def csvw_zip(
    table: pd.DataFrame, papers: TablePapers, columns: Mapping[str, ColumnPapers], *, name: str
) -> bytes:
    """``name.csv``, ``name.csv-metadata.json`` and the papers to read, in one ZIP."""
    url = file_name(f"{name}.csv")
    described = metadata(table, papers, columns, url=url)
    readme = f"{url.removesuffix('.csv')}-{text(papers.language)('file.readme')}.txt"
    contents = {
        url: machine_csv(table),
        f"{url}-metadata.json": json.dumps(described, ensure_ascii=False, indent=1).encode(),
        readme: "\n\n".join(papers.readme).encode(),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for inside, content in contents.items():
            entry = zipfile.ZipInfo(inside, STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return file.getvalue()


def metadata(
    table: pd.DataFrame, papers: TablePapers, columns: Mapping[str, ColumnPapers], *, url: str
) -> dict[str, Any]:
    """The metadata of the file ``url``: title, year, sources, licences, and every column."""
    keys = [_name(name) for name in table.columns if name in columns and columns[name].key]
    schema = {
        "columns": [_column(table[name], columns.get(str(name))) for name in table.columns],
        **({"primaryKey": keys} if keys else {}),
    }
    return {
        "@context": CONTEXT,
        "@type": "Table",
        "url": url,
        "dialect": DIALECT,
        "dc:title": papers.title,
        "dc:description": papers.description,
        **({"dc:temporal": papers.year} if papers.year else {}),
        "dc:source": [{"@id": source} for source in papers.sources],
        "dc:license": [{"@id": licence.url} for licence in papers.licences],
        "dc:rights": [entry for licence in papers.licences for entry in both(licence.name)],
        "rdfs:comment": papers.comments,
        "tableSchema": schema,
    }


def both(words: LocalizedText) -> list[dict[str, str]]:
    """A text in its languages, as metadata writes it."""
    return [said(words.text(language), language) for language in LANGUAGES]


def said(words: str, language: str) -> dict[str, str]:
    """A text in one language, as metadata writes it."""
    return {"@value": words, "@language": language}


def _name(heading: object) -> str:
    """The heading as a name CSVW allows: letters, digits, points and lines, none before."""
    return re.sub(r"[^A-Za-z0-9_.]+", "_", str(heading)).strip("_.") or "column"


def _column(cells: pd.Series, papers: ColumnPapers | None) -> dict[str, Any]:
    """One column; its heading in the file is the title of no language."""
    titles: dict[str, str] = {"und": str(cells.name)}
    more: dict[str, Any] = {}
    if papers is not None:
        titles |= {language: papers.title.text(language) for language in LANGUAGES}
        if papers.unit is not None:
            more["schema:unitText"] = both(papers.unit)
        if papers.description is not None:
            more["dc:description"] = both(papers.description)
    lacking = bool((cells.isna() | (cells.astype("object") == "")).any())
    return {
        "name": _name(cells.name),
        "titles": titles,
        "datatype": _datatype(cells),
        "null": "",
        "required": not lacking,
        **more,
    }


def _datatype(cells: pd.Series) -> str:
    if is_bool_dtype(cells):
        return "boolean"
    if is_integer_dtype(cells):
        return "integer"
    if is_float_dtype(cells):
        return "number"
    known = [cell for cell in cells if not pd.isna(cell) and cell != ""]
    days = all(isinstance(cell, str) and DAY.fullmatch(cell) for cell in known)
    return "date" if known and days else "string"
