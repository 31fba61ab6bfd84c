"""Find a typed address among the streets and doors of the city, with no network.

The reader of the text is forgiving about spelling and strict about meaning: case, accents,
apostrophes, abbreviations, word order and a wrong street type are forgiven (the last is said),
but a name that fits several streets is asked back, never guessed, and a door that the register
does not know is answered with the nearest one on the same side, which is named.

Words for the public are not made here: an :class:`Answer` is typed and carries only names.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

import pandas as pd

from geo.address.doors import MICRODEGREES, Doors
from geo.address.streets import StreetNames
from geo.address.text import KIND_FORMS, Typed, fold, likeliest, read, words_of

__all__ = [
    "CANDIDATES_SHOWN", "KIND_FORMS", "LONGEST_TEXT", "MICRODEGREES", "AddressBook", "Answer",
    "Candidate", "Door", "Outcome", "fold", "words_of",
]  # fmt: skip

LONGEST_TEXT = 120
CANDIDATES_SHOWN = 12


class Outcome(StrEnum):
    """What a search came to."""

    FOUND = "found"
    NEAREST_NUMBER = "nearest_number"
    STREET = "street"
    CORNER = "corner"
    UNPLACED = "unplaced"
    AMBIGUOUS = "ambiguous"
    NOTHING = "nothing"


class Door(StrEnum):
    """Which door stands for a number: the register's own, one not yet approved, a side door."""

    MAIN = "main"
    PENDING = "pending"
    SECONDARY = "secondary"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A street to choose from. Searching ``text`` leads to that street."""

    street_id: int
    label: str
    text: str
    areas: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Outcome of a search.

    ``FOUND``: the door itself (for a range such as 18-20, its first door). ``NEAREST_NUMBER``:
    ``number`` is the nearest known door, ``typed_number`` the one typed; ``beyond`` is the known
    door on the other side of it and ``gap_m`` the metres between the two, where there is one.
    ``STREET``: no number was typed; the position is that of the middle door. ``CORNER``: it lies
    between the nearest doors of the street and of ``crossing``, ``gap_m`` apart. ``UNPLACED``: the
    street exists, the register has no door in it. ``AMBIGUOUS`` and ``NOTHING`` carry
    ``candidates`` (``more`` were left out).
    Positions are in degrees (EPSG:4326); ``areas`` are all areas the street's doors lie in, the
    most frequent first; ``typed_kind`` is the street type typed, when it was not the right one.
    """

    outcome: Outcome
    label: str = ""
    street_id: int | None = None
    number: str = ""
    typed_number: str = ""
    door: Door | None = None
    lon: float | None = None
    lat: float | None = None
    area_id: int | None = None
    municipio: int | None = None
    areas: tuple[int, ...] = ()
    typed_kind: str | None = None
    candidates: tuple[Candidate, ...] = ()
    more: int = 0
    beyond: str = ""
    crossing: str = ""
    gap_m: float | None = None


