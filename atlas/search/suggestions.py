"""What a text that is being typed may mean, the likeliest first, each with where it leads.

One way for all that is sought: names by :mod:`atlas.search.name_index`, doors and corners by the
address book. Nothing is followed by itself: the person chooses.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from atlas import repository
from atlas.repository.memo import kept
from atlas.rows import row
from atlas.search.name_index import NameIndex
from atlas.search.subjects import INDICATORS, Name, SubjectKind, names, of_area
from atlas.wording import Text, numbers, text
from geo.address.book import LONGEST_TEXT, Answer, Outcome, fold
from geo.address.text import Typed, read

SHORTEST, MOST = 2, 8
STREETS_LOOKED_INTO, STREETS_WITH_NUMBER = 12, 3
"""In how many streets a house number is looked for, and how many of them are listed."""
RIGHT_KIND, WRONG_KIND, KNOWN_DOOR, AREA_FIRST = 0.2, -0.1, 0.08, 0.05
"""What a street gains by its typed type and number, and a neighbourhood by being one."""
FAR_M, MEETING_M = 60, 150
"""Metres between the nearest doors of two streets from which they are told, and from which the
streets do not meet."""
Find = Callable[[Sequence[str]], Mapping[int, float]]
CORNER = re.compile(r"[\s,]+(?:angolo|ang|incrocio|corner)\b\.?\s*(?:con|of)?\s+|\s*&\s*")


@dataclass(frozen=True, slots=True)
class _Match:
    """A name that fits, how well, and of a street the reading of the text that it fits."""

    score: float
    name: Name
    reading: Typed


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One line of the list: what it is, what else is to be known, where it leads.

    ``goes`` is empty for what has no place. Its keys: ``area``, ``point`` (longitude, latitude in
    degrees, EPSG:4326), ``place``, ``indicator``, ``page``, or ``text`` to type instead.
    """

    kind: str
    label: str
    detail: str
    goes: Mapping[str, Any] = field(default_factory=dict)


def suggestions(typed: str, language: str, pages: Mapping[str, str]) -> list[Suggestion]:
    """At most eight suggestions for a text; none for one too short or too long.

    ``pages`` are the keys of the pages' titles by their address. Raises
    :class:`data.catalogue.read.ShippedDataError`.
    """
    if not SHORTEST <= len(typed.strip()) <= LONGEST_TEXT:
        return []
    search = _search(language, tuple(pages.items()))
    corner = CORNER.split(fold(typed).strip(), maxsplit=1)
    if len(corner) == 2 and all(corner):
        return search.corners(*corner)
    return search.of(typed)


@kept(entries=4)
def _search(language: str, pages: tuple[tuple[str, str], ...]) -> _Search:
    return _Search(language, dict(pages))


