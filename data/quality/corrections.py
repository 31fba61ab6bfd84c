"""The errata ledger: what was wrong in the sources as found, since when, and what it moved.

Every entry is complete, in both languages, or the ledger is refused. It speaks of the sources;
our own changes are on the cards (``changes``) and in ``CHANGELOG.md``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

import yaml

from base.text import LocalizedText

FILE = Path(__file__).parents[1] / "curated" / "errata.yml"
BILINGUAL = ("what", "we_do", "moved")
YEAR = re.compile(r"\d{4}")
NAME = re.compile(r"[a-z][a-z0-9_]*")


class ErrataError(ValueError):
    """An entry of the ledger is incomplete, has an unknown field, or an impossible value."""


class Treatment(StrEnum):
    """What the atlas does about an error of a source."""

    EMPTIED = "emptied"
    """The value is not shown, and the reason is."""
    LEFT_OUT = "left_out"
    """The column, the row or the file is not used."""
    MARKED = "marked"
    """The value is shown as published, with a mark, a break or a caveat."""
    MENDED = "mended"
    """The error can be put right from the source itself, and is."""
    KEPT_APART = "kept_apart"
    """Two values that contradict each other are never put on one line."""


@dataclass(frozen=True, slots=True)
class Erratum:
    """One error of a source. ``dataset`` is the publisher's, ``tables`` are ours it could enter.

    ``since`` is the first reference year concerned, ``found_on`` the day it was written down.
    """

    id: str
    dataset: LocalizedText
    tables: tuple[str, ...]
    since: int
    found_on: date
    what: LocalizedText
    treatment: Treatment
    we_do: LocalizedText
    moved: LocalizedText


def errata(path: Path = FILE) -> tuple[Erratum, ...]:
    """Read the whole ledger, in its order. Raises :class:`ErrataError` naming entry and field."""
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(raw, dict) or set(raw) != {"errata"} or not isinstance(raw["errata"], list):
        raise ErrataError("the ledger must be one list called 'errata'")
    entries = tuple(erratum_from(entry) for entry in raw["errata"])
    seen: set[str] = set()
    for entry in entries:
        if entry.id in seen:
            raise ErrataError(f"erratum {entry.id!r}: the id is used twice")
        seen.add(entry.id)
    return entries


def erratum_from(raw: object) -> Erratum:
    """Build one :class:`Erratum` from the plain content of the file."""
    if not isinstance(raw, Mapping):
        raise ErrataError(f"an entry is {raw!r}, not a list of fields")
    name = str(raw.get("id", "?"))
    _require_fields(name, raw, {field.name for field in fields(Erratum)}, may_be_empty={"tables"})
    if not NAME.fullmatch(name):
        raise ErrataError(f"erratum {name!r}: an id has small letters, digits and _")
    return Erratum(
        id=name,
        dataset=_named(name, raw["dataset"]),
        tables=_tables(name, raw["tables"]),
        since=_year(name, raw["since"]),
        found_on=_day(name, raw["found_on"]),
        treatment=_treatment(name, raw["treatment"]),
        **{field: _bilingual(name, field, raw[field]) for field in BILINGUAL},
    )


def _require_fields(
    name: str, raw: Mapping[str, Any], wanted: set[str], *, may_be_empty: set[str]
) -> None:
    empty = {
        field
        for field in wanted
        if field not in raw or (field not in may_be_empty and raw[field] in (None, "", [], {}))
    }
    if empty:
        raise ErrataError(f"erratum {name!r}: missing or empty {sorted(empty)}")
    if unknown := set(raw) - wanted:
        raise ErrataError(f"erratum {name!r}: unknown {sorted(unknown)}")


def _named(name: str, raw: object) -> LocalizedText:
    """A data set's name: in both languages, or once if it is the same in both."""
    if isinstance(raw, str):
        return LocalizedText(it=raw.strip(), en=raw.strip())
    return _bilingual(name, "dataset", raw)


def _tables(name: str, raw: object) -> tuple[str, ...]:
    if not isinstance(raw, list) or not all(isinstance(key, str) for key in raw):
        raise ErrataError(f"erratum {name!r}: tables is {raw!r}, must be a list of table keys")
    return tuple(raw)


def _bilingual(name: str, field: str, raw: object) -> LocalizedText:
    if not isinstance(raw, Mapping):
        raise ErrataError(f"erratum {name!r}: {field} must have the fields ['en', 'it']")
    _require_fields(f"{name}, {field}", raw, {"it", "en"}, may_be_empty=set())
    said = LocalizedText(it=str(raw["it"]).strip(), en=str(raw["en"]).strip())
    if said.it == said.en:
        raise ErrataError(f"erratum {name!r}: {field} is not translated")
    return said


def _year(name: str, raw: object) -> int:
    if not isinstance(raw, str) or not YEAR.fullmatch(raw):
        raise ErrataError(f"erratum {name!r}: since is {raw!r}, must be a year in quotes")
    return int(raw)


def _day(name: str, raw: object) -> date:
    try:
        return date.fromisoformat(str(raw))
    except ValueError as error:
        raise ErrataError(f"erratum {name!r}: found_on is {raw!r}, not a day") from error


def _treatment(name: str, raw: object) -> Treatment:
    try:
        return Treatment(str(raw))
    except ValueError as error:
        known = ", ".join(Treatment)
        raise ErrataError(f"erratum {name!r}: treatment is {raw!r}, must be in {known}") from error
