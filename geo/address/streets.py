"""Which streets a reading of a typed address may mean, told by their names alone.

A street is its position in the register's table. Exact names come first, then parts of names,
then repairs of what was typed; a set with several streets is for the person to decide.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

import pandas as pd
from rapidfuzz import fuzz, process

from geo.address.text import SAINT, TITLES, Typed, likeliest, words_of

SUGGESTIONS_SHOWN = 5
SUGGESTION_SCORE = 75.0


class StreetNames:
    """Names of the streets by word. ``streets``: street_id, kind, name, also (may be empty)."""

    def __init__(self, streets: pd.DataFrame) -> None:
        self.ids: list[int] = streets["street_id"].tolist()
        self.kinds: list[str] = streets["kind"].tolist()
        self._names: list[str] = streets["name"].tolist()
        self._keys = [" ".join(words_of(name)) for name in self._names]
        self._words = [sorted(key.split()) for key in self._keys]
        others = [words_of(also) if also else () for also in streets["also"]]
        self._streets_with = _postings(zip(self._words, others, strict=True))

    def label(self, street: int, number: str = "") -> str:
        """Type, name and number as the register writes them."""
        return f"{self.kinds[street]} {self._names[street]} {number}".rstrip()

    def similar(self, typed: Typed) -> list[int]:
        """Streets with a name like the typed one, the likest first."""
        close = process.extract(
            " ".join(typed.words),
            self._keys,
            scorer=fuzz.WRatio,
            limit=SUGGESTIONS_SHOWN,
            score_cutoff=SUGGESTION_SCORE,
        )
        return [street for _, _, street in close]

    def attempts(self, readings: tuple[Typed, ...]) -> Iterator[tuple[Typed, set[int]]]:
        """Streets that may be meant: exact names first, then parts of names, then repairs.

        One word without a street type is never an exact name: it may be anybody's surname.
        """
        best = likeliest(readings)
        for typed in readings:
            if typed.kind or len(typed.words) > 1:
                yield typed, self.exact(typed)
        for typed in readings:
            if typed.number != best.number:
                yield typed, self.exact(replace(typed, kind=None))
        yield best, self._loose(best)
        for words in self._repairs(best.words):
            repaired = replace(best, words=words)
            yield repaired, self.exact(repaired) or self._loose(repaired)

    def exact(self, typed: Typed) -> set[int]:
        """Streets of that very name, words in any order, and of the typed type if any."""
        words = sorted(typed.words)
        return {
            street
            for street in self._with_all(typed.words)
            if self._words[street] == words and typed.kind in (None, self.kinds[street])
        }

    def _loose(self, typed: Typed) -> set[int]:
        """Streets with all the words: of the typed type, or of that very name; else any.

        A typed type decides between people of one surname, not between a first name and a
        surname: via D'Annunzio is not at once via Annunzio Cervi.
        """
        every = self._with_all(typed.words)
        if typed.kind is None:
            return every
        right = {street for street in every if self.kinds[street] == typed.kind}
        surnamed = {street for street in every if self._keys[street].split()[-1] in typed.words}
        if right and not right & surnamed:
            right |= surnamed
        return right | self.exact(replace(typed, kind=None)) or every

    def _with_all(self, words: Iterable[str]) -> set[int]:
        postings = sorted((self._streets_with.get(word, set()) for word in words), key=len)
        return set.intersection(*postings) if postings else set()

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


def _postings(spellings: Iterable[tuple[Iterable[str], ...]]) -> dict[str, set[int]]:
    """Word -> streets that have it; a single letter also finds the words it begins."""
    streets: dict[str, set[int]] = defaultdict(set)
    for street, words in enumerate(spellings):
        for word in chain.from_iterable(words):
            streets[word].add(street)
            if word[0].isalpha():
                streets[word[0]].add(street)
    return dict(streets)
