"""Money of the programme and of the places: what sources say, with typed gaps for the rest."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator

from base.yaml_model import FORBID, Both, Text, read_model, unfit
from data.premises.sources import SourceKey

FILE = Path(__file__).parents[1] / "curated" / "money.yml"
OFFICIAL = ("cup", "programmed", "admitted", "committed", "paid")
"""Fields of a project sheet of the funding programme: a code, then four amounts in euros."""


@dataclass(frozen=True, slots=True)
class SourcedAmount:
    """One sum a source gives (euros); ``about`` says that the source itself rounds it."""

    eur: int
    confidence: Text
    words: Both
    source: SourceKey
    about: bool = False


@dataclass(frozen=True, slots=True)
class Output:
    """One result a project reports, beside its target; either may be unknown."""

    title: Both
    target: float | None
    reached: float | None
    source: SourceKey


@dataclass(frozen=True, slots=True)
class ProjectSheet:
    """A project sheet: each field is ``None`` until a source fills it."""

    cup: str | None
    programmed: int | None
    admitted: int | None
    committed: int | None
    paid: int | None
    source: SourceKey | None


def _with_a_source(sheet: ProjectSheet) -> ProjectSheet:
    filled = ", ".join(field for field in OFFICIAL if getattr(sheet, field) is not None)
    if filled and sheet.source is None:
        raise unfit("no_source", f"{filled}: senza una fonte", f"{filled} filled without a source")
    return sheet


@dataclass(frozen=True, slots=True)
class FundingLine:
    """One line of funding; ``official`` is its project's sheet.

    ``disagreement`` is the key of the point (:mod:`data.premises.disagreements`) on which its sums
    differ.
    """

    key: Text
    code: Text
    code_source: SourceKey
    title: Both
    amounts: tuple[SourcedAmount, ...]
    official: Annotated[ProjectSheet, AfterValidator(_with_a_source)]
    outputs: tuple[Output, ...]
    disagreement: str | None


@dataclass(frozen=True, slots=True)
class Money:
    """The lines of the programme, and what a source gives for single places."""

    __pydantic_config__ = FORBID

    sources: Mapping[str, str]
    lines: tuple[FundingLine, ...]
    places: Mapping[str, SourcedAmount]


def money(path: Path = FILE) -> Money:
    """Read the file. Raises ``RefusedError`` naming the line of the file, and the field."""
    return read_model(Money, path)
