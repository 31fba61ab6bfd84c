"""What was looked at or looked for and is not in the atlas, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import yaml

from base.text import LocalizedText

FILE = Path(__file__).parents[1] / "curated" / "left_out.yml"


class LeftOutError(ValueError):
    """An entry is incomplete, or of a kind nobody knows."""


class Kind(StrEnum):
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

    kind: Kind
    what: LocalizedText
    why: LocalizedText


def left_out(path: Path = FILE) -> tuple[LeftOut, ...]:
    """Read every entry, in its order. Raises :class:`LeftOutError` naming the entry."""
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    return tuple(_entry(place, one) for place, one in enumerate(raw["left_out"], start=1))


def _entry(place: int, raw: dict[str, object]) -> LeftOut:
    try:
        what, why = (LocalizedText(**raw[name]) for name in ("what", "why"))  # type: ignore[arg-type]
        found = LeftOut(Kind(str(raw["kind"])), what, why)
    except (KeyError, TypeError, ValueError) as error:
        raise LeftOutError(f"entry {place} of {FILE.name}: {error}") from error
    if not all(text.strip() for said in (what, why) for text in (said.it, said.en)):
        raise LeftOutError(f"entry {place} of {FILE.name}: a text is empty")
    return found
