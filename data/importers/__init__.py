"""Importers: files a person has and the atlas may not ship, accepted or refused with reasons.

Each importer proposes how it reads a file (``propose``), a person confirms, and only then is the
file read (``load``). Nothing is guessed silently: what does not fit is refused, and every refusal
says what is wrong, where, and how to mend it, in both languages.
"""

from collections.abc import Iterable

from base.city import CITY, CODES_PER_CITY
from base.problem import Problem, RefusedError

LONGEST_ITEM = 60
"""Characters shown of a cell or a heading."""

LONGEST_CODE = 18
"""Digits of a code: ISTAT's longest have 13, and so many always fit a column of integers."""


def refuse_if(problems: Iterable[Problem]) -> None:
    """Raise :class:`RefusedError` if there is any problem."""
    refused = tuple(problems)
    if refused:
        raise RefusedError(refused)


def whole_number(value: object) -> int | None:
    """The whole number in a cell, however it is stored: 15146088, 15146088.0, "015146088".

    ``None`` for what is none, or has more digits than any code (``LONGEST_CODE``).
    """
    text = str(value).strip().removesuffix(".0") if isinstance(value, str) else ""
    number = None
    if text.isascii() and text.isdigit() and len(text) <= LONGEST_CODE:
        number = int(text)
    elif isinstance(value, int) and not isinstance(value, bool):
        number = value
    elif isinstance(value, float) and value.is_integer():
        number = int(value)
    return number if number is not None and abs(number) < 10**LONGEST_CODE else None


def city_of(code: int) -> int:
    """ISTAT's code of the city a sub-municipal area belongs to."""
    return code // CODES_PER_CITY


def area_of(code: int) -> int | None:
    """The NIL of an area code, or ``None`` if it is not one of Milan's."""
    return code % CODES_PER_CITY if code in CITY.area_codes else None


def listed(items: Iterable[object], most: int = 12) -> str:
    """Items with commas; the rest of a long list is counted."""
    texts = [_shortened(str(item)) for item in items]
    more = f" (+{len(texts) - most})" if len(texts) > most else ""
    return ", ".join(texts[:most]) + more


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_ITEM else f"{text[: LONGEST_ITEM - 1]}…"
