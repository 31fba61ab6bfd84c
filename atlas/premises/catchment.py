"""People around the premises in words, pure: rows of the reach table in, written cells out."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from atlas.query import REACH
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


def radius(reach: str) -> int:
    """The metres of a distance; of minutes on foot, those of the default."""
    return int(reach if reach.isdigit() else REACH.default)


def sentence(row: pd.Series, reach: str, language: str, *, of_one: bool = False) -> str:
    """How many people live within a distance of the nine together, or of one; with intervals."""
    words = text(language)
    people, low, high = _written(row, COUNTS[0], language)
    alone, alone_low, alone_high = _written(row, COUNTS[-1], language)
    return words(
        "places.people_of_one" if of_one else "places.people_of_nine",
        distance=distance(reach, language),
        people=people,
        people_range=numbers.span(low, high, language=language),
        alone=alone,
        alone_range=numbers.span(alone_low, alone_high, language=language),
    )


def distance(reach: str, language: str) -> str:
    """``500 m``, or ``10 minuti a piedi``."""
    words = text(language)
    if reach.startswith("walk"):
        return words("places.minutes", count=reach.removeprefix("walk"))
    return f"{numbers.number(int(reach), language=language)} m"


def estimate(row: pd.Series, count: str, language: str) -> str:
    """``18.800 (11.000–30.200)``: an estimate and its interval, rounded."""
    middle, low, high = _written(row, count, language)
    return numbers.within(middle, low, high, language=language)


def _written(row: pd.Series, count: str, language: str) -> tuple[str, ...]:
    """An estimate and the two ends of its interval, rounded."""
    return tuple(
        numbers.number(round(float(row[f"{count}{end}"]), ROUND_TO[count]), language=language)
        for end in ("", "_lower", "_upper")
    )


def overlap(row: pd.Series, names: Mapping[str, str], language: str) -> str:
    """How many residents another premises reaches too, and which; or that none does."""
    if pd.isna(row["shared_residents"]):
        return ""
    if not int(row["shared_residents"]):
        return text(language)("places.no_overlap")
    count = numbers.number(round(int(row["shared_residents"]), -1), language=language)
    others = ", ".join(names[key] for key in str(row["shared_with"]).split(" | "))
    return text(language)("places.overlap", count=count, others=others)
