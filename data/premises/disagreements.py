"""Points on which the sources about the premises differ: every side is kept, with its sources."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from base.yaml_model import FORBID, Both, Text, read_model
from data.premises.sources import SourceKey

FILE = Path(__file__).parents[1] / "curated" / "disagreements.yml"


@dataclass(frozen=True, slots=True)
class Position:
    """What one side says, and its sources (none if the exact page was not recorded)."""

    text: Both
    sources: tuple[SourceKey, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One point on which sources differ."""

    key: Text
    title: Both
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Disagreements:
    """The file: the points, and the address (or the words) of each source they cite."""

    __pydantic_config__ = FORBID

    sources: Mapping[str, str]
    disagreements: tuple[Disagreement, ...]


def disagreements(path: Path = FILE) -> tuple[Disagreement, ...]:
    """Every point, with source keys turned into addresses.

    Raises ``RefusedError`` naming the line, the point and the key.
    """
    return read_model(Disagreements, path).disagreements
