"""What may be said of a rank, the same on every page, sheet, poster and story. Pure.

Of an indicator's ranks what the error of the estimates leaves certain is said: among how many an
area surely is at either end of the list, from the joint range of the ranks. Where the range reaches
over half of the list there is no rank. Of the index, whose ranks are redrawn, the places are said
that an area takes as the choices change and the values err. The two have words of their own.
"""

from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from atlas.wording import numbers, text
from indicators.index.layer import ERRORS_REDRAWN
from indicators.spec import Indicator, Polarity

NEAR = 5
"""An estimate in the first or last fifth of a list is near its end, though no rank is sure."""

ENDS = {True: ("lowest", "highest"), False: ("highest", "lowest")}
"""Names of the first and of the last end, where the lowest value is first and where it is not."""


class Certain(StrEnum):
    """What the range of a rank leaves certain."""

    EXACT = "exact"
    AMONG_FIRST = "among_first"
    AMONG_LAST = "among_last"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class RankRange:
    """A rank among ``of`` with the range it may lie in (1 = first)."""

    rank: int
    low: int
    high: int
    of: int

    @property
    def certain(self) -> Certain:
        """What may be said: an exact rank, one end of the list up to its half, or nothing."""
        if self.low == self.high:
            return Certain.EXACT
        if self.high <= self.of / 2:
            return Certain.AMONG_FIRST
        return Certain.AMONG_LAST if self.from_last <= self.of / 2 else Certain.NOTHING

    @property
    def near_an_end(self) -> bool:
        """Whether the estimate lies in the first or last fifth of the list."""
        return min(self.rank, self.of - self.rank + 1) * NEAR <= self.of

    @property
    def from_last(self) -> int:
        """Among so many at the last end of the list it surely is."""
        return self.of - self.low + 1


def rank_range(row: pd.Series) -> RankRange:
    """The standing of a ranked row of an indicator's table."""
    names = ("rank", "rank_low", "rank_high", "ranked_of")
    return RankRange(*(int(row[name]) for name in names))


def is_redrawn(row: pd.Series) -> bool:
    """Whether the range of a row's rank is that of changed choices, not of an error."""
    return bool(row.get("redrawn", False))


def compared(of: int, *, language: str) -> str:
    """``79 quartieri confrontati``."""
    return text(language)("rank.compared", of=of)


def said(row: pd.Series, indicator: Indicator, *, language: str, of: str = "") -> str:
    """``sicuramente fra i 12 valori più alti su 79``; ``of`` replaces the bare count of areas."""
    standing, words = rank_range(row), text(language)
    among = of or str(standing.of)
    if is_redrawn(row):
        return of_draws(standing, language=language, of=among)
    first, last = ENDS[indicator.polarity is Polarity.LOWER_IS_WORSE]
    if standing.certain is Certain.AMONG_FIRST:
        return words(f"rank.among_{first}", count=_many(standing.high, language), of=among)
    if standing.certain is Certain.AMONG_LAST:
        return words(f"rank.among_{last}", count=_many(standing.from_last, language), of=among)
    if standing.certain is Certain.NOTHING:
        return _near(standing, first, last, language=language, of=among)
    if standing.rank == 1:
        return words(f"rank.first_{first}", of=among)
    place = numbers.ordinal(standing.rank, language=language)
    return words(
        f"rank.exact_{first}", place=numbers.joined("il", place, language=language), of=among
    )


def _many(count: int, language: str) -> str:
    """``i 12``, ``gli 8``; the number alone in English."""
    return numbers.joined("i", str(count), language=language)


def _near(standing: RankRange, first: str, last: str, *, language: str, of: str) -> str:
    if not standing.near_an_end:
        return text(language)("rank.unknown", of=of)
    end = first if standing.rank * NEAR <= standing.of else last
    return text(language)(f"rank.near_{end}", of=of)


def of_draws(
    standing: RankRange, *, language: str, of: str = "", errors: bool = ERRORS_REDRAWN
) -> str:
    """``3º posto su 72; cambiando le scelte e ..., in 9 prove su 10 dal 2º al 10º``.

    Without a place where its range reaches over half of the list. ``errors``: the values were
    redrawn too.
    """
    words = text(language)
    place = words(
        "rank.no_place" if standing.certain is Certain.NOTHING else "rank.place",
        place=numbers.ordinal(standing.rank, language=language),
        of=of or standing.of,
    )
    return words(
        "rank.redrawn", place=place, spread=spread(standing, language=language, errors=errors)
    )


def spread(standing: RankRange, *, language: str, errors: bool = ERRORS_REDRAWN) -> str:
    """``cambiando le scelte e ..., in 9 prove su 10 dal 2º al 10º``: the 5-95 % of the redraws."""
    words = text(language)
    low, high = (numbers.ordinal(rank, language=language) for rank in (standing.low, standing.high))
    return words(
        "rank.spread_one" if low == high else "rank.spread",
        varying=varying(errors=errors, language=language),
        low=low if low == high else numbers.joined("da", low, language=language),
        high=numbers.joined("a", high, language=language),
    )


def varying(*, errors: bool, language: str) -> str:
    """What ranks were redrawn over: the choices, or the error of the estimates too."""
    return text(language)("index.varying_errors" if errors else "index.varying_choices")


def cell(standing: RankRange, *, language: str) -> str:
    """``8 (8–11)`` for a table; a dash for the rank where its range reaches over half the list."""
    if standing.low == standing.high:
        return str(standing.rank)
    rank = numbers.DASH if standing.certain is Certain.NOTHING else str(standing.rank)
    return numbers.within(rank, str(standing.low), str(standing.high), language=language)


def heading(row: pd.Series, *, language: str) -> str:
    """The head of a column of :func:`cell`: what the range in brackets is of."""
    return text(language)("table.rank_redrawn" if is_redrawn(row) else "table.rank_error")


def detail(row: pd.Series, *, language: str) -> str:
    """The ranges behind the words: of the area alone, and of all at once; empty without a range."""
    standing = rank_range(row)
    if standing.low == standing.high or is_redrawn(row):
        return ""
    low, high, alone_low, alone_high = (
        numbers.ordinal(int(row[name]), language=language)
        for name in ("rank_low", "rank_high", "rank_alone_low", "rank_alone_high")
    )
    return text(language)(
        "rank.detail",
        place=numbers.ordinal(standing.rank, language=language),
        of=standing.of,
        alone_low=numbers.joined("da", alone_low, language=language),
        alone_high=numbers.joined("a", alone_high, language=language),
        low=numbers.joined("da", low, language=language),
        high=numbers.joined("a", high, language=language),
    )
