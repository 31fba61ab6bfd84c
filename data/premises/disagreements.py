"""Points on which the sources about the premises differ: every side is kept, with its sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from base.text import LocalizedText

FILE = Path(__file__).parents[1] / "curated" / "disagreements.yml"


class UnknownSourceError(ValueError):
    """A position cites a source key that the file does not explain."""


@dataclass(frozen=True, slots=True)
class Position:
    """What one side says, and its sources (none if the exact page was not recorded)."""

    text: LocalizedText
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One point on which sources differ."""

    key: str
    title: LocalizedText
    positions: tuple[Position, ...]


def disagreements(path: Path = FILE) -> tuple[Disagreement, ...]:
    """Read every point, with source keys turned into addresses.

    Raises :class:`UnknownSourceError` naming the point and the key.
    """
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    return tuple(_point(entry, raw["sources"]) for entry in raw["disagreements"])


def _point(raw: Mapping[str, Any], sources: Mapping[str, str]) -> Disagreement:
    unknown = [key for side in raw["positions"] for key in side["sources"] if key not in sources]
    if unknown:
        raise UnknownSourceError(f"{raw['key']}: unknown sources {', '.join(unknown)}")
    positions = tuple(_position(side, sources) for side in raw["positions"])
    return Disagreement(raw["key"], LocalizedText(**raw["title"]), positions)


def _position(raw: Mapping[str, Any], sources: Mapping[str, str]) -> Position:
    text = LocalizedText(it=raw["it"], en=raw["en"])
    return Position(text, tuple(sources[key] for key in raw["sources"]))
