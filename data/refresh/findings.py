"""What a renewal finds: each with a code, how much it weighs, and its sentence in two languages."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from pathlib import Path

from base.plain_text import read_yaml
from base.problem import Problem
from base.tables.wording import quoted
from base.text import LocalizedText

FILE = Path(__file__).parent / "findings.yml"
LONGEST = 300
"""Characters of a value from outside that a sentence repeats."""


class Weight(IntEnum):
    """What a finding does to a renewal."""

    NOTE = 0
    """It is told."""
    ABSENT = 1
    """The file was not had: what we have stays, the others go on."""
    JUDGE = 2
    """It stops the renewal, until a person who has looked accepts it by its name."""
    STOP = 3
    """It stops the renewal."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding about the source of a card."""

    key: str
    problem: Problem
    weight: Weight

    @property
    def name(self) -> str:
        """What ``--accept`` calls it."""
        return f"{self.key}:{self.problem.code}"


def finding(code: str, key: str, **values: object) -> Finding:
    """The finding ``code`` about the card ``key``; values are cut to one plain line."""
    sentence = _sentences()[code]
    plain = {
        name: quoted(value, LONGEST) if isinstance(value, str) else value
        for name, value in values.items()
    }
    texts = LocalizedText(sentence["it"].format(**plain), sentence["en"].format(**plain))
    return Finding(key, Problem(code, texts), Weight[sentence["weight"].upper()])


@cache
def _sentences() -> dict[str, dict[str, str]]:
    sentences: dict[str, dict[str, str]] = read_yaml(FILE.read_text(encoding="utf-8")).value
    return sentences


def stopping(findings: Iterable[Finding], accepted: frozenset[str]) -> list[Finding]:
    """The findings that stop a renewal, without those that were accepted by name."""
    return [
        entry
        for entry in findings
        if entry.weight is Weight.STOP
        or (entry.weight is Weight.JUDGE and entry.name not in accepted)
    ]
