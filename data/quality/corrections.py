"""The errata ledger: what was wrong in the sources as found, since when, and what it moved.

Every entry is complete, in both languages, or the ledger is refused. It speaks of the sources;
our own changes are on the cards (``changes``) and in ``CHANGELOG.md``.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator

from base.plain_text import Plain
from base.text import LocalizedText
from base.yaml_model import FORBID, Both, Name, checked, read_model, unfit

FILE = Path(__file__).parents[1] / "curated" / "errata.yml"
NAME = re.compile(r"[a-z][a-z0-9_]*")
YEARS = range(1800, 2101)


class Remedy(StrEnum):
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


def _id(name: str) -> str:
    if not NAME.fullmatch(name):
        it, en = "lettere minuscole, cifre e _", "small letters, digits and _"
        raise unfit("bad_id", f"un id ha {it}", f"an id has {en}")
    return name


def _year(year: int) -> int:
    if year not in YEARS:
        raise unfit("bad_year", f"«{year}» non è un anno", f"{year} is not a year")
    return year


def _translated(text: LocalizedText) -> LocalizedText:
    if text.it == text.en:
        raise unfit("untranslated", "non è tradotto", "not translated")
    return text


Sentence = Annotated[Both, AfterValidator(_translated)]
"""A text whose two languages differ."""


@dataclass(frozen=True, slots=True)
class Erratum:
    """One error of a source. ``dataset`` is the publisher's, ``tables`` are ours it could enter.

    ``since`` is the first reference year concerned, ``found_on`` the day it was written down.
    """

    __pydantic_config__ = FORBID

    id: Annotated[str, AfterValidator(_id)]
    dataset: Name
    tables: tuple[str, ...]
    since: Annotated[int, AfterValidator(_year)]
    found_on: date
    what: Sentence
    treatment: Remedy
    we_do: Sentence
    moved: Sentence


def _no_id_twice(entries: tuple[Erratum, ...]) -> tuple[Erratum, ...]:
    seen: set[str] = set()
    for entry in entries:
        if entry.id in seen:
            raise unfit(
                "id_twice", f"l'id {entry.id} è usato due volte", f"the id {entry.id} is used twice"
            )
        seen.add(entry.id)
    return entries


@dataclass(frozen=True, slots=True)
class Corrections:
    """The file: one list of errors, each with an id of its own."""

    __pydantic_config__ = FORBID

    errata: Annotated[tuple[Erratum, ...], AfterValidator(_no_id_twice)]


def errata(path: Path = FILE) -> tuple[Erratum, ...]:
    """The whole ledger, in its order. Raises ``RefusedError`` naming line, entry and field."""
    return read_model(Corrections, path).errata


def erratum_from(raw: Any) -> Erratum:
    """One :class:`Erratum` from the plain content of the file."""
    return checked(Erratum, Plain(raw, {}))