class AddressBook:
    """Streets and doors, indexed once; :meth:`find` answers a typed text.

    ``streets``: street_id, kind, name, also (other spellings, joined by semicolons).
    ``house_numbers``, sorted by street_id and number: street_id, number, suffix, door,
    lon_microdeg, lat_microdeg (EPSG:4326), area_id, municipio (the last two may be missing).
    Raises ``ValueError`` if the doors are not in order.
    """

    def __init__(self, streets: pd.DataFrame, house_numbers: pd.DataFrame) -> None:
        self._streets = StreetNames(streets)
        self._doors = Doors(house_numbers)

    def find(self, text: str) -> Answer:
        """Answer a typed address; never raises, whatever the text."""
        readings = read(text) if len(text) <= LONGEST_TEXT else ()
        if not readings:
            return Answer(Outcome.NOTHING)
        for typed, streets in self._streets.attempts(readings):
            if len(streets) == 1:
                return self._placed(min(streets), typed)
            if streets:
                return self._asked_back(streets, typed)
        return self._suggested(likeliest(readings))

    def at(self, street_id: int, typed: Typed) -> Answer:
        """The door of a known street that answers the number of ``typed``."""
        return self._placed(self._streets.ids.index(street_id), typed)

    def in_area(self, street_id: int, area: int) -> Answer:
        """The part of a known street that lies in an area, at its middle door there."""
        row = self._doors.middle(street_id, area)
        return self._at_door(self._streets.ids.index(street_id), row, Outcome.STREET)

    def corner(self, street_id: int, other_id: int) -> Answer:
        """Where two known streets come nearest; ``UNPLACED`` if one of them has no door."""
        streets, doors = self._streets, self._doors
        street, other = streets.ids.index(street_id), streets.ids.index(other_id)
        pair = doors.nearest_pair(street_id, other_id)
        if pair is None:
            return Answer(Outcome.UNPLACED, streets.label(street), street_id)
        return replace(
            self._at_door(street, pair[0], Outcome.CORNER),
            crossing=streets.label(other),
            gap_m=doors.metres(*pair),
            lon=sum(doors.lon[row] for row in pair) / 2 / MICRODEGREES,
            lat=sum(doors.lat[row] for row in pair) / 2 / MICRODEGREES,
        )

    def _placed(self, street: int, typed: Typed) -> Answer:
        streets, doors = self._streets, self._doors
        street_id, kind = streets.ids[street], streets.kinds[street]
        typed_kind = None if typed.kind in (None, kind) else typed.kind
        row, exact = doors.pick(street_id, typed)
        if row is None:
            label = streets.label(street)
            return Answer(
                Outcome.UNPLACED, label, street_id, typed_number=typed.asked, typed_kind=typed_kind
            )
        outcome = _outcome(typed, exact=exact)
        answer = replace(
            self._at_door(street, row, outcome), typed_number=typed.asked, typed_kind=typed_kind
        )
        nearest = int(doors.number[row])
        if outcome is not Outcome.NEAREST_NUMBER or typed.number in (None, nearest):
            return answer
        beyond = doors.across(street_id, row, typed.number or 0)
        if beyond is None:
            return answer
        return replace(answer, beyond=doors.label(beyond), gap_m=doors.metres(row, beyond))

    def _at_door(self, street: int, row: int, outcome: Outcome) -> Answer:
        streets, doors = self._streets, self._doors
        bare = outcome in (Outcome.STREET, Outcome.CORNER)
        return Answer(
            outcome=outcome,
            label=streets.label(street, "" if bare else doors.label(row)),
            street_id=streets.ids[street],
            number=doors.label(row),
            door=Door(doors.door[row]),
            lon=doors.lon[row] / MICRODEGREES,
            lat=doors.lat[row] / MICRODEGREES,
            area_id=doors.area[row] or None,
            municipio=doors.municipio[row] or None,
            areas=doors.areas(streets.ids[street]),
        )

    def _asked_back(self, streets: set[int], typed: Typed) -> Answer:
        exact = self._streets.exact(replace(typed, kind=None))

        def likelier(street: int) -> tuple[bool, bool, bool, str]:
            placed = bool(self._doors.areas(self._streets.ids[street]))
            wrong_kind = typed.kind not in (None, self._streets.kinds[street])
            return wrong_kind, street not in exact, not placed, self._streets.label(street)

        listed = sorted(streets, key=likelier)
        candidates = self._candidates(listed[:CANDIDATES_SHOWN], typed)
        return Answer(
            Outcome.AMBIGUOUS,
            typed_number=typed.asked,
            candidates=candidates,
            more=len(listed) - len(candidates),
        )

    def _suggested(self, typed: Typed) -> Answer:
        candidates = self._candidates(self._streets.similar(typed), typed)
        return Answer(Outcome.NOTHING, typed_number=typed.asked, candidates=candidates)

    def _candidates(self, streets: Iterable[int], typed: Typed) -> tuple[Candidate, ...]:
        return tuple(
            Candidate(
                street_id=self._streets.ids[street],
                label=self._streets.label(street),
                text=self._streets.label(street, typed.asked),
                areas=self._doors.areas(self._streets.ids[street]),
            )
            for street in streets
        )


def _outcome(typed: Typed, *, exact: bool) -> Outcome:
    if typed.number is None:
        return Outcome.STREET
    return Outcome.FOUND if exact else Outcome.NEAREST_NUMBER
