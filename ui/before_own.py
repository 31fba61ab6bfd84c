"""A reader's own panel as an outcome: read, checked, known by its content. Pure.

A panel is long: one row per area and year. It is kept by the session that brought it; what is
remembered here is found only by whoever has its fingerprint.
"""

from __future__ import annotations

import csv
import hashlib
import math
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

import numpy as np
import pandas as pd

from indicators import indicator as of_registry
from indicators.evaluation.numbers import MISSING
from indicators.measure import Measure
from indicators.reliability import Reliability
from indicators.spec import (
    Indicator,
    Interval,
    Polarity,
    Standing,
    Theme,
    Unit,
    Voice,
    Words,
)

PREFIX = "own-"
LEAST_YEARS, LEAST_AREAS = 2, 10
MOST_BYTES, MOST_SHOWN, REMEMBERED = 2_000_000, 8, 64
AREA = ("area_id", "area", "nil", "id_nil", "quartiere")
YEAR = ("year", "anno")
VALUE = ("value", "valore")
FLAWS = (
    "large", "not_utf8", "no_table", "no_area", "no_year", "no_value", "cells", "area", "year",
    "value", "twice", "few_years", "few_areas",
)  # fmt: skip
"""Codes of :class:`Flaw`, each with a sentence in the texts."""

FIRST_YEAR, LAST_YEAR = 1900, 2100


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing wrong with a file: ``code`` names its sentence, ``row`` is the line of the file."""

    code: str
    row: int | None = None
    said: str = ""


class OwnRefusedError(ValueError):
    """The file is no panel of Milan's areas; ``flaws`` lists all that was found."""

    def __init__(self, flaws: Sequence[Flaw]) -> None:
        super().__init__(", ".join(one.code for one in flaws))
        self.flaws = tuple(flaws)


@dataclass(frozen=True, slots=True)
class OwnPanel:
    """``table`` has ``area_id, year, value``; ``key`` is made of the file's content."""

    key: str
    file: str
    title: str
    years: tuple[int, ...]
    decimals: int
    table: pd.DataFrame


_REMEMBERED: OrderedDict[str, OwnPanel] = OrderedDict()


def remember(panel: OwnPanel) -> None:
    """Let :func:`outcome` find ``panel`` by its key; the oldest of many is forgotten."""
    _REMEMBERED[panel.key] = panel
    _REMEMBERED.move_to_end(panel.key)
    while len(_REMEMBERED) > REMEMBERED:
        _REMEMBERED.popitem(last=False)


def is_own(key: str) -> bool:
    """Whether an outcome was brought by a reader."""
    return key.startswith(PREFIX)


def own(key: str) -> OwnPanel:
    """The remembered panel of that key. Raises ``KeyError``."""
    return _REMEMBERED[key]


def outcome(key: str) -> Indicator:
    """The papers of an outcome: of the registry, or those of a reader's panel."""
    return indicator_of(own(key)) if is_own(key) else of_registry(key)


def read_own(content: bytes, file: str, names: Mapping[int, str]) -> OwnPanel:
    """The panel in a CSV file: columns area, year and one value, any order, comma or semicolon.

    ``names`` are the areas by number; a cell may hold either. Raises :class:`OwnRefusedError`.
    """
    rows, separator = _rows(content)
    area, year, value = _columns(rows[0])
    places = {_plain(name): number for number, name in names.items()}
    flaws: list[Flaw] = []
    seen: dict[tuple[int, int], int] = {}
    found: list[tuple[int, int, float, str]] = []
    for line, row in enumerate(rows[1:], start=2):
        if not any(cell.strip() for cell in row):
            continue
        if len(row) != len(rows[0]):
            flaws.append(Flaw("cells", line, f"{len(row)} / {len(rows[0])}"))
            continue
        where, flaw_area = _area(row[area], names, places)
        when, flaw_year = _year(row[year])
        size, flaw_value = _value(row[value], separator)
        wrong = [one for one in (flaw_area, flaw_year, flaw_value) if one]
        flaws += [Flaw(code, line, said) for code, said in wrong]
        if wrong:
            continue
        if (where, when) in seen:
            flaws.append(Flaw("twice", line, f"{seen[where, when]}"))
            continue
        seen[where, when] = line
        found.append((where, when, size, row[value].strip()))
    flaws += _whole(found) if not flaws else []
    if flaws:
        raise OwnRefusedError(flaws)
    table = pd.DataFrame([one[:3] for one in found], columns=["area_id", "year", "value"])
    header = rows[0][value].strip()
    title = PurePath(file).stem if header.lower() in VALUE else header
    print_ = hashlib.sha256(content + title.encode()).hexdigest()[:16]
    return OwnPanel(
        key=f"{PREFIX}{print_}",
        file=PurePath(file).name,
        title=title or "?",
        years=tuple(sorted({when for _, when, _, _ in found})),
        decimals=min(2, max(len(said.replace(",", ".").partition(".")[2]) for *_, said in found)),
        table=table,
    )


def windows_for(one: Indicator) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Years that the before and the after window of a reader's panel may hold."""
    return one.years[:-1], one.years[1:]


