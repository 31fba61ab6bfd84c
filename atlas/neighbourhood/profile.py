"""What is said of one neighbourhood: its values against the city, its like, what weighs on it.

A :class:`Profile` is made once and drawn by the page, the sheet, the batch report and the exports,
so that they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

import pandas as pd

from atlas import repository
from atlas.neighbourhood import adjacency
from atlas.neighbourhood.adjacency import Adjacency
from atlas.neighbourhood.nearby import NearbyPlace
from atlas.rows import row
from atlas.wording import Text, numbers, text
from atlas.wording.map_sentences import WHOLE_CITY
from indicators import REGISTRY
from indicators.engine.city_test import Verdict, counted_once, stands_best, weighs_most
from indicators.engine.reliability import Reliability, is_doubtful
from indicators.engine.similarity import closest_in, distances
from indicators.spec import Indicator, Interval, Polarity

LIKE = 3
"""So many areas are named as the most alike."""

SHARED = 3
"""So many variables say why two areas are alike."""

NO_MARK = "none"


@dataclass(frozen=True, slots=True)
class ProfileEntry:
    """One indicator of one area: its row of the comparison, everybody's values, the Municipio's."""

    indicator: Indicator
    row: pd.Series
    everybody: pd.DataFrame
    municipio: float
    language: str

    @property
    def key(self) -> str:
        """Key of the indicator."""
        return self.indicator.key

    @property
    def year(self) -> int:
        """Year of the values."""
        return self.indicator.latest_year

    @property
    def verdict(self) -> Verdict:
        """Against the city."""
        return Verdict(str(self.row["verdict"]))

    @property
    def title(self) -> str:
        """Short name of the indicator."""
        return self.indicator.short_title.text(self.language)

    @property
    def name(self) -> str:
        """Full name of the indicator, without the year that stands beside it."""
        return self.indicator.title.text(self.language).removesuffix(f", {self.year}")

    @property
    def is_context(self) -> bool:
        """Whether neither end of the scale is worse."""
        return self.indicator.polarity is Polarity.NEITHER

    def write(self, value: float) -> str:
        """A value with its unit; a dash where it is missing."""
        return numbers.value(None if pd.isna(value) else float(value), self.indicator,
                             language=self.language)  # fmt: skip

    def bare(self, value: float) -> str:
        """A value without its unit; a dash where it is missing."""
        return numbers.number(None if pd.isna(value) else float(value), language=self.language,
                              decimals=self.indicator.decimals)  # fmt: skip

    def value(self) -> str:
        """The area's value."""
        return self.write(self.row["value"])

    @property
    def counted(self) -> int:
        """Of how many areas the city's value is made."""
        return repository.indicator_data(self.key).counted_by_year[self.year]

    @property
    def is_partial(self) -> bool:
        """Whether the city's value is only that of the areas with a value."""
        return self.counted < WHOLE_CITY

    def part(self) -> str:
        """Of how many areas the city's value is, where not of all."""
        return text(self.language)("profile.part", count=self.counted) if self.is_partial else ""

    def city(self) -> str:
        """The city's value; of how many areas it is, where not of all."""
        return f"{self.write(self.row['city'])} {self.part() and f'({self.part()})'}".strip()

    def ends(self) -> str:
        """The ends of the interval as bare numbers; empty without one."""
        if pd.isna(self.row["lower"]):
            return ""
        low, high = self.bare(self.row["lower"]), self.bare(self.row["upper"])
        return numbers.span(low, high, language=self.language)

    def interval(self) -> str | None:
        """The area's interval, or ``None``."""
        low, high = (float("nan") if pd.isna(self.row[end]) else float(self.row[end])
                     for end in ("lower", "upper"))  # fmt: skip
        return numbers.interval(low, high, self.indicator, language=self.language)

    def verdict_words(self) -> str:
        """``peggio della città`` and the like, or why there is no verdict."""
        words = text(self.language)
        if self.is_partial and self.verdict not in (Verdict.NOT_TESTED, Verdict.NO_VALUE):
            return words(f"verdict_part.{self.verdict.value}")
        return words(f"verdict.{self.verdict.value}")

    def caution(self) -> str:
        """Why there is no value, no test, or little to rest on; empty if nothing is to be said."""
        words = text(self.language)
        if self.row["reason"]:
            return words(f"missing.{self.row['reason']}")
        if self.row["reliability"] == Reliability.EXCLUDED.value:
            return words("reliability.excluded")
        if self.row["reliability"] == Reliability.LOW.value:
            return words("reliability.low")
        return ""

    def why_untested(self) -> str:
        """Which kind of value this is that cannot be tested; empty for the others."""
        if self.verdict is not Verdict.NOT_TESTED:
            return ""
        if is_doubtful(self.indicator, self.row):
            return text(self.language)("profile.doubtful")
        counted = self.indicator.interval is Interval.COMPLETE_COUNT
        return text(self.language)("profile.counted" if counted else "profile.unmeasured")

    def sentence(self) -> str:
        """The entry in one sentence: the alternative text of its strip."""
        words = text(self.language)
        reason = self.row["reason"]
        value = f"{words('map.no_value')} ({self.caution()})" if reason else self.value()
        interval = self.interval()
        return words(
            "profile.strip",
            title=self.title,
            year=self.year,
            value=value if interval is None else f"{value} ({interval})",
            city=self.city(),
            verdict=self.verdict_words(),
        )


