"""The address's parameters: one table of them all, and the one way to read and to write them.

Pure: a mapping of query parameters in, values and polite notices out. The names are Italian, like
the pages' addresses, so that a pasted link can be read aloud. What the values mean together is told
by :mod:`atlas.selection` (what all pages share), :mod:`atlas.premises.query`,
:mod:`atlas.index.query` and :mod:`atlas.evaluation.plan`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from atlas.city import CITY
from atlas.wording.untrusted import Foreign, foreign

T = TypeVar("T")


class Kind(StrEnum):
    """What a parameter's value is, in the words of the documentation."""

    CHOICE = "one of"
    LANGUAGE = "a language"
    INDICATOR = "key of an indicator"
    INDICATORS = "keys of indicators, with commas between"
    YEAR = "year"
    PERIOD = "two years, `2015-2019`"
    DAY = "day, `2024-12-31`"
    AREA = "number of a neighbourhood"
    AREAS = "numbers of neighbourhoods, with commas between"
    PREMISES = "id of a premises"
    DESIGN = "name of an index design, or a whole design packed into a link"
    STORY = "name of a story"
    NUMBER = "number of a scene, from 1"


@dataclass(frozen=True, slots=True, eq=False)
class Parameter:
    """One parameter of the address.

    ``pages`` are the slugs of the pages it belongs to; none: all. ``values`` are the keys of a
    choice as they are written; ``default`` is the key, or the value as it is written, that holds
    where the address says nothing (empty: none, or as the data have it). ``also`` are other names
    under which it is read, ``mistaken`` what a person may write who does not know its name.
    ``formerly`` are values of links made before, with the key each leads to now.
    ``by_hand``: a list of numbers may be written with blanks and semicolons too.
    """

    name: str
    kind: Kind
    meaning: str
    pages: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    default: str = ""
    also: tuple[str, ...] = ()
    mistaken: tuple[str, ...] = ()
    by_hand: bool = False
    formerly: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def names(self) -> tuple[str, ...]:
        """Every name under which it is read; the first is the one that is written."""
        return (self.name, *self.also)

    @property
    def keys(self) -> dict[str, str]:
        """Every value as it is written, with its key."""
        return {value: key for key, value in self.values.items()}


def _values(**written: str) -> Mapping[str, str]:
    return MappingProxyType(written)


LANGUAGE = Parameter(
    "lingua", Kind.LANGUAGE, "language of the page", values=_values(it="it", en="en"),
    default="it", also=("lang", "language", "hl", "locale"), mistaken=("langue", "sprache"),
)  # fmt: skip
INDICATOR = Parameter(
    "indicatore", Kind.INDICATOR, "what the map shows", default="deprivation_index",
    mistaken=("indicator",),
)  # fmt: skip
YEAR = Parameter("anno", Kind.YEAR, "year of the indicator", mistaken=("year",))
MODE = Parameter(
    "modo", Kind.CHOICE, "value of a year, or change between two", default="value",
    values=_values(value="valore", change="variazione"), mistaken=("mode",),
)  # fmt: skip
SINCE = Parameter("dal", Kind.YEAR, "first year of a change", mistaken=("since", "from"))
SCHEME = Parameter(
    "classi", Kind.CHOICE, "how the map's classes are cut", default="quantile",
    values=_values(quantile="quantili", jenks="naturali", equal="uguali", fixed="fisse"),
    mistaken=("classes",),
)  # fmt: skip
SCALE = Parameter(
    "scala", Kind.CHOICE, "scale of the map, for indicators that have both", default="areas",
    values=_values(areas="quartieri", zones="zone"), mistaken=("scale",),
)  # fmt: skip
AREA = Parameter(
    "area", Kind.AREA, "chosen neighbourhood",
    mistaken=("neighbourhood", "neighborhood", "nil", "quartiere"),
)  # fmt: skip
PREMISES = Parameter(
    "spazio", Kind.PREMISES, "chosen premises", mistaken=("place", "premises")
)  # fmt: skip
COMPARED = Parameter(
    "confronta", Kind.AREAS, "neighbourhoods beside the chosen one, at most 3",
    mistaken=("compare",),
)  # fmt: skip

SECOND = Parameter(
    "con", Kind.INDICATOR, "a second indicator, set beside the one shown", ("mappa",),
    mistaken=("with", "second"),
)  # fmt: skip

SHARED = (
    LANGUAGE, INDICATOR, YEAR, MODE, SINCE, SCHEME, SCALE, AREA, PREMISES, COMPARED,
)  # fmt: skip
"""What all pages share, in the order in which it is written."""

