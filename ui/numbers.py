"""Numbers and dates as a reader of each language writes them (Babel, CLDR).

Pure functions; ``language`` is ``"it"`` or ``"en"``. A missing number is a dash, never a zero.
"""

from __future__ import annotations

import math
from datetime import date
from functools import cache

from babel import Locale
from babel.dates import format_date
from babel.numbers import NumberPattern, parse_pattern

from indicators.spec import Indicator, Unit
from ui.text import text

LOCALES = {"it": "it_IT", "en": "en_GB"}
DASH = "–"
MINUS = "−"


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(LOCALES[language])


@cache
def _pattern(decimals: int) -> NumberPattern:
    return parse_pattern("#,##0" + ("." + "0" * decimals if decimals else ""))


def number(value: float | None, *, language: str, decimals: int = 0) -> str:
    """``12345.6`` -> ``12.345,6`` (it) or ``12,345.6`` (en); missing -> a dash."""
    if value is None or math.isnan(value):
        return DASH
    rounded = round(float(value), decimals) + 0.0
    written = _pattern(decimals).apply(abs(rounded), _locale(language))
    return f"{MINUS}{written}" if rounded < 0 else written


def signed(value: float | None, *, language: str, decimals: int = 0) -> str:
    """Like :func:`number`, with a plus sign when positive."""
    written = number(value, language=language, decimals=decimals)
    shown = value is not None and not math.isnan(value) and round(value, decimals) > 0
    return f"+{written}" if shown else written


def with_unit(written: str, unit: Unit, *, language: str) -> str:
    """Add the unit of an indicator to a written number."""
    return text(language)(f"unit.{unit.value}", value=written)


def value(found: float | None, indicator: Indicator, *, language: str) -> str:
    """An indicator's value with its unit, rounded as the indicator says."""
    if found is None or math.isnan(found):
        return DASH
    written = number(found, language=language, decimals=indicator.decimals)
    return with_unit(written, indicator.unit, language=language)


def change(found: float | None, indicator: Indicator, *, language: str) -> str:
    """A difference between two years: percentage points for shares, the unit otherwise."""
    if found is None or math.isnan(found):
        return DASH
    written = signed(found, language=language, decimals=indicator.decimals)
    return text(language)(f"unit_change.{indicator.unit.value}", value=written)


def interval(
    lower: float, upper: float, indicator: Indicator, *, language: str, as_change: bool = False
) -> str | None:
    """``45,1–49,0 %``: the two ends of an interval, or ``None`` if there is none."""
    if math.isnan(lower) or math.isnan(upper):
        return None
    write = signed if as_change else number
    low, high = (
        write(end, language=language, decimals=indicator.decimals) for end in (lower, upper)
    )
    joined = text(language)("phrase.from_to", low=low, high=high)
    if as_change:
        return text(language)(f"unit_change.{indicator.unit.value}", value=joined)
    return with_unit(joined, indicator.unit, language=language)


def ordinal(rank: int, *, language: str) -> str:
    """``9º`` in Italian, ``9th`` in English."""
    if language == "it":
        return f"{rank}º"
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return f"{rank}{'th' if 10 <= rank % 100 <= 20 else suffix}"


def day(written: str | None, *, language: str, precision: str = "day") -> str:
    """``2020-03-16`` -> ``16 marzo 2020``; months and years as precise as they are known."""
    if not written:
        return DASH
    if precision == "year":
        return written[:4]
    found = date.fromisoformat(written if len(written) == 10 else f"{written}-01")
    pattern = "MMMM y" if precision == "month" else "d MMMM y"
    return str(format_date(found, format=pattern, locale=_locale(language)))
