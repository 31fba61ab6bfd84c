"""What was looked at or looked for and is not in the atlas, each with its reason."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from base.yaml_model import FORBID, Both, read_model

FILE = Path(__file__).parents[1] / "curated" / "left_out.yml"


class Exclusion(StrEnum):
    """Why something is not in the atlas, in one word."""

    REJECTED = "rejected"
    """Seen, and not to be trusted."""
    NOT_USED = "not_used"
    """Sound in itself; no indicator was made of it."""
    NOT_FOUND = "not_found"
    """Looked for; there is no open file, or it was not at hand."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One thing left out, and the reason."""

    kind: Exclusion
    what: Both
    why: Both


@dataclass(frozen=True, slots=True)
class ExcludedSources:
    """The file: one list of what is left out."""

    __pydantic_config__ = FORBID

    left_out: tuple[LeftOut, ...]


def excluded_sources(path: Path = FILE) -> tuple[LeftOut, ...]:
    """Every entry, in its order. Raises ``RefusedError`` naming the line and the entry."""
    return read_model(ExcludedSources, path).left_out