class _Search:
    """The names of one language, indexed once."""

    def __init__(self, language: str, pages: Mapping[str, str]) -> None:
        self._words: Text = text(language)
        self._pages = pages
        self._names = list(names(language, pages))
        self._index = NameIndex(name.words for name in self._names)
        streets = repository.shipped("streets")
        self._kinds = dict(zip(streets["street_id"], streets["kind"], strict=True))

    def of(self, typed: str) -> list[Suggestion]:
        """The suggestions for one text."""
        written: list[Suggestion] = []
        for place, match in enumerate(self._known_doors_first(self._matches(typed))):
            if match.name.kind is SubjectKind.STREET:
                written += self._street(match, is_first=place == 0)
            else:
                written.append(self._named(match.name))
            if len(written) >= MOST:
                break
        return written[:MOST]

    def _known_doors_first(self, matches: list[_Match]) -> list[_Match]:
        """Of alike streets those come first that have the number typed; of the others few stay."""
        numbered = [match for match in matches if match.reading.number is not None]
        book, gains = repository.address_book(), {}
        for match in numbered[:STREETS_LOOKED_INTO]:
            answer = book.at(int(match.name.key), match.reading)
            gains[match] = KNOWN_DOOR * (answer.outcome is Outcome.FOUND)
        numbered = sorted(gains, key=lambda match: -match.score - gains[match])
        others = [match for match in matches if match.reading.number is None]
        return sorted(
            [*numbered[:STREETS_WITH_NUMBER], *others],
            key=lambda match: -match.score - gains.get(match, 0.0),
        )

    def corners(self, first: str, second: str) -> list[Suggestion]:
        """The corners of the streets two texts may mean, those that meet first."""
        sides = [
            [
                int(match.name.key)
                for match in self._matches(side)
                if match.name.kind is SubjectKind.STREET
            ]
            for side in (first, second)
        ]
        met = [
            repository.address_book().corner(street, other)
            for street, other in product(*(side[:STREETS_WITH_NUMBER] for side in sides))
            if street != other
        ]
        placed = [answer for answer in met if answer.gap_m is not None]
        meeting = [answer for answer in placed if (answer.gap_m or 0.0) <= MEETING_M]
        return [self._corner(answer) for answer in (meeting or placed[:1])[:STREETS_WITH_NUMBER]]

    def _matches(self, typed: str) -> list[_Match]:
        """What fits, the likeliest first, each subject once."""
        whole = Typed(None, of_area(typed))
        for find in (self._index.find, self._index.within):
            best: dict[tuple[SubjectKind, int | str], _Match] = {}
            for match in (
                *self._others(find, whole),
                *self._streets(find, read(typed) or (whole,)),
            ):
                key = match.name.kind, match.name.key
                if key not in best or match.score > best[key].score:
                    best[key] = match
            if best:
                return sorted(best.values(), key=lambda match: -match.score)
        return []

    def _others(self, find: Find, whole: Typed) -> Iterator[_Match]:
        for number, score in find(whole.words).items():
            name = self._names[number]
            if name.kind is not SubjectKind.STREET:
                gain = AREA_FIRST if name.kind is SubjectKind.AREA else 0.0
                yield _Match(score - name.cost + gain, name, whole)

    def _streets(self, find: Find, readings: Iterable[Typed]) -> Iterator[_Match]:
        for reading in readings:
            for number, score in find(reading.words).items():
                name = self._names[number]
                if name.kind is SubjectKind.STREET:
                    gain = self._kind_score(reading, int(name.key))
                    yield _Match(score + gain, name, reading)

    def _kind_score(self, reading: Typed, street: int) -> float:
        if reading.kind is None:
            return 0.0
        return RIGHT_KIND if reading.kind == self._kinds[street] else WRONG_KIND

    def _named(self, name: Name) -> Suggestion:
        words, key = self._words, name.key
        if name.kind is SubjectKind.AREA:
            area = row(repository.areas(), int(key))
            detail = words("search.area", municipio=int(area["municipio"]))
            if name.former:
                detail = words("search.former", name=name.former.title(), detail=detail)
            return Suggestion(name.kind, str(area["name"]), detail, {"area": int(key)})
        if name.kind is SubjectKind.PREMISES:
            place = row(repository.premises(), str(key))
            near = row(repository.areas(), int(place["area_id"]))["short_name"]
            detail = words("search.premises", area=near)
            return Suggestion(name.kind, str(place["name"]), detail, {"place": key})
        if name.kind is SubjectKind.INDICATOR:
            title = INDICATORS[str(key)].title.text(words.language)
            return Suggestion(name.kind, title, words("search.indicator"), {"indicator": key})
        return Suggestion(
            name.kind, words(self._pages[str(key)]), words("search.page"), {"page": key}
        )

    def _street(self, match: _Match, *, is_first: bool) -> Iterator[Suggestion]:
        """A street or its door; without a number, the first is listed in each of its areas."""
        street, book = int(match.name.key), repository.address_book()
        answer = book.at(street, match.reading)
        if answer.outcome is Outcome.UNPLACED:
            if is_first:
                yield Suggestion(SubjectKind.STREET, answer.label, self._words("search.unplaced"))
        elif answer.outcome is not Outcome.STREET or len(answer.areas) < 2:
            yield self._door(answer)
        elif is_first:
            yield from (self._door(book.in_area(street, area)) for area in answer.areas)
        else:
            listed = ", ".join(self._area(area) for area in answer.areas)
            yield Suggestion(SubjectKind.STREET, answer.label, listed, {"text": answer.label})

    def _door(self, answer: Answer) -> Suggestion:
        detail = self._area(answer.area_id)
        if answer.outcome is Outcome.NEAREST_NUMBER:
            detail = f"{detail}. {self._nearest(answer)}"
        return _placed(answer, answer.label, detail)

    def _nearest(self, answer: Answer) -> str:
        number = answer.typed_number
        if answer.gap_m is None:
            return self._words("search.nearest", number=number)
        return self._words(
            "search.between", number=number, beyond=answer.beyond, metres=self._metres(answer.gap_m)
        )

    def _corner(self, answer: Answer) -> Suggestion:
        label = self._words("search.corner", street=answer.label, other=answer.crossing)
        gap = answer.gap_m or 0.0
        if gap > MEETING_M:
            apart = self._words("search.no_corner", metres=self._metres(gap))
            return Suggestion(SubjectKind.STREET, label, apart)
        detail = self._area(answer.area_id)
        if gap > FAR_M:
            detail = f"{detail}. {self._words('search.apart', metres=self._metres(gap))}"
        return _placed(answer, label, detail)

    def _metres(self, metres: float) -> str:
        return numbers.number(max(10, round(metres, -1)), language=self._words.language)

    def _area(self, area: int | None) -> str:
        if area is None:
            return self._words("search.outside")
        return str(row(repository.areas(), area)["name"])


def _placed(answer: Answer, label: str, detail: str) -> Suggestion:
    point = [round(answer.lon or 0.0, 6), round(answer.lat or 0.0, 6)]
    return Suggestion(SubjectKind.STREET, label, detail, {"area": answer.area_id, "point": point})
