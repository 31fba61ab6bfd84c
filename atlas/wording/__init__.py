"""The public words of the atlas, apart from the code, in Italian and English.

Each language is one YAML file with the same nested keys (a test says so); a key is written
``"map.title"``. A missing key is an error, never an empty string on screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

LANGUAGES = ("it", "en")
DEFAULT_LANGUAGE = "it"


class UnknownTextError(KeyError):
    """A text key that is in no language file."""


@dataclass(frozen=True, slots=True)
class Text:
    """The words of one language: ``text("map.title", year=2024)``."""

    language: str
    entries: dict[str, str]

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the words of ``key`` with ``{placeholders}`` filled in."""
        if key not in self.entries:
            raise UnknownTextError(f"no text {key!r} in {self.language}.yml")
        entry = self.entries[key]
        return entry.format(**values) if values else entry


@cache
def text(language: str) -> Text:
    """Return the words of ``"it"`` or ``"en"``."""
    path = Path(__file__).parent / f"{language}.yml"
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    content = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - safe
    return Text(language, dict(_flat(content)))


def _flat(node: dict[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for name, value in node.items():
        key = f"{prefix}{name}"
        found += _flat(value, f"{key}.") if isinstance(value, dict) else [(key, str(value))]
    return found
