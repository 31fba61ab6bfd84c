"""The cards of the datasets: one YAML file each, every field required.

A card that lacks a field, or carries one nobody knows, is refused: what is optional rots. What a
person reads is in Italian and English; what is the same in both, a name or a year, is written once.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import AfterValidator, BeforeValidator, Field

from base.plain_text import Plain
from base.problem import Problem, RefusedError
from base.text import LocalizedText
from base.yaml_model import FORBID, Both, Name, Text, checked, read_model, unfit

SOURCES = Path(__file__).parents[1] / "sources"
PROCESSED = Path(__file__).parents[1] / "processed"
UNITS = Path(__file__).parents[1] / "units.yml"

ProcessingLevel = Literal["none", "minor", "major"]
ObservationStatus = Literal["observed", "estimated", "transferred"]
ColumnType = Literal["int", "float", "text", "bool", "date", "geometry"]


class CardError(RefusedError):
    """A dataset card is incomplete, has an unknown field, or an impossible value."""


def _unit(unit: Any) -> LocalizedText:
    if unit not in _units():
        name = UNITS.name
        raise unfit("unit", f"l'unità «{unit}» non è in {name}", f"unit {unit!r} is not in {name}")
    return LocalizedText(_units()[unit], unit)


@cache
def _units() -> dict[str, str]:
    """English name of every unit, with its Italian."""
    units: dict[str, str] = yaml.safe_load(UNITS.read_text(encoding="utf-8"))
    return units


def _example(value: Any) -> Any:
    if value in (None, "", [], {}):
        raise unfit("missing", "manca o è vuoto", "missing or empty")
    return value


Unit = Annotated[LocalizedText, BeforeValidator(_unit, json_schema_input_type=str)]
"""A unit by its English name, one of those that ``units.yml`` translates."""


@dataclass(frozen=True, slots=True)
class Licence:
    """Name (or the conditions in words) and address of a licence."""

    name: Name
    url: Text


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of a dataset's history."""

    version: Text
    date: Text
    sentence: Both


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a shipped table: its contract and its description."""

    name: Text
    type: ColumnType
    unit: Unit
    description: Both
    example: Annotated[Any, AfterValidator(_example)]
    key: bool = False
    nullable: bool = False
    range: tuple[float, float] | None = None
    enum: tuple[Any, ...] | None = None


@dataclass(frozen=True, slots=True)
class Dataset:
    """The papers of one shipped table. Every field is required; ``key`` is the file's name."""

    __pydantic_config__ = FORBID

    key: str
    title: Both
    producer: Name
    url_main: Name
    url_download: Text
    licence: Licence
    attribution: Name
    citation: Name
    date_published: Name
    date_accessed: Name
    reference_years: Name
    spatial_support: Name
    crs: Text
    processing_level: ProcessingLevel
    processing: Both
    standing: ObservationStatus
    limitations: Both
    file: Text
    sha256: Text
    rows: Annotated[int, Field(strict=True)]
    columns: Annotated[tuple[Column, ...], Field(min_length=1)]
    changes: Annotated[tuple[Change, ...], Field(min_length=1)]

    @property
    def path(self) -> Path:
        """Where the shipped table lies."""
        return PROCESSED / self.file


@cache
def datasets() -> dict[str, Dataset]:
    """Return every card, keyed and sorted by key. Raises :class:`CardError`."""
    return {path.stem: read_card(path) for path in sorted(SOURCES.glob("*.yml"))}


def dataset(key: str) -> Dataset:
    """Return one card. Raises :class:`CardError` if there is none of that name."""
    if key not in datasets():
        names = ", ".join(datasets())
        it, en = f"non c'è un dataset {key!r}: ci sono", f"no dataset {key!r}: known are"
        raise CardError([Problem("no_dataset", LocalizedText(f"{it} {names}", f"{en} {names}"))])
    return datasets()[key]


def read_card(path: Path) -> Dataset:
    """Read one card file. Raises :class:`CardError` naming the file, the line and the field."""
    return read_model(Dataset, path, refusal=CardError, key=path.stem)


def card_from(key: str, raw: Mapping[str, Any]) -> Dataset:
    """Build a :class:`Dataset` from the plain content of a card."""
    return checked(Dataset, Plain(raw, {}), file=f"{key}.yml", refusal=CardError, key=key)


def stamp(key: str, *, sha256: str, rows: int, sources: Path = SOURCES) -> None:
    """Write the fingerprint and the row count of a built table into its card."""
    path = sources / f"{key}.yml"
    text = path.read_text(encoding="utf-8")
    for name, value in (("sha256", sha256), ("rows", str(rows))):
        text, count = re.subn(rf"(?m)^{name}:.*$", f"{name}: {value}", text)
        if count != 1:
            it, en = "righe attese una, trovate", "expected one line, found"
            where = LocalizedText(f"{path.name}, {name}:", f"{path.name}, {name}:")
            what = LocalizedText(f"{it} {count}", f"{en} {count}")
            raise CardError([Problem("no_stamp", what, where)])
    path.write_text(text, encoding="utf-8")
