"""The sentences on top of a screen: what is seen, generated from the data, in both languages.

Pure: numbers in, one or two plain sentences out. Nothing here is typed by hand about a place.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from indicators.spec import Indicator, Polarity
from ui import numbers
from ui.text import Text, text


@dataclass(frozen=True, slots=True)
class AreaFacts:
    """What a sentence says of one area: its row of the table, its name, the city's value."""

    name: str
    row: pd.Series
    city: float


def area_sentence(facts: AreaFacts, indicator: Indicator, *, year: int, language: str) -> str:
    """«Nel 2024 a Quarto Oggiaro il 47,1 % ...: 9º valore più alto su 67 quartieri con dato.»"""
    words = text(language)
    if facts.row["reason"]:
        why = words(f"missing.{facts.row['reason']}")
        return words("sentence.no_value", year=year, area=facts.name, why=why)
    found = numbers.value(facts.row["value"], indicator, language=language)
    phrase = indicator.value_phrase.said(language).format(value=found)
    first = words("sentence.area", year=year, area=facts.name, phrase=phrase)
    return f"{first}{_standing(facts, indicator, words)}"


def _standing(facts: AreaFacts, indicator: Indicator, words: Text) -> str:
    city = numbers.value(facts.city, indicator, language=words.language)
    if facts.row["rank_reason"]:
        why = words(f"missing.{facts.row['rank_reason']}")
        return words("sentence.unranked", why=why, city=city)
    key = "lowest" if indicator.polarity is Polarity.LOWER_IS_WORSE else "highest"
    return words(
        f"sentence.ranked_{key}",
        place=numbers.ordinal(int(facts.row["rank"]), language=words.language),
        of=int(facts.row["ranked_of"]),
        range=rank_range(facts.row, language=words.language),
        city=city,
    )


def rank_range(row: pd.Series, *, language: str) -> str:
    """`` (possibile: dal 5º al 14º)``, or nothing where only one rank is possible."""
    low, high = int(row["rank_low"]), int(row["rank_high"])
    if low == high:
        return ""
    ends = {name: numbers.ordinal(end, language=language) for name, end in
            (("low", low), ("high", high))}  # fmt: skip
    return text(language)("sentence.range", **ends)


def city_sentence(  # noqa: PLR0913 - plain inputs, all by name
    table: pd.DataFrame,
    names: pd.Series,
    city: float,
    indicator: Indicator,
    *,
    year: int,
    language: str,
) -> str:
    """«Reddito medio dichiarato, 2021: da 19.054 € a Quarto Oggiaro a ...; città 37.231 €.»

    Extremes are taken among ranked, reliable areas, so that a park is never an extreme.
    """
    words = text(language)
    compared = table[(table["reliability"] == "reliable") & (table["rank_reason"] == "")]
    if compared.empty:
        return words("sentence.no_city", year=year, title=indicator.title.said(language))
    ordered = compared["value"].sort_values()
    low_area, high_area = (names[int(ordered.index[end])] for end in (0, -1))
    return words(
        "sentence.city",
        title=indicator.title.said(language),
        year=year,
        low=numbers.value(ordered.iloc[0], indicator, language=language),
        low_area=low_area,
        high=numbers.value(ordered.iloc[-1], indicator, language=language),
        high_area=high_area,
        city=numbers.value(city, indicator, language=language),
    )


def change_sentence(  # noqa: PLR0913 - plain inputs, all by name
    name: str | None,
    row: pd.Series | None,
    city: float,
    indicator: Indicator,
    *,
    since: int,
    year: int,
    language: str,
) -> str:
    """«Tra il 2019 e il 2024 a Gorla: +1,2 punti percentuali; città +0,4.»"""
    words = text(language)
    moved = numbers.change(city, indicator, language=language)
    title = indicator.title.said(language)
    if name is None or row is None:
        return words("sentence.change_city", title=title, since=since, year=year, change=moved)
    if row["reason"]:
        why = words(f"missing.{row['reason']}")
        return words("sentence.change_none", since=since, year=year, area=name, why=why)
    return words(
        "sentence.change_area",
        title=title,
        since=since,
        year=year,
        area=name,
        city=moved,
        change=numbers.change(row["value"], indicator, language=language),
        sure=_certainty(row, words),
    )


def _certainty(row: pd.Series, words: Text) -> str:
    if pd.isna(row["lower"]):
        return ""
    return words("sentence.change_clear" if row["clear"] else "sentence.change_unclear")
