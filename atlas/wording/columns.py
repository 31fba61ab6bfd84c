"""Tables of a page in its language, for the files that are taken away. Pure.

Headings and typed values are said in words; numbers keep their type and are rounded as their
indicator is. See "The language of a file" in docs/decisions.md.
"""

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from atlas.wording import text

SAID: Mapping[str, Callable[[str], str]] = {
    "reason_missing": lambda code: f"missing.{code}",
    "rank_reason": lambda code: f"missing.{code}",
    "reliability": lambda code: f"reliability.{code}",
    "verdict": lambda code: f"verdict.{code}",
    "role": lambda code: f"before.role_{code}",
    "about": lambda code: f"event_about.{code}",
    "track": lambda code: f"event_track.{code}",
    "kind": lambda code: f"event_kind.{code}",
    "stage": lambda code: f"event_stage.{code}",
    "precision": lambda code: f"precision.{code}",
    "confidence": lambda code: f"confidence_short.{code}",
    "works": lambda code: f"works.{code}",
    "works_confidence": lambda code: f"confidence_short.{code}",
    "service": lambda code: f"service.{code}",
    "service_confidence": lambda code: f"confidence_short.{code}",
    "theme": lambda code: f"premises_theme.{code}",
    "theme_certainty": lambda code: f"certainty.{code}",
    "point_quality": lambda code: f"point_quality.{code}",
}
"""Columns of typed values: a value's key in the texts."""


def heading(name: str, language: str) -> str:
    """A column, a sheet or a field of the papers as the language calls it; unknown ones stay."""
    entries, key = text(language).entries, f"column.{name}"
    return entries.get(key, name)


def in_words(name: str, value: Any, language: str) -> Any:
    """A typed value of the column ``name`` in words; other values, and nothing, as they are."""
    if name not in SAID or not isinstance(value, str) or not value:
        return value
    return text(language)(SAID[name](value))


def table_in_words(
    table: pd.DataFrame, language: str, titles: Mapping[str, str] | None = None
) -> pd.DataFrame:
    """The table with its headings and typed values in words; ``titles`` are headings of its own."""
    own = titles or {}
    typed = {
        name: [in_words(str(name), value, language) for value in table[name]]
        for name in table.columns
        if name in SAID
    }
    return table.assign(**typed).rename(
        columns=lambda name: own.get(str(name)) or heading(str(name), language)
    )