@dataclass(frozen=True, slots=True)
class SimilarArea:
    """An area like another: how far, in which variables closest, in which farthest."""

    area: int
    name: str
    distance: float
    shared: tuple[str, ...]
    apart: str

    def text(self, language: str) -> str:
        """``Distanza 0,77. Più vicini per densità e minorenni; più lontani per ...``."""
        words, titles = text(language), _titles(language)
        return words(
            "profile.alike",
            distance=numbers.number(self.distance, language=language, decimals=2),
            shared=listed([titles[key] for key in self.shared], words),
            apart=titles[self.apart],
        )


@dataclass(frozen=True, slots=True)
class Profile:
    """One neighbourhood in one language."""

    area: int
    name: str
    short_name: str
    municipi: tuple[int, ...]
    mark: str
    residents: int
    residents_year: int
    language: str
    entries: tuple[ProfileEntry, ...]
    counted: frozenset[str]
    alike: tuple[SimilarArea, ...]
    around: tuple[NearbyPlace, ...]
    heaviest: tuple[str, ...]
    best: tuple[str, ...]

    def entry(self, key: str) -> ProfileEntry:
        """The entry of an indicator. Raises ``KeyError``."""
        for entry in self.entries:
            if entry.key == key:
                return entry
        raise KeyError(key)

    def count(self, *verdicts: Verdict) -> int:
        """How many things measured, of which one end is worse, have one of these verdicts.

        Indicators that repeat a thing are counted once, by what is in ``counted``.
        """
        return sum(
            entry.verdict in verdicts and not entry.is_context and entry.key in self.counted
            for entry in self.entries
        )

    @property
    def few(self) -> bool:
        """Whether most values are missing: a park, a yard, a handful of residents."""
        missing = sum(entry.verdict is Verdict.NO_VALUE for entry in self.entries)
        return missing > len(self.entries) / 3

    def municipi_words(self) -> str:
        """``Municipio 8``, or the two or three an area lies in."""
        words = text(self.language)
        if len(self.municipi) == 1:
            return words("area.municipio", number=self.municipi[0])
        return words("area.municipi", numbers=", ".join(map(str, self.municipi)))


