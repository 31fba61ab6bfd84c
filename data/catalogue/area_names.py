"""Names of the 88 areas (NIL) as people and the city's own files write them. Pure but for one file.

The files DS205, DS964 and DS1440 of the city write the names of 2020 with abbreviations (``S.``,
``P.ta``, ``Q.re``) and with or without accents; the plan of 2012 had other names.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import yaml

NAMES_2012 = Path(__file__).parents[1] / "curated" / "nil_names_2012.yml"
ISTAT_BASE = 15_146_000
"""ISTAT numbers the NIL of Milan (COM_ASC2) from here: 15146014 is NIL 14."""

_ABBREVIATIONS = (
    (r"\bs\.\s*", "san "), (r"\bp\.?ta\b\.?", "porta"), (r"\bq\.?re\b\.?", "quartiere"),
    (r"\bp\.?le\b\.?", "piazzale"), (r"\bv\.?le\b\.?", "viale"),
)  # fmt: skip
_NUMBER = re.compile(r"(?:nil\s*)?0*([1-9][0-9]{0,7})(?:[.,]0+)?", re.IGNORECASE)
_BOTH = re.compile(r"(?:nil\s*)?0*([1-9][0-9]?)\s*[-–.:)]?\s+(.*[^\W\d].*)", re.IGNORECASE)


def plain(name: str) -> str:
    """A name without accents, capitals, signs and spaces, abbreviations written out.

    The word *quartiere* and the prefix *NIL* are left out.
    """
    text = name.strip().casefold()
    for pattern, whole in _ABBREVIATIONS:
        text = re.sub(pattern, whole, text)
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    words = [word for word in re.split(r"[^a-z0-9]+", bare) if word]
    if words[:1] == ["nil"] and len(words) > 1:
        words = words[1:]
    return "".join(word for word in words if word != "quartiere")


def parts(name: str) -> list[str]:
    """The names that are joined by dashes in the name of an area."""
    return re.split(r"\s*[–-]\s+|\s+[–-]\s*", name)


def part_forms(name: str) -> list[str]:
    """Each of the names joined in the name of an area, and the same without *Porta* or *Parco*."""
    bare = re.compile(r"^(porta|parco|p\.ta|pta)\s+", re.IGNORECASE)
    return [form for part in parts(name) for form in (part, bare.sub("", part))]


class AreaNames:
    """Finds areas by number, by a whole name, or by one of the names joined in it."""

    def __init__(
        self, names: Mapping[int, Sequence[str]], older: Mapping[int, Sequence[str]] | None = None
    ) -> None:
        self._names = names
        self._whole = _by_name({area: list(some) for area, some in names.items()})
        self._parts = _by_name(
            {
                area: [form for name in some for form in part_forms(name)]
                for area, some in names.items()
            }
        )
        self._older = _by_name(older or {})

    def find(self, text: str) -> tuple[int, ...]:
        """Areas that ``text`` may be: none, one, or several. Names of today win over older ones."""
        if match := _NUMBER.fullmatch(text.strip()):
            number = int(match[1])
            number -= ISTAT_BASE if number > ISTAT_BASE else 0
            return (number,) if number in self._names else ()
        if (match := _BOTH.fullmatch(text.strip())) and (named := self._named(match[2])):
            number = int(match[1])
            return (number,) if number in named else ()
        return self._named(text)

    def _named(self, text: str) -> tuple[int, ...]:
        name = plain(text)
        if not name:
            return ()
        places = (self._whole, self._older, self._parts)
        return next((areas[name] for areas in places if name in areas), ())


@cache
def names_of_2012() -> dict[int, tuple[str, ...]]:
    """The names of the plan of 2012, by the area of today they are."""
    listed = yaml.safe_load(NAMES_2012.read_text(encoding="utf-8"))["names"]
    names: dict[int, tuple[str, ...]] = {}
    for row in listed:
        if row["area_id"] is not None:
            area = int(row["area_id"])
            names[area] = (*names.get(area, ()), str(row["name"]))
    return names


def _by_name(names: Mapping[int, Sequence[str]]) -> dict[str, tuple[int, ...]]:
    areas: dict[str, tuple[int, ...]] = {}
    for area, some in names.items():
        for name in some:
            key = plain(name)
            if key and area not in areas.get(key, ()):
                areas[key] = (*areas.get(key, ()), area)
    return areas