def opening_windows(one: Indicator) -> tuple[tuple[int, int], tuple[int, int]]:
    """Windows to begin with: the pandemic years apart where the panel allows, else two halves."""
    early = [year for year in one.years if year <= 2019]
    late = [year for year in one.years if year >= 2022]
    if len(early) < 2 or not late:
        half = max(1, len(one.years) // 2)
        early, late = list(one.years[:half]), list(one.years[half:])
    return (early[0], early[-1]), (late[0], late[-1])


def long_table(panel: OwnPanel) -> pd.DataFrame:
    """The panel with the columns :func:`indicators.evaluation.milan.milan_frame` reads.

    How far its values are reliable is not known: all count as they are.
    """
    return panel.table.assign(pooled_years=1, reliability=Reliability.RELIABLE.value)


def extended(residents: pd.Series, years: Sequence[int]) -> pd.Series:
    """Residents by (area, year), also of years outside the register: those of the nearest year."""
    wide = residents.unstack("year")
    asked = sorted({*wide.columns, *years})
    known = np.array(wide.columns)
    nearest = [int(known[np.abs(known - year).argmin()]) for year in asked]
    wider = wide[nearest].set_axis(pd.Index(asked, name="year"), axis=1)
    return pd.Series(wider.stack())


def indicator_of(panel: OwnPanel) -> Indicator:
    """A reader's panel dressed as an indicator; what nobody told is said to be unknown."""
    title = Words(it=panel.title, en=panel.title)
    unknown = Words(it="non dichiarato nel file", en="not stated in the file")
    return Indicator(
        key=panel.key,
        title=title,
        short_title=title,
        high_name=Words(it=f"{panel.title}: valore alto", en=f"{panel.title}: high value"),
        low_name=Words(it=f"{panel.title}: valore basso", en=f"{panel.title}: low value"),
        meaning=Words(
            it=f"Dato portato da chi legge, dal file «{panel.file}».",
            en=f"Data brought by the reader, from the file “{panel.file}”.",
        ),
        why_it_matters=unknown,
        value_phrase=title,
        unit=Unit.INDEX,
        decimals=panel.decimals,
        polarity=Polarity.NEITHER,
        theme=Theme.CONTEXT,
        speaks_of=Voice.CONTEXT,
        datasets=(PREFIX,),
        inputs=("value",),
        support=Words(it="quartieri (NIL)", en="neighbourhoods (NIL)"),
        standing=Standing.OBSERVED,
        years=panel.years,
        comparable=True,
        breaks=(),
        interval=Interval.NOT_ESTIMATED,
        base=unknown,
        formula=unknown,
        reference=panel.file,
        limitations=Words(
            it="L'atlante non ha verificato questo file: fonte, definizione, unità e rotture della "
            "serie sono di chi lo ha portato.",
            en="The atlas has not checked this file: source, definition, unit and breaks of the "
            "series are those of whoever brought it.",
        ),
        method_version="1.0",
        valid_from="2026-11-28",
        compute=_given,
    )


def _given(frame: pd.DataFrame) -> Measure:
    value = frame["value"]
    return Measure(value, pd.Series(1.0, index=value.index), value, 1.0)


def _rows(content: bytes) -> tuple[list[list[str]], str]:
    if len(content) > MOST_BYTES:
        raise OwnRefusedError([Flaw("large", said=f"{MOST_BYTES // 1_000_000}")])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        raise OwnRefusedError([Flaw("not_utf8")]) from failure
    head = text.split("\n", 1)[0]
    separator = max(";,\t", key=head.count)
    rows = list(csv.reader(text.splitlines(), delimiter=separator))
    if len(rows) < 2 or head.count(separator) == 0:
        raise OwnRefusedError([Flaw("no_table", 1, head[:60])])
    return rows, separator


def _columns(header: Sequence[str]) -> tuple[int, int, int]:
    names = [name.strip().lower() for name in header]
    area = next((names.index(one) for one in AREA if one in names), None)
    year = next((names.index(one) for one in YEAR if one in names), None)
    flaws = [
        Flaw(code, 1, ", ".join(header)[:80])
        for code, place in (("no_area", area), ("no_year", year))
        if place is None
    ]
    rest = [n for n in range(len(names)) if n not in (area, year)]
    value = next((n for n in rest if names[n] in VALUE), rest[0] if len(rest) == 1 else None)
    if value is None:
        flaws.append(Flaw("no_value", 1, ", ".join(header)[:80]))
    if area is None or year is None or value is None:
        raise OwnRefusedError(flaws)
    return area, year, value


Flawed = tuple[str, str] | None


def _area(cell: str, names: Mapping[int, str], places: Mapping[str, int]) -> tuple[int, Flawed]:
    said = cell.strip()
    number = int(said) if said.isdecimal() and len(said) < 5 else places.get(_plain(said), 0)
    return (number, None) if number in names else (0, ("area", said[:40]))


def _year(cell: str) -> tuple[int, Flawed]:
    said = cell.strip()
    if said.isdecimal() and FIRST_YEAR <= int(said) <= LAST_YEAR:
        return int(said), None
    return 0, ("year", said[:40])


def _value(cell: str, separator: str) -> tuple[float, Flawed]:
    said = cell.strip()
    if said.lower() in MISSING:
        return math.nan, None
    if separator != "," and "." not in said:
        said = said.replace(",", ".")
    try:
        found = float(said) if "_" not in said else math.nan
    except ValueError:
        found = math.nan
    return (found, None) if math.isfinite(found) else (0.0, ("value", cell.strip()[:40]))


def _whole(found: Sequence[tuple[int, int, float, str]]) -> list[Flaw]:
    known = [one for one in found if not math.isnan(one[2])]
    years, areas = {one[1] for one in known}, {one[0] for one in known}
    flaws = []
    if len(years) < LEAST_YEARS:
        flaws.append(Flaw("few_years", said=", ".join(str(one) for one in sorted(years)) or "0"))
    if len(areas) < LEAST_AREAS:
        flaws.append(Flaw("few_areas", said=f"{len(areas)}"))
    return flaws


def _plain(name: str) -> str:
    kept: Callable[[str], bool] = str.isalnum
    return "".join(letter for letter in name.casefold() if kept(letter))
