"""Money of the programme and of the places: what sources say, with typed gaps for the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from base.text import LocalizedText

FILE = Path(__file__).parents[1] / "curated" / "money.yml"
OFFICIAL = ("cup", "programmed", "admitted", "committed", "paid")
"""Fields of a project sheet of the funding programme: a code, then four amounts in euros."""


class MoneyError(ValueError):
    """The file cites a source it does not explain, or fills an official field without a source."""


@dataclass(frozen=True, slots=True)
class Amount:
    """One sum a source gives (euros); ``about`` says that the source itself rounds it."""

    eur: int
    about: bool
    confidence: str
    said: LocalizedText
    source: str


@dataclass(frozen=True, slots=True)
class Output:
    """One result a project reports, beside its target; either may be unknown."""

    title: LocalizedText
    target: float | None
    reached: float | None
    source: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of funding; ``official`` is ``None`` for each field no source fills.

    ``disagreement`` is the key of the point (:mod:`data.premises.disagreements`) on which its sums
    differ.
    """

    key: str
    code: str
    code_source: str
    title: LocalizedText
    amounts: tuple[Amount, ...]
    official: Mapping[str, str | int | None]
    outputs: tuple[Output, ...]
    disagreement: str | None


@dataclass(frozen=True, slots=True)
class Money:
    """The lines of the programme, and what a source gives for single places."""

    lines: tuple[Line, ...]
    places: Mapping[str, Amount]


def money(path: Path = FILE) -> Money:
    """Read the file. Raises :class:`MoneyError` naming the line and the field."""
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    sources: Mapping[str, str] = raw["sources"]
    return Money(
        tuple(_line(one, sources) for one in raw["lines"]),
        {one["premises_id"]: _amount(one["premises_id"], one, sources) for one in raw["places"]},
    )


def _line(raw: Mapping[str, Any], sources: Mapping[str, str]) -> Line:
    official = {field: raw["official"][field] for field in OFFICIAL}
    filled = [field for field, value in official.items() if value is not None]
    if filled and raw["official"]["source"] not in sources:
        raise MoneyError(f"{raw['key']}: {', '.join(filled)} filled without a source")
    return Line(
        key=raw["key"],
        code=raw["code"],
        code_source=_source(raw["key"], raw["code_source"], sources),
        title=LocalizedText(**raw["title"]),
        amounts=tuple(_amount(raw["key"], one, sources) for one in raw["amounts"]),
        official=official,
        outputs=tuple(_output(raw["key"], one, sources) for one in raw["outputs"]),
        disagreement=raw["disagreement"],
    )


def _amount(key: str, raw: Mapping[str, Any], sources: Mapping[str, str]) -> Amount:
    return Amount(
        eur=int(raw["eur"]),
        about=bool(raw.get("about", False)),
        confidence=raw["confidence"],
        said=LocalizedText(it=raw["it"], en=raw["en"]),
        source=_source(key, raw["source"], sources),
    )


def _output(key: str, raw: Mapping[str, Any], sources: Mapping[str, str]) -> Output:
    title = LocalizedText(**raw["title"])
    return Output(title, raw["target"], raw["reached"], _source(key, raw["source"], sources))


def _source(key: str, name: str, sources: Mapping[str, str]) -> str:
    if name not in sources:
        raise MoneyError(f"{key}: unknown source {name!r}")
    return sources[name]
