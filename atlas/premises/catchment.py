"""People around the premises in words, pure: rows of the reach table in, written cells out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from atlas.wording import numbers, text

COUNTS = ("residents", "minors", "aged_80_plus_alone")
ROUND_TO = {"residents": -2, "minors": -1, "aged_80_plus_alone": -1}
"""Estimates are written as sure as they are: to the hundred, smaller groups to the ten."""


def catchment_key(row: Mapping[Any, Any]) -> str:
    """``"500"`` for a disc of 500 m, ``"walk10"`` for ten minutes on foot."""
    return f"walk{row['walk_min']}" if row["shape"] == "walk" else str(row["radius_m"])


def chosen(table: pd.DataFrame, reach: str) -> pd.DataFrame:
    """Rows of one distance, indexed by premises; ``all`` is the nine together."""
    keys = [
        catchment_key(row) for row in table[["shape", "radius_m", "walk_min"]].to_dict("records")
    ]
    return table[pd.Series(keys, table.index) == reach].set_index("premises_id")


def distance(reach: str, language: str) -> str:
    """``500 m``, or ``10 minuti a piedi``."""
    words = text(language)
    if reach.startswith("walk"):
        return words("places.minutes", count=reach.removeprefix("walk"))
    return f"{numbers.number(int(reach), language=language)} m"


def estimate(row: pd.Series, count: str, language: str) -> str:
    """``18.800 (11.000–30.200)``: an estimate and its interval, rounded."""
    ends = (
        numbers.number(round(float(row[f"{count}{end}"]), ROUND_TO[count]), language=language)
        for end in ("", "_lower", "_upper")
    )
    middle, low, high = ends
    return numbers.within(middle, low, high, language=language)


def overlap(row: pd.Series, names: Mapping[str, str], language: str) -> str:
    """How many residents another premises reaches too, and which; or that none does."""
    if pd.isna(row["shared_residents"]):
        return ""
    if not int(row["shared_residents"]):
        return text(language)("places.no_overlap")
    count = numbers.number(round(int(row["shared_residents"]), -1), language=language)
    others = ", ".join(names[key] for key in str(row["shared_with"]).split(" | "))
    return text(language)("places.overlap", count=count, others=others)
