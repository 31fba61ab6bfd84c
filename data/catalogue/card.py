"""The cards of the datasets: one YAML file each, every field required.

A card that lacks a field, or carries one nobody knows, is refused: what is optional rots. What a
person reads is in Italian and English; what is the same in both, a name or a year, is written once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, cast

import yaml

SOURCES = Path(__file__).parents[1] / "sources"
PROCESSED = Path(__file__).parents[1] / "processed"
UNITS = Path(__file__).parents[1] / "units.yml"

PROCESSING_LEVELS = ("none", "minor", "major")
STANDINGS = ("observed", "estimated", "transferred")
COLUMN_TYPES = ("int", "float", "text", "bool", "date", "geometry")
SAID = ("producer", "url_main", "attribution", "citation", "date_published", "date_accessed",
        "reference_years", "spatial_support")  # fmt: skip
"""Texts of a card that may be names or years, the same in both languages."""

COLUMN_REQUIRED = frozenset({"name", "type", "unit", "description", "example"})
COLUMN_OPTIONAL = frozenset({"key", "nullable", "range", "enum"})


class CardError(ValueError):
    """A dataset card is incomplete, has an unknown field, or an impossible value."""


@dataclass(frozen=True, slots=True)
class LocalizedText:
    """A text in Italian and English."""

    it: str
    en: str

    def text(self, language: str) -> str:
        """Return the text in ``"it"`` or ``"en"``."""
        return {"it": self.it, "en": self.en}[language]


@dataclass(frozen=True, slots=True)
class Licence:
    """Name (or the conditions in words) and address of a licence."""

    name: LocalizedText
    url: str


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of a dataset's history."""

    version: str
    date: str
    sentence: LocalizedText


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a shipped table: its contract and its description."""

    name: str
    type: str
    unit: LocalizedText
    description: LocalizedText
    example: Any
    key: bool
    nullable: bool
    range: tuple[float, float] | None
    enum: tuple[Any, ...] | None


@dataclass(frozen=True, slots=True)
class Dataset:
    """The papers of one shipped table. Every field is required."""

    key: str
    title: LocalizedText
    producer: LocalizedText
    url_main: LocalizedText
    url_download: str
    licence: Licence
    attribution: LocalizedText
    citation: LocalizedText
    date_published: LocalizedText
    date_accessed: LocalizedText
    reference_years: LocalizedText
    spatial_support: LocalizedText
    crs: str
    processing_level: str
    processing: LocalizedText
    standing: str
    limitations: LocalizedText
    file: str
    sha256: str
    rows: int
    columns: tuple[Column, ...]
    changes: tuple[Change, ...]

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
        raise CardError(f"no dataset {key!r}: known are {', '.join(datasets())}")
    return datasets()[key]


def read_card(path: Path) -> Dataset:
    """Read one card file. Raises :class:`CardError` naming the file and the field."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - a safe loader
    except yaml.YAMLError as error:
        raise CardError(f"card {path.stem!r}: not readable as YAML: {error}") from error
    if not isinstance(raw, dict):
        raise CardError(f"card {path.stem!r}: has no fields")
    return card_from(path.stem, raw)


def card_from(key: str, raw: Mapping[str, Any]) -> Dataset:
    """Build a :class:`Dataset` from the plain content of a card."""
    wanted = {field.name for field in fields(Dataset)} - {"key"}
    _require_fields(key, "card", raw, required=wanted, optional=frozenset())
    _require_choice(key, "processing_level", raw["processing_level"], PROCESSING_LEVELS)
    _require_choice(key, "standing", raw["standing"], STANDINGS)
    if not isinstance(raw["rows"], int):
        raise CardError(f"card {key!r}: rows is {raw['rows']!r}, must be a number")
    both = {"title", "processing", "limitations"}
    texts = wanted - both - {"rows", "licence", "columns", "changes", *SAID}
    given: dict[str, Any] = {name: str(raw[name]) for name in texts}
    given |= {name: _bilingual(key, name, raw[name]) for name in both}
    given |= {name: _said(key, name, raw[name]) for name in SAID}
    return Dataset(
        key=key,
        licence=_licence(key, raw["licence"]),
        columns=tuple(_column(key, column) for column in raw["columns"]),
        changes=tuple(_change(key, change) for change in raw["changes"]),
        rows=raw["rows"],
        **given,
    )


