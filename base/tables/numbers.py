"""A written number and its two readings: with a decimal comma and with a decimal point."""

import re
from functools import lru_cache
from typing import Literal, NamedTuple

Decimal = Literal["comma", "point"]

MISSING = frozenset({
    "", ".", "..", "...", "…", "-", "--", "–", "—", "na", "n/a", "n.a.", "n.a", "nd", "n/d", "n.d.",
    "n.d", "nan", "null", "none", "<na>", "#n/d", "#n/a", "non disponibile", "not available",
})  # fmt: skip
"""Cells (in lower case) that mean: no value."""

_GROUP = " '’\u00a0\u2009\u202f"
"""Signs between thousands, besides the mark that is not the decimal one."""


def _pattern(decimal: str, thousands: str) -> re.Pattern[str]:
    grouped = rf"[1-9][0-9]{{0,2}}(?P<sign>[{thousands}{_GROUP}])[0-9]{{3}}(?:(?P=sign)[0-9]{{3}})*"
    return re.compile(rf"(?P<whole>{grouped}|[0-9]*)(?:{decimal}(?P<part>[0-9]+))?")


_COMMA, _POINT = _pattern(",", "."), _pattern(r"\.", ",")
_CURRENCY = r"(?:€|\$|£|eur\b|euro\b)"
_DRESS = re.compile(
    rf"(?P<minus>[-+−–]?)\s*(?:{_CURRENCY}\s*)?(?P<body>[0-9.,{_GROUP}]*[0-9])"
    rf"(?P<power>e[-+−]?[0-9]{{1,3}})?\s*(?P<unit>%|{_CURRENCY})?",
    re.IGNORECASE,
)


class NumberReading(NamedTuple):
    """A cell read both ways; ``None``: not a number that way. ``percent``: it carries a %."""

    comma: float | None
    point: float | None
    percent: bool = False

    def under(self, decimal: Decimal | None) -> float | None:
        """The value with that mark; ``None`` for a table where both readings are the same."""
        if decimal is None:
            return self.comma if self.comma is not None else self.point
        return self.comma if decimal == "comma" else self.point

    @property
    def ambiguous(self) -> bool:
        """Whether the two readings are two numbers."""
        return self.comma is not None and self.point is not None and self.comma != self.point

    @property
    def telling_mark(self) -> Decimal | None:
        """The only mark the cell can be read with, if there is one."""
        if (self.comma is None) == (self.point is None):
            return None
        return "comma" if self.point is None else "point"


NOT_A_NUMBER = NumberReading(None, None)


def is_missing(cell: str) -> bool:
    """Whether a cell says that there is no value."""
    return cell.strip().lower() in MISSING


@lru_cache(maxsize=20_000)
def reading(cell: str) -> NumberReading:
    """The readings of a cell: thousands in threes, sign, currency, per cent, power of ten."""
    text = cell.strip()
    return _bare(text) or _dressed(text)


def _bare(text: str) -> NumberReading | None:
    """The readings of digits with at most one mark and no thousands: most cells, quickly."""
    mark = "," if "," in text else "."
    whole, sign, part = text.partition(mark)
    if not (whole.isascii() and whole.isdigit()):
        return None
    if not sign:
        return NumberReading(float(whole), float(whole))
    if not (part.isascii() and part.isdigit()) or (len(part) == 3 and len(whole) < 4):
        return None
    value = float(f"{whole}.{part}")
    return NumberReading(value, None) if mark == "," else NumberReading(None, value)


def _dressed(text: str) -> NumberReading:
    dress = _DRESS.fullmatch(text)
    if dress is None:
        return NOT_A_NUMBER
    minus = "-" if dress["minus"] in ("-", "−", "–") and dress["minus"] else ""
    power = (dress["power"] or "").replace("−", "-")
    comma, point = (_value(mark, dress["body"], minus, power) for mark in (_COMMA, _POINT))
    return NumberReading(comma, point, percent=dress["unit"] == "%")


def _value(pattern: re.Pattern[str], body: str, minus: str, power: str) -> float | None:
    match = pattern.fullmatch(body)
    if match is None or (match["sign"] and power):
        return None
    whole = "".join(sign for sign in match["whole"] if sign.isdigit())
    return float(f"{minus}{whole or 0}.{match['part'] or 0}{power}")