def profile(area: int, language: str) -> Profile:
    """Everything that is said of an area. Raises ``KeyError`` for an unknown one."""
    about, table = row(repository.areas(), area), repository.comparison()
    rows = cast("pd.DataFrame", table.xs(area, level="area_id"))
    counted = counted_once(rows)
    of_municipio = row(repository.municipio_values(), int(about["municipio"]))
    return Profile(
        area=area,
        name=str(about["name"]),
        short_name=str(about["short_name"]),
        municipi=tuple(int(number) for number in str(about["municipi"]).split(";")),
        mark=str(about["institutional"]),
        residents=int(repository.residents()[(area, repository.LAST_REGISTER)]),
        residents_year=repository.LAST_REGISTER,
        language=language,
        entries=tuple(
            ProfileEntry(
                indicator,
                row(rows, indicator.key),
                cast("pd.DataFrame", table.loc[indicator.key]),
                float(of_municipio[indicator.key]),
                language,
            )
            for indicator in REGISTRY
        ),
        counted=frozenset(map(str, counted.index)),
        alike=similar_areas(repository.similarity(), area, repository.areas()["short_name"]),
        around=repository.proximity_index().nearby(area),
        heaviest=weighs_most(rows),
        best=stands_best(rows),
    )


def similar_areas(z: pd.DataFrame, area: int, names: pd.Series) -> tuple[SimilarArea, ...]:
    """The ``LIKE`` areas most alike; none if the area lacks a variable of likeness."""
    areas = []
    nearest = distances(z, area).head(LIKE)
    for other, distance in zip(nearest.index.astype(int), nearest, strict=True):
        gaps = closest_in(z, area, int(other))
        order = [str(key) for key in gaps.index]
        areas.append(
            SimilarArea(int(other), str(names[int(other)]), float(distance), tuple(order[:SHARED]),
                  order[-1])
        )  # fmt: skip
    return tuple(areas)


def headline(profile: Profile) -> str:
    """The area in two plain sentences, generated from the data."""
    words, language = text(profile.language), profile.language
    people = numbers.number(profile.residents, language=language)
    who = words("profile.who", area=profile.short_name, municipio=profile.municipi_words(),
                people=people, year=profile.residents_year)  # fmt: skip
    tested = profile.count(Verdict.WORSE, Verdict.BETTER, Verdict.SIMILAR)
    if profile.few or not tested:
        return f"{who} {words('profile.few')}"
    worse, better = profile.count(Verdict.WORSE), profile.count(Verdict.BETTER)
    counted = words(
        "profile.counts", tested=tested, worse=worse, better=better, similar=tested - worse - better
    )
    return f"{who} {counted} {heaviest_words(profile)}"


def heaviest_words(profile: Profile) -> str:
    """What weighs most, in a sentence; that nothing does, if so."""
    words = text(profile.language)
    if not profile.heaviest:
        return nothing_heavy(profile)
    return words("profile.heaviest", list=heaviest_titles(profile))


def heaviest_titles(profile: Profile) -> str:
    """What weighs most, each by the name of its worse end; empty if nothing does."""
    indicators = [profile.entry(key).indicator for key in profile.heaviest]
    titles = [
        lower((indicator.worse_name or indicator.title).text(profile.language))
        for indicator in indicators
    ]
    return listed(titles, text(profile.language))


def nothing_heavy(profile: Profile) -> str:
    """Why nothing is named as weighing most: nothing is worse, or nothing could be tested."""
    tested = profile.count(Verdict.WORSE, Verdict.BETTER, Verdict.SIMILAR)
    return text(profile.language)("profile.nothing_heavy" if tested else "profile.nothing_tested")


def _titles(language: str) -> Mapping[str, str]:
    return {indicator.key: lower(indicator.title.text(language)) for indicator in REGISTRY}


def lower(title: str) -> str:
    """A title within a sentence."""
    return f"{title[:1].lower()}{title[1:]}"


def listed(names: Sequence[str], words: Text) -> str:
    """``a, b e c``."""
    if len(names) < 2:
        return "".join(names)
    return words("profile.and", first=", ".join(names[:-1]), last=names[-1])


def by_direction(area: int) -> Adjacency:
    """Neighbours of an area by direction from its label to theirs, in the order of the compass."""
    return adjacency.by_direction(area, repository.areas(), repository.neighbours())
