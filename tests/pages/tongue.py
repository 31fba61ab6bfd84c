"""Words that belong to one of the atlas's languages alone, and what a file says to a person."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import fields
from functools import cache
from html import unescape
from typing import Any

import openpyxl
import pyogrio
import pypdf

from atlas.wording import LANGUAGES, text
from base.text import LocalizedText
from data.catalogue.card import datasets
from data.catalogue.read import read_table
from indicators import REGISTRY
from indicators.index.layer import LAYER
from indicators.index.official import IDISE

WORD = re.compile(r"(?<![\w'’./-])[^\W\d_]{2,}(?![\w/]|\.\w)")
LETTERS = re.compile(r"[^\W\d_]{2,}")
"""Every run of letters: what holds no word of the other language needs no closer look."""
NOT_OURS = re.compile(
    r"https?://\S+|\S+@\S+|\{\w*\}|`[^`]*`|\"[^\"]*\"|«[^»]*»|“[^”]*”|\S*_\S*|\S+\.(?:csv|py|md|yml|json)\b"
)
"""Addresses, code, file names, and what is quoted: titles of works and a reader's words."""

TITLES = ("Abitare il quartiere", "Spazio quartiere", "Atlante dell'esclusione sociale di Milano",
          "atlante-esclusione-milano")  # fmt: skip
"""Names of calls and of this atlas that stand in a sentence of the other language."""


@cache
def names() -> re.Pattern[str]:
    """Names of places, and the identifiers of indicators and columns, whatever the language."""
    areas, premises = read_table("nil_areas"), read_table("premises")
    networks = read_table("sister_networks")
    said = [
        *TITLES, *areas["name"], *(part for name in areas["name"] for part in name.split(" – ")),
        *premises["name"], *premises["address"], *networks["name"],
        *read_table("premises_events")["event_id"],
        *(one.key for one in REGISTRY),
        *(column.name for card in datasets().values() for column in card.columns),
    ]  # fmt: skip
    longest = sorted({str(one) for one in said}, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)")


def plain_words(said: str) -> set[str]:
    """The words of a text that are not names: in small letters, outside quotes and code."""
    bare = names().sub(" ", NOT_OURS.sub(" ", unescape(said)))
    return {word for word in WORD.findall(bare) if word.islower()}


def _both(thing: Any) -> Iterator[tuple[str, str]]:
    """Every pair of texts inside a card or an indicator."""
    if isinstance(thing, LocalizedText):
        yield thing.it, thing.en
    elif isinstance(thing, tuple):
        for one in thing:
            yield from _both(one)
    elif hasattr(thing, "__dataclass_fields__"):
        for field in fields(thing):
            yield from _both(getattr(thing, field.name))


@cache
def vocabulary(language: str) -> frozenset[str]:
    """Every plain word the atlas says in a language: texts, indicators, cards of the sources."""
    pairs = [
        pair for thing in (*REGISTRY, LAYER, IDISE, *datasets().values()) for pair in _both(thing)
    ]
    own = [pair[LANGUAGES.index(language)] for pair in pairs]
    said = [*text(language).entries.values(), *own]
    return frozenset(word for one in said for word in plain_words(one))


@cache
def only(language: str) -> frozenset[str]:
    """Words of one language that the other has not."""
    (other,) = (one for one in LANGUAGES if one != language)
    return vocabulary(language) - vocabulary(other)


def foreign(said: Iterable[str], language: str) -> dict[str, set[str]]:
    """Texts that hold words of the other language, with those words."""
    (other,) = (one for one in LANGUAGES if one != language)
    suspect = (
        one for one in set(said) if not only(other).isdisjoint(LETTERS.findall(unescape(one)))
    )
    found = {one: plain_words(one) & only(other) for one in suspect}
    return {one: words for one, words in found.items() if words}


def told(name: str, content: bytes) -> list[str]:
    """What a person reads in a file: its lines, cells and texts. Pictures of points say nothing."""
    return READERS[name.rpartition(".")[2]](content)


def _lines(content: bytes) -> list[str]:
    return content.decode("utf-8-sig").splitlines()


SCHEMA = {"title", "sentence", "source", "caveat", "made_on", "producer", "citation", "licence",
          "attribution", "reference_years", "processing", "limitations", "version",
          "sha256"}  # fmt: skip
"""Names of papers in a GeoJSON file: its schema, the same in every language."""


def _geojson(content: bytes) -> list[str]:
    """Papers and headings; properties are named and coded as for programs."""
    read = json.loads(content)
    named = [name for name in read["papers"] if name not in SCHEMA]
    return [*named, *read["papers"].values(), *read["columns"].values()]


def _workbook(content: bytes) -> list[str]:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    cells = [
        str(cell)
        for sheet in book
        if sheet.title not in {"Data", "Dati"}
        for row in sheet.iter_rows(values_only=True)
        for cell in row
        if isinstance(cell, str)
    ]
    return [*book.sheetnames, *cells]


def _pdf(content: bytes) -> list[str]:
    return [
        line for page in pypdf.PdfReader(io.BytesIO(content)).pages
        for line in page.extract_text().splitlines()
    ]  # fmt: skip


def _svg(content: bytes) -> list[str]:
    return [re.sub(r"<[^>]*>", "", one) for one in re.findall(r">[^<]+<", content.decode())]


def _calendar(content: bytes) -> list[str]:
    from icalendar import Calendar

    calendar = Calendar.from_ical(content)
    names = ("SUMMARY", "DESCRIPTION", "X-WR-CALNAME", "X-WR-CALDESC")
    said = [str(one[name]) for one in calendar.walk() for name in names if name in one]
    return said + [str(c) for e in calendar.walk("VEVENT") for c in e["CATEGORIES"].cats]


def _zip(content: bytes) -> list[str]:
    """The README; what is set in by four blanks is typed, not read."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        (name,) = (name for name in archive.namelist() if README.search(name))
        lines = archive.read(name).decode().splitlines()
    return [line for line in lines if not line.startswith("    ")]


def _geopackage(content: bytes) -> list[str]:
    papers = pyogrio.read_dataframe(content, layer="papers")
    return [*papers.columns, *papers.iloc[:, 0], *papers.iloc[:, 1]]


README = re.compile(r"README\.md$|-(?:leggimi|readme)\.txt$")
READERS = {
    "csv": _lines,
    "yml": _lines,
    "geojson": _geojson,
    "xlsx": _workbook,
    "pdf": _pdf,
    "svg": _svg,
    "png": lambda _: [],
    "ics": _calendar,
    "zip": _zip,
    "gpkg": _geopackage,
    "parquet": lambda _: [],
}
