"""The shared selection: what is looked at, read from the address and written back to it.

Pure: a mapping of query parameters in, a :class:`Selection` and polite notices out. The parameters
themselves stand in the table of :mod:`atlas.query`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from atlas import query as address
from atlas.query import Notice, Reader
from atlas.wording import DEFAULT_LANGUAGE, LANGUAGES
from atlas.wording.untrusted import foreign
from indicators.engine.zones import has_zones
from indicators.spec import Indicator

BEFORE_THE_INDEX = "declared_income"
"""What an address without an indicator meant until the index opened the map."""
MOST_COMPARED = 3
"""Areas beside the chosen one: four side by side are as many as can be read."""

SPOKEN = {
    "it": "it", "ita": "it", "italian": "it", "italiano": "it",
    "en": "en", "eng": "en", "english": "en", "inglese": "en",
}  # fmt: skip
"""Usual ways to write a language, in small letters and without its country."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What the person is looking at; plain values only, so that it can key a cache."""

    language: str
    indicator: str
    year: int
    mode: str
    since: int
    scheme: str
    area: int | None
    place: str | None
    compare: tuple[int, ...] = ()
    scale: str = "areas"


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen: the indicators in order, the area ids, the premises ids."""

    indicators: Mapping[str, Indicator]
    areas: frozenset[int]
    places: Sequence[str]


def asked_language(query: Mapping[str, str]) -> tuple[str, str]:
    """The name and the value with which an address asks for a language; empty if it does not."""
    pairs = ((name, query.get(name, "").strip()) for name in address.LANGUAGE.names)
    return next(((name, value) for name, value in pairs if value), ("", ""))


def read_language(query: Mapping[str, str]) -> tuple[str, tuple[Notice, ...]]:
    """The language an address asks for, however it is written, or Italian and a notice."""
    name, value = asked_language(query)
    language = SPOKEN.get(re.split("[-_]", value.lower())[0])
    if value and language is None:
        return DEFAULT_LANGUAGE, (Notice(name, foreign(value), DEFAULT_LANGUAGE),)
    return language or DEFAULT_LANGUAGE, ()


def prefers_english(accepted: str) -> bool:
    """Whether a browser's ``Accept-Language`` puts English before Italian."""
    weights = dict.fromkeys(LANGUAGES, 0.0)
    for entry in accepted.split(","):
        name, _, weight = entry.strip().partition(";q=")
        language = name.split("-")[0].lower()
        if language in weights and re.fullmatch(r"(|0(\.\d+)?|1(\.0+)?)", weight):
            weights[language] = max(weights[language], float(weight or 1))
    return weights["en"] > weights["it"]


def read_selection(
    query: Mapping[str, str], choices: Choices
) -> tuple[Selection, tuple[Notice, ...]]:
    """Return the selection an address asks for, and a notice for each value it cannot have.

    A change without an indicator is of the one that opened the map before: the index has none.
    A comparison that would run backwards in time starts from the default year instead; one of a
    year with itself is left to the scene, which says why it cannot be shown.
    """
    reader = Reader(query)
    language, unspoken = read_language(query)
    mode = reader.choice(address.MODE)
    opening = BEFORE_THE_INDEX if mode == "change" else address.INDICATOR.default
    indicator = reader.value(address.INDICATOR, choices.indicators, opening)
    years = {str(year): year for year in indicator.years}
    year = reader.value(address.YEAR, years, str(indicator.latest_year))
    since = _default_since(indicator, year)
    if mode == "change":
        earlier = {text: known for text, known in years.items() if known <= year}
        since = reader.value(address.SINCE, earlier, str(since))
    scheme = reader.choice(address.SCHEME)
    scale = reader.choice(address.SCALE)
    if scale == "zones" and not has_zones(indicator):
        scale = address.SCALE.default
        reader.refuse(address.SCALE, address.SCALE.values[scale])
    area = reader.value(address.AREA, {"": None} | {str(a): a for a in choices.areas}, "")
    place = reader.value(address.PREMISES, {"": None} | {p: p for p in choices.places}, "")
    selection = Selection(
        language=language,
        indicator=indicator.key,
        year=year,
        mode=mode,
        since=since,
        scheme=scheme,
        area=area,
        place=place,
        compare=reader.numbers(address.COMPARED, choices.areas - {area}, MOST_COMPARED),
        scale=scale,
    )
    return selection, (*unspoken, *reader.notices)


def as_query(selection: Selection, indicator: Indicator) -> dict[str, str]:
    """Return the parameters that restore ``selection``; what is the default is left out."""
    opening = (
        selection.indicator == address.INDICATOR.default
        and selection.year == indicator.latest_year
        and selection.mode != "change"
    )
    return address.address_of({
        address.LANGUAGE: address.key_written(address.LANGUAGE, selection.language),
        address.INDICATOR: "" if opening else selection.indicator,
        address.YEAR: "" if opening else str(selection.year),
        address.MODE: address.key_written(address.MODE, selection.mode),
        address.SINCE: str(selection.since) if selection.mode == "change" else "",
        address.SCHEME: address.key_written(address.SCHEME, selection.scheme),
        address.SCALE: address.key_written(address.SCALE, selection.scale),
        address.AREA: "" if selection.area is None else str(selection.area),
        address.PREMISES: selection.place or "",
        address.COMPARED: address.joined(selection.compare),
    })  # fmt: skip


def with_indicator(selection: Selection, indicator: Indicator) -> Selection:
    """Change the indicator; the year stays if the new one has it, else its latest is taken, and the
    scale of the zones if the new one has them."""
    year = selection.year if selection.year in indicator.years else indicator.latest_year
    since = selection.since if selection.since in indicator.years else None
    if since is None or since >= year:
        since = _default_since(indicator, year)
    scale = selection.scale if has_zones(indicator) else address.SCALE.default
    return replace(selection, indicator=indicator.key, year=year, since=since, scale=scale)


def with_year(selection: Selection, indicator: Indicator, year: int) -> Selection:
    """Change the year; the first year of a comparison stays before it where it can."""
    since = selection.since if selection.since < year else _default_since(indicator, year)
    return replace(selection, year=year, since=since)


def _default_since(indicator: Indicator, year: int) -> int:
    earlier = [candidate for candidate in indicator.years if candidate < year]
    before_pandemic = [candidate for candidate in earlier if candidate <= 2019]
    return (before_pandemic or earlier or [year])[-1]
