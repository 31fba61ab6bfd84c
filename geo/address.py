"""Find a typed address among the streets and doors of the city, with no network.

The reader of the text is forgiving about spelling and strict about meaning: case, accents,
apostrophes, abbreviations, word order and a wrong street type are forgiven (the last is said),
but a name that fits several streets is asked back, never guessed, and a door that the register
does not know is answered with the nearest one on the same side, which is named.

Words for the public are not made here: an :class:`Answer` is typed and carries only names.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain, takewhile

import numpy as np
import numpy.typing as npt
import pandas as pd
from rapidfuzz import fuzz, process

LONGEST_TEXT = 120
CANDIDATES_SHOWN = 12
SUGGESTIONS_SHOWN = 5
SUGGESTION_SCORE = 75.0
MICRODEGREES = 1_000_000


def _row(words: str) -> list[str]:
    return words.split()


KIND_FORMS = {
    "alzaia": "alz",
    "bastioni": "bastione bst",
    "cavalcavia": "cav",
    "corso": "cso crs",
    "foro": "",
    "galleria": "gall gll",
    "giardini": "giard",
    "giardino": "grd",
    "largo": "lgo lg",
    "monte": "",
    "parco": "",
    "passaggio": "pass psg",
    "passeggiata": "",
    "passerella": "",
    "piazza": "pza pzza pz",
    "piazzale": "ple pzle pzzle pzale",
    "piazzetta": "ptta pzt pztta pzta pzetta pzzetta",
    "ponte": "",
    "ripa": "",
    "sito": "",
    "sopraelevata": "",
    "sottopasso": "",
    "sottovia": "",
    "strada": "str",
    "via": "v",
    "via privata": "",
    "viale": "vle vl",
    "vicolo": "vlo vic",
}
"""Street types of the register, each with the abbreviations people type (dots left out)."""

KINDS = {form: kind for kind, forms in KIND_FORMS.items() for form in (kind, *forms.split())}
PRIVATE = frozenset({"privata", "priv", "pr", "pvt"})

SAINT = "san"
SAME_WORD = {
    **dict.fromkeys(_row("s ss sant santa santi santo sta sto"), SAINT),
    **dict.fromkeys(_row("flli fli fratello"), "fratelli"),
    **dict.fromkeys(_row("giam gian giovan"), "giovanni"),
    "cardinal": "cardinale",
    "card": "cardinale",
    "gen": "generale",
    "pta": "porta",
    "mons": "monsignor",
    "monsignore": "monsignor",
}
"""Words that count as one."""

LITTLE_WORDS = frozenset(
    _row(
        "a ad agli ai al all alla alle allo d da dei del dell della delle dello degli di e ed "
        "gli il in l la le lo nei nel nell per sul sull sulla via"
    )
)
"""Words a person leaves out or adds without meaning another street."""

TITLES = frozenset(
    _row(
        "avvocato beato capitano cardinale cavaliere conte don dottor duca fra generale ingegner "
        "maestro maresciallo monsignor padre papa professor senatore suor tenente"
    )
)
"""Words dropped when nothing is found with them."""

CARDINALS = _row(
    "uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici "
    "quindici sedici diciassette diciotto diciannove venti ventuno ventidue ventitre "
    "ventiquattro venticinque ventisei ventisette ventotto ventinove trenta trentuno"
)
ORDINALS = _row("primo secondo terzo quarto quinto sesto settimo ottavo nono decimo")
ROMAN_UNITS = ["", *_row("i ii iii iv v vi vii viii ix")]


class Outcome(StrEnum):
    """What a search came to."""

    FOUND = "found"
    NEAREST_NUMBER = "nearest_number"
    STREET = "street"
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
    ``number`` is the nearest known door, ``asked`` the one typed. ``STREET``: no number was
    typed; the position is that of the middle door. ``UNPLACED``: the street exists, the register
    has no door in it. ``AMBIGUOUS`` and ``NOTHING`` carry ``candidates`` (``more`` were left out).
    Positions are in degrees (EPSG:4326); ``areas`` are all areas the street's doors lie in, the
    most frequent first; ``typed_kind`` is the street type typed, when it was not the right one.
    """

    outcome: Outcome
    label: str = ""
    street_id: int | None = None
    number: str = ""
    asked: str = ""
    door: Door | None = None
    lon: float | None = None
    lat: float | None = None
    area_id: int | None = None
    municipio: int | None = None
    areas: tuple[int, ...] = ()
    typed_kind: str | None = None
    candidates: tuple[Candidate, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Typed:
    """A text as it was understood: street type, words of the name, number and what follows it."""

    kind: str | None
    words: tuple[str, ...]
    number: int | None = None
    suffix: tuple[str, ...] = ()

    @property
    def asked(self) -> str:
        """The number as the register would write it: ``24A``, ``46/6``; empty if none."""
        if self.number is None:
            return ""
        first, *others = self.suffix or ("",)
        glued = f"/{first}" if first.isdigit() else first
        return "/".join([f"{self.number}{glued}", *others])


def fold(text: str) -> str:
    """Lower case without accents, one kind of apostrophe, abbreviations without their dots."""
    plain = unicodedata.normalize("NFKD", re.sub("[’‘`´ʼ′]", "'", text))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()
    for gap in ("", " "):
        plain = re.sub(rf"\b([a-z])[./]{gap}([a-z]{{1,5}})\b", _undotted, plain)
    return plain


def words_of(text: str) -> tuple[str, ...]:
    """The meaningful words of a street name, in order, each in its canonical form."""
    found = (SAME_WORD.get(word, word) for word in re.findall("[a-z0-9]+", fold(text)))
    return tuple(NUMERALS.get(word, word) for word in found if word not in LITTLE_WORDS)


def suffix_runs(suffix: str) -> tuple[str, ...]:
    """What follows a house number, cut where letters and digits meet: ``A/3`` is (A, 3)."""
    return tuple(re.findall("[A-Z]+|[0-9]+", suffix.upper()))


def read(text: str) -> tuple[Typed, ...]:
    """The ways to understand a text, in the order to try them.

    Digits may belong to the name (via Otto Ottobre 2001) or be the house number; a first word
    such as ``monte`` may be the street type or part of the name.
    """
    street = _without_tails(fold(text))
    readings = _typed(street)
    for digits in re.finditer("[0-9]+", street):
        found = NUMBER.match(street, digits.start())
        if found is not None:
            number, suffix = int(found["number"]), suffix_runs(found["suffix"])
            readings += _typed(street[: found.start()], number, suffix)
    return tuple(readings)


NUMBER = re.compile(
    r"(?<![a-z])(?P<number>[0-9]{1,4})(?![0-9])"
    r"(?P<suffix>(?:[\s/,.&+-]*(?:(?:[a-z]|bis|ter|quater)(?![a-z])|[0-9]{1,4}(?![0-9]))){0,4})"
    r"[\s/,.-]*$"
)
TAILS = (
    (re.compile(r"\b20[01][0-9]{2}\b"), " "),
    (re.compile(r"^\s*milano[\s,:-]+(?=[a-z0-9])"), ""),
    (re.compile(r"(,|\bmilano\b|\bmi\b)\W*ital(?:ia|y)\W*$"), r"\1"),
    (re.compile(r"[\s,-]+\(?mi\)?\W*$"), ""),
    (re.compile(r"(?:(?<!\bda)[\s,(-]+|^\W*)milano\W*$"), ""),
    (re.compile(r"[\s,]+(?:s\.?\s?n\.?\s?c?\.?|senza numero)$"), ""),
    (
        re.compile(
            r"(?<=[0-9])(\s*/?\s*[a-z]?)[\s,]+(?:scala|sc|interno|int|piano|edificio|presso)\b.*$"
        ),
        r"\1",
    ),
    (re.compile(r"(?<=[a-z]{3})(?=[0-9])"), " "),
    (re.compile(r"(?<=[0-9]) e (?=[0-9])"), "-"),
    (re.compile(r"\b(?:n|nr|no|num|numero|civ|civico)\b[\s.°]*(?=[0-9])"), " "),
)
"""What is put aside before reading, in order: CAP, country, city, "no number", staircase."""

NUMBER_FIRST = re.compile(r"(?P<number>[0-9]{1,4}(?:\s?/?[a-z])?)[\s,]+(?P<street>[a-z].*)")


def _undotted(found: re.Match[str]) -> str:
    joined = found[1] + found[2]
    return joined if joined in KINDS or joined in SAME_WORD else f"{found[1]} {found[2]}"


def _without_tails(folded: str) -> str:
    for pattern, instead in TAILS:
        folded = pattern.sub(instead, folded).strip(" ,;")
    leading = NUMBER_FIRST.match(folded)
    if leading and re.split("[^a-z]", leading["street"])[0] in KINDS:
        return f"{leading['street']} {leading['number']}"
    return folded


def _typed(street: str, number: int | None = None, suffix: tuple[str, ...] = ()) -> list[Typed]:
    """Readings with and without a street type; none if no word is spelt out."""
    name = re.findall("[a-z0-9]+", street)
    kind = KINDS.get(name[0]) if name else None
    whole = Typed(None, words_of(street), number, suffix)
    if kind is not None:
        name = name[1:]
    if kind == "via" and name and name[0] in PRIVATE:
        kind, name = "via privata", name[1:]
    if not any(len(word) > 1 and word.isalpha() for word in name):
        return []
    typed = Typed(kind, words_of(" ".join(name)), number, suffix)
    found = [typed] if typed.words == whole.words else [typed, whole]
    return [reading for reading in found if reading.words]


def _numerals() -> dict[str, str]:
    known = {}
    for value, word in enumerate(CARDINALS, start=1):
        ordinals = [ORDINALS[value - 1]] if value <= 10 else [word[:-1] + "esimo", word + "esimo"]
        known.update(dict.fromkeys([word, *ordinals], str(value)))
        known["x" * (value // 10) + ROMAN_UNITS[value % 10]] = str(value)
    return {word: digits for word, digits in known.items() if len(word) > 1}


NUMERALS = _numerals()
"""Numbers in words and Roman figures to digits, 1 to 31 (single letters may be initials)."""


class AddressBook:
    """Streets and doors, indexed once; :meth:`find` answers a typed text.

    ``streets``: street_id, kind, name, also (other spellings, joined by semicolons).
    ``house_numbers``, sorted by street_id and number: street_id, number, suffix, door,
    lon_microdeg, lat_microdeg (EPSG:4326), area_id, municipio (the last two may be missing).
    Raises ``ValueError`` if the doors are not in order.
    """

    def __init__(self, streets: pd.DataFrame, house_numbers: pd.DataFrame) -> None:
        self._ids: list[int] = streets["street_id"].tolist()
        self._kinds: list[str] = streets["kind"].tolist()
        self._names: list[str] = streets["name"].tolist()
        self._keys = [" ".join(words_of(name)) for name in self._names]
        self._words = [sorted(key.split()) for key in self._keys]
        others = [words_of(also) if also else () for also in streets["also"]]
        self._streets_with = _postings(zip(self._words, others, strict=True))
        self._doors = _Doors(house_numbers)

    def find(self, text: str) -> Answer:
        """Answer a typed address; never raises, whatever the text."""
        readings = read(text) if len(text) <= LONGEST_TEXT else ()
        if not readings:
            return Answer(Outcome.NOTHING)
        for typed, streets in self._attempts(readings):
            if len(streets) == 1:
                return self._placed(min(streets), typed)
            if streets:
                return self._asked_back(streets, typed)
        return self._suggested(_likeliest(readings))

    def _attempts(self, readings: tuple[Typed, ...]) -> Iterator[tuple[Typed, set[int]]]:
        """Streets that may be meant: exact names first, then parts of names, then repairs.

        One word without a street type is never an exact name: it may be anybody's surname.
        """
        likeliest = _likeliest(readings)
        for typed in readings:
            if typed.kind or len(typed.words) > 1:
                yield typed, self._exact(typed)
        for typed in readings:
            if typed.number != likeliest.number:
                yield typed, self._exact(replace(typed, kind=None))
        yield likeliest, self._loose(likeliest)
        for words in self._repairs(likeliest.words):
            repaired = replace(likeliest, words=words)
            yield repaired, self._exact(repaired) or self._loose(repaired)

    def _exact(self, typed: Typed) -> set[int]:
        words = sorted(typed.words)
        return {
            street
            for street in self._with_all(typed.words)
            if self._words[street] == words and typed.kind in (None, self._kinds[street])
        }

    def _loose(self, typed: Typed) -> set[int]:
        """Streets with all the words: of the typed type, or of that very name; else any.

        A typed type decides between people of one surname, not between a first name and a
        surname: via D'Annunzio is not at once via Annunzio Cervi.
        """
        every = self._with_all(typed.words)
        if typed.kind is None:
            return every
        right = {street for street in every if self._kinds[street] == typed.kind}
        surnamed = {street for street in every if self._keys[street].split()[-1] in typed.words}
        if right and not right & surnamed:
            right |= surnamed
        return right | self._exact(replace(typed, kind=None)) or every

    def _with_all(self, words: Iterable[str]) -> set[int]:
        found = sorted((self._streets_with.get(word, set()) for word in words), key=len)
        return set.intersection(*found) if found else set()

    def _repairs(self, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """The words cut or glued differently, S. as an initial, titles such as ``don`` dropped."""
        yield from self._respaced(words)
        if SAINT in words:
            yield tuple(SAINT[0] if word == SAINT else word for word in words)
        untitled = tuple(word for word in words if word not in TITLES)
        if untitled and untitled != words:
            yield untitled
            yield from self._respaced(untitled)

    def _respaced(self, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        for place, word in enumerate(words):
            before, after = words[:place], words[place + 1 :]
            if after and word + after[0] in self._streets_with:
                yield (*before, word + after[0], *after[1:])
            for parts in self._cuts(word):
                yield (*before, *parts, *after)

    def _cuts(self, word: str) -> Iterator[tuple[str, ...]]:
        """An unknown word as two known ones (santerlembaldo); a lone letter must be d' or l'."""
        if word in self._streets_with:
            return
        for cut in range(1 if word[0] in "dl" else 2, len(word) - 2):
            parts = words_of(f"{word[:cut]} {word[cut:]}")
            if all(part in self._streets_with for part in parts):
                yield parts

    def _placed(self, street: int, typed: Typed) -> Answer:
        doors = self._doors
        street_id, kind = self._ids[street], self._kinds[street]
        typed_kind = None if typed.kind in (None, kind) else typed.kind
        outcome, row = doors.pick(street_id, typed)
        if row is None:
            label = self._label(street)
            return Answer(outcome, label, street_id, asked=typed.asked, typed_kind=typed_kind)
        return Answer(
            outcome=outcome,
            label=self._label(street, "" if outcome is Outcome.STREET else doors.label(row)),
            street_id=street_id,
            number=doors.label(row),
            asked=typed.asked,
            door=Door(doors.door[row]),
            lon=doors.lon[row] / MICRODEGREES,
            lat=doors.lat[row] / MICRODEGREES,
            area_id=doors.area[row] or None,
            municipio=doors.municipio[row] or None,
            areas=doors.areas(street_id),
            typed_kind=typed_kind,
        )

    def _asked_back(self, streets: set[int], typed: Typed) -> Answer:
        exact = self._exact(replace(typed, kind=None))

        def likelier(street: int) -> tuple[bool, bool, bool, str]:
            placed = bool(self._doors.areas(self._ids[street]))
            wrong_kind = typed.kind not in (None, self._kinds[street])
            return wrong_kind, street not in exact, not placed, self._label(street)

        listed = sorted(streets, key=likelier)
        shown = self._candidates(listed[:CANDIDATES_SHOWN], typed)
        return Answer(
            Outcome.AMBIGUOUS, asked=typed.asked, candidates=shown, more=len(listed) - len(shown)
        )

    def _suggested(self, typed: Typed) -> Answer:
        close = process.extract(
            " ".join(typed.words),
            self._keys,
            scorer=fuzz.WRatio,
            limit=SUGGESTIONS_SHOWN,
            score_cutoff=SUGGESTION_SCORE,
        )
        shown = self._candidates([street for _, _, street in close], typed)
        return Answer(Outcome.NOTHING, asked=typed.asked, candidates=shown)

    def _candidates(self, streets: Iterable[int], typed: Typed) -> tuple[Candidate, ...]:
        return tuple(
            Candidate(
                street_id=self._ids[street],
                label=self._label(street),
                text=self._label(street, typed.asked),
                areas=self._doors.areas(self._ids[street]),
            )
            for street in streets
        )

    def _label(self, street: int, number: str = "") -> str:
        return f"{self._kinds[street]} {self._names[street]} {number}".rstrip()


class _Doors:
    """The doors of every street, as plain columns cut by street; 0 stands for a missing id."""

    def __init__(self, house_numbers: pd.DataFrame) -> None:
        if not house_numbers["street_id"].is_monotonic_increasing:
            raise ValueError("house numbers must be sorted by street")
        street_ids, starts, counts = np.unique(
            house_numbers["street_id"].to_numpy(), return_index=True, return_counts=True
        )
        self._rows = {
            int(street): slice(int(start), int(start + count))
            for street, start, count in zip(street_ids, starts, counts, strict=True)
        }
        self.number: npt.NDArray[np.int64] = house_numbers["number"].to_numpy("int64")
        self.suffix: list[str] = house_numbers["suffix"].tolist()
        self.door: list[str] = house_numbers["door"].tolist()
        self.lon: list[int] = house_numbers["lon_microdeg"].tolist()
        self.lat: list[int] = house_numbers["lat_microdeg"].tolist()
        self.area: list[int] = house_numbers["area_id"].fillna(0).astype(int).tolist()
        self.municipio: list[int] = house_numbers["municipio"].fillna(0).astype(int).tolist()

    def label(self, row: int) -> str:
        """Number and suffix of a door, as the register writes them."""
        return f"{self.number[row]}{self.suffix[row]}"

    def areas(self, street_id: int) -> tuple[int, ...]:
        """Areas the street's doors lie in, the most frequent first (empty if it has no door)."""
        inside = Counter(filter(None, self.area[self._rows.get(street_id, slice(0))]))
        return tuple(area for area, _ in sorted(inside.items(), key=lambda item: (-item[1], item)))

    def pick(self, street_id: int, typed: Typed) -> tuple[Outcome, int | None]:
        """The door that answers, as an outcome and a row."""
        rows = self._rows.get(street_id)
        if rows is None:
            return Outcome.UNPLACED, None
        if typed.number is None:
            return Outcome.STREET, (rows.start + rows.stop) // 2
        same = rows.start + np.flatnonzero(self.number[rows] == typed.number)
        if not same.size:
            return Outcome.NEAREST_NUMBER, rows.start + _nearest(self.number[rows], typed.number)
        suffixes = [suffix_runs(self.suffix[row]) for row in same]
        for wanted in _range_starts(typed.number, typed.suffix):
            if wanted in suffixes:
                return Outcome.FOUND, int(same[suffixes.index(wanted)])
        closest = max(range(len(same)), key=lambda n: _in_common(suffixes[n], typed.suffix))
        return Outcome.NEAREST_NUMBER, int(same[closest])


def _likeliest(readings: tuple[Typed, ...]) -> Typed:
    return max(readings, key=lambda typed: (typed.number is not None, typed.kind is not None))


def _postings(spellings: Iterable[tuple[Iterable[str], ...]]) -> dict[str, set[int]]:
    """Word -> streets that have it; a single letter also finds the words it begins."""
    found: dict[str, set[int]] = defaultdict(set)
    for street, words in enumerate(spellings):
        for word in chain.from_iterable(words):
            found[word].add(street)
            if word[0].isalpha():
                found[word[0]].add(street)
    return dict(found)


def _nearest(numbers: npt.NDArray[np.int64], asked: int) -> int:
    """Position of the nearest number on the same side (odd or even), else of the nearest."""
    gaps = np.abs(numbers - asked)
    same_side = numbers % 2 == asked % 2
    if same_side.any():
        gaps = np.where(same_side, gaps, gaps.max() + 1)
    return int(np.argmin(gaps))


def _range_starts(number: int, runs: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The suffix itself, then, while it ends a range (18-20, 24 A/F), what begins the range."""
    yield runs
    while runs and _ends_range(number, runs):
        runs = runs[:-1]
        yield runs


def _ends_range(number: int, runs: tuple[str, ...]) -> bool:
    last, previous = runs[-1], runs[-2] if len(runs) > 1 else ""
    if last.isdigit():
        return int(last) > number
    return previous.isalpha() and len(previous) == len(last) == 1 and last > previous


def _in_common(known: tuple[str, ...], asked: tuple[str, ...]) -> tuple[int, int]:
    """How well a known suffix stands for the asked one: shared beginning, then brevity."""
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(known, asked, strict=False))
    return len(list(pairs)), -len(known)
