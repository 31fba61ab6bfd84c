"""The sentences on top of a screen: what is seen, generated from the data, in both languages.

Pure: numbers in, one or two plain sentences out. Nothing here is typed by hand about a place.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from atlas.city import CITY
from atlas.wording import Text, numbers, ranks, text
from atlas.wording.extremes import among, extremes
from atlas.wording.ranks import Certain, RankRange
from indicators.engine.reliability import is_doubtful
from indicators.spec import Indicator

AREAS = CITY.area_count
WHOLE_CITY = 80
"""With values for fewer areas than this, the city's value is not that of the whole city."""


@dataclass(frozen=True, slots=True)
class AreaFacts:
    """What a sentence says of one area: its name, its row of the table, the city's value.

    ``counted`` is the number of areas the city's value is made of.
    """

    name: str
    row: pd.Series
    city: float
    counted: int = AREAS


def whole(counted: int, *, language: str) -> str:
    """What the city's value speaks of: the whole city, or the areas that have a value."""
    words = text(language)
    if counted >= WHOLE_CITY:
        return words("sentence.whole")
    return words("sentence.whole_part", count=counted)


def area_sentence(facts: AreaFacts, indicator: Indicator, *, year: int, language: str) -> str:
    """«Nel 2024, nel quartiere X, la quota ... era pari al 48,1 %. È sicuramente fra i 12 ...»

    Where there is no value, or no rank, the sentence says why.
    """
    words = text(language)
    if facts.row["reason"]:
        return words(
            "sentence.no_value",
            title=indicator.title_before_year(language),
            area=facts.name,
            year=year,
            why=words(f"missing.{facts.row['reason']}"),
        )
    phrase = value_phrase(facts.row["value"], indicator, language=language)
    first = words("sentence.area", year=year, area=facts.name, phrase=phrase)
    caution = "" if facts.row["rank_reason"] else _caution(facts.row, words, indicator)
    return f"{first}{_rank(facts, indicator, words)}{caution}"


def _caution(row: pd.Series, words: Text, indicator: Indicator | None = None) -> str:
    """What to mind: small numbers or a weak estimate, presumed registrations in institutions."""
    few = words("sentence.few") if row["reliability"] == "low" else ""
    if indicator is not None and is_doubtful(indicator, row):
        few = words("sentence.doubtful")
    marked = words("sentence.marked") if row["marked"] else ""
    return f"{few}{marked}"


def value_phrase(value: float, indicator: Indicator, *, language: str) -> str:
    """The indicator's phrase with its value; in Italian ``pari al 48,1 %``, ``pari a 5 €``."""
    phrase = indicator.value_phrase.text(language)
    if language == "it":
        phrase = phrase.replace("pari a {value}", "pari {value}")
    return phrase.format(value=numbers.value_after("a", value, indicator, language=language))


def _rank(facts: AreaFacts, indicator: Indicator, words: Text) -> str:
    counted = AREAS if math.isnan(facts.city) else facts.counted
    city = _city_value(facts.city, indicator, words)
    of_whom = whole(counted, language=words.language)
    if facts.row["rank_reason"]:
        why = words(f"missing.{facts.row['rank_reason']}")
        return words("sentence.unranked", why=why, city=city, whole=of_whom)
    standing = ranks.rank_range(facts.row)
    of = ranks.compared(standing.of, language=words.language)
    return words(
        _standing_key(facts.row, standing),
        standing=ranks.said(facts.row, indicator, language=words.language, of=of),
        spread=ranks.spread(standing, language=words.language),
        of=of,
        city=city,
        whole=of_whom,
    )


def _city_value(city: float, indicator: Indicator, words: Text) -> str:
    """The city's value, or that it is missing: it may be where single areas have theirs."""
    if math.isnan(city):
        return words("sentence.city_missing")
    return numbers.value(city, indicator, language=words.language)


def _standing_key(row: pd.Series, standing: RankRange) -> str:
    redrawn = ranks.is_redrawn(row)
    if standing.certain is Certain.NOTHING and (redrawn or not standing.near_an_end):
        return "sentence.standing_no_place" if redrawn else "sentence.standing_unknown"
    return "sentence.standing_redrawn" if redrawn else "sentence.standing"


def city_sentence(  # noqa: PLR0913 - plain inputs, all by name
    table: pd.DataFrame,
    names: pd.Series,
    city: float,
    indicator: Indicator,
    *,
    year: int,
    language: str,
    counted: int = AREAS,
) -> str:
    """«Reddito medio dichiarato nel 2021: da 19.093 € (Quarto Oggiaro) a ... In tutta la città ...»

    The ends, and among whom they are, as :mod:`atlas.wording.extremes` has them; where no area is
    reliable, with caution.
    """
    words, title = text(language), indicator.title_before_year(language)
    ends = extremes(table)
    if ends is None:
        return words("sentence.no_city", year=year, title=title)
    of_whom = among(ends, indicator, language=language)
    if math.isnan(city):
        of_whom, counted = words("sentence.among_known"), AREAS
    sentence = words(
        "sentence.city_among" if of_whom else "sentence.city",
        title=title,
        year=year,
        among=of_whom,
        low=numbers.value_after("da", ends.low, indicator, language=language),
        low_area=_named(table, ends.low_areas, names, words),
        high=numbers.value_after("a", ends.high, indicator, language=language),
        high_area=_named(table, ends.high_areas, names, words),
        city=_city_value(city, indicator, words),
        whole=whole(counted, language=language),
    )
    return f"{sentence}{words('sentence.few')}" if ends.weak else sentence


def _named(table: pd.DataFrame, at: Sequence[int], names: pd.Series, words: Text) -> str:
    """The area at one end with its mark, or how many areas share that end."""
    if len(at) > 1:
        return words("sentence.several", count=len(at))
    name = str(names[at[0]])
    marked = bool(table.at[at[0], "marked"])
    return words("sentence.marked_name", area=name) if marked else name


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
    """«... nel quartiere X. Dal 2019 al 2024: +1,2 punti percentuali. In tutta la città: +0,4.»"""
    words = text(language)
    moved = numbers.change(city, indicator, language=language)
    title = indicator.title.text(language)
    if name is None or row is None:
        return words("sentence.change_city", title=title, since=since, year=year, change=moved)
    if row["reason"]:
        why = words(f"missing.{row['reason']}")
        return words(
            "sentence.change_none", title=title, since=since, year=year, area=name, why=why
        )
    return words(
        "sentence.change_area",
        title=title,
        since=since,
        year=year,
        area=name,
        city=moved,
        change=numbers.change(row["value"], indicator, language=language),
        sure=f"{_certainty(row, words)}{_caution(row, words)}",
    )


def _certainty(row: pd.Series, words: Text) -> str:
    if pd.isna(row["lower"]):
        return ""
    return words("sentence.change_clear" if row["clear"] else "sentence.change_unclear")