SECTION = Parameter(
    "vista", Kind.CHOICE, "section of the page", ("spazi",), default="brief",
    values=_values(brief="breve", people="persone", history="storia"), mistaken=("view",),
    formerly=_values(
        stato="brief", bisogno="people", tempo="history", soldi="history", fonti="history",
        registro="history",
    ),
)  # fmt: skip
WORKS = Parameter(
    "lavori", Kind.CHOICE, "state of the works", ("spazi",),
    values=_values(
        unknown="non-noto", to_be_done="da-fare", under_way="in-corso", done="conclusi",
    ),
)  # fmt: skip
SERVICE = Parameter(
    "servizio", Kind.CHOICE, "state of the service", ("spazi",),
    values=_values(
        unknown="non-noto", call_open="bando-aperto", under_evaluation="in-valutazione",
        awarded="assegnato", open="aperto", ended="concluso",
    ),
)  # fmt: skip
THEME = Parameter(
    "ambito", Kind.CHOICE, "what the premises is for", ("spazi",),
    values=_values(
        social_lodges="portinerie", activities_services="animazione",
        enterprise_community="impresa",
    ),
)  # fmt: skip
MUNICIPIO = Parameter(
    "municipio", Kind.CHOICE, "Municipio of the premises", ("spazi",),
    values=MappingProxyType({str(number): str(number) for number in CITY.districts}),
)  # fmt: skip
CERTAINTY = Parameter(
    "certezza", Kind.CHOICE, "how sure the address of the premises is", ("spazi",),
    values=_values(H="alta", M="media", L="bassa"),
)  # fmt: skip
REACH = Parameter(
    "entro", Kind.CHOICE, "distance in metres, or minutes on foot", ("spazi",), default="500",
    values=MappingProxyType({
        "250": "250", "500": "500", "1000": "1000",
        "walk5": "piedi-5", "walk10": "piedi-10", "walk15": "piedi-15",
    }),
)  # fmt: skip
DAY = Parameter("al", Kind.DAY, "day as of which statuses are told", ("spazi",))

CHART = Parameter(
    "vista", Kind.CHOICE, "the one chart of an embedded page", ("quartiere",),
    values=_values(strips="strisce", trends="andamenti", map="mappa"), mistaken=("view",),
)  # fmt: skip

DESIGN = Parameter("disegno", Kind.DESIGN, "design shown", ("indice",), mistaken=("design",))
OTHER_DESIGN = Parameter("confronto", Kind.DESIGN, "design compared with", ("indice",))
READING = Parameter(
    "lettura", Kind.CHOICE, "how the map is read", ("indice",), default="punteggio",
    values=_values(punteggio="punteggio", robusta="robusta", variazione="variazione"),
    mistaken=("reading",),
)  # fmt: skip
VARIED = Parameter(
    "passo", Kind.CHOICE, "what the ranges vary", ("indice",), default="errori",
    values=_values(choices="scelte", errori="errori"),
)  # fmt: skip
INDEX_YEAR = Parameter("anno_indice", Kind.YEAR, "year of the index", ("indice",))
INDEX_SINCE = Parameter(
    "dal_indice", Kind.YEAR, "first year of a change of the index", ("indice",)
)  # fmt: skip

OUTCOME = Parameter(
    "esito", Kind.INDICATOR, "outcome shown", ("prima-dopo",), default="elderly_alone",
    mistaken=("outcome",),
)  # fmt: skip
OTHERS = Parameter(
    "altri", Kind.INDICATORS, "outcomes tested together with it, at most 3", ("prima-dopo",)
)  # fmt: skip
TREATED = Parameter(
    "trattati", Kind.AREAS, "treated neighbourhoods", ("prima-dopo",), mistaken=("treated",),
    by_hand=True,
)  # fmt: skip
START = Parameter(
    "inizio", Kind.YEAR, "first treated year", ("prima-dopo",), mistaken=("start",), by_hand=True,
)  # fmt: skip
COMPARISON = Parameter(
    "confronto", Kind.CHOICE, "whom the treated are compared with", ("prima-dopo",), default="all",
    values=_values(all="tutte", outskirts="periferia", similar="simili", own="elenco"),
)  # fmt: skip
OWN_LIST = Parameter(
    "elenco", Kind.AREAS, "neighbourhoods of a comparison of one's own", ("prima-dopo",),
    by_hand=True,
)  # fmt: skip
RING = Parameter(
    "anello", Kind.CHOICE, "the neighbours of the treated: left out or kept", ("prima-dopo",),
    default="out", values=MappingProxyType({"out": "fuori", "in": "dentro"}),
)  # fmt: skip
BEFORE = Parameter(
    "prima", Kind.PERIOD, "years before", ("prima-dopo",), mistaken=("before",)
)  # fmt: skip
AFTER = Parameter("dopo", Kind.PERIOD, "years after", ("prima-dopo",), mistaken=("after",))
FLOOR = Parameter(
    "soglia", Kind.CHOICE, "which neighbourhoods are large enough", ("prima-dopo",),
    default="residents", values=_values(residents="1000", rates="affidabili"),
)  # fmt: skip
WEIGHTED = Parameter(
    "pesi", Kind.CHOICE, "whether neighbourhoods count by their residents", ("prima-dopo",),
    default="no", values=_values(no="no", yes="residenti"),
)  # fmt: skip

STORY = Parameter("storia", Kind.STORY, "story told", ("presentazione",), mistaken=("story",))
SCENE = Parameter("scena", Kind.NUMBER, "scene shown", ("presentazione",), mistaken=("scene",))