def _licence(key: str, raw: object) -> Licence:
    found = _fields(key, "licence", raw, {"name", "url"})
    return Licence(_said(key, "licence.name", found["name"]), str(found["url"]))


def _change(key: str, raw: object) -> Change:
    found = _fields(key, "changes", raw, {"version", "date", "sentence"})
    sentence = _bilingual(key, "changes.sentence", found["sentence"])
    return Change(str(found["version"]), str(found["date"]), sentence)


def stamp(key: str, *, sha256: str, rows: int, sources: Path = SOURCES) -> None:
    """Write the fingerprint and the row count of a built table into its card."""
    path = sources / f"{key}.yml"
    text = path.read_text(encoding="utf-8")
    for name, value in (("sha256", sha256), ("rows", str(rows))):
        text, found = re.subn(rf"(?m)^{name}:.*$", f"{name}: {value}", text)
        if found != 1:
            raise CardError(f"card {key!r}: expected one line {name!r}, found {found}")
    path.write_text(text, encoding="utf-8")


def _column(key: str, raw: Mapping[str, Any]) -> Column:
    where = f"column {raw.get('name', '?')!r}"
    _require_fields(key, where, raw, required=COLUMN_REQUIRED, optional=COLUMN_OPTIONAL)
    _require_choice(key, f"{where}.type", raw["type"], COLUMN_TYPES)
    bounds = raw.get("range")
    return Column(
        name=raw["name"],
        type=raw["type"],
        unit=_unit(key, where, str(raw["unit"])),
        description=_bilingual(key, f"{where}.description", raw["description"]),
        example=raw["example"],
        key=bool(raw.get("key", False)),
        nullable=bool(raw.get("nullable", False)),
        range=None if bounds is None else (float(bounds[0]), float(bounds[1])),
        enum=None if "enum" not in raw else tuple(raw["enum"]),
    )


def _unit(key: str, where: str, unit: str) -> LocalizedText:
    if unit not in _units():
        raise CardError(f"card {key!r}, {where}: unit {unit!r} is not in {UNITS.name}")
    return LocalizedText(it=_units()[unit], en=unit)


@cache
def _units() -> dict[str, str]:
    """English name of every unit, with its Italian."""
    found: dict[str, str] = yaml.safe_load(UNITS.read_text(encoding="utf-8"))
    return found


def _said(key: str, name: str, raw: object) -> LocalizedText:
    """A text in both languages, or one that is the same in both."""
    if isinstance(raw, Mapping):
        return _bilingual(key, name, raw)
    return LocalizedText(it=str(raw).strip(), en=str(raw).strip())


def _bilingual(key: str, name: str, raw: object) -> LocalizedText:
    found = _fields(key, name, raw, {"it", "en"})
    return LocalizedText(**{language: str(found[language]).strip() for language in ("it", "en")})


def _fields(key: str, name: str, raw: object, wanted: set[str]) -> Mapping[str, Any]:
    if not isinstance(raw, Mapping):
        raise CardError(f"card {key!r}: {name} must have the fields {sorted(wanted)}")
    found = cast("Mapping[str, Any]", raw)
    _require_fields(key, name, found, required=wanted, optional=set())
    return found


def _require_fields(
    key: str,
    name: str,
    raw: Mapping[str, Any],
    *,
    required: set[str] | frozenset[str],
    optional: set[str] | frozenset[str],
) -> None:
    empty = {field for field in required if raw.get(field) in (None, "", [], {})}
    if empty:
        raise CardError(f"card {key!r}, {name}: missing or empty {sorted(empty)}")
    unknown = set(raw) - required - optional
    if unknown:
        raise CardError(f"card {key!r}, {name}: unknown {sorted(unknown)}")


def _require_choice(key: str, name: str, value: object, choices: tuple[str, ...]) -> None:
    if value not in choices:
        raise CardError(f"card {key!r}: {name} is {value!r}, must be one of {choices}")
