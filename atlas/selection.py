"""The shared selection: what is looked at, read from the address and written back to it.

Pure: a mapping of query parameters in, a :class:`Selection` and polite notices out. The names of
the parameters are Italian, like the pages' addresses, so that a pasted link can be read aloud.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from atlas.wording import DEFAULT_LANGUAGE, LANGUAGES
from atlas.wording.untrusted import Foreign, foreign
from indicators.spec import Indicator

PARAMETERS = {
    "language": "lingua",
    "indicator": "indicatore",
    "year": "anno",
    "mode": "modo",
    "since": "dal",
    "scheme": "classi",
    "area": "area",
    "place": "spazio",
    "compare": "confronta",
}
MODES = {"value": "valore", "change": "variazione"}
SCHEMES = {"quantile": "quantili", "jenks": "naturali", "equal": "uguali", "fixed": "fisse"}

OPENING_INDICATOR = "declared_income"

MOST_COMPARED = 3
"""Areas beside the chosen one: four side by side are as many as can be read."""

LANGUAGE_NAMES = (PARAMETERS["language"], "lang", "language", "hl", "locale")
"""Names under which an address may ask for a language; the first that is there counts."""
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


@dataclass(frozen=True, slots=True)
class Notice:
    """A parameter of the address that could not be used, and what was shown instead.

    ``said`` is the whole sentence where the usual one does not do.
    """

    parameter: str
    found: Foreign
    used: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen: the indicators in order, the area ids, the premises ids."""

    indicators: Mapping[str, Indicator]
    areas: frozenset[int]
    places: Sequence[str]


def asked_language(query: Mapping[str, str]) -> tuple[str, str]:
    """The name and the value with which an address asks for a language; empty if it does not."""
    asked = ((name, query.get(name, "").strip()) for name in LANGUAGE_NAMES)
    return next(((name, value) for name, value in asked if value), ("", ""))


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

    A comparison that would run backwards in time starts from the default year instead; one of a
    year with itself is left to the scene, which says why it cannot be shown.
    """
    notices: list[Notice] = []

    def take(name: str, allowed: Mapping[str, object], default: str) -> str:
        parameter = PARAMETERS[name]
        found = query.get(parameter) or default
        if found in allowed:
            return found
        notices.append(Notice(parameter, foreign(found), default))
        return default

    language, unspoken = read_language(query)
    notices += unspoken
    indicator = choices.indicators[take("indicator", choices.indicators, OPENING_INDICATOR)]
    years = {str(year): year for year in indicator.years}
    year = years[take("year", years, str(indicator.latest_year))]
    mode = _key(MODES, take("mode", _reverse(MODES), MODES["value"]))
    since = _default_since(indicator, year)
    if mode == "change":
        earlier = {text: known for text, known in years.items() if known <= year}
        since = years[take("since", earlier, str(since))]
    scheme = _key(SCHEMES, take("scheme", _reverse(SCHEMES), SCHEMES["quantile"]))
    area = take("area", {"": None} | {str(area): area for area in choices.areas}, "")
    place = take("place", dict.fromkeys(["", *choices.places]), "")
    compare, odd = _compared(query.get(PARAMETERS["compare"], ""), choices, area)
    notices += odd
    return (
        Selection(
            language=language,
            indicator=indicator.key,
            year=year,
            mode=mode,
            since=since,
            scheme=scheme,
            area=int(area) if area else None,
            place=place or None,
            compare=compare,
        ),
        tuple(notices),
    )


def as_query(selection: Selection, indicator: Indicator) -> dict[str, str]:
    """Return the parameters that restore ``selection``; what is the default is left out."""
    written = {
        "lingua": "" if selection.language == DEFAULT_LANGUAGE else selection.language,
        "indicatore": selection.indicator,
        "anno": str(selection.year),
        "modo": "" if selection.mode == "value" else MODES[selection.mode],
        "dal": str(selection.since) if selection.mode == "change" else "",
        "classi": "" if selection.scheme == "quantile" else SCHEMES[selection.scheme],
        "area": "" if selection.area is None else str(selection.area),
        "spazio": selection.place or "",
        "confronta": ",".join(map(str, selection.compare)),
    }
    opening = selection.indicator == OPENING_INDICATOR and selection.year == indicator.latest_year
    if opening:
        written["indicatore"] = written["anno"] = ""
    return {name: value for name, value in written.items() if value}


def with_indicator(selection: Selection, indicator: Indicator) -> Selection:
    """Change the indicator and keep the year if the new one has it, else take its latest."""
    year = selection.year if selection.year in indicator.years else indicator.latest_year
    since = selection.since if selection.since in indicator.years else None
    if since is None or since >= year:
        since = _default_since(indicator, year)
    return replace(selection, indicator=indicator.key, year=year, since=since)


def with_year(selection: Selection, indicator: Indicator, year: int) -> Selection:
    """Change the year; the first year of a comparison stays before it where it can."""
    since = selection.since if selection.since < year else _default_since(indicator, year)
    return replace(selection, year=year, since=since)


def _default_since(indicator: Indicator, year: int) -> int:
    earlier = [candidate for candidate in indicator.years if candidate < year]
    before_pandemic = [candidate for candidate in earlier if candidate <= 2019]
    return (before_pandemic or earlier or [year])[-1]


def _compared(found: str, choices: Choices, area: str) -> tuple[tuple[int, ...], list[Notice]]:
    """The areas to set beside the chosen one, in the order they are named, each once."""
    if not found:
        return (), []
    known = {str(one): one for one in choices.areas if str(one) != area}
    asked = list(dict.fromkeys(found.split(",")))
    kept = [known[one] for one in asked if one in known][:MOST_COMPARED]
    if [str(one) for one in kept] == asked:
        return tuple(kept), []
    used = ",".join(map(str, kept))
    return tuple(kept), [Notice(PARAMETERS["compare"], foreign(found), used)]


def _reverse(names: Mapping[str, str]) -> dict[str, str]:
    return {public: key for key, public in names.items()}


def _key(names: Mapping[str, str], public: str) -> str:
    return _reverse(names)[public]