OF_PREMISES = (SECTION, WORKS, SERVICE, THEME, MUNICIPIO, CERTAINTY, REACH, DAY)
OF_PLAN = (
    OUTCOME, OTHERS, TREATED, START, COMPARISON, OWN_LIST, RING, BEFORE, AFTER, FLOOR, WEIGHTED,
)  # fmt: skip
TABLE = (
    *SHARED, SECOND, *OF_PREMISES, CHART, DESIGN, OTHER_DESIGN, READING, VARIED, INDEX_YEAR,
    INDEX_SINCE, *OF_PLAN, STORY, SCENE,
)  # fmt: skip
"""Every parameter of the address."""

OF_STREAMLIT = ("embed", "embed_options")
"""Parameters that the server itself reads."""
KNOWN = frozenset({*OF_STREAMLIT, *(name for entry in TABLE for name in entry.names)})
"""Every name that an address may hold."""
MISTAKEN = MappingProxyType({wrong: entry.name for entry in TABLE for wrong in entry.mistaken})
"""What a person may write for a name, with the name that is meant."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A parameter of the address that could not be used, and what was shown instead.

    ``sentence`` is the whole sentence where the usual one does not do.
    """

    parameter: str
    typed: Foreign
    used: str
    sentence: str = ""


class Reader:
    """Reads one address; a notice for each value that cannot be used gathers in ``notices``."""

    def __init__(self, query: Mapping[str, str]) -> None:
        """``query``: the parameters of the address by name, each once."""
        self._query = query
        self.notices: list[Notice] = []

    @property
    def refused(self) -> tuple[str, ...]:
        """Names of the parameters that could not be used, each once, in the order of reading."""
        return tuple(dict.fromkeys(notice.parameter for notice in self.notices))

    def written(self, parameter: Parameter) -> str:
        """The value as it is written; empty if the address does not say."""
        return self._query.get(parameter.name, "")

    def refuse(self, parameter: Parameter, used: str = "") -> None:
        """Note that a value cannot be used, and what is shown instead."""
        self.notices.append(Notice(parameter.name, foreign(self.written(parameter)), used))

    def value(self, parameter: Parameter, allowed: Mapping[str, T], default: str) -> T:
        """The value among those ``allowed``, by how they are written; ``default`` is one."""
        written = self.written(parameter)
        if written and written not in allowed:
            self.refuse(parameter, default)
        return allowed[written if written in allowed else default]

    def choice(self, parameter: Parameter) -> str:
        """The key of a choice that has a default."""
        allowed = {**parameter.formerly, **parameter.keys}
        return self.value(parameter, allowed, parameter.values[parameter.default])

    def option(self, parameter: Parameter) -> str | None:
        """The key of a choice, or ``None`` where none is made."""
        return self.value(parameter, {"": None, **parameter.keys}, "")

    def numbers(
        self, parameter: Parameter, allowed: Collection[int], most: int | None = None
    ) -> tuple[int, ...]:
        """The whole numbers of a list that are ``allowed``, each once, in order, ``most`` of them.

        A list that holds others, or more, is noted.
        """
        written = self.written(parameter)
        if parameter.by_hand:
            parts, whole = re.split(r"[,;\s]+", written.strip()), "[0-9]{1,4}"
        else:
            parts, whole = written.split(","), "0|[1-9][0-9]{0,3}"
        numbers = (int(part) for part in parts if re.fullmatch(whole, part))
        known = tuple(dict.fromkeys(number for number in numbers if number in allowed))[:most]
        if parts != [""] and len(known) != len(set(parts)):
            self.refuse(parameter, joined(known))
        return known

    def period(self, parameter: Parameter, years: Collection[int]) -> tuple[int, int] | None:
        """The first and the last year of a period within ``years``; ``None`` if there is none."""
        ends = re.fullmatch(r"([0-9]{4})-([0-9]{4})", self.written(parameter))
        if ends is not None:
            first, last = int(ends[1]), int(ends[2])
            if first in years and last in years and first <= last:
                return first, last
        if self.written(parameter):
            self.refuse(parameter)
        return None

    def day(self, parameter: Parameter, *, first: date, last: date) -> date | None:
        """The day between ``first`` and ``last``; ``None`` for no day or for ``last`` itself."""
        written = self.written(parameter)
        try:
            day = date.fromisoformat(written) if written else None
        except ValueError:
            day = None
        if written and (day is None or not first <= day <= last):
            self.refuse(parameter, last.isoformat())
            return None
        return None if day == last else day


def joined(values: Collection[object]) -> str:
    """A list as it is written."""
    return ",".join(map(str, values))


def key_written(parameter: Parameter, key: str | None) -> str:
    """A choice as it is written; empty for the default and for none."""
    return "" if key is None or key == parameter.default else parameter.values[key]


def address_of(values: Mapping[Parameter, str]) -> dict[str, str]:
    """The part of the address that says ``values``, which are as they are written; empty is left
    out."""
    return {parameter.name: written for parameter, written in values.items() if written}


def without(query: Mapping[str, str], parameters: Collection[Parameter]) -> dict[str, str]:
    """An address without some of its parameters, under whatever name they stand."""
    names = {name for parameter in parameters for name in parameter.names}
    return {name: value for name, value in query.items() if name not in names}
