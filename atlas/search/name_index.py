"""Names found by the words a person is typing, with errors forgiven. Pure: words in, scores out.

A word counts if a name has it, if it begins one of the name's, or if it is one or two letters off.
What is exact comes first; errors are looked for only where nothing fits as it is typed, and a name
shorter than what was typed (via Dante for via Dante Alighieri) only where errors do not help.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import takewhile

from rapidfuzz import process
from rapidfuzz.distance import OSA

EXACT, BEGINNING, ONE_OFF, TWO_OFF = 1.0, 0.9, 0.6, 0.4
"""How much a word counts, by how it fits."""
UNNAMED = 0.04
"""What each word of the name that was not typed costs."""
LETTERS_FOR = {1: 4, 2: 7}
"""How long a word must be to be that many letters off: shorter ones are like too many."""

Fits = Mapping[str, float]


class NameIndex:
    """Names by number, each a sequence of words; see :meth:`find`."""

    def __init__(self, names: Iterable[Sequence[str]]) -> None:
        self._names = [tuple(words) for words in names]
        with_word: dict[str, list[int]] = defaultdict(list)
        for number, words in enumerate(self._names):
            for word in set(words):
                with_word[word].append(number)
        self._with_word = dict(with_word)
        self._words = sorted(self._with_word)
        self._cut: dict[int, list[str]] = {}

    def find(self, typed: Sequence[str]) -> dict[int, float]:
        """Scores, up to 1, of the names that have all the words typed, in any order."""
        for fit in (self._as_typed, self._with_errors):
            scores = self._with_all(typed, fit)
            if scores:
                return scores
        return {}

    def within(self, typed: Sequence[str]) -> dict[int, float]:
        """Scores, under those of :meth:`find`, of the names all of whose words were typed."""
        words = set(typed)
        return {
            number: TWO_OFF * len(self._names[number]) / len(words)
            for word in words
            for number in self._with_word.get(word, ())
            if words.issuperset(self._names[number])
        }

    def _with_all(self, typed: Sequence[str], fit: Callable[[str], Fits]) -> dict[int, float]:
        totals: dict[int, float] = {}
        for place, word in enumerate(typed):
            best: dict[int, float] = {}
            for known, quality in fit(word).items():
                for number in self._with_word[known]:
                    if place == 0 or number in totals:
                        best[number] = max(quality, best.get(number, 0.0))
            totals = {number: totals.get(number, 0.0) + score for number, score in best.items()}
        return {
            number: total / len(typed) - UNNAMED * max(0, len(self._names[number]) - len(typed))
            for number, total in totals.items()
        }

    def _as_typed(self, word: str) -> Fits:
        start = bisect_left(self._words, word)
        begun = takewhile(lambda known: known.startswith(word), self._words[start:])
        return {known: EXACT if known == word else BEGINNING for known in begun}

    def _with_errors(self, word: str) -> Fits:
        """Known words a letter or two away, seen as far as the typed word goes."""
        as_typed = dict(self._as_typed(word))
        if as_typed or len(word) < LETTERS_FOR[1]:
            return as_typed
        most = 2 if len(word) >= LETTERS_FOR[2] else 1
        near = process.extract(
            word,
            self._beginnings(len(word) + 1),
            scorer=OSA.distance,
            score_cutoff=most,
            limit=None,
        )
        least = min((distance for _, distance, _ in near), default=0)
        quality = ONE_OFF if least == 1 else TWO_OFF
        return {
            self._words[place]: quality + (UNNAMED if len(self._words[place]) <= len(known) else 0)
            for known, distance, place in near
            if distance == least
        }

    def _beginnings(self, letters: int) -> list[str]:
        if letters not in self._cut:
            self._cut[letters] = [word[:letters] for word in self._words]
        return self._cut[letters]
